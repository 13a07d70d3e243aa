"""Files to take away, each with a name that says what it is."""

import mimetypes
import re
import unicodedata

from flask import Response

from retention_check.report import Report
from retention_check.web import errors, pdf_jobs
from retention_check.web.audit import log

TYPES = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv; charset=utf-8"}


def attachment(data: bytes, name: str) -> Response:
    """A file to keep."""
    kind = TYPES.get(name.rpartition(".")[2]) or mimetypes.guess_type(name)[0]
    return Response(data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def pdf_attachment(report: Report, name: str) -> Response | tuple[str, int]:
    """A report as PDF, or a page that says why there is none now."""
    try:
        rendered = pdf_jobs.render(report)
    except pdf_jobs.NotRenderedError as error:
        log.error("report not printed: %s", error)
        return errors.error_page(503, str(error))
    return attachment(rendered.data, name)


def download_name(what: str, municipality: str, day: str, kind: str) -> str:
    """`rapport-gouda-2026-11-21.pdf`: letters, digits and hyphens only, so that every system takes it."""
    letters = unicodedata.normalize("NFKD", municipality).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")
    return f"{what}-{slug or 'ronde'}-{day}.{kind}"
