"""Exports of a survey as these tests upload them: a few people who all give the same answers, with secrets beside."""

import csv
import io
import random
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from flask import Flask
from werkzeug.datastructures import FileStorage, MultiDict

from retention_check.config import Settings
from retention_check.domain.item import Item, Kind
from retention_check.web.organiser.survey.form import LOOK, SAVE
from tests.cast import STUDY
from tests.web.client import Page, SavedRound, Visitor, words

SECRETS = (
    "anneke.marker@voorbeeld.nl",
    "Anneke Markering",
    "203.0.113.77",
    "Mijn leidinggevende heet Marker en daar kan ik echt niet mee samenwerken",
)
GROUP = "Bent u jonge ambtenaar of management?"
YOUNG, MANAGEMENT, OTHER = "Jonge ambtenaar", "Management", "Griffie"
ALL = (YOUNG,) * 26 + (MANAGEMENT,) * 8
DOUBTED = (*ALL, OTHER, OTHER, OTHER)  # of whom nobody but a person can say to which group they belong
Answer = Callable[[Item], str]


def place_of(item: Item, most: int = 3) -> int:
    """Which answer everybody gives; to the last five of a kind all five, for one that nobody gave is asked about."""
    last = STUDY.of_kind(item.kind)[-5:]
    return last.index(item) if item in last else most


def answered(most: int) -> Answer:
    """The answers of `place_of`, in words."""
    return lambda item: STUDY.answer_words[item.kind][place_of(item, most)]


fourth = answered(3)  # next to the highest


def mixed(seed: int = 1) -> Answer:
    """Answers by chance, always the same."""
    source = random.Random(seed)
    return lambda item: source.choice(STUDY.answer_words[item.kind])


def export(
    groups: Sequence[str] = ALL,
    answer: Answer = fourth,
    headings: Mapping[str, str] | None = None,
    group: str = GROUP,
    items: Sequence[Item] = STUDY.items,
) -> bytes:
    """A CSV as Google Forms makes it, with an address, a name, an IP number and words of their own in every row."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    known = headings or {}
    statements = [known.get(item.code, f"Wat vindt u? [{item.text}]") for item in items]
    address, name, ip, told = SECRETS
    writer.writerow(["Tijdstempel", "E-mailadres", "Naam", "IP-adres", group, *statements, "Wilt u nog iets kwijt?"])
    for number, value in enumerate(groups):
        row = ["2026/11/03 8:48:17 p.m. CET", f"{number}{address}", name, ip, value]
        writer.writerow([*row, *(answer(item) for item in items), f"{told} {number}"])
    return out.getvalue().encode()


few = partial(export, items=STUDY.of_kind(Kind.REASON))  # where the measures change nothing: five times as quick


def uploaded(visitor: Visitor, saved: SavedRound, *files: bytes, names: Sequence[str] = (), **more: object) -> Page:
    """What is seen after sending these files: what was understood, or what is wrong with them."""
    page = visitor.get(f"{saved.at}/scoreblad")
    fields: MultiDict[str, object] = MultiDict(page.fields())
    called = names or [f"enquete{number}.csv" for number in range(len(files))]
    for data, name in zip(files, called, strict=True):
        fields.add("sheet", FileStorage(io.BytesIO(data), name))
    for name, value in more.items():
        fields[name] = value
    sent = visitor.post(page.action(), fields)
    return visitor.follow(sent) if sent.status == 302 else sent


def look(visitor: Visitor, page: Page, changes: Mapping[str, str | None] | None = None) -> Page:
    """Change fields, and look again."""
    sent = visitor.send(page, {**(changes or {}), "doen": LOOK})
    return visitor.follow(sent) if sent.status == 302 else sent


def save(visitor: Visitor, page: Page, changes: Mapping[str, str | None] | None = None) -> Page:
    """Change fields, and say that it is right."""
    return visitor.send(page, {**(changes or {}), "doen": SAVE})


def field_of(page: Page, label: str) -> str:
    """The name of the one field whose label, or the legend above it, begins so."""
    labels = [each for each in page.tree.iter("label") if words(each).startswith(label)]
    found = {page.by_id(each.get("for", "")).get("name", "") for each in labels}
    for group in page.tree.iter("fieldset"):
        if words(group[0]).startswith(label):
            found |= {each.get("name", "") for each in group.iter("input")}
    assert len(found) == 1, (label, found)
    return found.pop()


def buttons(page: Page) -> list[str]:
    """What can be pressed in the form of the page."""
    return [words(each) for each in page.first("form").iter("button")]


def waiting_files(app: Flask) -> set[Path]:
    """What waits, of all rounds of the app under test."""
    settings: Settings = app.extensions["settings"]
    return set(settings.folder_for_pdfs.glob("retention-check-sheets-*/*"))
