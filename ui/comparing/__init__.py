"""Jämför: who is compared, the views of it, and what must be said beside them."""
