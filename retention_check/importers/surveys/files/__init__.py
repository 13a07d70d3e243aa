"""The bytes of an export become grids, by what they are and never by their name."""
