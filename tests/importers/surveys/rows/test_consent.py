"""Who gave consent, and which question asks it."""

import pytest

from retention_check.importers.surveys.choices import Choices, ColumnRole
from retention_check.importers.surveys.rows.consent import gave_consent
from retention_check.importers.surveys.understanding import ExclusionCause, QuestionTopic
from tests.importers.surveys.people_tables import known_of

ALL = ("1", "2", "3", "4")


@pytest.mark.parametrize(
    ("heading", "values", "out"),
    [
        ("Geeft u toestemming?", ("Ja", "Nee", "Ja", ""), (3, 5)),
        ("Toestemming", ("Ik ga akkoord", "Ik ga niet akkoord", "Ik ga akkoord", "N/A"), (3, 5)),
        ("consent", ("1", "2", "1", "1"), (3,)),
        ("Ik ga akkoord met het gebruik van mijn antwoorden", ("1", "0", "1", "1"), (3,)),
        ("Informed consent", ("I agree", "I do not agree", "I agree", "I agree"), (3,)),
        ("Ik geef toestemming", ("Gelezen en begrepen;", "", "Gelezen en begrepen;", "Gelezen en begrepen;"), (3,)),
        ("Doet u mee? Ik geef toestemming", ("Ja, ik doe mee; dat is niet verplicht", "Nee", "Ja", "Nee"), (3, 5)),
        ("Geeft u toestem..", ("Ja", "Nee", "Ja", "Ja"), (3,)),
        ("Ik heb de informatie gelezen en doe mee", ("Ja", "Nee", "Ja", "Ja"), (3,)),
        ("Mogen wij uw antwoorden gebruiken?", ("Ja", "Nee", "Ja", "Ja"), (3,)),
        ("Doet u mee aan dit onderzoek?", ("Ja", "Nee", "Ja", "Ja"), (3,)),
        ("Wilt u meedoen aan deze enquête?", ("Ja", "Nee", "Ja", "Ja"), (3,)),
        ("Ik begrijp waar het onderzoek over gaat en wil meedoen", ("Ja", "Nee", "Ja", "Ja"), (3,)),
        ("Neemt u deel?", ("Ja", "Nee", "Ja", "Ja"), (3,)),
        ("Stemt u in met deelname?", ("Ja", "Nee", "Ja", "Ja"), (3,)),
        ("Mogen wij uw antwoorden verwerken?", ("Ja, dat mag", "Nee, dat mag niet", "Ja, dat mag", "Ja"), (3,)),
        ("Akkoord met de privacyverklaring?", ("Akkoord", "Niet akkoord", "Akkoord", "Akkoord"), (3,)),
        ("Ik heb de informatie hierboven gelezen en geef toestemming", ("Ja", "Nee", "Ja", "Ja"), (3,)),
        ("Introductie", ("Ik ga akkoord", "Ik ga niet akkoord", "Ik ga akkoord", "Ik ga akkoord"), (3,)),
        ("Bovenstaande heb ik gelezen", ("Ja, en ik doe mee", "Nee, ik stop", "Ja, en ik doe mee", "Ja"), (3,)),
        ("Deelname", ("Ik doe mee", "Ik doe niet mee", "Ik doe mee", "Liever niet"), (3, 5)),
        ("Ja, ik wil meedoen en mijn antwoorden mogen worden gebruikt", ("Ja", "Nee", "Ja", "Ja"), (3,)),
    ],
)
def test_only_who_said_yes_counts(heading: str, values: tuple[str, ...], out: tuple[int, ...]) -> None:
    found = known_of({heading: values, "R1": ALL}, file="jong.csv")
    assert found.roles.consent == heading
    assert found.out == {ExclusionCause.NO_CONSENT: out}


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Geeft u toestemming om contact met u op te nemen?", ("Ja", "Nee", "Nee", "Nee")),
        ("Mogen wij u mailen? Ik ga akkoord met een e-mail", ("Ja", "Nee", "Nee", "Nee")),
        ("Doet u mee?", ("Ja", "Nee", "Nee", "Nee")),
        ("Advies van buiten krijgt alleen toestemming onder voorwaarden", ("eens", "oneens", "eens", "neutraal")),
        ("Toestemming", ("", "", "", "")),
    ],
)
def test_another_question_excludes_nobody(heading: str, values: tuple[str, ...]) -> None:
    found = known_of({heading: values, "R1": ALL}, file="jong.csv")
    assert found.roles.consent is None
    assert found.people == {"young": 4}


MANY = {"R1": ("1",) * 8}


@pytest.mark.parametrize(
    "heading", ["Deelname onderzoek", "Hebt u zin in deze vragenlijst?", "Gebruik van uw antwoorden", "Research: join?"]
)
def test_a_no_to_what_may_be_consent_is_asked_and_excludes_nobody(heading: str) -> None:
    found = known_of({heading: ("Nee", *["Ja"] * 7), **MANY}, file="jong.csv")
    assert found.asked == [QuestionTopic.COLUMN]
    assert "telt 1 van de 8 rijen niet mee" in found.roles.questions[0].text
    assert found.people == {"young": 8}


@pytest.mark.parametrize("heading", ["Vooraf van ons", "Q1", "Deelname sportdag", "Onderzoek, met een VVV-bon"])
def test_the_words_of_who_takes_part_are_asked_below_a_heading_that_may_be_of_something_else(heading: str) -> None:
    found = known_of({heading: ("Ik doe niet mee", *["Ik doe mee"] * 7), **MANY}, file="jong.csv")
    assert (found.asked, found.people) == ([QuestionTopic.COLUMN], {"young": 8})


def test_the_words_of_who_takes_part_behind_the_statements_are_of_something_else() -> None:
    found = known_of({**MANY, "Deelname": ("Ik doe niet mee", *["Ik doe mee"] * 7)}, file="jong.csv")
    assert (found.asked, found.people) == ([], {"young": 8})


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Gaat u akkoord met deelname aan de loting van een cadeaubon?", ("Nee", *["Ja"] * 7)),
        ("Zit u in de ondernemingsraad?", ("Nee, niet meer", *["Ja"] * 7)),
        ("Wilt u de resultaten van het onderzoek ontvangen?", ("Nee", *["Ja"] * 7)),
        ("Vulde u eerder een enquête in?", ("Nee", *["Ja"] * 7)),
        ("Wilt u meedoen aan een vervolgonderzoek?", ("Nee", *["Ja"] * 7)),
        ("Kent u het onderzoek?", (*["Nee"] * 4, *["Ja"] * 4)),  # too many said no
        ("Deelname onderzoek", ("Ja",) * 8),
        ("Werkt u op een kantoor?", ("Nee", *["Ja"] * 7)),
    ],
)
def test_what_is_no_consent_is_not_asked(heading: str, values: tuple[str, ...]) -> None:
    found = known_of({heading: values, **MANY}, file="jong.csv")
    assert (found.asked, found.people) == ([], {"young": 8})


def test_what_stands_behind_the_statements_is_not_asked_as_consent() -> None:
    found = known_of({**MANY, "Was het onderzoek duidelijk?": ("Nee", *["Ja"] * 7)}, file="jong.csv")
    assert (found.asked, found.people) == ([], {"young": 8})


def test_who_said_no_and_answered_nothing_is_no_reason_to_ask() -> None:
    found = known_of({"Deelname onderzoek": ("Nee", *["Ja"] * 7), "R1": ("", *["1"] * 7)}, file="jong.csv")
    assert (found.asked, found.people) == ([], {"young": 7})


def test_a_blank_consent_is_told() -> None:
    found = known_of({"Toestemming": ("Ja", "", "Ja", "Ja"), "R1": ALL}, file="jong.csv")
    assert "Bij 1 rij is de toestemming leeg" in found.remarks


def test_two_questions_for_consent_are_asked() -> None:
    columns = {"Toestemming A": ("ja",) * 4, "Toestemming B": ("ja", "nee", "ja", "ja"), "R1": ALL}
    found = known_of(columns, file="jong.csv")
    assert found.asked == [QuestionTopic.COLUMN, QuestionTopic.COLUMN]
    assert found.roles.consent is None
    choices = {"Toestemming B": ColumnRole.CONSENT, "Toestemming A": ColumnRole.NONE}
    chosen = known_of(columns, Choices(columns=choices), file="jong.csv")
    assert (chosen.asked, chosen.out) == ([], {ExclusionCause.NO_CONSENT: (3,)})


def test_a_question_to_which_most_say_no_is_asked() -> None:
    found = known_of({"Ik ga akkoord met een gesprek": ("nee", "nee", "ja", ""), "R1": ALL}, file="jong.csv")
    assert found.asked == [QuestionTopic.COLUMN]
    assert found.people == {"young": 4}


def test_codes_with_labels_are_read_by_their_labels() -> None:
    labels = {"consent": {"1": "Nee", "2": "Ja"}}
    found = known_of({"consent": ("1", "2", "2", "2"), "R1": ALL}, labels=labels, file="jong.csv")
    assert found.out == {ExclusionCause.NO_CONSENT: (2,)}


def test_codes_of_which_one_would_leave_out_most_are_asked_for_the_yes() -> None:
    columns = {"Toestemming": ("2", "2", "1", *["2"] * 5), **MANY}
    found = known_of(columns, file="jong.csv")
    (question,) = found.roles.questions
    assert "een 1 bij 1 rij en een 2 bij 7 rijen" in question.text
    assert [option.value for option in question.options] == ["consent_2", "consent", "none"]
    chosen = known_of(columns, Choices(columns={"Toestemming": ColumnRole.CONSENT_BY_TWO}), file="jong.csv")
    assert (chosen.asked, chosen.out) == ([], {ExclusionCause.NO_CONSENT: (4,)})
    assert chosen.roles.role_of("Toestemming") is ColumnRole.CONSENT_BY_TWO


def test_where_two_is_the_yes_a_file_of_ones_alone_is_of_people_who_refused() -> None:
    assert gave_consent("1", ["1"], is_two_yes=True) is False
    assert gave_consent("2", ["2"], is_two_yes=True) is True


def test_codes_that_say_nothing_are_no_consent_column() -> None:
    assert gave_consent("7", ["7", "8"]) is None
    assert known_of({"consent": ("7", "8", "7", "7"), "R1": ALL}, file="jong.csv").roles.consent is None
