"""Exports of every survey tool as the tool writes them, with known people in them: `expected` says what they hold."""
