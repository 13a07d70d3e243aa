"""A comparison as the document that becomes JSON; its keys are those of `machine_names.DOCUMENT`, in that order."""

from collections.abc import Sequence
from typing import Any

from retention_check import __version__
from retention_check.domain.collecting import collection_shown, import_shown
from retention_check.domain.comparison import Comparison
from retention_check.domain.headline import headline
from retention_check.domain.item import Kind
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.domain.topics import topics as topics_of
from retention_check.exporters.data_frames import asked, changes_frame, comparison_frame
from retention_check.exporters.round_notes import asked_again, note_of

SCHEMA = "retention_check.comparison"
SCHEMA_VERSION = 2
UNIT = "points on a scale of 1 to 10"
SAID_ONCE = [
    "asked_young",
    "asked_management",
    "note",
    "collected_young",
    "collected_management",
]  # columns that are the same in every row

Document = dict[str, Any]


def comparison_document(comparison: Comparison, previous: Comparison | None, topics: Sequence[str]) -> Document:
    """The round and how it was asked, overall means, what stands out, what changed, and one object per item."""
    return {
        "format": SCHEMA,
        "version": SCHEMA_VERSION,
        "software": __version__,
        **_about(comparison),
        "overall": [_overall(comparison, kind, side) for kind in Kind for side in Side],
        "headline": _headline(comparison),
        "topics": [
            {"code": topic.compared.item.code, "reason": topic.reason.code, "why": topic.why}
            for topic in topics_of(comparison, topics or comparison.round.topics)
        ],
        "previous": _previous(comparison, previous) if previous else None,
        "items": comparison_frame(comparison).drop(columns=SAID_ONCE).to_dict("records"),
    }


def _about(comparison: Comparison) -> Document:
    round = comparison.round
    return {
        "benchmark": comparison.study.edition.name,
        "municipality": round.municipality or None,
        "date": round.day.isoformat(),
        "unit": UNIT,
        "input_scale": round.scale.name,
        "management_form": round.management_form.value,
        "management_role": round.management_role,
        "threshold": comparison.threshold,
        "asked": {side.value: asked(comparison, side) for side in Side},
        "answered": {side.value: comparison.respondents(side) for side in Side},
        "collected": {side.value: _collected(comparison, side) for side in Side},
        "imported": {side.value: _imported(comparison, side) for side in Side},
        "withheld": {side.value: _withheld(comparison, side) for side in Side},
        "note": note_of(comparison) or None,
        **_publication(round),
    }


def _publication(round: Round) -> Document:
    """Since when others are shown each group, what was mended since then, and who was asked again."""
    days = round.publication.days
    return {
        "published": {side.value: days[side].isoformat() if side in days else None for side in Side},
        "corrections": [
            {"side": each.side and each.side.value, "what": each.what, "date": each.day.isoformat()}
            for each in round.publication.corrections
        ],
        "asked_again": {side.value: asked_again(round, side) for side in Side},
    }


def _collected(comparison: Comparison, side: Side) -> Document | None:
    """How a side was asked with our own questionnaire; the spreads stand with the items."""
    found = collection_shown(comparison, side)
    return {name: value for name, value in found.to_primitives().items() if name != "spreads"} if found else None


def _imported(comparison: Comparison, side: Side) -> Document | None:
    """With which tool a side was asked before its scores were imported, and when that was."""
    found = import_shown(comparison, side)
    return {"tool": found.tool, "day": found.day.isoformat()} if found else None


def _withheld(comparison: Comparison, side: Side) -> dict[str, list[str]]:
    return {cause.value: [item.code for item in items] for cause, items in comparison.withheld(side).items()}


def _overall(comparison: Comparison, kind: Kind, side: Side) -> Document:
    overall = comparison.overall(kind, side)
    figures = {"own": overall.own, "national": overall.national, "items": overall.items} if overall else {}
    return {"kind": kind.value, "side": side.value} | {"own": None, "national": None, "items": 0} | figures


def _headline(comparison: Comparison) -> Document:
    found = headline(comparison)
    gap = found.compared.gap if found.compared else None
    return {
        "kind": found.kind.value,
        "code": found.compared.item.code if found.compared else None,
        "alike": [compared.item.code for compared in found.alike],
        "side": found.side.value if found.side else None,
        "gap": gap.points if gap else None,
        "bound": gap.bound.value if gap and gap.bound else None,
        "level": gap.level.value if gap and gap.level else None,
        "is_rare": gap.is_rare if gap else None,
    }


def _previous(comparison: Comparison, previous: Comparison) -> Document:
    found = changes_frame(comparison, previous).drop(columns=["item", "asked_again"], errors="ignore")
    return {"date": previous.round.day.isoformat(), "changes": found.to_dict("records")}
