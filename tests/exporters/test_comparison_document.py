"""The JSON: what it says of the round, what stands out, what to talk about, and what changed."""

from dataclasses import replace

from retention_check.domain.comparison import compare
from retention_check.domain.scales import SCALES
from tests.cast import STUDY, delft, few, gouda, mixes, texel
from tests.exporters.reading import document
from tests.exporters.rounds import of_a_year_before


def test_the_json_says_what_it_is_and_has_numbers() -> None:
    found = document(gouda())
    assert (found["format"], found["version"]) == ("retention_check.comparison", 2)
    assert (found["benchmark"], found["municipality"], found["date"]) == ("UU-VNG-2025", "Gouda", "2026-11-21")
    assert (found["unit"], found["input_scale"]) == ("points on a scale of 1 to 10", "1-10")
    first = found["items"][0]
    assert (first["code"], first["young"], first["rank_young"], first["gap_level"]) == ("R1", 8.7, 1, "chance")
    assert found["overall"][0] == {"kind": "reason", "side": "young", "own": 7.2, "national": 7.1, "items": 10}


def test_the_json_has_null_where_a_figure_is_withheld_or_nothing_was_given() -> None:
    assert all(item["young"] is None and item["n_young"] is None for item in document(delft())["items"])
    empty = document(replace(texel(), round=replace(texel().round, municipality="")))
    assert (empty["municipality"], empty["note"], empty["previous"]) == (None, None, None)
    assert {item["status_young"] for item in empty["items"]} == {None}


def test_the_json_says_how_many_were_asked_and_answered_and_what_is_withheld() -> None:
    found = document(gouda())
    assert (found["asked"], found["answered"]) == (
        {"young": 58, "management": 16},
        {"young": 42, "management": 11},
    )
    assert found["withheld"] == {"young": {}, "management": {}}
    hidden = document(few({"R1": ("7", "7"), "R2": ("7", None)}, 4, None))
    assert hidden["answered"] == {"young": None, "management": None}
    assert hidden["withheld"] == {"young": {"too_few": ["R1", "R2"]}, "management": {"unknown": ["R1"]}}


def test_the_json_has_the_headline_with_its_gap() -> None:
    found = document(gouda())["headline"]
    assert (found["kind"], found["code"], found["alike"], found["side"]) == ("gap", "M3.2", [], None)
    assert (found["gap"], found["bound"], found["level"], found["is_rare"]) == (3.8, None, "clear", True)
    tie = document(mixes()["tie-of-two"])["headline"]
    assert (tie["code"], tie["alike"]) == ("R3", ["M3.2"])
    end = document(mixes()["end-at-one"])["headline"]
    assert (end["code"], end["bound"]) == ("R1", "at_least")


def test_a_headline_without_a_gap_has_none() -> None:
    one_side = document(mixes()["young-only"])["headline"]
    assert (one_side["kind"], one_side["code"], one_side["side"]) == ("one_side", "R1", "young")
    assert (one_side["gap"], one_side["level"], one_side["is_rare"]) == (None, None, None)
    assert document(texel())["headline"]["code"] is None


def test_the_json_has_the_topics_that_were_chosen_else_those_proposed() -> None:
    assert [topic["code"] for topic in document(gouda())["topics"]] == ["M3.2", "M6.4", "M1.1"]
    chosen = document(gouda(), None, ("R9", "M2.1"))["topics"]
    assert [(topic["code"], topic["reason"]) for topic in chosen] == [("R9", "R9"), ("M2.1", "R2")]
    assert chosen[0]["why"] == "U koos dit onderwerp zelf."
    of_round = replace(gouda().round, topics=("R4",))
    assert [topic["code"] for topic in document(compare(of_round, STUDY))["topics"]] == ["R4"]


def test_the_json_has_what_changed_when_a_previous_round_is_given() -> None:
    before = few({"R1": ("7", "6"), "R2": ("9.9", "5")})
    found = document(few({"R1": ("7.4", "6"), "R2": ("8", None)}), of_a_year_before(before))["previous"]
    assert (found["date"], found["asked_again"]) == ("2025-11-21", True)
    assert [(each["code"], each["side"], each["before"], each["now"], each["change"]) for each in found["changes"]] == [
        ("R2", "young", 9.4, 8.0, -1.4),
        ("R1", "young", 6.5, 7.4, 0.9),
        ("R1", "management", 5.5, 6.0, 0.5),
    ]
    assert [each["level"] for each in found["changes"]] == ["clear", "chance", "too_small"]


def test_a_change_from_an_end_says_so() -> None:
    before = compare(few({"R1": ("9.9", None)}).round, STUDY)
    [change] = document(few({"R1": ("8", None)}, 20), before)["previous"]["changes"]
    assert (change["before"], change["end_before"], change["n_before"]) == (9.5, "high", 34)
    assert (change["now"], change["end_now"], change["n_now"]) == (8.0, None, 20)
    assert (change["change"], change["bound"]) == (-1.5, "at_least")


def test_rounds_that_may_not_be_compared_have_no_changes() -> None:
    marks = few({"R1": ("7", "7")}, scale=SCALES["marks"])
    assert document(marks, gouda())["previous"]["changes"] == []
