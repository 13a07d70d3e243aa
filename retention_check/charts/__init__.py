"""A comparison becomes places and sizes; the drawing is an SVG template."""
