"""The start page: what this is, for whom, and the ways to begin; on a laptop also its rounds."""

from collections import Counter
from collections.abc import Mapping, Sequence

from flask import Blueprint, render_template

from retention_check import clock, dutch, store
from retention_check.store import RoundSummary
from retention_check.web.auth import can_be_owner, can_create_round, is_owner
from retention_check.web.extensions import database

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def index() -> str:
    """The start page."""
    summaries = store.rounds.summaries(database(), clock.today()) if is_owner() else []
    return render_template(
        "public/home/index.html",
        summaries=summaries,
        told_apart=told_apart(summaries),
        can_create_round=can_create_round(),
        is_at_laptop=can_be_owner(),
    )


def told_apart(summaries: Sequence[RoundSummary]) -> Mapping[str, str]:
    """What tells rounds of one municipality and day apart, by public id; where nothing else does, in which order."""
    alike = Counter(map(_named, summaries))
    found: dict[str, str] = {}
    seen: Counter[tuple[object, ...]] = Counter()
    for each in reversed(summaries):  # the oldest is number one
        if alike[_named(each)] == 1:
            continue
        state = "ligt vast" if each.is_published else "concept"
        seen[key := (*_named(each), each.created, state)] += 1
        number = f", nummer {seen[key]}" if seen[key] > 1 else ""
        found[each.public_id] = f"begonnen op {dutch.date(each.created)}, {state}{number}"
    return found


def _named(summary: RoundSummary) -> tuple[object, ...]:
    return summary.municipality, summary.day
