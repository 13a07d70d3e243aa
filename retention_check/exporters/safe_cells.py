"""Text that no spreadsheet program takes for a formula."""

_SIGNS = tuple("=+-@＝＋－＠")  # the wide ones too: a program may read them as the narrow
_STARTS_CELL = ("\t", "\r", "\n")  # a program may take what follows for a cell of its own


def escape_formula(text: str) -> str:
    """Text that no spreadsheet program takes for a formula: an apostrophe before = + - @, tab and return.

    Spaces before a sign do not hide it.
    """
    return f"'{text}" if text.startswith(_STARTS_CELL) or text.lstrip().startswith(_SIGNS) else text
