"""A handout becomes a page to print, and its mails a text to copy."""

from dataclasses import dataclass
from functools import partial

from retention_check import paths
from retention_check.domain.promise import promised
from retention_check.domain.side import Side
from retention_check.pdf import Document, RenderedPdf, render_pdf
from retention_check.pdf.fonts import faces_for
from retention_check.report.handouts import AnswerWay, Handout, in_parts
from retention_check.report.templating import environment, study_names

SHEETS = ("css/questionnaire.css",)
FOLDER = "report/questionnaire"
SLIPS_ACROSS = 3  # beside each other on A4


@dataclass(frozen=True)
class Mails:
    """The mails to a side as plain text; the first line of each is its subject."""

    side: Side
    invitation: str
    reminder: str


def mails(handout: Handout) -> tuple[Mails, ...]:
    """The mails to every side that can be given a link."""
    return tuple(
        Mails(way.side, _mail(handout, way, "invitation"), _mail(handout, way, "reminder")) for way in handout.ways
    )


def handout_document(handout: Handout) -> Document:
    """A handout for the printer; each QR code is a drawing beside the text."""
    qr_codes = {way.side: f"figures/qr-{way.side}.svg" for way in handout.ways}
    html = _filled(
        f"{FOLDER}/document.html",
        handout,
        faces=faces_for(handout.typed_text, paths.resource_dir("static") / "fonts"),
        qr_codes=qr_codes,
        mails=partial(mails, handout),
        in_parts=in_parts,
        across=SLIPS_ACROSS,
    )
    return Document(html, {qr_codes[way.side]: way.qr for way in handout.ways}, SHEETS)


def render_handout(handout: Handout) -> RenderedPdf:
    """A handout as PDF, to be run in a child process; MissingLibraryError without Pango."""
    return render_pdf(handout_document(handout), paths.resource_dir("static"))


def _mail(handout: Handout, way: AnswerWay, name: str) -> str:
    return _filled(f"{FOLDER}/{name}.txt", handout, way=way).strip()


def _filled(template: str, handout: Handout, **more: object) -> str:
    asked = handout.questionnaire
    told = {"handout": handout, "asked": asked, "promise": promised(asked.threshold)}
    return environment().get_template(template).render(study_names(handout.study), **told, **more)
