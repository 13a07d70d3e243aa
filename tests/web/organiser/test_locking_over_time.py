"""Whatever is done in whatever order: once the results could be seen, open scores are no longer locked."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from flask import Flask

from retention_check.domain.round import Entry, ManagementForm, Round
from retention_check.domain.side import Side
from tests.cast import DAY, sheet
from tests.web.client import SavedRound, Visitor, publish_round, save_round, stored, stored_round, typing_page, value_of

Action = Callable[[Visitor, SavedRound], SavedRound | None]
State = tuple[object, ...]

EMPTY = Round((), DAY, "Gouda")
STARTS = [replace(EMPTY, management_form=form) for form in ManagementForm]


def typed(side: Side, **cells: str) -> Action:
    def act(me: Visitor, saved: SavedRound) -> None:
        page = me.get(typing_page(saved.public_id, side))
        if page.status == 200 and f'name="R1-{side}"' in page.text:
            me.send(page, {f"R1-{side}": "", **cells})

    return act


def switched(form: ManagementForm) -> Action:
    def act(me: Visitor, saved: SavedRound) -> None:
        page = me.fill(f"{saved.at}/gegevens", {"form": form.value})
        if page.status == 422 and "clears_management" in page.text:
            me.send(page, {"clears_management": "y", "is_typing_error": "y"})

    return act


def uploaded(*rows: list[str]) -> Action:
    def act(me: Visitor, saved: SavedRound) -> None:
        sent = me.upload(f"{saved.at}/scoreblad", "sheet", sheet(rows))
        if sent.status == 302:
            page = me.follow(sent)
            if page.status == 200 and "<form" in page.text:
                me.send(page, {"is_typing_error": "y"})

    return act


def locked(me: Visitor, saved: SavedRound) -> None:
    """Also where the page offers no button: the address is known."""
    answers = {"was_shared": "nee", "takes_no_part": "y"}
    token = value_of(me.get(f"{saved.at}/gegevens"), "csrf_token")
    for version in (stored(me.app, saved.public_id).version, 1):
        me.post(f"{saved.at}/vastleggen", {"csrf_token": token, "version": str(version), **answers})


def taken_along(me: Visitor, saved: SavedRound) -> SavedRound | None:
    file = me.get(f"{saved.at}/meenemen.json")
    if file.status != 200 or file.is_html:
        return None
    page = me.upload("/terugzetten", "file", file.data, "ronde.json")
    return SavedRound(page.redirects_to.removeprefix("/ronde/"), "") if page.status == 302 else None


def published(me: Visitor, saved: SavedRound) -> None:
    publish_round(me, saved)


ACTIONS: dict[str, Action] = {
    "type young": typed(Side.YOUNG, **{"R1-young": "7", "n-young": "9"}),
    "type management": typed(Side.MANAGEMENT, **{"R1-management": "5,5"}),
    "empty young": typed(Side.YOUNG),
    "empty management": typed(Side.MANAGEMENT),
    "upload young": uploaded(["code", "jong", "n_jong"], ["R1", "6,1", "8"]),
    "upload both": uploaded(["code", "jong", "management", "n_jong"], ["R1", "6,1", "5,5", "8"]),
    "to open scores": switched(ManagementForm.AGREED),
    "to questionnaire": switched(ManagementForm.QUESTIONNAIRE),
    "lock": locked,
    "take along": taken_along,
    "publish": published,
}


def state_of(round: Round) -> State:
    """What further actions can depend on."""
    entered = {entry.side for entry in round.entries}
    opened = round.publication.was_opened
    return (round.management_form, round.is_locked, opened, frozenset(entered), frozenset(round.publication.days))


def can_be_seen(me: Visitor, saved: SavedRound) -> bool:
    """Whether the results open, with scores of young staff in them."""
    has_young = bool(stored_round(me.app, saved.public_id).entries_of(Side.YOUNG))
    return has_young and me.get(f"{saved.at}/resultaten/redenen").status == 200


@pytest.mark.matrix
def test_no_order_of_actions_locks_open_scores_after_the_results_could_be_seen(app: Flask, me: Visitor) -> None:
    waiting: list[tuple[Round, bool, tuple[str, ...]]] = [(start, False, ()) for start in STARTS]
    known: set[tuple[State, bool]] = set()
    locked_after: set[str] = set()
    while waiting:
        round, was_seen, way = waiting.pop(0)
        for name, action in ACTIONS.items():
            before = save_round(app, round)
            saved = action(me, before) or before
            found, steps = stored_round(app, saved.public_id), (*way, name)
            is_newly_locked = found.is_locked and not round.is_locked
            assert not (was_seen and is_newly_locked), steps
            locked_after |= {steps[-2]} if is_newly_locked and len(steps) > 1 else set()
            key = state_of(found), was_seen or can_be_seen(me, saved)
            if key not in known:
                known.add(key)
                waiting.append((found, key[1], steps))
    assert any(was_seen for _, was_seen in known)
    assert {"type management", "type young"} <= locked_after
    assert len(known) > 15


def test_words_that_are_locked_stay_words_when_the_sheet_turns_out_to_be_of_one_to_five(
    app: Flask, me: Visitor
) -> None:
    codes = [f"R{number}" for number in range(1, 11)]
    words = tuple(Entry(code, Side.MANAGEMENT, Decimal("3.25")) for code in codes)
    saved = save_round(app, replace(EMPTY, entries=words, management_form=ManagementForm.AGREED, is_locked=True))
    rows = [["code", "jong", "n_jong"], *([code, "4,2", "9"] for code in codes)]
    page = me.follow(me.upload(f"{saved.at}/scoreblad", "sheet", sheet(rows)))
    [answer] = [link for link in page.links if "schaal=1-5" in link]
    assert me.send(me.get(answer)).status == 302
    found = stored_round(app, saved.public_id)
    assert (found.scale.name, {int(each.mean) for each in found.entries_of(Side.MANAGEMENT)}) == ("1-5", {2})
    assert {str(each.mean) for each in found.entries_of(Side.YOUNG)} == {"4.2"}
