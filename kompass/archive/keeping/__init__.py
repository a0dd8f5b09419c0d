"""How the archive is kept: tables, upgrades, connecting, reading, writing. All SQL of the room."""
