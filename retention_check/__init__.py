"""Dialogue reports on why young civil servants leave a municipality, beside the national benchmark."""

__version__ = "0.1.0"
