"""A whole round as one file for its owner: to keep, and to load again here or on another machine.

`intake.rounds` reads it again; the test of the round trip keeps the two together.
"""

import json
from decimal import Decimal
from typing import Any

from retention_check import __version__
from retention_check.assessment import Agreement, Assessment, Entry

ROUND_FORMAT = "retention_check.round"
ROUND_VERSION = 1
OWN_FILE = "Dit bestand bevat uw invoer, ook wat wij niet tonen. Bewaar het zorgvuldig en deel het niet."


def round_json(assessment: Assessment, previous: Assessment | None = None) -> bytes:
    """The round and the one before it as JSON (UTF-8), entries under the threshold too; means keep all their digits."""
    document = {
        "format": ROUND_FORMAT,
        "version": ROUND_VERSION,
        "software": __version__,
        "note": OWN_FILE,
        **_round(assessment),
        "previous": None if previous is None else _round(previous),
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _round(assessment: Assessment) -> dict[str, Any]:
    return {
        "about": _about(assessment),
        "entries": [_entry(entry) for entry in assessment.entries],
        "topics": list(assessment.topics),
        "agreements": [_agreement(agreement) for agreement in assessment.agreements],
    }


def _about(assessment: Assessment) -> dict[str, Any]:
    return {
        "municipality": assessment.municipality,
        "day": assessment.day.isoformat(),
        "staff": assessment.staff,
        "scale": assessment.scale.name,
        "management_form": assessment.form.value,
        "management_role": assessment.role,
        "is_fixed": assessment.is_fixed,
        "n_young": assessment.n_young,
        "n_management": assessment.n_management,
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "code": entry.code,
        "side": entry.side.value,
        "mean": _digits(entry.mean),
        "n": entry.n,
        "sd": None if entry.sd is None else _digits(entry.sd),
    }


def _agreement(agreement: Agreement) -> dict[str, str]:
    return {
        "what": agreement.what,
        "role": agreement.role,
        "when": agreement.when,
        "how": agreement.how,
        "status": agreement.status,
    }


def _digits(value: Decimal) -> str:
    # text, for a JSON number would become a binary fraction in most readers
    return f"{value:f}"
