"""Tests of what an organiser sees of a survey that was held with another tool."""
