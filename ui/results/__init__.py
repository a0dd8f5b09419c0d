"""Jämförelsebas: the table of results, one result as a record, and what a selection comes to."""
