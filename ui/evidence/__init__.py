"""The evidence of a question beside its score: shown, weighed, tied, cited and opened."""
