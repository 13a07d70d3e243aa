"""Files to take away, each with a name that says what it is."""

import mimetypes
import re
import unicodedata
from collections.abc import Callable

from flask import Response
from flask.typing import ResponseReturnValue

from retention_check.report.handouts import Handout
from retention_check.web import errors
from retention_check.web.audit import log
from retention_check.web.extensions import press
from retention_check.web.pdf_jobs import NoRendererError, NotRenderedError
from retention_check.web.printing import Asker, PrintOrder
from retention_check.web.printing.print_queue import BusyError

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv; charset=utf-8",
    "toml": "application/toml",
}


def attachment(data: bytes, name: str) -> Response:
    """A file to keep."""
    kind = TYPES.get(name.rpartition(".")[2]) or mimetypes.guess_type(name)[0]
    return Response(data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def pdf_attachment(order: PrintOrder, asker: Asker, name: str) -> ResponseReturnValue:
    """What was ordered as PDF, or a page that says why there is none now; who asks may have it."""
    return _printed(lambda: press().give(order, asker), asker, name)


def handout_attachment(handout: Handout, asker: Asker, name: str) -> ResponseReturnValue:
    """A handout of a questionnaire as PDF, or a page that says why there is none now; who asks may have it."""
    return _printed(lambda: press().print_handout(handout, asker), asker, name)


def picture_attachment(drawing: str, asker: Asker, name: str) -> ResponseReturnValue:
    """A drawing as PNG, or a page that says why there is none now; who asks may have it."""
    return _printed(lambda: press().draw(drawing, asker), asker, name)


def word_attachment(order: PrintOrder, asker: Asker, name: str) -> ResponseReturnValue:
    """What was ordered as a Word file, or a page that says why there is none now; who asks may have it."""
    return _printed(lambda: press().write(order, asker), asker, name)


def _printed(make: Callable[[], bytes], asker: Asker, name: str) -> ResponseReturnValue:
    try:
        data = make()
    except BusyError as error:
        log.warning("not printed: all places for a %s are taken", asker)
        page, status = errors.error_page(503, str(error), "Even wachten")
        return page, status, {"Retry-After": str(error.seconds)}
    except NoRendererError as error:
        log.error("not printed: %s", error)
        return errors.error_page(503, error.missing.text, command=error.missing.command)
    except NotRenderedError as error:
        log.error("not printed: %s", error)
        return errors.error_page(503, str(error))
    return attachment(data, name)


def download_name(what: str, municipality: str, day: str, kind: str) -> str:
    """`rapport-gouda-2026-11-21.pdf`: letters, digits and hyphens only, so that every system takes it."""
    letters = unicodedata.normalize("NFKD", municipality).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")
    return f"{what}-{slug or 'ronde'}-{day}.{kind}"
