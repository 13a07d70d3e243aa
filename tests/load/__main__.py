"""`python -m tests.load room|meeting|server|faults`: the large runs, with a table of figures each."""

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.load.attendees import Room, attend
from tests.load.crowd import Crowd, visit
from tests.load.faults import database_killed, laptop_killed, workers_killed
from tests.load.figures import Outcome
from tests.load.servers import laptop, meeting_on_a_laptop, server


def room(folder: Path) -> dict[str, Outcome]:
    """500 phones in a room within a minute, while 500 poll."""
    with laptop(folder) as served:
        return {"a laptop in a room": visit(served.base, served.asked, Crowd(500, 500, 60))}


def central(folder: Path) -> dict[str, Outcome]:
    """2000 phones within a minute at a central server, while 500 poll."""
    with server(folder) as served:
        return {"a central server": visit(served.base, served.asked, Crowd(2000, 500, 60))}


def faults(folder: Path) -> dict[str, Outcome]:
    """300 phones each time, while something is killed three times."""
    found, crowd = {}, Crowd(300, 100, 40)
    for name, (serving, fault) in {
        "a worker is killed": (server, workers_killed),
        "the database is killed": (server, database_killed),
        "the laptop's program is killed": (laptop, laptop_killed),
    }.items():
        (own := folder / name.replace(" ", "-")).mkdir()
        with serving(own) as served:
            found[name] = visit(served.base, served.asked, crowd, fault(served, 8, times=3))
    return found


def meeting(folder: Path) -> dict[str, Room]:
    """60 phones in a meeting on a laptop, through its first steps."""
    with meeting_on_a_laptop(folder, 60) as served:
        return {"a meeting on a laptop": attend(served.base, served.held, 60, steps=8)}


RUNS: dict[str, Callable[[Path], Mapping[str, Outcome | Room]]] = {
    "room": room,
    "meeting": meeting,
    "server": central,
    "faults": faults,
}


def main(names: list[str]) -> int:
    """Run what is named, print its figures, and 1 when an answer was lost or counted twice."""
    if not names or not set(names) <= set(RUNS):
        print(f"python -m tests.load {' | '.join(RUNS)}", file=sys.stderr)
        return 2
    is_right = True
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            for title, outcome in RUNS[name](Path(folder)).items():
                print(f"== {title}", *outcome.table, sep="\n", flush=True)
                is_right &= outcome.is_right
    return 0 if is_right else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
