"""Search in everything at once: documents, pages of the web, notes."""
