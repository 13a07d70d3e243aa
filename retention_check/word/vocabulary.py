"""The classes of our own pages, and what each becomes in Word: a style, a sign, or nothing."""

from lxml.html import HtmlElement

LEFT_OUT = frozenset({"running-name", "visually-hidden", "on-phone"})  # only for another medium
DRAWN = "chart"  # a cell with a drawing behind it
SCALE = "axis"  # the numbers above a list of drawings
LINE_TO_WRITE_ON = "write"
AT_THE_RIGHT = "right"  # the far end of a line
STARTS_PAGE = frozenset({"part", "topic"})
FRAME = "talk"
SMALL_TABLE = "room"  # of texts, with the names of its rows in bold
OWN_NUMBERS = "order"  # around lists that say themselves which number each item has
OWN_LINE = frozenset({"ask"})

CONTAINERS = frozenset({"body", "main", "section", "article", "div", "header", "footer", "figure", "dl"})

TICK_BOX = "☐"
FILLED = {"young": ("●", "Young"), "management": ("■", "Management")}
OPEN = {"young": ("○", "Young"), "management": ("□", "Management")}

# By tag, or by tag and class; the first that fits.
PARAGRAPHS = (
    ("h2", "small", "SmallHeading2"),
    ("h3", "title", "TopicTitle"),
    *((f"h{level}", "", f"Heading{level}") for level in (1, 2, 3, 4)),
    ("p", "who", "Above"),
    ("p", "kind", "Above"),
    ("p", "lead", "Lead"),
    ("p", "sure", "Emphasised"),
    ("p", "legend", "Legend"),
    ("p", "footnote", "Note"),
    ("p", "warning", "Warning"),
    ("p", "together", "Frame"),
    ("p", "seen", "Explanation"),
    ("p", "first-know", "Explanation"),
    ("p", "date-line", "FillIn"),
    ("caption", "", "Caption"),
    ("", "", "Normal"),
)
IN_FRAME = {"SmallHeading2": "FrameHeading", "ListNumber": "FrameNumber", "ListContinue": "FrameContinue"}
CHARACTERS = {"soft": "Soft", "end": "Soft", "withheld": "Soft", "nothing": "Soft", "chosen-word": "Soft"}
TAGS = {"strong": "Strong", "b": "Strong", "em": "Emphasis", "i": "Emphasis"}


def classes(element: HtmlElement) -> frozenset[str]:
    """The classes of an element."""
    return frozenset(element.get("class", "").split())


def paragraph_style(element: HtmlElement, *, in_frame: bool = False) -> str:
    """The id of the style of a paragraph."""
    own = classes(element)
    style = next(style for tag, name, style in PARAGRAPHS if tag in ("", element.tag) and (not name or name in own))
    return framed(style) if in_frame else style


def framed(style: str) -> str:
    """The id of a style inside a frame."""
    return IN_FRAME.get(style, "Frame")


def table_style(table: HtmlElement) -> str:
    """The id of the style of a table."""
    return "FigureTable" if "figures" in classes(table) else "ReportTable"


def character_style(element: HtmlElement) -> str:
    """The id of the style of some words, or an empty text when they look like those around them."""
    return next((CHARACTERS[name] for name in classes(element) if name in CHARACTERS), TAGS.get(element.tag, ""))


def sign_of(own: frozenset[str]) -> tuple[str, str] | None:
    """The sign of a group's mark and the id of its style, or None for what is no mark."""
    if "mark" not in own:
        return None
    signs = OPEN if "open" in own else FILLED
    return next(sign for name, sign in signs.items() if name in own)


def cell_style(cell: HtmlElement) -> str:
    """The id of the character style of a cell in a table: whose figure it is, and whether it is clear."""
    own = classes(cell)
    if "gap" in own:
        return "Soft" if "faint" in own else "Strong"
    if own & {"young", "management"}:
        return "Young" if "young" in own else "Management"
    if "national" in own:
        return "Soft"
    if cell.get("scope") == "row" and (is_chosen(cell) or within(cell, SMALL_TABLE)):
        return "Strong"
    return ""


def is_chosen(cell: HtmlElement) -> bool:
    """True for a cell in a row that was chosen."""
    return "chosen" in classes(cell.getparent())


def within(element: HtmlElement, name: str) -> bool:
    """True when something around this element has this class."""
    return any(name in classes(around) for around in element.iterancestors())


def is_drawn(cell: HtmlElement) -> bool:
    """True for a cell with a drawing behind it, or the head above such cells."""
    return DRAWN in classes(cell)


def is_empty(row: HtmlElement) -> bool:
    """True for a row of a table that people write in."""
    return "empty" in classes(row)


def is_number(cell: HtmlElement) -> bool:
    """True for a cell that holds a figure, or heads a column of them."""
    return not classes(cell) & {"name", "text", DRAWN}


def cell_paragraph_style(cell: HtmlElement) -> str:
    """The id of the style of the paragraph in a cell."""
    is_head = cell.getparent().getparent().tag == "thead"
    if is_drawn(cell):
        return "TableHeadFigure" if is_head else "TableFigure"
    if is_number(cell):
        return "TableHeadNumber" if is_head else "TableNumber"
    if is_head:
        return "TableHead"
    return "TableSmallText" if within(cell, SMALL_TABLE) else "TableText"
