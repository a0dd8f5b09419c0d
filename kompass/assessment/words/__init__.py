"""Fields, values, steps and differences in Swedish words."""
