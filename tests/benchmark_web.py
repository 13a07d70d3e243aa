"""How quick the web app is, as ratios to an empty page on the same server; part of `python tests/benchmark.py`."""

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
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from retention_check import links
from retention_check.config import Mode, Settings, own_key
from retention_check.domain.round import Round
from retention_check.store import Store, migrate
from tests.cast import DAY, example_entries

ROUNDS = 100
ASKED = 60
SERVER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
if __name__ == "__main__":
    from waitress.server import create_server
    from retention_check.app import create_app
    from retention_check.config import Mode, Settings
    app = create_app(Settings(mode=Mode.LOCAL, data_folder=Path(sys.argv[2]), port=0))
    app.config["launch_token"] = "benchmark"
    app.add_url_rule("/leeg", "empty", lambda: "")
    server = create_server(app, host="127.0.0.1", port=0, threads=8)
    print(server.effective_port, flush=True)
    server.run()
"""
Row = tuple[str, str, str]


def fill(folder: Path) -> list[str]:
    """Store a hundred full rounds and give their public names."""
    settings = Settings(mode=Mode.LOCAL, data_folder=folder)
    key = own_key(folder)
    migrate(settings.database_url)
    store, names = Store(settings.database_url), []
    for number in range(ROUNDS):
        round = Round(example_entries(shift=f"0.{number % 10}"), DAY - timedelta(days=number), f"Gemeente {number}")
        public_id, nonce = links.new_public_id(), links.new_nonce()
        manage_hash = links.hashed(links.manage_secret(key, nonce))
        store.create(round, public_id, nonce, manage_hash, date.today())  # noqa: DTZ011
        names.append(public_id)
    store.close()
    return names


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """The app in a process of its own, as `serve` runs it; gives its port."""
    script = folder / "served.py"
    script.write_text(SERVER, "utf-8")
    command = [sys.executable, str(script), str(Path(__file__).parent.parent), str(folder)]
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
        self.connection.request("GET", address, headers={"Cookie": self.cookie, "Accept-Encoding": "gzip"})
        response = self.connection.getresponse()
        if found := response.getheader("Set-Cookie"):
            self.cookie = found.partition(";")[0]
        data = response.read()
        if response.status >= 400:
            raise RuntimeError(f"{response.status} at {address}")
        return gzip.decompress(data) if response.getheader("Content-Encoding") == "gzip" else data

    def seconds(self, addresses: list[str]) -> float:
        """Median time of asking for these pages, one after the other."""
        found = []
        for address in addresses:
            began = time.perf_counter()
            self.get(address)
            found.append(time.perf_counter() - began)
        return sorted(found)[len(found) // 2]


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
    """What was measured, and the goal."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        names = fill(folder)
        with served(folder) as port:
            visitor = Visitor(port)
            return [*_ratios(visitor, names), _first_load(visitor), _while_printing(port, visitor, names)]


def _ratios(visitor: Visitor, names: list[str]) -> Iterator[Row]:
    visitor.seconds(["/leeg"] * ASKED)
    empty = visitor.seconds(["/leeg"] * ASKED)
    yield "an empty page", f"{1000 * empty:.2f} ms", ""
    for name, part in (("results", "/resultaten"), ("results, reasons", "/resultaten/redenen"), ("form", "/scores")):
        first = visitor.seconds(pages_of(names, part))
        again = visitor.seconds([f"/ronde/{names[0]}{part}"] * ASKED)
        told = f"{again / empty:.1f} x an empty page; for the first time {first / empty:.1f} x"
        yield f"{name}, {ROUNDS} rounds stored", told, "5 x"


def _first_load(visitor: Visitor) -> Row:
    return "first load of CSS, JS, fonts", f"{first_load(visitor, '/') / 1000:.0f} kB", "150 kB"


def _while_printing(port: int, visitor: Visitor, names: list[str]) -> Row:
    pages = [address for part in ("/resultaten", "/scores", "") for address in pages_of(names, part)]
    other = Visitor(port)
    other.get("/voorbeeld/rapport.pdf")
    quiet = visitor.seconds(pages)
    printing = threading.Thread(target=other.get, args=("/voorbeeld/rapport.pdf",))
    printing.start()
    time.sleep(0.2)
    found = []
    while printing.is_alive():
        found.append(visitor.seconds(pages[:20]))
    busy = sorted(found)[len(found) // 2] if found else 0.0
    return "pages while a report is made", f"{busy / quiet:.2f} x their quiet time", "2 x"


if __name__ == "__main__":
    for row in rows():
        print(row)
