"""Which column holds the answers to which statement."""
