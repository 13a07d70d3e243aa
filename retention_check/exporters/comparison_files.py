"""Frames as the bytes of a CSV, JSON or XLSX file; no text cell can start a formula, negative numbers stay numbers."""

import csv
import datetime
import io
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from retention_check import __version__
from retention_check.domain.comparison import Comparison
from retention_check.domain.item import Kind
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.exporters.data_frames import Value, comparison_frame, national_frame
from retention_check.exporters.safe_cells import escape_formula

SCHEMA = "retention_check.comparison"
SCHEMA_VERSION = 1

HEADINGS: Mapping[str, str] = {
    "code": "Code",
    "kind": "Soort",
    "reason": "Reden",
    "item": "Stelling",
    "young": "Jong",
    "management": "Management",
    "gap": "Verschil",
    "n_young": "Antwoorden jong",
    "n_management": "Antwoorden management",
    "national_all": "Landelijk alle",
    "national_young": "Landelijk jong",
    "national_management": "Landelijk secretarissen",
    "national_gap": "Landelijk verschil",
    "young_vs_national": "Jong tegenover landelijk",
    "management_vs_national": "Management tegenover landelijk",
    "gap_vs_national": "Verschil tegenover landelijk",
    "rank_young": "Plaats jong",
    "rank_management": "Plaats management",
    "national_rank_young": "Landelijke plaats jong",
    "national_rank_management": "Landelijke plaats secretarissen",
    "status_young": "Wat staat er bij jong",
    "status_management": "Wat staat er bij management",
    "step_young": "Stap van één jonge ambtenaar",
    "step_management": "Stap van één manager",
    "visible_difference": "Zichtbaar verschil",
    "sd_young": "Standaardafwijking jong",
    "low_young": "Interval jong vanaf",
    "high_young": "Interval jong tot",
    "sd_management": "Standaardafwijking management",
    "low_management": "Interval management vanaf",
    "high_management": "Interval management tot",
    "note": "Let op",
}
WORDS: Mapping[Value, str] = {
    "reason": "reden",
    "measure": "maatregel",
    "score": "score",
    "agreed": "afgestemde score, niet anoniem",
    "withheld": "te weinig antwoorden of aantal onbekend",
    True: "ja",
    False: "geen zichtbaar verschil",
}


def national_csv(study: Study) -> bytes:
    """The national means as CSV for machines: comma, decimal point, UTF-8."""
    return _csv(national_frame(study))


def comparison_csv(comparison: Comparison) -> bytes:
    """A comparison as CSV for machines: comma, decimal point, UTF-8."""
    return _csv(comparison_frame(comparison))


def comparison_csv_dutch(comparison: Comparison) -> bytes:
    """A comparison as CSV for Dutch Excel: semicolon, decimal comma, Dutch headings, UTF-8 with byte order mark."""
    frame = _filled(comparison_frame(comparison))
    output = io.StringIO(newline="")
    writer = csv.writer(output, delimiter=";")
    writer.writerow(HEADINGS[str(name)] for name in frame)
    writer.writerows([_as_dutch(value) for value in row] for row in frame.itertuples(index=False, name=None))
    return output.getvalue().encode("utf-8-sig")


def comparison_json(comparison: Comparison) -> bytes:
    """A comparison as JSON: who was asked and how, overall means, and one object per item; null where empty."""
    round = comparison.round
    document = {
        "format": SCHEMA,
        "version": SCHEMA_VERSION,
        "software": __version__,
        "benchmark": comparison.study.edition.name,
        "scale": round.scale.name,
        "management_form": round.management_form.value,
        "management_role": round.management_role,
        "threshold": comparison.threshold,
        "note": comparison.note,
        "overall": [_overall(comparison, kind, side) for kind in Kind for side in Side],
        "items": comparison_frame(comparison).drop(columns="note").to_dict("records"),
    }
    return json.dumps(document, ensure_ascii=False, indent=1, default=float).encode() + b"\n"


def comparison_xlsx(comparison: Comparison) -> bytes:
    """A comparison as a workbook for people: Dutch headings, numbers as numbers, frozen headings, widths."""
    frame = _filled(comparison_frame(comparison))
    output = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with pd.ExcelWriter(output, engine="xlsxwriter", engine_kwargs={"options": options}) as writer:
        people = frame.map(_for_people).rename(columns=HEADINGS)
        people.to_excel(writer, sheet_name="Vergelijking", index=False)
        _format_sheet(writer, people, comparison.round.day)
    return output.getvalue()


def _csv(frame: pd.DataFrame) -> bytes:
    # built column by column as objects, for pandas would make floats of whole numbers beside an empty cell
    safe = pd.DataFrame(
        {
            name: pd.Series(
                [escape_formula(value) if isinstance(value, str) else value for value in frame[name]], dtype=object
            )
            for name in frame
        }
    )
    return str(safe.to_csv(index=False, lineterminator="\r\n")).encode()


def _filled(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[[name for name in frame.columns if name == "note" or frame[name].notna().any()]]


def _as_dutch(value: Value) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    people = _for_people(value)
    return escape_formula(people) if isinstance(people, str) else "" if people is None else str(people)


def _overall(comparison: Comparison, kind: Kind, side: Side) -> dict[str, Any]:
    overall = comparison.overall(kind, side)
    figures = {"own": overall.own, "national": overall.national, "items": overall.items} if overall else {}
    return {"kind": kind.value, "side": side.value} | {"own": None, "national": None, "items": 0} | figures


def _for_people(value: Value) -> object:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return WORDS.get(value, value)


def _format_sheet(writer: "pd.ExcelWriter[Any]", frame: pd.DataFrame, day: datetime.date) -> None:
    book, sheet = writer.book, writer.sheets["Vergelijking"]
    made = datetime.datetime.combine(day, datetime.time())
    book.set_properties({"title": "Vergelijking met landelijk", "created": made})
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1})
    one_decimal, wrapped = book.add_format({"num_format": "0.0"}), book.add_format({"text_wrap": True})
    whole = book.add_format({"num_format": "0"})
    for index, name in enumerate(frame.columns):
        sheet.write_string(0, index, name, heading)
        width, form = _column_form(name, frame[name], one_decimal, whole, wrapped)
        sheet.set_column(index, index, width, form)
    sheet.freeze_panes(1, 4)
    sheet.autofilter(0, 0, len(frame), len(frame.columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _column_form(name: str, values: "pd.Series[Any]", one_decimal: Any, whole: Any, wrapped: Any) -> tuple[int, Any]:
    if name == HEADINGS["item"]:
        return 60, wrapped
    if any(isinstance(value, float) and value == value for value in values):
        return 13, one_decimal
    is_text = any(isinstance(value, str) for value in values)
    return (20, wrapped) if is_text and name not in (HEADINGS["code"], HEADINGS["reason"]) else (13, whole)
