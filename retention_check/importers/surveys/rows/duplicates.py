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


def later_ones(keys: "Numbers", among: "Rows", is_finished: "Rows", answers: "Numbers | None" = None) -> "Rows":
    """Of the rows with the same key, all but one: one that was finished stays, that with most `answers`, the first."""
    places = np.flatnonzero(among)
    fewer = np.zeros(len(places), dtype=np.int64) if answers is None else -answers[places]
    places = places[np.lexsort((fewer, ~is_finished[places]))]
    found = np.zeros(len(keys), dtype=bool)
    found[places] = pd.Series(keys[places]).duplicated().to_numpy()
    return found


def pairs_of(keys: "Numbers", kept: "Rows", out: "Rows") -> tuple["Numbers", "Numbers"]:
    """The places of the rows that are out and have a kept one with their key, and the places of those."""
    places = pd.Series(np.flatnonzero(kept), index=keys[kept])
    found = places[~places.index.duplicated()].reindex(keys[out])
    has_one = found.notna().to_numpy()
    return np.flatnonzero(out)[has_one], found.to_numpy()[has_one].astype(np.int64)


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
