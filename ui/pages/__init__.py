"""One page per job; pages do not know each other."""
