import pytest

from retention_check.importers.surveys.survey_table import SENT, Dropped, ToolRole
from retention_check.importers.surveys.table import private_words
from retention_check.importers.surveys.table.headings import heading
from retention_check.importers.surveys.table.private_columns import dropped_of, kept_values, year_sent
from retention_check.studies import load_study

PEOPLE = [f"Persoon {number}" for number in range(30)]
FUNCTIONS = [f"Beleidsmedewerker {subject}" for subject in ("ruimte", "zorg en jeugd", "sport", "water", "cultuur")]


def dropped(text: str, values: list[str]) -> Dropped | None:
    different = list(dict.fromkeys(values))
    return dropped_of(heading(text), different, [values.count(value) for value in different])


def kept(text: str, values: list[str]) -> list[str]:
    different = list(dict.fromkeys(values))
    return kept_values(heading(text), different, [values.count(value) for value in different])


@pytest.mark.parametrize(
    "text",
    [
        *("Naam", "Voor- en achternaam", "Wat is uw naam?", "Name", "Last name", "Förnamn", "Vorname", "Naam:"),
        *("E-mail", "E-mailadres", "Emailadres", "Mail", "Uw e-mailadres (optioneel)", "Email Address", "E-post"),
        *("Telefoonnummer", "Tel.", "Phone", "IP", "IP-adres", "IP adres", "ipaddr", "Adres", "Postcode"),
        *("Personeelsnummer", "BSN", "Kenteken", "Token", "Toegangscode", "Naam en functie", "Username"),
    ],
)
def test_a_heading_that_asks_who_someone_is_makes_its_column_private(text: str) -> None:
    assert dropped(text, PEOPLE) is Dropped.PRIVATE
    assert dropped(text, ["A", "A", "B"]) is Dropped.PRIVATE


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Bijnaam van de stelling",
            "Deelname",
            "Naam van uw afdeling",
            "Naam functie",
            "Naam organisatieonderdeel",
            "Functienaam",
            "Groep",
        ),
        *("Opname", "Wat is uw leeftijd?", "Ziptijd", "Aandeel"),
    ],
)
def test_a_heading_with_such_a_word_in_another_word_does_not(text: str) -> None:
    assert dropped(text, ["Zorg", "Ruimte", "Zorg", "Ruimte"]) is None


def test_no_statement_of_the_study_is_taken_for_a_private_or_written_column() -> None:
    for item in load_study().items:
        for text in (item.text, item.printed, item.label, item.definition, item.question or ""):
            asked = private_words.OF_NO_PERSON.sub(" ", text.lower())
            assert not private_words.speaks_of(private_words.PRIVATE, asked), text
            assert not private_words.speaks_of(private_words.WRITTEN, text), text


def test_a_question_that_only_speaks_of_addresses_keeps_its_answers() -> None:
    text = "Ik ga ermee akkoord dat mijn naam en e-mailadres niet worden bewaard"
    assert dropped(text, ["Ja"] * 20 + ["Nee"] * 3) is None
    assert dropped("Wat is uw naam of wat is uw e-mailadres?", PEOPLE) is Dropped.PRIVATE


@pytest.mark.parametrize(
    "value",
    ["a{}@delft.example", "10.1.2.{}", "2001:db8::ff:{}", "06-123456{}", "+31 6 1234 56{}", "015 21412{}", "26{} AB"],
)
def test_a_column_of_addresses_or_numbers_is_private_whatever_stands_above(value: str) -> None:
    assert dropped("Extra", [value.format(number) for number in range(11, 30)] + [""] * 5) is Dropped.PRIVATE


@pytest.mark.parametrize(
    "values",
    [
        *([*"12345"] * 6, ["3,25", "5,5", "7,75", "10"] * 5, ["7", "8", "7,5"] * 5),
        *(["27", "34", "41", "29", "63"], [str(1960 + number) for number in range(0, 40, 3)], ["34 jaar", "35 jaar"]),
        *(["26-30", "31-35"] * 4, ["belangrijk", "heel belangrijk"] * 9, FUNCTIONS, FUNCTIONS * 3),
    ],
)
def test_answers_ages_years_of_birth_and_functions_stay(values: list[str]) -> None:
    assert dropped("Extra", values) is None


def test_forty_different_functions_stay() -> None:
    assert dropped("Functie", [f"Adviseur sociaal domein team {number}" for number in range(40)]) is None


def test_what_people_wrote_is_free_text() -> None:
    written = [
        f"Ik vind dat wij in team {number} veel meer mogen doen, en wel zo snel mogelijk." for number in range(9)
    ]
    assert dropped("Extra", [*written, "", ""]) is Dropped.TEXT
    assert dropped("Wat wilt u nog kwijt?", written[:3]) is Dropped.TEXT


def test_short_remarks_are_free_text_by_their_heading() -> None:
    assert dropped("Opmerkingen", ["geen", "Goed idee", "Meer loon", "Ja hoor"]) is Dropped.TEXT
    assert dropped("R3 [comment]", ["geen", "Goed idee", "Meer loon"]) is Dropped.TEXT
    assert dropped("Vindt u de toelichting duidelijk?", ["Ja", "Nee", "Ja", "Nee"]) is None
    assert dropped("Tip: geef een cijfer", [*"7788899667"]) is None


def test_long_answers_that_many_gave_are_no_free_text() -> None:
    groups = ["Ik ben een jonge ambtenaar, 35 jaar of jonger, in dienst van de gemeente"] * 20
    reasons = [
        f"Ik ben het om reden {number} in grote lijnen eens met wat in de stelling staat" for number in range(10)
    ]
    assert dropped("Waarom?", reasons * 4) is None
    assert dropped("Wie bent u?", [*groups, "Ik ben gemeentesecretaris of lid van het managementteam"]) is None


def test_times_and_numbers_of_rows_are_of_no_use() -> None:
    assert dropped("Ingevuld op", [f"2025-03-31 09:1{number}:00" for number in range(9)]) is Dropped.UNUSED
    assert dropped("Wanneer", [f"{number}-8-2020 14:20:53" for number in range(1, 20)]) is Dropped.UNUSED
    assert dropped("Code", [f"R_2YPOQ602ER{number}" for number in range(9)]) is Dropped.UNUSED
    assert dropped("Nr", ["1", "2", "3"]) is Dropped.UNUSED
    assert dropped("Extra", [str(number) for number in range(1, 35)]) is Dropped.UNUSED


def test_eight_people_who_all_give_another_mark_are_no_numbering() -> None:
    assert dropped("Extra", [str(mark) for mark in range(3, 11)]) is None


def test_an_empty_column_is_not_dropped() -> None:
    assert dropped("Extra", ["", "", " "]) is None
    assert dropped("Extra", []) is None


def test_what_a_tool_says_of_a_column_goes_before_what_stands_in_it() -> None:
    assert dropped_of(heading("x", role=ToolRole.PRIVATE), ["1"], [9]) is Dropped.PRIVATE
    assert dropped_of(heading("x", role=ToolRole.OTHER), ["1"], [9]) is Dropped.UNUSED
    assert dropped_of(heading("naam", role=ToolRole.FINISHED), ["1"], [9]) is None


def test_an_address_within_an_answer_is_taken_out() -> None:
    assert kept("Groep", ["Jong", "Jong", "Anders: a.devries@delft.example"]) == ["Jong", "Anders: (e-mailadres)"]


def test_one_long_text_among_answers_is_told_by_its_length_only() -> None:
    text = "Dit vind ik een lastige vraag, want bij ons in het team Wonen speelt dit helemaal niet."
    assert kept("R3", ["4", "5", "4", "5", text]) == ["4", "5", f"(tekst, {len(text)} tekens)"]


def test_the_one_manager_with_a_long_answer_keeps_it() -> None:
    young = "Ik ben een jonge ambtenaar, 35 jaar of jonger, in dienst van de gemeente"
    manager = "Ik ben gemeentesecretaris, of lid van het managementteam van de gemeente"
    assert kept("Wie bent u?", [young, young, manager]) == [young, manager]


@pytest.mark.parametrize("day", ["12-3-1994", "1994-03-12", "1994-03-12 00:00:00", "12/03/1994"])
def test_of_a_day_of_birth_only_the_year_is_kept(day: str) -> None:
    assert dropped("Wat is uw geboortedatum?", [day, "3-4-1991", "5-6-1990"]) is None
    assert kept("Wat is uw geboortedatum?", [day, "1991", "onbekend"]) == ["1994", "1991", "onbekend"]


@pytest.mark.parametrize(
    ("time", "year"),
    [
        ("2025-03-31 09:10:11", "2025"),
        ("31-8-2020 14:20:53", "2020"),
        ("2024/12/03 8:48:17 p.m. CET", "2024"),
        ("1980-01-01 00:00:00", SENT),
        ("ja", SENT),
        ("  ", ""),
    ],
)
def test_of_the_time_at_which_a_row_was_sent_only_the_year_is_kept(time: str, year: str) -> None:
    assert year_sent(time) == year
