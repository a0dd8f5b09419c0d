"""Finished results and reference values: public figures only."""
