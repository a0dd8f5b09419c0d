"""Interviews: guides, the programme of a visit, and what is typed while people talk."""
