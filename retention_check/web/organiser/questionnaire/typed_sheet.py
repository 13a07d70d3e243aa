"""A sheet of paper as it was typed in: it travels with the page, signed, so that only it can be taken back."""

from dataclasses import dataclass

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from retention_check.domain.tallies import Answers
from retention_check.secret_links import hashed, new_secret

SALT = "sheet 2"  # another one when what is signed changes


@dataclass(frozen=True)
class Sheet:
    """What stood on one sheet, the receipt that makes it count once, and the proof of one counting.

    The page sends the receipt, so it can come again with other answers; the proof is made here, for one counting.
    """

    receipt: str
    proof: str
    answers: Answers

    @property
    def receipt_hash(self) -> str:
        """What is kept so that it counts once."""
        return hashed(self.receipt)

    @property
    def proof_hash(self) -> str:
        """What is kept so that this counting can be taken back; no receipt, of 32 characters, has such a hash."""
        return hashed(f"{self.receipt} {self.proof}")

    def signed(self, asking: str) -> str:
        """The same as text that cannot be changed unseen; `asking` says of which questionnaire and side it is."""
        return _serializer(asking).dumps([self.receipt, self.proof, dict(self.answers)])


def new_sheet(receipt: str, answers: Answers) -> Sheet:
    """A sheet that is to be counted, with a proof that no sheet had before."""
    return Sheet(receipt, new_secret(), answers)


def unsigned(text: str, asking: str) -> Sheet | None:
    """The reverse of `signed`; None when the text was changed, or belongs to another questionnaire or side."""
    try:
        receipt, proof, answers = _serializer(asking).loads(text)
    except BadSignature:  # of anything else: only what we signed ourselves is read
        return None
    return Sheet(receipt, proof, answers)


def _serializer(asking: str) -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt=f"{SALT} {asking}")
