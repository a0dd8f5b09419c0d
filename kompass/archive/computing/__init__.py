"""What many results come to together: whom they stand for, their spread, and places among them."""
