"""Secret links: made of random bits, derived from one another, and stored as a hash alone.

A manage secret is derived from the server's key and the round's nonce, so that only both together can show the link
again. Everything is in lower-case letters and digits: no mail program cuts a dash off the end of a link.
"""

import base64
import hashlib
import hmac
import re
import secrets

SECRET_BYTES = 20  # 160 bits, 32 characters
PUBLIC_BYTES = 10  # 80 bits, 16 characters
TYPED = "bcdfghjkmnpqrstvwxz2456789"  # nothing that looks like another, and no vowel that makes a word
SHORT_CODE, ONE_TIME_CODE = 6, 8  # characters
PASS = 16  # characters of the proof beside a short code (80 bits): it stands in a QR code that a room scans from afar
SECRET = re.compile(r"[a-z2-7]{32}", re.ASCII)
SHORT = re.compile(f"[{TYPED}]{{{SHORT_CODE}}}", re.ASCII)


def new_nonce() -> str:
    """A round's random part of its manage secret (160 bits); worth nothing without the server's key."""
    return _spelled(secrets.token_bytes(SECRET_BYTES))


def new_public_id() -> str:
    """A round's public id (80 random bits): it opens nothing and may stand in a log."""
    return _spelled(secrets.token_bytes(PUBLIC_BYTES))


def new_secret() -> str:
    """A secret that is derived from nothing (160 random bits), for invitations and launch tokens."""
    return _spelled(secrets.token_bytes(SECRET_BYTES))


def manage_secret(key: str, nonce: str) -> str:
    """The secret of a round's manage link, from the server's key and the round's nonce."""
    return _derived(key, "beheer", nonce)


def view_secret(manage: str, counter: int) -> str:
    """The secret of a view link, from the manage secret and the number of times a view link was revoked."""
    return _derived(manage, "inzien", str(counter))


def answer_secret(manage: str, side: str, counter: int) -> str:
    """The secret of the link with which a side answers, from the manage secret and how often links were withdrawn."""
    return _derived(manage, "vragen", f"{side} {counter}")


def short_code(manage: str, side: str, counter: int) -> str:
    """The same link as six characters to type (28 bits): it opens an open questionnaire and nothing else."""
    return _typed(_digest(manage, "kort", f"{side} {counter}"), SHORT_CODE)


def one_time_code(manage: str, side: str, counter: int, number: int) -> str:
    """One of the codes with which one person answers once, eight characters (38 bits) behind the link of its side."""
    return _typed(_digest(manage, "eenmalig", f"{side} {counter} {number}"), ONE_TIME_CODE)


def lead_secret(manage: str, counter: int) -> str:
    """The secret of the link with which a meeting is led, from the manage secret and how often links were renewed."""
    return _derived(manage, "leiden", str(counter))


def join_code(manage: str, counter: int) -> str:
    """Six characters (28 bits) with which people join a meeting; they open nothing else, and nothing afterwards."""
    return _typed(_digest(manage, "meedoen", str(counter)), SHORT_CODE)


def vote_receipt(token: str, poll: str) -> str:
    """What makes a vote in a poll count once: made of the link on a phone; without that nobody can tell whose it is."""
    return _derived(token, "stem", poll)


def page_pass(key: str, code: str) -> str:
    """What says that this server opened a page with a short code, from the server's key and the code."""
    return _derived(key, "pas", code)[:PASS]


def new_receipt() -> str:
    """What makes a repeated send count once (160 random bits)."""
    return _spelled(secrets.token_bytes(SECRET_BYTES))


def as_typed_code(text: str) -> str:
    """A code as someone types it, without spaces, dashes and capital letters."""
    return re.sub(r"[\s-]", "", text).lower()


def hashed(secret: str) -> str:
    """SHA-256 of a secret in hexadecimals: what is stored and compared; with 160 random bits it needs no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


def is_secret(text: str) -> bool:
    """Whether a text has the shape of a secret, so that nonsense is refused without asking the database."""
    return SECRET.fullmatch(text) is not None


def is_short_code(text: str) -> bool:
    """Whether a text has the shape of a short code."""
    return SHORT.fullmatch(text) is not None


def _derived(key: str, purpose: str, text: str) -> str:
    return _spelled(_digest(key, purpose, text)[:SECRET_BYTES])


def _digest(key: str, purpose: str, text: str) -> bytes:
    return hmac.digest(key.encode(), f"{purpose}\0{text}".encode(), "sha256")


def _typed(digest: bytes, length: int) -> str:
    number, code = int.from_bytes(digest), ""
    for _ in range(length):
        number, place = divmod(number, len(TYPED))
        code += TYPED[place]
    return code


def _spelled(raw: bytes) -> str:
    return base64.b32encode(raw).decode("ascii").lower()
