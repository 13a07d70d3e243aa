"""Texts of others without what a terminal obeys: escape codes, and signs that turn the direction of a line."""

import re

_OBEYED = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile(r"\r(?!\n)|[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_HALVES = re.compile(r"[\ud800-\udfff]")  # of the name of a file that is not UTF-8


def harmless(text: str) -> str:
    """A text that may be printed; new lines stay, also those of Windows, and tabs."""
    if text.isprintable():
        return text
    return _HALVES.sub("\ufffd", _BREAKS.sub(" ", _OBEYED.sub("", text)))


def one_line(text: str) -> str:
    """The same on one line, as a name is."""
    return harmless(text).replace("\r\n", " ").replace("\n", " ").replace("\t", " ")
