"""A report in the browser: one page that carries its own style and is allowed nothing else."""

import base64
import hashlib
import re

import pytest
from flask import Flask

from tests.web.client import Visitor, save_published


@pytest.mark.parametrize("part", ["/rapport.html", "/rapport.html?soort=poster"])
def test_a_report_page_allows_its_own_style_and_nothing_else(app: Flask, me: Visitor, part: str) -> None:
    page = me.get(f"{save_published(app).at}{part}")
    styles = re.findall(r"<style>(.*?)</style>", page.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(styles[0].encode()).digest()).decode()
    policy = dict(part.split(" ", 1) for part in page.headers["Content-Security-Policy"].split("; "))
    assert len(styles) == 1
    assert policy["style-src"] == f"'sha256-{digest}'"
    assert (policy["script-src"], policy["default-src"], policy["font-src"]) == ("'none'", "'none'", "data:")
    assert not re.search(r"<[^>]+ style=|<script|<link[^>]+stylesheet", page.text)
