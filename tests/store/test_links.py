"""Secret links in the store: each opens what it should, and one that was replaced or revoked is gone."""

from dataclasses import replace

import pytest

from retention_check import store
from retention_check.store import Database, GoneError, LinkTarget, ViewLink
from tests.cast import DAY
from tests.store.rounds import OPEN, created, loaded, manage_hash


def test_a_manage_link_opens_its_round_for_managing(database: Database) -> None:
    public_id = created(database)
    assert store.links.find_target(database, manage_hash(public_id), DAY) == LinkTarget(public_id, is_view=False)


def test_a_view_link_opens_its_round_while_it_is_open(database: Database) -> None:
    public_id = created(database)
    store.links.set_view_link(database, public_id, OPEN, "kijk")
    assert store.links.find_target(database, "kijk", DAY) == LinkTarget(public_id, is_view=True)
    found = loaded(database, public_id)
    assert (found.view_link, found.view_hash, found.version) == (OPEN, "kijk", 1)


@pytest.mark.parametrize(("view_link", "view_hash"), [(OPEN, "nieuw"), (ViewLink(2), None), (ViewLink(1), "kijk")])
def test_a_revoked_view_link_is_gone(database: Database, view_link: ViewLink, view_hash: str | None) -> None:
    public_id = created(database)
    store.links.set_view_link(database, public_id, OPEN, "kijk")
    store.links.set_view_link(database, public_id, view_link, view_hash)
    with pytest.raises(GoneError):
        store.links.find_target(database, "kijk", DAY)


def test_a_view_link_that_is_opened_again_works_again(database: Database) -> None:
    public_id = created(database)
    for _ in range(2):
        store.links.set_view_link(database, public_id, OPEN, "kijk")
        store.links.set_view_link(database, public_id, ViewLink(1), None)
    store.links.set_view_link(database, public_id, OPEN, "kijk")
    assert store.links.find_target(database, "kijk", DAY) == LinkTarget(public_id, is_view=True)


def test_a_lost_manage_link_is_replaced_and_the_view_link_closed(database: Database) -> None:
    public_id = created(database)
    store.links.set_view_link(database, public_id, OPEN, "kijk")
    store.links.replace_manage_link(database, public_id, "nonce", "nieuw")
    assert store.links.find_target(database, "nieuw", DAY) == LinkTarget(public_id, is_view=False)
    for old in ("kijk", manage_hash(public_id)):
        with pytest.raises(GoneError):
            store.links.find_target(database, old, DAY)
    found = loaded(database, public_id)
    assert (found.nonce, found.manage_hash, found.view_hash) == ("nonce", "nieuw", None)
    assert found.view_link == replace(OPEN, is_open=False)
