"""The file on disk: tables, upgrades, locks, safety copies, reading, writing. All SQL is here."""
