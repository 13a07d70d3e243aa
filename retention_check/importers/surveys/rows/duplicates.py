"""Rows that were sent more than once: under the same id, or with the same in every used column."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from retention_check.importers.surveys.rows.value_words import Rows

    Numbers = NDArray[np.int64]

_ROOM = 2**62


def later_ones(keys: "Numbers", among: "Rows", is_finished: "Rows") -> "Rows":
    """Of the rows with the same key, all but one: the first that was finished stays, else the first."""
    places = np.flatnonzero(among)
    places = places[np.argsort(~is_finished[places], kind="stable")]
    found = np.zeros(len(keys), dtype=bool)
    found[places] = pd.Series(keys[places]).duplicated().to_numpy()
    return found


def numbers_of(columns: Sequence["pd.Series[Any]"], rows: int) -> "Numbers":
    """One number for each row, the same where all these columns are: exact, for nothing is hashed."""
    found, room = np.zeros(rows, dtype=np.int64), 1
    for cells in columns:
        size = len(cells.cat.categories) + 1
        if room * size > _ROOM:
            found, different = pd.factorize(found)
            room = len(different) + 1
        found = found * size + cells.cat.codes.to_numpy()
        room *= size
    return found
