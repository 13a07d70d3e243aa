"""What holds for every test: one profile of Hypothesis, without a deadline, for a busy machine is no mistake."""

from hypothesis import settings

settings.register_profile("default", deadline=None)
settings.load_profile("default")
