"""A whole round becomes one file for its owner, with what small groups entered: every digit is kept."""

import json
from dataclasses import asdict
from typing import Any

from retention_check import __version__
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.round_file.format import ROUND_FORMAT, ROUND_VERSION

OWN_FILE = "Dit bestand bevat uw invoer, ook wat wij niet tonen. Bewaar het zorgvuldig en deel het niet."


def write_round(round: Round, previous: Round | None = None) -> bytes:
    """The round and the one before it as JSON (UTF-8), entries under the threshold too."""
    document = {
        "format": ROUND_FORMAT,
        "version": ROUND_VERSION,
        "software": __version__,
        "note": OWN_FILE,
        **_primitives(round),
        "previous": None if previous is None else _primitives(previous),
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _primitives(round: Round) -> dict[str, Any]:
    return {
        "about": _details(round),
        "entries": [entry.to_primitives() for entry in round.entries],
        "topics": list(round.topics),
        "agreements": [asdict(agreement) for agreement in round.agreements],
    }


def _details(round: Round) -> dict[str, Any]:
    return {
        "municipality": round.municipality,
        "day": round.day.isoformat(),
        "scale": round.scale.name,
        "management_form": round.management_form.value,
        "management_role": round.management_role,
        "is_fixed": round.is_locked,
        **{f"asked_{side}": round.asked.get(side) for side in Side},
        **{f"n_{side}": round.answers.get(side) for side in Side},
    }
