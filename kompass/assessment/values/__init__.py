"""What an assessment holds as plain values, their rules, and the frozen snapshot made of them."""
