"""Goda exempel: who scored high where this municipality is weak, and citing what they do."""
