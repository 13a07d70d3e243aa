"""Whom the values of the group column mean."""

from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import Choices
from retention_check.importers.surveys.understanding import GroupValue, QuestionTopic
from tests.importers.surveys.people_tables import known_of


def test_each_value_is_told_with_its_rows() -> None:
    found = known_of({"Ik ben": ("Jonge ambtenaar", "Gemeentesecretaris", "Anders", "Jonge ambtenaar", "")})
    assert set(found.groups.values) == {
        GroupValue("Jonge ambtenaar", 2, Side.YOUNG),
        GroupValue("Gemeentesecretaris", 1, Side.MANAGEMENT),
        GroupValue("Anders", 1, None),
    }
    assert "‘Anders’ geen van beide" in found.remarks


def test_spellings_of_one_value_are_one() -> None:
    found = known_of({"Ik ben": ("Jonge ambtenaar", "jonge  ambtenaar ", "Jonge ambtenaar;", "Jonge ambtenaar", "MT")})
    assert GroupValue("Jonge ambtenaar", 4, Side.YOUNG) in found.groups.values
    assert found.people == {"young": 4, "management": 1}


def test_a_function_is_of_neither_only_where_the_young_ones_are_named() -> None:
    named = known_of({"Ik ben": ("Jonge ambtenaar", "Beleidsmedewerker", "Manager", "Manager")})
    assert named.asked == []
    assert named.people == {"young": 1, "management": 2}
    unnamed = known_of({"Ik ben": ("Trainee", "Beleidsmedewerker", "Manager", "Manager")})
    assert [each.about for each in unnamed.groups.questions] == ["Beleidsmedewerker"]


def test_what_nobody_can_be_sure_of_is_asked_with_its_rows() -> None:
    found = known_of({"Ik ben": ("Jonge ambtenaar", "Manager", "Jonge ambtenaar en leidinggevende", "")})
    (question,) = found.groups.questions
    assert question.topic is QuestionTopic.VALUE
    assert "bij 1 rij ‘Jonge ambtenaar en leidinggevende’" in question.text
    assert question.flag(question.options[0]) == "--group 'Jonge ambtenaar en leidinggevende=young'"
    assert [option.value for option in question.options] == ["young", "management", "none"]


def test_what_a_person_said_of_a_value_goes_first_however_it_is_spelled() -> None:
    values = {"beleidsmedewerker": "young", "Manager": "none"}
    found = known_of(
        {"Ik ben": ("Jonge ambtenaar", "Beleidsmedewerker", "Manager", "Directeur")}, Choices(values=values)
    )
    assert found.people == {"young": 2, "management": 1}
    assert found.asked == []


def test_codes_with_labels_are_read_by_their_labels() -> None:
    labels = {"groep": {"1": "Jonge ambtenaar", "2": "Gemeentesecretaris", "3": "Anders"}}
    found = known_of({"groep": ("1", "2", "3", "1")}, labels=labels)
    assert found.people == {"young": 2, "management": 1}
    assert {each.value for each in found.groups.values} == {"Jonge ambtenaar", "Gemeentesecretaris", "Anders"}
    chosen = known_of({"groep": ("1", "2", "3", "1")}, Choices(values={"Anders": "management"}), labels=labels)
    assert chosen.people == {"young": 2, "management": 2}


def test_no_is_never_management_by_itself() -> None:
    found = known_of({"Bent u een jonge ambtenaar?": ("ja", "nee", "nee", "ja")})
    assert [each.about for each in found.groups.questions] == ["nee"]
    answered = known_of(
        {"Bent u een jonge ambtenaar?": ("ja", "nee", "Nee", "ja")}, Choices(values={"nee": "management"})
    )
    assert answered.people == {"young": 2, "management": 2}


def test_without_a_column_there_are_no_values() -> None:
    assert known_of({"R1": ("1", "2")}, file="jong.csv").groups.values == ()


def test_trainees_and_starters_are_told_as_an_assumption_unless_a_person_said_so() -> None:
    cells = {"Ik ben": ("Trainee of starter", "Manager", "Manager")}
    found = known_of(cells)
    assert found.people == {"young": 1, "management": 2}
    assert "lezen wij ‘Trainee of starter’ als jonge ambtenaren. Dat nemen wij aan." in found.remarks
    assert "nemen wij aan" not in known_of(cells, Choices(values={"Trainee of starter": "young"})).remarks
    assert "nemen wij aan" not in known_of({"Ik ben": ("Jonge ambtenaar", "Manager", "Manager")}).remarks
