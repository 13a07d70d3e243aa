"""The two sides of the conversation."""

from enum import StrEnum


class Side(StrEnum):
    """One of the two sides of the conversation."""

    YOUNG = "young"
    MANAGEMENT = "management"
