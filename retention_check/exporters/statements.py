"""The statements as they are asked, with their answer words, to paste into a survey tool: as XLSX or CSV."""

import csv
import io
import math
from collections.abc import Sequence
from typing import Any

from retention_check import sheet_columns
from retention_check.domain.item import Item, Kind
from retention_check.domain.scales import SCALES
from retention_check.domain.study import Study
from retention_check.domain.wording import kind_word

STATEMENTS, EXPLAIN = "Stellingen", "Uitleg"
ANSWERS = SCALES["1-5"]
TEXTS = ("soort", "bij reden", "vraag", "stelling", "uitleg")
ANSWER_COLUMNS = tuple(f"antwoord {number}" for number, _ in enumerate(ANSWERS.steps(), start=int(ANSWERS.low)))
COLUMNS = (sheet_columns.CODE, *TEXTS, *ANSWER_COLUMNS)
WIDTHS = (7, 11, 9, 60, 50, 50, *(24 for _ in ANSWER_COLUMNS))  # characters
LINE, FILLED = 15, 0.9  # points of a line, and how much of it words fill before they wrap


def rows(study: Study) -> list[tuple[str, ...]]:
    """The cells, headings first; each reason is followed by its measures."""
    items = (item for reason in study.of_kind(Kind.REASON) for item in (reason, *study.measures_of(reason.code)))
    return [COLUMNS, *(_row(study, item) for item in items)]


def statements_csv(study: Study) -> bytes:
    """The statements as CSV for Dutch Excel: semicolon, UTF-8 with byte order mark."""
    output = io.StringIO(newline="")
    csv.writer(output, delimiter=";").writerows(rows(study))
    return output.getvalue().encode("utf-8-sig")


def statements_xlsx(study: Study) -> bytes:
    """The statements as a workbook, with a page that says what each column is."""
    import xlsxwriter

    from retention_check.exporters.sheet_template import MADE

    output = io.BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True}) as book:
        book.set_properties({"title": "De stellingen van de vragenlijst", "created": MADE})
        _statements_page(book, study)
        _explanation_page(book, study)
    return output.getvalue()


def explanation(study: Study) -> list[tuple[str, str]]:
    """What each column is, by its heading; the last lines tell what to do next and whose words they are."""
    first, last = ANSWER_COLUMNS[0], ANSWER_COLUMNS[-1]
    return [
        (
            sheet_columns.CODE,
            "De code van de stelling. Die begrijpt ons scoreblad: zet de code erin, en uw gemiddelde.",
        ),
        ("soort", "Een reden om te vertrekken, of een maatregel die kan helpen."),
        ("bij reden", "De code van de reden waar een maatregel bij hoort."),
        ("vraag", "De vraag zoals die werd gesteld. Boven de maatregelen bij één reden staat steeds dezelfde vraag."),
        ("stelling", "De reden of de maatregel, zoals wij die overal opschrijven."),
        (
            "uitleg",
            "Wat wij ermee bedoelen, in onze woorden. De definities van de onderzoekers staan in het onderzoek.",
        ),
        (f"{first} tot en met {last}", f"{answer_note()} Ze staan van laag naar hoog."),
        ("En daarna?", scale_note()),
        ("Herkomst", study.questions_note),
    ]


def answer_note() -> str:
    """Whose words the answers are."""
    return "Deze antwoordwoorden zijn van ons: het onderzoek drukt alleen cijfers af."


def scale_note() -> str:
    """What to do with the answers, once they are there."""
    return (
        f"Tel elk antwoord als {ANSWERS.low} tot en met {ANSWERS.high}. Reken per stelling en per groep het gemiddelde "
        f"uit. Kies bij het maken van de ronde de schaal {ANSWERS.name}. Wij rekenen om naar de schaal van het "
        "onderzoek."
    )


def _row(study: Study, item: Item) -> tuple[str, ...]:
    reason = "" if item.kind is Kind.REASON else item.reason
    texts = (kind_word(item), reason, item.question, item.text, item.definition)
    return (item.code, *texts, *study.answer_words[item.kind])


def _height(cells: Sequence[str], widths: Sequence[int]) -> int:
    """Points that the longest cell needs: not every program makes room for wrapped text by itself."""
    return LINE * max(math.ceil(len(text) / (width * FILLED)) for text, width in zip(cells, widths, strict=True))


def _statements_page(book: Any, study: Study) -> None:
    page = book.add_worksheet(STATEMENTS)
    heading = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E9F1F3", "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    strong = book.add_format({"text_wrap": True, "valign": "top", "bold": True})
    head, *body = rows(study)
    page.write_row(0, 0, head, heading)
    for number, cells in enumerate(body, start=1):
        page.set_row(number, _height(cells, WIDTHS))
        page.write_row(number, 0, cells, strong if cells[1] == "reden" else plain)
    for column, width in enumerate(WIDTHS):
        page.set_column(column, column, width)
    page.freeze_panes(1, 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _explanation_page(book: Any, study: Study) -> None:
    page = book.add_worksheet(EXPLAIN)
    widths = (30, 90)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    bold = book.add_format({"bold": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    for number, (name, text) in enumerate(explanation(study)):
        page.set_row(number, _height((name, text), widths))
        page.write_string(number, 0, name, bold)
        page.write_string(number, 1, text, plain)
    page.set_landscape()
    page.fit_to_pages(1, 0)
