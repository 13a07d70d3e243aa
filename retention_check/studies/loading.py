"""The files of a study become one value: its statements, its figures, its answers, and what belongs to them."""

import csv
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from retention_check import dutch
from retention_check.domain.item import Item, Kind
from retention_check.domain.side import Side
from retention_check.domain.study import Discrepancy, Edition, Exclusion, Means, National, Study
from retention_check.studies.meeting_content import FILES, meeting_content

UTRECHT_2025 = Path(__file__).parent / "utrecht_2025"


@cache
def load_study(folder: Path = UTRECHT_2025) -> Study:
    """The study in a folder: 10 reasons and 40 measures with their national means, and the words for the meeting."""
    answers, items = _toml(folder / "answers.toml"), _toml(folder / "items.toml")
    return Study(
        _edition(_toml(folder / "edition.toml")),
        tuple(_items(items)),
        _national_means(folder / "means.csv"),
        {kind: tuple(answers[kind.value]) for kind in Kind},
        items["questions_note"],
        meeting_content({name: _toml(folder / f"{name}.toml") for name in FILES}),
    )


def _toml(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text("utf-8"))


def _items(raw: Mapping[str, Any]) -> list[Item]:
    items = []
    for reason in raw["reason"]:
        items.append(_item(reason, Kind.REASON, reason["code"], reason.get("question", reason["asked"])))
        question = raw["measures_question"].format(goal=dutch.first_small(reason["goal"]))
        items.extend(_item(measure, Kind.MEASURE, reason["code"], question) for measure in reason["measure"])
    return sorted(items, key=lambda item: item.kind is Kind.MEASURE)


def _item(raw: Mapping[str, Any], kind: Kind, reason: str, question: str) -> Item:
    texts = {name: raw[name] for name in ("printed", "text", "label", "definition")}
    return Item(raw["code"], kind, reason, **texts, question=question, goal=raw.get("goal", ""))


def _national_means(file: Path) -> dict[str, National]:
    with file.open(encoding="utf-8", newline="") as text:
        return {row["code"]: _national(row) for row in csv.DictReader(text)}


def _national(row: Mapping[str, str]) -> National:
    def means(prefix: str) -> Means:
        return Means(Decimal(row[f"{prefix}all"]), {side: Decimal(row[f"{prefix}{side}"]) for side in Side})

    return National(row["place"], means("printed_"), means(""))


def _edition(raw: Mapping[str, Any]) -> Edition:
    return Edition(
        name=raw["name"],
        title=raw["title"],
        publishers=tuple(raw["publishers"]),
        year=raw["year"],
        respondents={side: raw[side.value] for side in Side},
        started=raw["started"],
        field_start=raw["field_start"],
        field_end=raw["field_end"],
        young_age_limit=raw["young_age_limit"],
        recruitment=raw["recruitment"],
        excluded=tuple(Exclusion(**row) for row in raw["excluded"]),
        discrepancies=tuple(
            Discrepancy(row["about"], Decimal(row["text"]), Decimal(row["table"]), row["note"])
            for row in raw["difference"]
        ),
        slip_codes=tuple(raw["slip"]["codes"]),
        slip_note=raw["slip"]["note"],
    )
