"""Tables brought up to date: the steps make what the store expects, and a failing step changes nothing."""

import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from retention_check.domain.publication import Publication
from retention_check.domain.round import Entry, Round
from retention_check.domain.side import Side
from retention_check.store import MigrationError, is_current, migrate
from retention_check.store.database import make_engine, reading
from retention_check.store.migrating import STEPS, newest
from retention_check.store.tables import metadata
from tests.cast import DAY
from tests.store.databases import KINDS, connected, database
from tests.store.rounds import GOUDA, created, loaded

NEXT = f"{int(newest()) + 1:04}"
HEAD = f'import sqlalchemy as sa\nfrom alembic import op\nrevision = "{NEXT}"\ndown_revision = "{newest()}"\n\n\n'
REBUILD = """
def upgrade() -> None:
    with op.batch_alter_table("rounds", recreate="auto") as table:
        table.alter_column("municipality", type_=sa.String(500))
        table.drop_constraint("uq_rounds_view_hash", type_="unique")
        table.create_unique_constraint("uq_rounds_view_hash", ["view_hash"])
"""
FAIL = """
def upgrade() -> None:
    op.execute("DELETE FROM entries")
    op.create_table("extra", sa.Column("id", sa.Integer(), nullable=False))
    raise RuntimeError("halfway")
"""
IN_FIRST_TABLES = (
    """
    INSERT INTO rounds (id, public, nonce, manage_hash, view_counter, view_is_open, view_shows_management,
        view_shows_agreements, version, created, is_condensed, day, municipality, scale, form, role, staff, n_young,
        n_management, topics, is_fixed)
    VALUES (7, 'gouda', 'nonce', 'hash', 0, false, true, true, 1, '2026-11-21', false, '2026-11-21', 'Gouda', '1-10',
        'questionnaire', 'management', 120, NULL, 8, '["R3"]', false)
    """,
    "INSERT INTO entries (round_id, position, code, side, mean, n, sd) VALUES (7, 0, 'R1', 'young', '7.90', 34, '1.2')",
    "INSERT INTO entries (round_id, position, code, side, mean) VALUES (7, 1, 'R3', 'management', '5.5')",
)
ORPHAN = """
def upgrade() -> None:
    op.execute("DELETE FROM rounds")
"""


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    (tmp_path / "data").mkdir()
    with database(request.param, tmp_path / "data") as found:
        yield found


def steps_with(tmp_path: Path, body: str) -> Path:
    steps = tmp_path / "stappen 100%"
    shutil.copytree(STEPS, steps)
    (steps / "versions" / f"{NEXT}_next.py").write_text(HEAD + body, "utf-8")
    return steps


def files(tmp_path: Path) -> set[str]:
    return {path.name for path in (tmp_path / "data").iterdir()} - {"rondes.db-wal", "rondes.db-shm"}


def test_the_steps_make_the_tables_that_the_store_expects(url: str) -> None:
    migrate(url)
    engine = make_engine(url)
    with reading(engine) as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_tables_are_current_once_they_were_migrated(url: str) -> None:
    assert not is_current(url)
    for _ in range(2):
        migrate(url)
        assert is_current(url)


def test_asking_whether_a_file_is_current_makes_no_file(tmp_path: Path) -> None:
    assert not is_current(f"sqlite:///{tmp_path / 'rondes.db'}")
    assert list(tmp_path.iterdir()) == []


def test_the_newest_step_is_the_one_alembic_goes_to() -> None:
    config = Config()
    config.set_main_option("script_location", str(STEPS))
    assert ScriptDirectory.from_config(config).get_current_head() == newest()


def test_a_new_database_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path / 'rondes.db'}")
    assert stat.S_IMODE((tmp_path / "rondes.db").stat().st_mode) == 0o600


def test_the_tables_of_the_first_step_are_brought_up_to_date_with_their_rounds(url: str, tmp_path: Path) -> None:
    first = tmp_path / "eerste"
    shutil.copytree(STEPS, first)
    for later in sorted((first / "versions").glob("[0-9]*.py"))[1:]:
        later.unlink()
    migrate(url, first)
    with connected(url) as found:
        with found.engine.begin() as connection:
            for statement in IN_FIRST_TABLES:
                connection.exec_driver_sql(statement)
        assert not is_current(url)
        migrate(url)
        assert is_current(url)
        assert loaded(found, "gouda").round == Round(
            (Entry("R1", Side.YOUNG, Decimal("7.90"), 34), Entry("R3", Side.MANAGEMENT, Decimal("5.5"))),
            DAY,
            "Gouda",
            asked={Side.YOUNG: 120},
            answers={Side.MANAGEMENT: 8},
            topics=("R3",),
            publication=Publication(was_opened=True, may_be_shared=True),
        )


BOTH = dict.fromkeys((Side.YOUNG, Side.MANAGEMENT), DAY)


@pytest.mark.parametrize(
    ("changes", "publication"),
    [
        ("view_is_open = true", Publication(BOTH, was_opened=True)),
        ("view_counter = 1", Publication(BOTH, was_opened=True)),
        (
            "is_condensed = true",
            Publication(BOTH, condensed={side: {} for side in Side}, was_opened=True),
        ),
        ("form = 'agreed'", Publication(may_be_shared=True)),
        (
            "form = 'agreed', is_fixed = true",
            Publication({Side.MANAGEMENT: DAY}, was_opened=True, may_be_shared=True),
        ),
    ],
)
def test_of_a_round_from_before_is_known_what_was_published_where_something_tells(
    url: str, tmp_path: Path, changes: str, publication: Publication
) -> None:
    third = tmp_path / "derde"
    shutil.copytree(STEPS, third)
    for later in sorted((third / "versions").glob("[0-9]*.py"))[3:]:
        later.unlink()
    migrate(url, third)
    with connected(url) as found:
        with found.engine.begin() as connection:
            for statement in IN_FIRST_TABLES:
                connection.exec_driver_sql(
                    statement.replace("staff", "asked_young").replace(", sd)", ")").replace(", '1.2')", ")")
                )
            connection.exec_driver_sql(f"UPDATE rounds SET {changes}")  # noqa: S608 - ours
        migrate(url)
        assert loaded(found, "gouda").round.publication == publication


def test_a_step_that_rebuilds_a_table_keeps_what_refers_to_it(url: str, tmp_path: Path) -> None:
    steps = steps_with(tmp_path, REBUILD)
    migrate(url)
    with connected(url) as found:
        public_id = created(found)
        assert not is_current(url, steps)
        migrate(url, steps)
        assert is_current(url, steps)
        assert loaded(found, public_id).round == GOUDA


def test_after_a_step_no_copy_of_the_file_is_left(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with database("sqlite", tmp_path / "data") as url:
        migrate(url)
        migrate(url, steps_with(tmp_path, REBUILD))
    assert files(tmp_path) == {"rondes.db"}


def test_a_copy_left_by_a_killed_process_is_removed(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with database("sqlite", tmp_path / "data") as url:
        migrate(url)
        (tmp_path / "data" / "rondes.db.voor-migratie").touch()
        migrate(url)
    assert files(tmp_path) == {"rondes.db"}


def test_a_step_that_fails_halfway_leaves_everything_as_it_was(url: str, tmp_path: Path) -> None:
    migrate(url)
    with connected(url) as found:
        public_id = created(found)
        with pytest.raises(MigrationError):
            migrate(url, steps_with(tmp_path, FAIL))
        assert is_current(url)
        assert loaded(found, public_id).round == GOUDA
    engine = make_engine(url)
    assert not inspect(engine).has_table("extra")
    engine.dispose()
    assert files(tmp_path) <= {"rondes.db"}


def test_a_step_that_leaves_rows_referring_to_nothing_is_undone(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with database("sqlite", tmp_path / "data") as url:
        migrate(url)
        with connected(url) as found:
            public_id = created(found)
            with pytest.raises(MigrationError):
                migrate(url, steps_with(tmp_path, ORPHAN))
            assert loaded(found, public_id).round == GOUDA


def test_the_tables_of_a_newer_version_are_left_alone(url: str, tmp_path: Path) -> None:
    migrate(url, steps_with(tmp_path, REBUILD))
    assert not is_current(url)
    with pytest.raises(MigrationError):
        migrate(url)


MIGRATING = "import sys; from retention_check.store import migrate; migrate(sys.argv[1])"
ON_A_FULL_DISK = """
import resource, sys
import alembic.command
from retention_check.store import MigrationError, explanation, migrate
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    migrate(sys.argv[1])
except MigrationError as error:
    print(explanation(sys.argv[1], error))
"""


def test_four_who_migrate_at_once_all_end_well(url: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", MIGRATING, url]
    at_once = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    assert [(process.communicate()[1], process.returncode) for process in at_once] == [("", 0)] * 4
    assert is_current(url)
    assert files(tmp_path) <= {"rondes.db"}


def test_four_who_bring_older_tables_up_to_date_all_end_well(url: str, tmp_path: Path) -> None:
    first = tmp_path / "eerste"
    shutil.copytree(STEPS, first)
    for later in sorted((first / "versions").glob("[0-9]*.py"))[1:]:
        later.unlink()
    migrate(url, first)
    test_four_who_migrate_at_once_all_end_well(url, tmp_path)


@pytest.mark.parametrize("room", [0, 4096, 30_000])
def test_a_disk_that_is_full_at_the_first_start_spoils_no_later_one(tmp_path: Path, room: int) -> None:
    url = f"sqlite:///{tmp_path / 'rondes.db'}"
    done = subprocess.run(
        [sys.executable, "-c", ON_A_FULL_DISK, url, str(room)], capture_output=True, text=True, check=True
    )
    assert (str(tmp_path / "rondes.db") in done.stdout, "de schijf is vol" in done.stdout) == (True, True)
    assert list(tmp_path.iterdir()) == []
    migrate(url)
    assert is_current(url)
