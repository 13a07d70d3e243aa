"""A whole round becomes one file: of what is published what was shown, and of the rest every digit that was entered."""

import json
from dataclasses import asdict
from typing import Any

from retention_check import __version__
from retention_check.domain.round import Round
from retention_check.domain.scores import THRESHOLD
from retention_check.domain.shown_in_meetings import ShownInMeetings
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.round_file.contents import contents_of
from retention_check.round_file.format import ROUND_FORMAT, ROUND_VERSION, SHOWN_FILE, WORK_FILE


def write_round(round: Round, study: Study, threshold: int = THRESHOLD, previous: Round | None = None) -> bytes:
    """The round and the one before it as JSON (UTF-8); `threshold` holds where nothing is published yet."""
    contents = contents_of(round, previous, study, threshold)
    document = {
        "format": ROUND_FORMAT,
        "version": ROUND_VERSION,
        "software": __version__,
        "note": WORK_FILE if contents.is_work_file else SHOWN_FILE,
        **_primitives(contents.round),
        "previous": None if contents.previous is None else _primitives(contents.previous),
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _primitives(round: Round) -> dict[str, Any]:
    return {
        "about": _details(round),
        "publication": round.publication.to_primitives(),
        **_collected(round),
        **_imported(round),
        **_shown_in_meetings(round),
        "entries": [entry.to_primitives() for entry in round.entries],
        "topics": list(round.topics),
        "agreements": [asdict(agreement) for agreement in round.agreements],
    }


def _collected(round: Round) -> dict[str, Any]:
    """How our own questionnaire asked each side; nothing in a round that has none of it."""
    found = {side.value: each.to_primitives() for side, each in round.collected.items()}
    return {"collected": found} if found else {}


def _imported(round: Round) -> dict[str, Any]:
    """From which survey of another tool the scores of each side came; nothing in a round that has none of it."""
    found = {side.value: each.to_primitives() for side, each in round.imported.items()}
    return {"imported": found} if found else {}


def _shown_in_meetings(round: Round) -> dict[str, Any]:
    """What its meetings showed to a room; nothing in a round that had none."""
    shown = round.shown_in_meetings
    return {"shown_in_meetings": shown.to_primitives()} if shown != ShownInMeetings() else {}


def _details(round: Round) -> dict[str, Any]:
    return {
        "municipality": round.municipality,
        "day": round.day.isoformat(),
        "scale": round.scale.name,
        "scale_is_sure": round.scale_is_sure,
        "management_form": round.management_form.value,
        "management_role": round.management_role,
        "is_fixed": round.is_locked,
        **{f"asked_{side}": round.asked.get(side) for side in Side},
        **{f"n_{side}": round.answers.get(side) for side in Side},
        **{f"asked_again_{side}": round.asked_again.get(side) for side in Side},
    }
