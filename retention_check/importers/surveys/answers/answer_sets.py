"""Which set of five the words in columns belong to: one for all, or one for the reasons and one for the measures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from retention_check.domain.study import Study
from retention_check.domain.tallies import ANSWERS
from retention_check.importers.surveys.answers.answer_labels import LabelSet, known_sets, own_set

Labels = Mapping[str, int]  # of a column: how often each label stands in it
MIDDLE_MISSED = 20  # answers of which nobody took the middle one: perhaps there was none
ENOUGH = 60  # answers of which at most three of the five were given, or not the second or the fourth
END_MISSED = 200  # answers of which nobody took the lowest, or the highest


@dataclass(frozen=True)
class Places:
    """Of each label that some set knows, which of the five it is; None where its sets differ.

    `is_crowded` says that there are more than five different answers; `missed` which of the five nobody gave, where
    that makes one think that there were fewer than five.
    """

    places: Mapping[str, int | None]
    is_crowded: bool = False
    missed: int | None = None


def places_of(columns: Mapping[str, Labels], blocks: Mapping[str, str], study: Study) -> Mapping[str, Places]:
    """What the labels in each column stand for, by its key; `blocks` says which columns belong together."""
    sets = (*(own_set(words) for words in study.answer_words.values()), *known_sets())
    known = {label for each in sets for label in each.places}
    asked = {key: {label: n for label, n in labels.items() if label in known} for key, labels in columns.items()}
    found: dict[str, Places] = {}
    for group in _groups([key for key in columns if asked[key]], asked, blocks, sets):
        places = _together([asked[key] for key in group], sets)
        found.update(dict.fromkeys(group, places))
    return found


def _groups(
    keys: Sequence[str], columns: Mapping[str, Labels], blocks: Mapping[str, str], sets: Sequence[LabelSet]
) -> list[list[str]]:
    """The columns in as few groups as have one set each; those of one family are never parted, for it may be longer."""
    if not keys or _covering(_labels(columns[key] for key in keys), sets):
        return [list(keys)] if keys else []
    of_block = [[key for key in keys if blocks[key] == block] for block in dict.fromkeys(blocks[key] for key in keys)]
    if len(of_block) > 1:
        return [group for part in of_block for group in _groups(part, columns, blocks, sets)]
    return _by_family(keys, columns, sets)


def _by_family(keys: Sequence[str], columns: Mapping[str, Labels], sets: Sequence[LabelSet]) -> list[list[str]]:
    families: dict[str, set[str]] = {}
    for each in sets:
        families.setdefault(each.family, set()).update(each.places)
    groups: dict[str, list[str]] = {}
    order = sorted(families, key=lambda family: -sum(columns[key].keys() <= families[family] for key in keys))
    for key in keys:
        family = next((each for each in order if columns[key].keys() <= families[each]), "")
        groups.setdefault(family, []).append(key)
    return list(groups.values())


def _together(columns: Sequence[Labels], sets: Sequence[LabelSet]) -> Places:
    labels = _labels(columns)
    if not (covering := _covering(labels, sets)):
        return Places(dict.fromkeys(labels), is_crowded=len(labels) > ANSWERS)
    places: dict[str, int | None] = {}
    for label in labels:
        several = {each.places[label] for each in covering}
        places[label] = several.pop() if len(several) == 1 else None
    return Places(places, _is_crowded(columns, places), _missed(labels, places))


def _covering(labels: Labels, sets: Sequence[LabelSet]) -> list[LabelSet]:
    """The sets that know all labels; our own words go first, for whoever copied our questionnaire has them."""
    covering = [each for each in sets if each.covers(labels)]
    own = [each for each in covering if each.family == "own"]
    return own[:1] or covering


def _labels(columns: Iterable[Labels]) -> dict[str, int]:
    found: dict[str, int] = {}
    for labels in columns:
        for label, times in labels.items():
            found[label] = found.get(label, 0) + times
    return found


def _is_crowded(columns: Sequence[Labels], places: Mapping[str, int | None]) -> bool:
    """Whether two words for one answer stand in the same columns, so that they are two answers."""
    if len(places) <= ANSWERS:
        return False
    double = [len({places[label] for label in labels}) < len(labels) for labels in columns]
    return sum(double) > 1 or len(columns) == 1


def _missed(labels: Labels, places: Mapping[str, int | None]) -> int | None:
    total = sum(labels.values())
    seen = {place for label, place in places.items() if labels[label]}
    if None in seen or len(seen) == ANSWERS:
        return None
    missed = sorted({*range(1, ANSWERS + 1)} - seen)
    if missed == [3]:
        return 3 if total >= MIDDLE_MISSED else None
    is_other = len(missed) > 1 or missed[0] in (2, 4)  # the answers at the ends are rare where there are five as well
    return missed[0] if total >= (ENOUGH if is_other else END_MISSED) else None
