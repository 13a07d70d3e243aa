"""Invitations in the store: each opens one round, until its last day."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest

from retention_check import store
from retention_check.store import Database, InvitationError, RoundKeys
from tests.cast import DAY
from tests.store.rounds import GOUDA


def begin(database: Database, public_id: str, invitation: str = "uitnodiging", today: date = DAY) -> None:
    keys = RoundKeys(public_id, public_id, public_id)
    store.rounds.create(database, GOUDA, keys, today, invitation=invitation)


def begun(database: Database) -> list[str]:
    return [each.public_id for each in store.rounds.summaries(database, DAY)]


def test_an_invitation_opens_one_round(database: Database) -> None:
    store.invitations.invite(database, "uitnodiging", DAY)
    assert store.invitations.is_invited(database, "uitnodiging", DAY)
    begin(database, "eerste")
    assert not store.invitations.is_invited(database, "uitnodiging", DAY)
    with pytest.raises(InvitationError):
        begin(database, "tweede")
    assert begun(database) == ["eerste"]


def test_an_invitation_is_refused_after_its_last_day(database: Database) -> None:
    store.invitations.invite(database, "uitnodiging", DAY)
    assert not store.invitations.is_invited(database, "uitnodiging", DAY + timedelta(1))
    with pytest.raises(InvitationError):
        begin(database, "gouda", today=DAY + timedelta(1))
    assert begun(database) == []


def test_an_unknown_invitation_opens_nothing(database: Database) -> None:
    with pytest.raises(InvitationError):
        begin(database, "gouda", "verzonnen")
    assert begun(database) == []


def test_an_invitation_used_by_two_at_once_opens_one_round(database: Database) -> None:
    for turn in range(5):
        store.invitations.invite(database, f"uitnodiging {turn}", DAY)
        refused: list[str] = []
        at_once = Barrier(2)

        def use(public_id: str, turn: int = turn, refused: list[str] = refused, at_once: Barrier = at_once) -> None:
            at_once.wait()
            try:
                begin(database, public_id, f"uitnodiging {turn}")
            except InvitationError:
                refused.append(public_id)

        threads = [Thread(target=use, args=(f"{turn}{name}",)) for name in "ab"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(refused) == 1
        assert len(begun(database)) == turn + 1
