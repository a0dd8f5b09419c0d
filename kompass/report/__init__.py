"""The written report: one document model, one thin writer per format."""
