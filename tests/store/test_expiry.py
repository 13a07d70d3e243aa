"""What is kept for how long, to the day, and invitations that open one round."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest

from retention_check.domain.round import Round
from retention_check.store import ConflictError, Expired, GoneError, InvitationError, Store, ViewLink
from retention_check.store.expiry import months_before
from tests.cast import DAY
from tests.store.databases import KINDS, stored
from tests.store.test_rounds import GOUDA, kept, loaded

YEAR, THREE_YEARS = date(2027, 11, 21), date(2029, 11, 21)


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with stored(request.param, tmp_path) as (_, found):
        yield found


def condensed(round: Round) -> Round:
    return replace(round, entries=round.entries[:2], n_young=None)


def test_entries_are_kept_a_year_and_the_shown_scores_after_that(store: Store) -> None:
    public_id = kept(store)
    assert store.expire(YEAR - timedelta(1), condensed) == Expired()
    assert loaded(store, public_id).round == GOUDA
    assert store.expire(YEAR, condensed) == Expired(condensed=1)
    found = loaded(store, public_id)
    assert (found.round, found.is_condensed) == (condensed(GOUDA), True)


def test_a_round_is_condensed_once(store: Store) -> None:
    public_id = kept(store)
    store.expire(YEAR, condensed)
    assert store.expire(YEAR, lambda found: replace(found, entries=())) == Expired()
    assert loaded(store, public_id).round == condensed(GOUDA)


def test_a_form_from_before_condensing_cannot_bring_entries_back(store: Store) -> None:
    public_id = kept(store)
    store.expire(YEAR, condensed)
    with pytest.raises(ConflictError):
        store.save(public_id, 1, GOUDA)


def test_a_round_is_deleted_after_three_years(store: Store) -> None:
    public_id = kept(store)
    newer = kept(store, today=DAY + timedelta(1), previous=public_id)
    store.share(public_id, ViewLink(0, is_open=True), "kijk")
    assert store.expire(THREE_YEARS - timedelta(1), condensed) == Expired(condensed=2)
    assert store.expire(THREE_YEARS, condensed) == Expired(deleted=1)
    assert [each.public_id for each in store.listed()] == [newer]
    assert store.is_gone(public_id)
    with pytest.raises(GoneError):
        store.find("kijk")


def test_a_round_found_after_three_years_is_deleted_and_not_condensed(store: Store) -> None:
    kept(store)
    assert store.expire(THREE_YEARS, condensed) == Expired(deleted=1)


def test_a_tombstone_stands_three_years(store: Store) -> None:
    public_id = kept(store)
    store.share(public_id, ViewLink(0, is_open=True), "kijk")
    store.delete(public_id, DAY)
    store.expire(THREE_YEARS - timedelta(1), condensed)
    assert store.is_gone(public_id)
    store.expire(THREE_YEARS, condensed)
    assert not store.is_gone(public_id)
    assert store.find("kijk") is None


def test_the_tombstone_of_a_revoked_link_stands_as_long_as_its_round_and_three_years_more(store: Store) -> None:
    public_id = kept(store)
    store.share(public_id, ViewLink(0, is_open=True), "kijk")
    store.share(public_id, ViewLink(1), None)
    later = DAY + timedelta(700)
    store.delete(public_id, later)
    store.expire(THREE_YEARS, condensed)
    with pytest.raises(GoneError):
        store.find("kijk")


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2025, 3, 1), 12, date(2024, 3, 1)),
        (date(2026, 1, 31), 2, date(2025, 11, 30)),
        (date(2026, 12, 31), 36, date(2023, 12, 31)),
    ],
)
def test_months_are_counted_by_the_calendar(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before


def begun(store: Store, public_id: str, invitation: str = "uitnodiging", today: date = DAY) -> None:
    store.create(GOUDA, public_id, public_id, public_id, today, invitation=invitation)


def test_an_invitation_opens_one_round(store: Store) -> None:
    store.invite("uitnodiging", DAY)
    assert store.is_invited("uitnodiging", DAY)
    begun(store, "eerste")
    assert not store.is_invited("uitnodiging", DAY)
    with pytest.raises(InvitationError):
        begun(store, "tweede")
    assert [each.public_id for each in store.listed()] == ["eerste"]


def test_an_invitation_is_refused_after_its_last_day(store: Store) -> None:
    store.invite("uitnodiging", DAY)
    assert not store.is_invited("uitnodiging", DAY + timedelta(1))
    with pytest.raises(InvitationError):
        begun(store, "gouda", today=DAY + timedelta(1))
    assert store.listed() == []


def test_an_unknown_invitation_opens_nothing(store: Store) -> None:
    with pytest.raises(InvitationError):
        begun(store, "gouda", "verzonnen")


def test_an_invitation_whose_last_day_has_passed_is_forgotten(store: Store) -> None:
    store.invite("uitnodiging", DAY)
    assert store.expire(DAY, condensed) == Expired()
    assert store.expire(DAY + timedelta(1), condensed) == Expired(invitations=1)


def test_an_invitation_used_by_two_at_once_opens_one_round(store: Store) -> None:
    for turn in range(5):
        store.invite(f"uitnodiging {turn}", DAY)
        refused: list[str] = []
        at_once = Barrier(2)

        def use(public_id: str, turn: int = turn, refused: list[str] = refused, at_once: Barrier = at_once) -> None:
            at_once.wait()
            try:
                begun(store, public_id, f"uitnodiging {turn}")
            except InvitationError:
                refused.append(public_id)

        threads = [Thread(target=use, args=(f"{turn}{name}",)) for name in "ab"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(refused) == 1
        assert len(store.listed()) == turn + 1
