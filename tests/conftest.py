"""What holds for every test: one profile of Hypothesis, without a deadline, for a busy machine is no mistake.

By hand a test that names no number of its own tries a part of the examples that it tries in CI.
"""

import os

from hypothesis import settings

from tests.calendars import calendar

settings.register_profile("default", deadline=None, max_examples=50 if os.environ.get("CI") else 30)
settings.load_profile("default")

__all__ = ["calendar"]  # a fixture for every test that asks for it
