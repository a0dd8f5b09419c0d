"""Editions of the criteria, as data that ships with the program."""
