"""Tests of the web app, one file per module."""
