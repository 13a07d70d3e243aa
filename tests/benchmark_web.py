"""What pages of the web app cost, as ratios to an empty page on one server; part of `python tests/benchmark.py`."""

import gzip
import http.client
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent))

from retention_check import clock, secret_links, store
from retention_check.config import Mode, Settings, own_key
from retention_check.domain.condensing import condensing
from retention_check.domain.round import Round
from retention_check.store import RoundKeys
from tests.cast import DAY, STUDY, example_entries

ROUNDS = 100
ASKED = 60
TURNS = 5
LOOPS = 10  # visitors who never stop
MOST_SLOWED = 3  # times: one visitor's PDF at low priority, and the pages that refuse the others
CLICK, AGAIN = 50, 20  # milliseconds
SERVER = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
if __name__ == "__main__":
    from waitress.server import create_server
    from retention_check.app import create_app
    from retention_check.config import Mode, Settings
    from retention_check.web.auth import LAUNCH_TOKEN
    app = create_app(Settings(mode=Mode.LOCAL, data_folder=Path(sys.argv[2]), pdfs_ahead=int(sys.argv[3])))
    app.config[LAUNCH_TOKEN] = "benchmark"
    app.add_url_rule("/leeg", "empty", lambda: "")
    app.add_url_rule("/rekentijd", "cpu", lambda: repr(time.process_time()))
    server = create_server(app, host="127.0.0.1", port=0, threads=8)  # as `serve` does
    print(server.effective_port, flush=True)
    server.run()
"""
Row = tuple[str, str, str, bool]


def fill(folder: Path) -> list[str]:
    """Store a hundred full rounds and give their public ids."""
    settings = Settings(mode=Mode.LOCAL, data_folder=folder)
    key, names = own_key(folder), []
    store.migrate(settings.database_url)
    database = store.connect(settings.database_url, condensing(STUDY, settings.threshold))
    for number in range(ROUNDS):
        round = Round(example_entries(shift=f"0.{number % 10}"), DAY - timedelta(days=number), f"Gemeente {number}")
        public_id, nonce = secret_links.new_public_id(), secret_links.new_nonce()
        keys = RoundKeys(public_id, nonce, secret_links.hashed(secret_links.manage_secret(key, nonce)))
        store.rounds.create(database, round, keys, clock.today())
        names.append(public_id)
    store.disconnect(database)
    return names


@contextmanager
def served(folder: Path, *, makes_ahead: bool) -> Iterator[int]:
    """The app in a process of its own, as `serve` runs it; gives its port."""
    script = folder / "served.py"
    script.write_text(SERVER, "utf-8")
    command = [sys.executable, str(script), str(Path(__file__).parent.parent), str(folder), str(int(makes_ahead))]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, stderr=subprocess.DEVNULL)
    try:
        yield int((process.stdout or sys.stdin).readline())
    finally:
        process.kill()
        process.wait()


class Visitor:
    """One browser with a connection that stays open and the cookie of the owner."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.cookie = ""
        self.get("/open/benchmark")

    def get(self, address: str) -> bytes:
        """Ask for a page and read it."""
        status, data = self.answer(address)
        if status >= 400:
            raise RuntimeError(f"{status} at {address}")
        return data

    def answer(self, address: str) -> tuple[int, bytes]:
        """Ask for a page, which may be refused."""
        self.connection.request("GET", address, headers={"Cookie": self.cookie, "Accept-Encoding": "gzip"})
        response = self.connection.getresponse()
        if found := response.getheader("Set-Cookie"):
            self.cookie = found.partition(";")[0]
        data = response.read()
        packed = response.getheader("Content-Encoding") == "gzip"
        return response.status, gzip.decompress(data) if packed else data

    def seconds(self, addresses: list[str]) -> float:
        """Median time of asking for these pages, one after the other."""
        found = []
        for address in addresses:
            began = time.perf_counter()
            self.get(address)
            found.append(time.perf_counter() - began)
        return median(found)

    def cpu_seconds(self, addresses: list[str]) -> float:
        """Mean time that the server's processor spends on one of these pages; others on this machine do not count."""
        began = float(self.get("/rekentijd"))
        for address in addresses:
            self.get(address)
        return (float(self.get("/rekentijd")) - began) / len(addresses)


def first_load(visitor: Visitor, address: str) -> int:
    """Bytes of CSS, JS and the two fonts every page needs, as they travel (gzip; fonts are packed already)."""
    page = visitor.get(address).decode()
    files = re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"', page)
    fonts = [files[0].rsplit("/", 2)[0] + f"/fonts/source-sans-3-latin-{weight}-normal.woff2" for weight in (400, 700)]
    packed = sum(len(gzip.compress(visitor.get(file))) for file in files)
    return packed + sum(len(visitor.get(font)) for font in fonts)


def pages_of(names: list[str], part: str) -> list[str]:
    """The same page of many rounds, so that no page is asked for twice in a row."""
    return [f"/ronde/{name}{part}" for name in (names * 2)[:ASKED]]


def rows() -> list[Row]:
    """What was measured, what was found, the goal, and whether it is held."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        names = fill(folder)
        with served(folder, makes_ahead=False) as port:
            visitor = Visitor(port)
            costs = [*_costs(visitor, names), _first_load(visitor), _while_printing(port, visitor, names)]
            costs.append(_beside_loops(port, visitor, names))
        with served(folder, makes_ahead=True) as port:
            return [*costs, *_made_ahead(folder, Visitor(port), names)]


def _costs(visitor: Visitor, names: list[str]) -> Iterator[Row]:
    """In turns, so that a slow moment of the machine meets every kind of page."""
    parts = {"results": "/resultaten", "results, reasons": "/resultaten/redenen", "typing form": "/scores/jong"}
    asked = {"": ["/leeg"] * (5 * ASKED)} | {name: pages_of(names, part) for name, part in parts.items()}
    for addresses in asked.values():
        visitor.cpu_seconds(addresses)
    turns = [{name: visitor.cpu_seconds(addresses) for name, addresses in asked.items()} for _ in range(TURNS)]
    yield "an empty page", f"{1000 * median(turn[''] for turn in turns):.2f} ms of processor time", "", True
    for name in parts:
        told = f"{median(turn[name] / turn[''] for turn in turns):.1f} x an empty page, by processor time"
        yield f"{name}, {ROUNDS} rounds stored", told, "", True


def _first_load(visitor: Visitor) -> Row:
    size = first_load(visitor, "/") / 1000
    return "first load of CSS, JS, fonts", f"{size:.0f} kB", "150 kB", size <= 150


def _while_printing(port: int, visitor: Visitor, names: list[str]) -> Row:
    """The same pages by the clock, with and without a report in the making."""
    pages = [address for part in ("/resultaten", "/scores/jong", "") for address in pages_of(names, part)[:7]]
    other = Visitor(port)
    other.get(_report(names[0]))
    quiet = median(visitor.seconds(pages) for _ in range(TURNS))
    printing = threading.Thread(target=other.get, args=(f"{_report(names[1])}?soort=draaiboek",))
    printing.start()
    time.sleep(0.2)
    found = []
    while printing.is_alive():
        found.append(visitor.seconds(pages))
    busy = (median(found) if found else 0.0) / quiet
    return "pages while a report is made", f"{busy:.2f} x their quiet time", "2 x", busy <= 2


def _beside_loops(port: int, organiser: Visitor, names: list[str]) -> Row:
    """An organiser's reports by the clock, alone and beside visitors who ask for the example without a pause."""
    alone = median(organiser.seconds([_report(name)]) for name in names[10 : 10 + TURNS])
    done, refused = threading.Event(), 0

    def loop() -> None:
        visitor = Visitor(port)
        while not done.is_set():
            visitor.answer("/voorbeeld/rapport.pdf?soort=bijlage")

    loops = [threading.Thread(target=loop) for _ in range(LOOPS)]
    for each in loops:
        each.start()
    found = []
    for name in names[20 : 20 + TURNS]:
        began = time.perf_counter()
        refused += organiser.answer(_report(name))[0] != 200
        found.append(time.perf_counter() - began)
    done.set()
    for each in loops:
        each.join()
    slowed = median(found) / alone
    told = f"{refused} refused, {slowed:.1f} x the time alone ({alone:.1f} s)"
    is_held = not refused and slowed <= MOST_SLOWED
    return f"a report beside {LOOPS} looping visitors", told, f"0 refused, {MOST_SLOWED} x", is_held


def _made_ahead(folder: Path, organiser: Visitor, names: list[str]) -> Iterator[Row]:
    """By the clock: a click on what the results page had made, and another click."""
    clicks, again = [], []
    for name in names[40 : 40 + TURNS]:
        before = _kept(folder)
        organiser.get(f"/ronde/{name}/resultaten")
        while _kept(folder) <= before:
            time.sleep(0.05)
        time.sleep(0.2)
        clicks.append(organiser.seconds([_report(name)]))
        again.append(organiser.seconds([_report(name)] * 10))
    for told, found, goal in (
        ("a click on what was made ahead", clicks, CLICK),
        ("the same report again", again, AGAIN),
    ):
        middle, slowest = 1000 * median(found), 1000 * max(found)
        yield told, f"{middle:.0f} ms, the slowest {slowest:.0f} ms", f"{goal} ms", middle <= goal


def _report(name: str) -> str:
    return f"/ronde/{name}/rapport.pdf"


def _kept(folder: Path) -> set[Path]:
    """The PDFs of rounds that are kept, whole."""
    return set(folder.glob("retention-check-pdf-*/[0-9a-f]*.*"))


if __name__ == "__main__":
    for row in rows():
        print(row)
