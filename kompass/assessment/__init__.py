"""The assessment file: one visit, one municipality, one edition."""
