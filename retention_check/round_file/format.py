"""The name and version of the file of a whole round, and what each version has."""

ROUND_FORMAT = "retention_check.round"
ROUND_VERSION = 3
STAFF_VERSION = 1  # has the number of young staff in place of how many of each side were asked
COUNTED_VERSION = 1  # from when open scores could still stand beside a number of answers
LAST_UNPUBLISHED_VERSION = 2  # says nothing of what was published
WORK_FILE = (
    "Werkbestand, niet delen. Hierin staat invoer die nog niet gedeeld is, ook wat wij niet tonen. "
    "Bewaar het zorgvuldig."
)
SHOWN_FILE = "In dit bestand staan van de scores alleen die wij tonen, en waarom wij andere niet tonen."
