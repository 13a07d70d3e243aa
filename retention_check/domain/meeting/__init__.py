"""The meeting: its agenda, its scenes, its polls and how far it is."""
