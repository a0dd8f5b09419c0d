"""One function per use case, gathered in ``kompass.assessment.edits``."""
