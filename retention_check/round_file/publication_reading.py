"""What a file says of what others were shown: taken out of it, and held against the scores beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from retention_check.domain.publication import COUNT, SCALE, Correction, Publication, in_order
from retention_check.domain.publishing import entered_sides, with_results_opened
from retention_check.domain.round import Entry, Round
from retention_check.domain.scales import rounded
from retention_check.domain.scores import HIGH_END, LOW_END, THRESHOLD, WithheldCause
from retention_check.domain.side import Side
from retention_check.domain.wording import SHORT
from retention_check.round_file.places import Places
from retention_check.round_file.values import as_cause, as_possible_day, as_side, as_threshold, as_yes_or_no

WHERE = "bij wat gedeeld is"
MOST_CORRECTIONS = 500


def with_publication(places: Places, raw: object, round: Round) -> Round:
    """The round with what the file says is published of it, which must agree with the scores that are there."""
    block = places.object_at(WHERE, raw)
    if not block:
        return round
    found = len(places.problems)
    read = replace(round, publication=_publication(places, block))
    if len(places.problems) == found:  # what is broken is not held against the scores as well
        for where, message in _contradictions(read):
            places.add_problem(f"{WHERE}, {where}", message)
    return with_known_opening(read)


def publication_of_older(round: Round) -> Round:
    """The round as it counts in a file from before publication: locked scores were shown, of others nobody knows."""
    entered = entered_sides(round)
    locked = [side for side in entered if round.gives_agreed_scores(side) and round.is_locked]
    publication = Publication(dict.fromkeys(locked, round.day), may_be_shared=len(locked) < len(entered))
    return with_known_opening(replace(round, publication=publication))


def with_known_opening(round: Round) -> Round:
    """The round, and that its results have been open where its scores say so: leaving that out takes nothing back."""
    if round.publication.days:
        return replace(round, publication=replace(round.publication, was_opened=True))
    return with_results_opened(round)


def _publication(places: Places, block: Mapping[str, Any]) -> Publication:
    def yes_or_no(name: str) -> bool:
        return places.value_at(f"{WHERE}, {name}", as_yes_or_no, block.get(name), False)

    rows = places.list_at(f"{WHERE}, verbeteringen", block.get("corrections"), MOST_CORRECTIONS)
    found = [_correction(places, number, row) for number, row in enumerate(rows, start=1)]
    return Publication(
        dict(_days(places, block.get("days"))),
        places.value_at(f"{WHERE}, drempel", as_threshold, block.get("threshold"), None),
        dict(_condensed(places, block.get("condensed"))),
        tuple(correction for correction in found if correction),
        yes_or_no("was_opened"),
        yes_or_no("may_be_shared"),
        in_order(set(_sides(places, "niets getoond", block.get("unshown")))),
        in_order(set(_sides(places, "eerder gedeeld", block.get("follows")))),
        in_order(set(_sides(places, "later gedeeld", block.get("followed")))),
    )


def _sides(places: Places, what: str, raw: object) -> Iterator[Side]:
    for name in places.list_at(f"{WHERE}, {what}", raw, len(Side)):
        side = places.value_at(f"{WHERE}, {what}", as_side, name, None)
        if side:
            yield side


def _days(places: Places, raw: object) -> Iterator[tuple[Side, date]]:
    for name, day in places.mapping_at(f"{WHERE}, dagen", raw).items():
        side = places.value_at(f"{WHERE}, dagen", as_side, name, None)
        found = places.value_at(f"{WHERE}, dagen", as_possible_day, day, None)
        if side and found:
            yield side, found


def _condensed(places: Places, raw: object) -> Iterator[tuple[Side, Mapping[str, WithheldCause]]]:
    where = f"{WHERE}, niet getoond"
    for name, causes in places.mapping_at(where, raw).items():
        side = places.value_at(where, as_side, name, None)
        if side:
            yield side, dict(_causes(places, f"{where}, {SHORT[side]}", causes))


def _causes(places: Places, where: str, raw: object) -> Iterator[tuple[str, WithheldCause]]:
    for name, why in places.mapping_at(where, raw).items():
        code = places.value_at(where, places.as_code, name, None)
        cause = places.value_at(where, as_cause, why, None)
        if code and cause:
            yield code, cause


def _correction(places: Places, number: int, raw: object) -> Correction | None:
    where = f"{WHERE}, verbetering {number}"
    if not isinstance(raw, list) or len(raw) != 3:
        places.add_problem(where, "hier horen groep, stelling en datum te staan.")
        return None
    is_scale = raw[0] is None and raw[1] == SCALE
    side = None if is_scale else places.value_at(where, as_side, raw[0], None)
    what = raw[1] if is_scale or raw[1] == COUNT else places.value_at(where, places.as_code, raw[1], "")
    day = places.value_at(where, as_possible_day, raw[2], None)
    return Correction(side, what, day) if day else None


def _contradictions(round: Round) -> Iterator[tuple[str, str]]:
    """Where a file contradicts itself, and how."""
    for side in Side:
        for message in (*_contradictions_of(round, side), *_contradictions_about_showing(round, side)):
            yield SHORT[side], message
    is_frozen = any(round.is_condensed(side) for side in entered_sides(round))
    if round.publication.threshold is not None and not is_frozen:
        yield "drempel", "een drempel hoort hier pas te staan als er iets gedeeld is."


def _contradictions_about_showing(round: Round, side: Side) -> Iterator[str]:
    entries, is_published = round.entries_of(side), round.is_published(side)
    if round.gives_agreed_scores(side) and round.is_locked and entries and not is_published:
        yield "open scores die vastliggen, horen bij wat gedeeld is."
    if side in round.publication.unshown and (entries or not is_published):
        yield "hier staat dat er niets getoond is, maar er zijn scores."


def _contradictions_of(round: Round, side: Side) -> Iterator[str]:
    """What is said of a group that its scores speak against: with it someone could show what may not be shown."""
    entries, causes = round.entries_of(side), round.publication.condensed.get(side)
    if round.is_published(side) and not (entries or causes):
        yield "hier staat dat de scores gedeeld zijn, maar er zijn geen scores."
    elif round.is_published(side) and causes is None:
        yield "van gedeelde scores horen hier alleen de getoonde te staan."
    if causes is None:
        return
    if (entries or causes) and round.publication.threshold is None:
        yield "hier staat niet vanaf hoeveel antwoorden een score te zien is."
    threshold = round.publication.threshold or THRESHOLD
    for entry in entries:
        if entry.code in causes:
            yield f"{entry.code} is niet getoond, en heeft toch een score."
        elif not _is_shown(round, entry, threshold):
            yield f"{entry.code} is geen score zoals wij die tonen."


def _is_shown(round: Round, entry: Entry, threshold: int) -> bool:
    """Whether an entry is what people saw: one decimal, between the blurred ends, of enough answers."""
    if entry.mean != rounded(entry.mean):
        return False
    if round.gives_agreed_scores(entry.side):
        return True
    return LOW_END <= entry.mean <= HIGH_END and entry.n is not None and entry.n >= threshold
