"""Publishing a signed assessment to the archive, with a look at exactly what goes in."""
