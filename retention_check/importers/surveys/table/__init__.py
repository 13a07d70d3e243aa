"""A grid becomes a table of people, and what is private goes for good."""
