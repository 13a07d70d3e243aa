"""Settings: the only reader of the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

PREFIX = "RETENTION_CHECK_"


class SettingError(Exception):
    """A setting in the environment has a value that cannot be used."""


@dataclass(frozen=True)
class Settings:
    """How this installation works; every field is the setting `RETENTION_CHECK_<FIELD>`."""

    threshold: int = 5

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Settings from the environment; SettingError when a value cannot be used."""
        return cls(threshold=_threshold(environment.get(f"{PREFIX}THRESHOLD", str(cls.threshold))))


def _threshold(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 5 <= int(text) <= 10):
        raise SettingError(f"{PREFIX}THRESHOLD must be a whole number from 5 to 10, not {text[:40]!r}")
    return int(text)
