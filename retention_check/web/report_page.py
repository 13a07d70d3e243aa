"""A report as one page for the browser: it carries its own style, which its content security policy allows."""

import base64
import hashlib
import re

from flask import Response

from retention_check.report import Report, report_html
from retention_check.web import security_headers

STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def report_page(report: Report, name: str = "") -> Response:
    """The report in the browser, or with a name as a file to keep; its own style sheet is allowed, nothing else."""
    html = report_html(report)
    response = Response(html, mimetype="text/html")
    if name:
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    style = STYLE.search(html)
    digest = hashlib.sha256(style[1].encode() if style else b"").digest()
    allowed = f"'sha256-{base64.b64encode(digest).decode()}'"
    response.headers["Content-Security-Policy"] = security_headers.policy(
        style_src=allowed, font_src="data:", script_src="'none'"
    )
    return response
