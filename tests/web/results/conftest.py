"""Results and exports are about a round that is published, unless a test says otherwise."""

import pytest
from flask import Flask

from tests.web.client import SavedRound, published, save_round


@pytest.fixture
def gouda(app: Flask) -> SavedRound:
    """A complete round of its own for every test, with both groups published."""
    return save_round(app, published())
