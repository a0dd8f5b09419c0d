"""Jämför: what is written to files, and nominees side by side."""
