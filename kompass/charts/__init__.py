"""Pictures as matplotlib figures, the same ones for screen and paper (never pyplot)."""
