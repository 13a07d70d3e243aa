"""What an earlier version stored is still opened: `tests/stored` holds the rounds, links and round files of one."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from retention_check import clock, store
from retention_check.domain.comparison import compare
from retention_check.domain.publication import Publication
from retention_check.domain.publishing import shows_the_same
from retention_check.domain.round import Agreement, Round
from retention_check.domain.side import Side
from retention_check.round_file import RoundFile, read_round, write_round, writing
from retention_check.round_file.format import WORK_FILE
from retention_check.secret_links import hashed, manage_secret, view_secret
from retention_check.store import Database, GoneError, LinkTarget, StoredRound, ViewLink, is_current, migrate
from tests.cast import DAY, STUDY
from tests.store.databases import connected
from tests.web.client import Visitor, running

STORED = Path(__file__).parent / "stored"
MADE = date(2026, 11, 25)  # the day on which the rounds were made
FILES = ("later", "fixed", "few")  # the rounds that have a file
LINKS: dict[str, dict[str, str]] = json.loads((STORED / "links.json").read_text("utf-8"))
ALIVE = tuple(name for name in LINKS if name != "gone")


def test_the_links_are_those_of_seven_rounds_of_which_one_was_deleted() -> None:
    assert list(LINKS) == ["vol", "later", "fixed", "few", "open", "empty", "gone"]


def data_of(name: str) -> bytes:
    return (STORED / f"ronde-{name}.json").read_bytes()


def read(name: str) -> RoundFile:
    found = read_round(data_of(name), STUDY)
    assert (found.problems, found.remarks) == ((), ())
    return found


def of_file(name: str) -> Round:
    found = read(name).round
    assert found is not None
    return found


def public_id(name: str) -> str:
    return LINKS[name]["at"].rpartition("/")[2]


def secret(name: str, kind: str) -> str:
    return LINKS[name][kind].rpartition("/")[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The data folder of a laptop as the earlier version left it."""
    with closing(sqlite3.connect(tmp_path / "rondes.sqlite")) as file:
        file.executescript((STORED / "rondes.sql").read_text("utf-8"))
    (tmp_path / "sleutel").write_bytes((STORED / "sleutel").read_bytes())
    return tmp_path


@pytest.fixture
def database(folder: Path) -> Iterator[Database]:
    """Its database, brought up to date."""
    url = f"sqlite:///{folder / 'rondes.sqlite'}"
    assert not is_current(url)
    migrate(url)
    assert is_current(url)
    with connected(url) as found:
        yield found


@pytest.fixture
def laptop(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """The app, started on that folder."""
    monkeypatch.setattr(clock, "today", lambda: MADE)
    with running(folder) as app:
        yield app


def loaded(database: Database, name: str) -> StoredRound:
    found = store.rounds.load(database, public_id(name), MADE)
    assert found is not None
    return found


def as_written_now(round: dict[str, Any]) -> dict[str, Any]:
    """A round of a file of version 1 as it is written now: asked in place of staff, no spread, nothing published."""
    about, entries = dict(round["about"]), [dict(entry) for entry in round["entries"]]
    about |= {"asked_young": about.pop("staff"), "asked_management": None, "scale_is_sure": False}
    about |= {f"asked_again_{side}": None for side in Side}
    assert [entry.pop("sd") for entry in entries] == [None] * len(entries)
    publication = Publication(was_opened=True, may_be_shared=True).to_primitives()
    previous = round.get("previous")
    return (
        round
        | {"about": about, "publication": publication, "entries": entries}
        | ({"previous": as_written_now(previous)} if previous else {})
    )


@pytest.mark.parametrize("name", ["later", "few"])
def test_a_round_file_is_read_and_written_again_with_the_same_values(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "__version__", "0.1.0")  # a file names the version that wrote it
    found = read(name)
    assert found.round is not None
    again = json.loads(write_round(found.round, STUDY, previous=found.previous))
    assert again == as_written_now(json.loads(data_of(name))) | {"version": 3, "note": WORK_FILE}


def test_open_scores_that_were_locked_are_written_again_as_they_were_shown() -> None:
    before = of_file("fixed")
    assert before.publication == Publication({Side.MANAGEMENT: DAY}, was_opened=True, may_be_shared=True)
    after = read_round(write_round(before, STUDY), STUDY).round
    assert after is not None
    assert after.entries_of(Side.YOUNG) == before.entries_of(Side.YOUNG)
    assert {str(entry.mean) for entry in after.entries_of(Side.MANAGEMENT)} == {"3.3", "5.5", "7.8", "10.0"}
    assert shows_the_same(compare(after, STUDY), compare(before, STUDY), Side.MANAGEMENT)


def as_stored(round: Round, *sides: Side, view: bool = False) -> Round:
    """A round of a file as it stands in a database: there is known on which day it was made, and what was linked to."""
    published = (*round.publication.days, *sides)
    publication = replace(
        round.publication,
        days={side: MADE for side in sorted(Side) if side in published},
        may_be_shared=round.publication.may_be_shared and not view,
    )
    return replace(round, publication=publication)


def after_another(name: str, round: Round) -> Round:
    """The round as it stands in the store; only `later` follows on another, of which both groups were entered."""
    follows = tuple(Side) if name == "later" else ()
    return replace(round, publication=replace(round.publication, follows=follows))


def test_the_values_in_a_round_file_are_what_was_entered() -> None:
    later, fixed = of_file("later"), of_file("fixed")
    assert (later.municipality, later.day, later.topics) == ("Súdwest-Fryslân", DAY, ("R7", "M3.2"))
    assert later.asked == {Side.YOUNG: 120}
    assert later.agreements == (
        Agreement("Mentoren zoeken", "HR-adviseur", "voor de zomer", "ieder heeft er een", "loopt"),
        Agreement("Vaker praten"),
    )
    assert (fixed.is_agreed, fixed.is_locked, fixed.management_role) == (True, True, "gemeentesecretaris")
    assert len(later.entries) == len(fixed.entries) == 2 * len(STUDY.items)
    assert {str(entry.mean) for entry in fixed.entries_of(Side.MANAGEMENT)} == {"3.25", "5.5", "7.75", "10"}
    assert {entry.n for entry in of_file("few").entries_of(Side.YOUNG)} == {4}


@pytest.mark.parametrize("name", FILES)
def test_a_stored_round_holds_the_values_of_its_file_and_its_view_link_published_it(
    database: Database, name: str
) -> None:
    assert loaded(database, name).round == after_another(name, as_stored(of_file(name), *Side, view=True))


def test_a_stored_spread_goes_and_the_rest_of_its_entry_stays(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "rondes.sqlite")) as file, file:
        file.execute("UPDATE entries SET sd = '1.2345' WHERE side = 'young'")
    url = f"sqlite:///{folder / 'rondes.sqlite'}"
    migrate(url)
    with connected(url) as database:
        later = as_stored(of_file("later"), *Side, view=True)
        assert loaded(database, "later").round == after_another("later", later)
    assert not [path.name for path in folder.iterdir() if b"1.2345" in path.read_bytes()]


def test_a_stored_previous_round_holds_the_values_in_the_file_of_the_next(database: Database) -> None:
    assert repr(loaded(database, "vol").round) == repr(read("later").previous)


def test_stored_rounds_without_a_file_hold_what_was_entered(database: Database) -> None:
    # the scores of `open` are those of `fixed`, in another municipality and not locked
    fixed = of_file("fixed")
    opened = replace(
        fixed, municipality="Open", topics=(), is_locked=False, publication=Publication(may_be_shared=True)
    )
    assert repr(loaded(database, "open").round) == repr(opened)
    empty = Round((), DAY, "Leeg", management_role="managementteam", asked={Side.YOUNG: 120})
    assert repr(loaded(database, "empty").round) == repr(empty)


def test_every_stored_round_is_listed_with_its_place_among_the_others(database: Database) -> None:
    found = store.rounds.summaries(database, MADE)
    assert [each.public_id for each in found] == [public_id(name) for name in reversed(ALIVE)]
    assert {each.created for each in found} == {MADE}
    versions = {name: loaded(database, name).version for name in ALIVE}
    assert versions == {"vol": 4, "later": 4, "fixed": 4, "few": 2, "open": 2, "empty": 1}
    assert loaded(database, "later").previous_id == public_id("vol")
    assert store.rounds.successor_of(database, public_id("vol"), MADE) == public_id("later")
    assert not [name for name in ALIVE if loaded(database, name).is_condensed]


def test_every_stored_link_opens_its_round(database: Database) -> None:
    for name in ALIVE:
        for kind in LINKS[name].keys() - {"at"}:
            found = store.links.find_target(database, hashed(secret(name, kind)), MADE)
            assert found == LinkTarget(public_id(name), is_view=kind == "view")


def test_every_link_is_derived_from_the_stored_key(database: Database) -> None:
    key = (STORED / "sleutel").read_text("ascii").strip()
    for name in ALIVE:
        found = loaded(database, name)
        manage = manage_secret(key, found.nonce)
        assert (manage, hashed(manage)) == (secret(name, "manage"), found.manage_hash)
        if "view" in LINKS[name]:
            assert view_secret(manage, found.view_link.counter) == secret(name, "view")


def test_what_each_view_link_shows_is_as_it_was_stored(database: Database) -> None:
    assert {name: loaded(database, name).view_link for name in ALIVE} == {
        "vol": ViewLink(),
        "later": ViewLink(is_open=True),
        "fixed": ViewLink(is_open=True, shows_management=False, shows_agreements=False),
        "few": ViewLink(is_open=True, shows_agreements=False),
        "open": ViewLink(),
        "empty": ViewLink(),
    }


def test_the_stored_tombstones_still_stand(database: Database) -> None:
    assert store.rounds.is_gone(database, public_id("gone"), MADE)
    with pytest.raises(GoneError):
        store.links.find_target(database, hashed(secret("gone", "manage")), MADE)


def test_the_app_starts_on_the_stored_folder_and_its_links_open(laptop: Flask) -> None:
    for name in ALIVE:
        visitor = Visitor(laptop)
        assert visitor.get(LINKS[name]["manage"]).redirects_to == LINKS[name]["at"]
        assert visitor.get(LINKS[name]["at"]).status == 200
        if "view" in LINKS[name]:
            viewer = Visitor(laptop)
            assert viewer.follow(viewer.get(LINKS[name]["view"])).status == 200
    assert Visitor(laptop).get(LINKS["gone"]["manage"]).status == 410
