"""What waits of sheets of means."""

from retention_check.importers.surveys.choices import UNDECIDED
from retention_check.importers.surveys.means import is_kept_means, read_kept_means, read_means
from tests.cast import STUDY
from tests.importers.surveys.means.reading import NAMES, PLAIN, sheet


def kept(*rows: list[str]) -> bytes:
    return read_means([sheet(rows)], STUDY, UNDECIDED).kept


def test_kept_means_are_known_as_such() -> None:
    assert is_kept_means(kept(["", "Jong", "MT"], *PLAIN))
    assert not is_kept_means(b"x\x9c")
    assert not is_kept_means(b"")


def test_notes_remarks_and_unused_texts_are_not_kept() -> None:
    made = kept(
        ["Gemaakt door Marieke"],
        ["Stelling", "Jong", "MT", "Ingevuld door", "Opmerking"],
        *([*row, "J. de Vries", "Bel Piet even"] for row in PLAIN),
        ["Vragen? Mail marieke@gouda.nl"],
    )
    text = str(read_kept_means(made))
    assert not any(word in text for word in ("Marieke", "Vries", "Piet", "gouda.nl"))
    assert all(word in text for word in (*NAMES, "Jong", "MT", "7.9"))


def test_places_stay_as_they_were_also_of_a_turned_sheet() -> None:
    rows = [["Titel"], ["", *NAMES], ["Jong", "7.9", "6.2", "hoog"], ["MT", "6.1", "6.0", "4.2"]]
    first = read_means([sheet(rows)], STUDY, UNDECIDED)
    again = read_means(read_kept_means(first.kept), STUDY, UNDECIDED)
    assert again.understanding == first.understanding
