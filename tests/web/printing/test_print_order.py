"""What a PDF is kept by: every value that is printed changes it, and nothing else decides what is printed."""

import dataclasses
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from retention_check import clock
from retention_check.domain.round import Agreement, Round
from retention_check.domain.side import Side
from retention_check.report import MeetingPlan, Preset, ReportOptions, printable_document
from retention_check.web.printing import PrintOrder, Source, print_order
from tests.cast import ASKED, DAY, STUDY, example_entries

ROOT = Path(__file__).parent.parent.parent.parent
ROUND = Round(
    example_entries(shift="0.1"),
    DAY,
    "Gouda",
    asked=ASKED,
    management_role="managementteam",
    agreements=(Agreement("Mentoren", "HR", "zomer", "merken", "loopt"), Agreement("Loopbaan")),
    answers={Side.YOUNG: 34, Side.MANAGEMENT: 8},
    topics=("R9", "M3.2"),
)
ORDER = PrintOrder(
    ROUND,
    replace(ROUND, day=date(2025, 11, 21)),
    ReportOptions(("R9",), Preset.FULL, plan=MeetingPlan()),
    5,
    (Source("gouda2gouda2gouda", 3), Source("gouda1gouda1gouda", 8)),
)


def others(value: object) -> Iterator[object]:
    """Values of the same kind that differ from one in one place; every field of every dataclass is such a place."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            for other in others(getattr(value, field.name)):
                yield replace(value, **{field.name: other})
    elif isinstance(value, tuple):
        yield (*value, *value[:1])
        yield value[1:]
        yield value[::-1]
        for index, each in enumerate(value[:3]):
            yield from ((*value[:index], other, *value[index + 1 :]) for other in others(each))
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield {other: there for other, there in value.items() if other != key}
            yield from ({**value, key: other} for other in others(each))
    else:
        yield from _other_values(value)


def _other_values(value: object) -> Iterator[object]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, Enum):
        yield from (other for other in type(value) if other is not value)
    elif isinstance(value, str):
        yield from (value + " ", value + '", "', value[1:] if value else "x")
    elif isinstance(value, int | Decimal):
        yield value + 1
    elif isinstance(value, date):
        yield value + timedelta(1)
    elif value is None:
        yield 7
    else:
        raise AssertionError(f"no other {type(value).__name__} is known")


def test_every_value_changes_what_an_order_is_kept_by() -> None:
    changed = [order for order in others(ORDER) if order != ORDER and order.sources == ORDER.sources]  # type: ignore[attr-defined]
    contents = {order.content for order in changed}  # type: ignore[attr-defined]
    assert len(changed) > 150
    assert ORDER.content not in contents
    assert len(contents) == len({repr(order) for order in changed})


def test_where_it_is_stored_changes_nothing_for_what_is_published_since_is_printed_the_same() -> None:
    assert replace(ORDER, sources=()).content == ORDER.content


def test_fields_of_every_type_in_an_order_were_changed() -> None:
    seen = {type(order).__name__ for order in parts(ORDER)}
    assert {"PrintOrder", "Round", "Entry", "Agreement", "Scale", "ReportOptions", "MeetingPlan", "Source"} <= seen


def parts(value: Any) -> Iterator[object]:
    """The values in a value."""
    yield value
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from parts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from parts(each)


def test_the_program_and_the_study_change_what_an_order_is_kept_by(monkeypatch: pytest.MonkeyPatch) -> None:
    before = ORDER.content
    monkeypatch.setattr(print_order, "program_digest", lambda: "another")
    assert ORDER.content != before


def test_values_that_read_alike_are_told_apart() -> None:
    pairs = [
        (("a", "b"), ("a, b",)),
        (Decimal("7"), "7"),
        (date(2026, 1, 1), "2026-01-01"),
        (None, "None"),
        (("Decimal", "7"), Decimal("7")),
        ({}, ()),
        ({Side.YOUNG: 1}, (("young", 1),)),
        (True, "true"),
        ("é", "e\u0301"),
    ]
    for one, other in pairs:
        assert print_order._spelled(one) != print_order._spelled(other)


def test_what_cannot_be_spelled_is_refused() -> None:
    for value in (1.5, {1, 2}, [1], object()):
        with pytest.raises(TypeError, match="cannot be kept"):
            print_order._spelled(value)


def test_equal_orders_are_kept_by_the_same_in_every_worker() -> None:
    script = "from tests.web.printing.test_print_order import ORDER; print(ORDER.content.hex())"
    found = {
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", script],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert found == {ORDER.content.hex()}


@pytest.mark.parametrize("preset", Preset)
def test_an_order_is_all_that_a_document_is_made_of(monkeypatch: pytest.MonkeyPatch, preset: Preset) -> None:
    order = replace(ORDER, options=ReportOptions(preset=preset))
    before = printable_document(order.report(STUDY))
    monkeypatch.setattr(clock, "today", lambda: date(2031, 1, 1))
    assert printable_document(order.report(STUDY)) == before


def test_the_report_is_that_of_both_rounds() -> None:
    report = ORDER.report(STUDY)
    assert report.comparison.round == ROUND
    assert report.comparison.threshold == 5
    assert report.options.previous is not None
    assert report.options.previous.round == ORDER.previous
    assert replace(ORDER, previous=None).report(STUDY).options.previous is None


def test_a_round_that_was_not_there_is_no_source() -> None:
    assert Source.of(None, None) == ()
