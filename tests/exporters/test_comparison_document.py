"""The JSON: what it says of the round, what stands out, what to talk about, and what changed."""

from dataclasses import replace
from datetime import date

from retention_check.domain.comparison import compare
from retention_check.domain.publication import Correction, Publication
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from tests.cast import DAY, STUDY, asking, delft, few, gouda, mixes, texel
from tests.exporters.reading import FORMATS, document
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
    assert chosen[0]["why"] == "Dit onderwerp is gekozen."
    of_round = replace(gouda().round, topics=("R4",))
    assert [topic["code"] for topic in document(compare(of_round, STUDY))["topics"]] == ["R4"]


def test_the_json_has_what_changed_when_a_previous_round_is_given() -> None:
    before = few({"R1": ("7", "6"), "R2": ("9.9", "5")})
    found = document(few({"R1": ("7.4", "6"), "R2": ("8", None)}), of_a_year_before(before))["previous"]
    assert found["date"] == "2025-11-21"
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


def test_the_json_says_since_when_a_group_is_published_and_what_was_mended() -> None:
    corrections = (Correction(Side.YOUNG, "R3", date(2026, 12, 1)), Correction(None, "scale", date(2026, 12, 2)))
    publication = Publication({Side.YOUNG: DAY}, 5, corrections=corrections)
    found = document(compare(replace(gouda().round, publication=publication), STUDY))
    assert found["published"] == {"young": "2026-11-21", "management": None}
    assert found["corrections"] == [
        {"side": "young", "what": "R3", "date": "2026-12-01"},
        {"side": None, "what": "scale", "date": "2026-12-02"},
    ]
    assert found["note"] == (
        "Verbeterd na het vastleggen: ‘te weinig financiële groei’ (R3), jonge ambtenaren, "
        "op 1 december 2026. Het was een tikfout. "
        "Verbeterd na het vastleggen: de schaal, op 2 december 2026. Het was een tikfout."
    )
    plain = document(gouda())
    assert (plain["published"], plain["corrections"]) == ({"young": None, "management": None}, [])


def test_the_json_says_who_was_asked_again_and_has_the_change_of_these_alone() -> None:
    now = replace(gouda().round, asked_again={Side.YOUNG: True, Side.MANAGEMENT: False})
    found = document(compare(now, STUDY), of_a_year_before(gouda()))
    assert found["asked_again"] == {"young": True, "management": False}
    assert {each["side"] for each in found["previous"]["changes"]} == {"young"}
    silent = document(compare(replace(now, asked_again={}), STUDY), of_a_year_before(gouda()))
    assert (silent["asked_again"], silent["previous"]["changes"]) == ({"young": None, "management": None}, [])
    assert document(compare(replace(mixes()["agreed"].round, asked_again={}), STUDY))["asked_again"] == {
        "young": None,
        "management": True,
    }


def test_every_file_names_that_more_answered_than_were_asked() -> None:
    more = compare(replace(gouda().round, asked=asking(30, 16)), STUDY)
    codes = [item.code for item in STUDY.items]
    assert document(more)["withheld"] == {"young": {"more_than_asked": codes}, "management": {}}
    for write, read in FORMATS.values():
        rows = read(write(more)).values()
        assert {row["withheld_young"] for row in rows} == {"more_than_asked"}
        assert {row["young"] for row in rows} == {None}
