"""A visitor who opens pages and fills in forms over Flask's own client, and rounds to visit."""

import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask
from werkzeug.datastructures import FileStorage, Headers, MultiDict
from werkzeug.test import TestResponse, encode_multipart

from retention_check import clock, secret_links, store
from retention_check.app import create_app
from retention_check.config import Mode, Settings
from retention_check.domain.comparison import compare
from retention_check.domain.publishing import entered_sides, publish
from retention_check.domain.round import Agreement, Entry, ManagementForm, Round
from retention_check.domain.side import Side
from retention_check.domain.wording import SHORT
from retention_check.store import Database, RoundKeys, RoundSummary, StoredRound
from retention_check.web.auth import LAUNCH_TOKEN
from tests.cast import ASKED, DAY, STUDY, example_entries

KEY = "k9Q2mZ7xW4vB1nT8rL5cY3pF6hJ0sDgA"
TOKEN = "a2b3c4d5e6f7g2h3a2b3c4d5e6f7g2h3"  # noqa: S105 - as `serve` makes one
HTTP, HTTPS = "http://localhost", "https://localhost"
ABOUT = {
    "municipality": "Gouda",
    "day": "21-11-2026",
    **{f"asked_{side}": str(n) for side, n in ASKED.items()},
    "role": "managementteam",
    "form": "questionnaire",
    "scale": "1-10",
}
AGREEMENTS = (Agreement("Mentoren zoeken", "HR-adviseur", "voor de zomer", "ieder heeft er een", "loopt"),)
GOUDA = Round(
    example_entries(shift="0.1"), DAY, "Gouda", asked=ASKED, management_role="managementteam", agreements=AGREEMENTS
)
TYPED = {"n-young": "34", "n-management": "8", "R1-young": "8,6", "R1-management": "7.1", "M3.2-young": "7"}


@dataclass(frozen=True)
class Page:
    """What a visitor got: an address, a status, headers, and the bytes of a page or a file."""

    address: str
    status: int
    headers: Headers
    data: bytes

    @cached_property
    def text(self) -> str:
        return self.data.decode("utf-8")

    @cached_property
    def tree(self) -> Element:
        """The page as html5lib reads it, strictly: every mistake in the HTML is an exception."""
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        tree: Element = parser.parse(self.text)
        return tree

    @cached_property
    def elements(self) -> list[Element]:
        """Every element of the page, without its comments."""
        return [element for element in self.tree.iter() if isinstance(element.tag, str)]

    @cached_property
    def pieces(self) -> list[str]:
        """The texts of the page one by one, read without judging the HTML, which is ten times as quick."""
        reader = _Texts()
        reader.feed(self.text)
        reader.close()
        return reader.found

    @property
    def is_html(self) -> bool:
        return self.headers["Content-Type"].startswith("text/html")

    @property
    def redirects_to(self) -> str:
        """Where it redirects to, without the host."""
        split = urlsplit(self.headers.get("Location", ""))
        return split._replace(scheme="", netloc="").geturl()

    @property
    def title(self) -> str:
        return words(self.first("title"))

    @property
    def main(self) -> str:
        """The words of the main part."""
        return words(self.first("main"))

    def first(self, tag: str) -> Element:
        found = next(self.tree.iter(tag), None)
        assert found is not None, f"no {tag} in {self.address}"
        return found

    def by_id(self, name: str) -> Element:
        found = [each for each in self.tree.iter() if each.get("id") == name]
        assert len(found) == 1, f"{len(found)} times id {name} in {self.address}"
        return found[0]

    @property
    def links(self) -> list[str]:
        """Addresses within the app that this page links to, whole."""
        found = [each.get("href", "") for each in self.tree.iter("a")]
        return [urljoin(self.address, href) for href in found if not href.startswith(("#", "mailto:"))]

    def fields(self, form: int = 0) -> MultiDict[str, str]:
        """What a browser would send of a form when nothing is changed, without its buttons and files."""
        return MultiDict(_fields(self._form(form)))

    def action(self, form: int = 0) -> str:
        return urljoin(self.address, self._form(form).get("action") or self.address)

    def _form(self, number: int) -> Element:
        forms = list(self.tree.iter("form"))
        assert number < len(forms), f"{len(forms)} forms at {self.address}, which answered {self.status}"
        return forms[number]

    @property
    def rows(self) -> list[list[str]]:
        """The cells of every row of every table, as words."""
        return [[words(cell) for cell in row] for row in self.tree.iter("tr")]

    @property
    def faults(self) -> dict[str, str]:
        """The summary of mistakes: id of the field that each links to, and the message."""
        return {link.get("href", "").removeprefix("#"): words(link) for link in self.by_id("fouten").iter("a")}


class _Texts(HTMLParser):
    """Gathers the texts of a page, and passes over scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is None and (text := " ".join(data.split())):
            self.found.append(text)


class Visitor:
    """A browser with cookies of its own."""

    def __init__(self, app: Flask, base: str = HTTP) -> None:
        self.app, self.base = app, base
        self.client = app.test_client()

    def get(self, address: str, **more: Any) -> Page:
        return self._page(self.client.get(self._path(address), base_url=self.base, **more))

    def post(self, address: str, fields: Mapping[str, Any] | None = None, **more: Any) -> Page:
        """Send a form as it stands; over TLS with the Referer that a browser sends."""
        headers = {"Referer": self.base + self._path(address)} if self.base.startswith("https:") else {}
        headers |= more.pop("headers", {})
        if any(isinstance(value, FileStorage) for value in (fields or {}).values()):
            boundary, body = encode_multipart(MultiDict(fields))  # the client itself leaves a temporary file open
            more |= {"data": body, "content_type": f"multipart/form-data; boundary={boundary}"}
        sent = self.client.post(self._path(address), base_url=self.base, headers=headers, **({"data": fields} | more))
        return self._page(sent)

    def fill(self, address: str, changes: Mapping[str, Any] | None = None, *, form: int = 0) -> Page:
        """Open a page, change fields of one of its forms (None takes one away), and send it."""
        page = self.get(address)
        assert page.status == 200, f"{page.status} at {address}: {page.text[:300]}"
        return self.send(page, changes, form=form)

    def send(self, page: Page, changes: Mapping[str, Any] | None = None, *, form: int = 0) -> Page:
        """Send a form of a page that was opened before."""
        fields: MultiDict[str, Any] = MultiDict(page.fields(form))
        for name, value in (changes or {}).items():
            fields.poplist(name)
            if value is not None:
                fields.setlist(name, value if isinstance(value, list) else [value])
        return self.post(page.action(form), fields)

    def follow(self, page: Page) -> Page:
        """The page that an answer redirects to."""
        assert page.status in {302, 303}, f"{page.status}: {page.text[:300]}"
        return self.get(page.redirects_to)

    def upload(self, address: str, field: str, data: bytes, name: str = "blad.csv") -> Page:
        """Choose a file on a page and send it."""
        return self.fill(address, {field: FileStorage(io.BytesIO(data), name)})

    def _path(self, address: str) -> str:
        split = urlsplit(address)
        return split._replace(scheme="", netloc="").geturl() if split.netloc else address

    def _page(self, response: TestResponse) -> Page:
        with closing(response):
            return Page(response.request.url, response.status_code, response.headers, response.data)


def words(element: Element) -> str:
    """The text of an element, spaces as a reader sees them."""
    return " ".join("".join(element.itertext()).split())


def value_of(page: Page, name: str) -> str:
    """What stands in the one field with this name."""
    values = page.fields().getlist(name)
    assert len(values) == 1, f"{len(values)} fields {name}"
    return values[0]


def _fields(form: Element) -> Iterator[tuple[str, str]]:
    for element in form.iter():
        name = element.get("name")
        if name is None or "disabled" in element.attrib:
            continue
        if element.tag == "select":
            yield name, _chosen(element)
        elif element.tag == "textarea":
            yield name, "".join(element.itertext())
        elif element.tag == "input" and _is_sent(element):
            yield name, element.get("value", "")


def _is_sent(box: Element) -> bool:
    kind = box.get("type")
    return kind not in {"submit", "file"} and (kind not in {"radio", "checkbox"} or "checked" in box.attrib)


def _chosen(select: Element) -> str:
    options = list(select.iter("option"))
    marked = [option for option in options if "selected" in option.attrib] or options[:1]
    return marked[0].get("value", "")


@contextmanager
def running(folder: Path, **changes: Any) -> Iterator[Flask]:
    """A laptop's app with its data in a folder, launched with TOKEN; fields of Settings can be changed.

    Reports are not made ahead unless a test is about that.
    """
    settings = replace(Settings(mode=Mode.LOCAL, data_folder=folder, pdfs_ahead=0), **changes)
    app = create_app(settings)
    app.config[LAUNCH_TOKEN] = TOKEN
    yield app
    store.disconnect(database_of(app))


def central_settings(folder: Path, **changes: Any) -> Settings:
    """Settings of a server that may start, with its database in a folder."""
    database = f"sqlite:///{folder / 'server.sqlite'}"
    own = Settings(secret_key=KEY, database=database, hosts=("localhost",), pdf_folder=folder, pdfs_ahead=0)
    return replace(own, **changes)


def database_of(app: Flask) -> Database:
    database: Database = app.extensions["database"]
    return database


def owner(app: Flask, base: str = HTTP) -> Visitor:
    """Who opened the app on this laptop."""
    visitor = Visitor(app, base)
    assert visitor.get(f"/open/{TOKEN}").status == 302
    return visitor


@dataclass(frozen=True)
class SavedRound:
    """A round that was put in the store: its public id and the secret of its manage link."""

    public_id: str
    secret: str

    @property
    def at(self) -> str:
        """Address of its own pages."""
        return f"/ronde/{self.public_id}"


def save_round(app: Flask, round: Round = GOUDA, today: date | None = None, previous: str | None = None) -> SavedRound:
    """Put a round in the store, as if it was made on a day; without one it is made today."""
    public_id, nonce = secret_links.new_public_id(), secret_links.new_nonce()
    secret = secret_links.manage_secret(str(app.secret_key), nonce)
    keys = RoundKeys(public_id, nonce, secret_links.hashed(secret))
    store.rounds.create(database_of(app), round, keys, today or clock.today(), previous)
    return SavedRound(public_id, secret)


def manager(app: Flask, saved: SavedRound, base: str = HTTP) -> Visitor:
    """Who opened the manage link of a round."""
    visitor = Visitor(app, base)
    assert visitor.get(f"/beheer/{saved.secret}").redirects_to == saved.at
    return visitor


def share(
    app: Flask, saved: SavedRound, *, management: bool = True, agreements: bool = True, base: str = HTTP
) -> tuple[str, Visitor]:
    """Publish a round and make its view link: its address, and a viewer who opened it."""
    sharing = manager(app, saved, base)
    publish_round(sharing, saved)
    fields = {"management": "y" if management else None, "agreements": "y" if agreements else None}
    page = sharing.follow(sharing.fill(f"{saved.at}/delen", fields))
    shown = page.by_id("inkijklink")  # a laptop shows it as a way for oneself alone
    link = shown.get("href") or words(shown)
    viewer = Visitor(app, base)
    assert viewer.get(link).status == 302
    return urlsplit(link).path, viewer


def publish_round(organiser: Visitor, saved: SavedRound) -> None:
    """Say that the figures of a round are right, where that is asked, and that everyone was asked again."""
    page = organiser.get(f"{saved.at}/vaststellen")
    if page.status == 200 and any(form.get("method") == "post" for form in page.tree.iter("form")):
        names = {each.get("name", "") for each in page.tree.iter("input") if each.get("type") == "radio"}
        assert organiser.send(page, dict.fromkeys(names, "ja")).status == 302


def published(round: Round = GOUDA, day: date = DAY) -> Round:
    """A round of which every group with scores is published since a day."""
    return publish(compare(round, STUDY), entered_sides(round), day)


def save_published(
    app: Flask, round: Round = GOUDA, today: date | None = None, previous: str | None = None
) -> SavedRound:
    """Put a round in the store of which every group with scores is published; after another all were asked again."""
    asked = replace(round, asked_again=dict.fromkeys(Side, True)) if previous else round
    return save_round(app, published(asked), today, previous)


def stored(app: Flask, public_id: str) -> StoredRound:
    """A round as it stands in the store."""
    found = store.rounds.load(database_of(app), public_id, clock.today())
    assert found is not None
    return found


def stored_round(app: Flask, public_id: str) -> Round:
    """What is stored of a round."""
    return stored(app, public_id).round


def summaries(app: Flask) -> list[RoundSummary]:
    """All rounds that are stored, newest first."""
    return store.rounds.summaries(database_of(app), clock.today())


def delete_round(app: Flask, public_id: str) -> None:
    """Delete a round behind the back of who is looking at it."""
    store.rounds.delete(database_of(app), public_id, clock.today())


def invite(app: Flask, until: date | None = None) -> str:
    """Store an invitation until a day, today when none is given: the secret of its link."""
    secret = secret_links.new_secret()
    store.invitations.invite(database_of(app), secret_links.hashed(secret), until or clock.today())
    return secret


def make_round(visitor: Visitor, **round: str) -> str:
    """Make a round by the form, and give its public id."""
    page = visitor.fill("/nieuw", ABOUT | round)
    assert page.status == 302, page.main
    return page.redirects_to.removeprefix("/ronde/")


def fill_scores(visitor: Visitor, public_id: str, cells: Mapping[str, str] = TYPED) -> Page:
    """Type scores, a group at a time, and save them; gives what came of the last group, or of the first that failed."""
    by_side: dict[Side, dict[str, str]] = {}
    for name, text in cells.items():
        side = Side.MANAGEMENT if "management" in name.split("-") else Side.YOUNG
        by_side.setdefault(side, {})[name] = text
    pages = (visitor.fill(typing_page(public_id, side), typed) for side, typed in sorted(by_side.items(), reverse=True))
    page = next(pages)
    while page.status == 302 and (following := next(pages, None)):
        page = following
    return page


def typing_page(public_id: str, side: Side = Side.YOUNG) -> str:
    """Address of the page on which the scores of a group are typed."""
    return f"/ronde/{public_id}/scores/{SHORT[side]}"


def agreed(entries: Iterable[Entry] = GOUDA.entries, *, is_locked: bool = False) -> Round:
    """A round in which management gives an agreed score: in words, so on the steps of the answers."""
    found = tuple(
        replace(each, n=None, mean=type(each.mean)("5.5")) if each.side is Side.MANAGEMENT else each for each in entries
    )
    form = ManagementForm.AGREED
    return replace(
        GOUDA, entries=found, management_form=form, management_role="gemeentesecretaris", is_locked=is_locked
    )


@contextmanager
def without_database(app: Flask, folder: Path) -> Iterator[None]:
    """The folder of the database is gone for a while."""
    store.disconnect(database_of(app))
    folder.rename(folder.with_name("weg"))
    yield
    folder.with_name("weg").rename(folder)
