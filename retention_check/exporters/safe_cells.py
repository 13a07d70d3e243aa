"""Text that no spreadsheet program takes for a formula."""

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def escape_formula(text: str) -> str:
    """Text that no spreadsheet program takes for a formula: an apostrophe before = + - @, tab and return."""
    return f"'{text}" if text.startswith(_STARTS_FORMULA) else text
