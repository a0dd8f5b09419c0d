"""Bringing printed figures in: what a table or a report says, before anybody takes it."""
