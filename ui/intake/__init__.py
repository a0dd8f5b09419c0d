"""Bringing figures in: a source, what was read in it, and exactly what goes into the archive."""
