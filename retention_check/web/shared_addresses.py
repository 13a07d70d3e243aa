"""Addresses to give to someone else: one that works there, or none at all."""

from typing import Any

from flask import url_for

from retention_check.config import Mode
from retention_check.web.extensions import settings


def shared_address(endpoint: str, **values: Any) -> str:
    """The whole address of a page as others reach it; empty on a laptop that nobody else can reach.

    In a room that is the room's address, also for the organiser, who is on 127.0.0.1.
    """
    if settings().mode is Mode.LOCAL:
        return ""
    if settings().mode is Mode.ROOM:
        return f"http://{settings().address}:{settings().port}{url_for(endpoint, **values)}"
    return url_for(endpoint, **values, _external=True)
