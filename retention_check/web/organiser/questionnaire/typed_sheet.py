"""A sheet of paper as it was typed in: it travels with the page, signed, so that only it can be taken back."""

from dataclasses import dataclass

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from retention_check.domain.side import Side
from retention_check.domain.tallies import Answers

SALT = "sheet 1"  # another one when what is signed changes


@dataclass(frozen=True)
class Sheet:
    """What stood on one sheet, and the receipt that makes it count once."""

    receipt: str
    answers: Answers

    def signed(self, questionnaire_id: int, side: Side) -> str:
        """The same as text that cannot be changed unseen, for one side of one questionnaire."""
        return _serializer(questionnaire_id, side).dumps([self.receipt, dict(self.answers)])


def unsigned(text: str, questionnaire_id: int, side: Side) -> Sheet | None:
    """The reverse of `signed`; None when the text was changed, or belongs to another questionnaire or side."""
    try:
        receipt, answers = _serializer(questionnaire_id, side).loads(text)
    except BadSignature:  # of anything else: only what we signed ourselves is read
        return None
    return Sheet(receipt, answers)


def _serializer(questionnaire_id: int, side: Side) -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt=f"{SALT}-{questionnaire_id}-{side}")
