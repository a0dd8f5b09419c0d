"""The reader: sources as they look, with search, selection and marks on them."""
