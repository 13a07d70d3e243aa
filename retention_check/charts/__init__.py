"""A comparison becomes positions and sizes; the drawing is an SVG template."""
