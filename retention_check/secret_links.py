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
SECRET = re.compile(r"[a-z2-7]{32}", re.ASCII)


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


def hashed(secret: str) -> str:
    """SHA-256 of a secret in hexadecimals: what is stored and compared; with 160 random bits it needs no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


def is_secret(text: str) -> bool:
    """Whether a text has the shape of a secret, so that nonsense is refused without asking the database."""
    return SECRET.fullmatch(text) is not None


def _derived(key: str, purpose: str, text: str) -> str:
    digest = hmac.digest(key.encode(), f"{purpose}\0{text}".encode(), "sha256")
    return _spelled(digest[:SECRET_BYTES])


def _spelled(raw: bytes) -> str:
    return base64.b32encode(raw).decode("ascii").lower()
