"""What a value of a column that holds no answers says: nothing, yes, no, or words; and on which rows it stands."""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from retention_check.importers.cells import is_empty

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    Rows = NDArray[np.bool_]

_SILENT = frozenset(
    (
        "geen antwoord",
        "geen opgave",
        "wil ik niet zeggen",
        "wil niet zeggen",
        "zeg ik liever niet",
        "liever niet zeggen",
        "weet ik niet",
        "no answer",
        "not answered",
        "prefer not to say",
        "-99",
        "-999",
        "-9",
    )
)
_YES = re.compile(r"(?:ja|j|yes|y|waar|true|checked|aangevinkt|x)(?:[^\w].*)?")
_NO = re.compile(r"(?:nee|neen|n|no|onwaar|false|unchecked|niet aangevinkt)(?:[^\w].*)?")


def plain(text: str) -> str:
    """A text on one line in small letters, without the `;` that Microsoft Forms puts behind a choice."""
    return " ".join(text.replace("’", "'").split()).rstrip("; ").casefold()


def is_blank(value: str) -> bool:
    """True for nothing, and for what people and tools write to say nothing."""
    text = plain(value)
    return is_empty(text) or text in _SILENT


def yes_or_no(value: str) -> bool | None:
    """True for 'ja' and 'Ja, dat klopt', False for 'nee'; None for anything else, a number too."""
    text = plain(value)
    if is_blank(value):
        return None  # 'N/A' is no 'n'
    if _YES.fullmatch(text):
        return True
    return False if _NO.fullmatch(text) else None


def said(value: str, labels: Mapping[str, str]) -> str:
    """The words that belong to a code, where the file has them; else the value itself."""
    return " ".join(labels.get(value, value).split()).rstrip("; ")


def rows_where(cells: "pd.Series[Any]", is_meant: Callable[[str], bool]) -> "Rows":
    """The rows whose value is meant: each different value is looked at once."""
    values = cells.cat.categories
    if not len(values):
        return np.zeros(len(cells), dtype=bool)
    flags = np.fromiter((is_meant(str(value)) for value in values), dtype=bool, count=len(values))
    return np.asarray(flags[cells.cat.codes.to_numpy()])
