"""The promise to who answers: the literal text, and only its number follows the threshold."""

import re
from pathlib import Path

from retention_check import paths
from retention_check.domain.promise import promised

LITERAL = (
    "Wij bewaren niet wie u bent. Uw antwoorden worden meteen opgeteld bij die van anderen. Uw organisatie ziet alleen "
    "gemiddelden van vijf of meer mensen, en nooit een 10 of een 1. Vanaf twintig antwoorden ziet zij ook ongeveer "
    "hoeveel mensen hoog of laag antwoordden. Als bijna iedereen hetzelfde vindt, is dat wel te zien. Zolang de "
    "vragenlijst open is, kan de beheerder van de computer waarop de vragenlijst staat technisch meekijken. Als de "
    "uitkomsten vastliggen, en anders 30 dagen na het sluiten, worden de losse sporen daar gewist. In een zaal zien "
    "anderen dát u antwoordt. Na versturen kunt u niets terughalen: wij weten niet welke antwoorden van u zijn."
)
TEMPLATES = sorted(paths.resource_dir("templates").rglob("*.html"))
OF_THE_QUESTIONNAIRE = [path for path in TEMPLATES if {"respondent", "questionnaire"} & set(path.parts)]


def told(threshold: int) -> str:
    return " ".join(each.text for each in promised(threshold))


def test_it_is_literally_what_was_agreed() -> None:
    assert told(5) == LITERAL


def test_a_higher_threshold_changes_its_number_and_nothing_else() -> None:
    assert told(10) == LITERAL.replace("vijf", "tien")


def test_it_is_written_in_one_place() -> None:
    package = Path(paths.__file__).parent
    sources = [*package.rglob("*.py"), *TEMPLATES]
    found = [path.name for path in sources if "bewaren niet wie u bent" in path.read_text("utf-8")]
    assert found == ["promise.py"]


def test_no_text_of_the_questionnaire_promises_more() -> None:
    more = re.compile(r"volledig anoniem|niemand kan|gegarandeerd", re.IGNORECASE)
    assert [path.name for path in OF_THE_QUESTIONNAIRE if more.search(path.read_text("utf-8"))] == []
