"""The members of a team: how own and agreed scores are read, agreement, blind mode, signatures."""
