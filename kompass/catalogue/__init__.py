"""The catalogue: editions of the criteria and indicator sets, never changed once published."""
