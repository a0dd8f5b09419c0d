"""The catalogue: editions of the criteria, read only."""
