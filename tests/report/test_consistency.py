"""No two statements in one report contradict each other: title, lists, tables, drawings, topics, letter and method.

Some random rounds in every run of the tests, many more in the matrix. The report is read back from its HTML,
so that what is compared is what a reader sees.
"""

import random
import re
from collections.abc import Mapping
from decimal import Decimal

import pytest

from retention_check.domain.comparison import Comparison
from retention_check.domain.item import Kind
from retention_check.domain.round import Entry, ManagementForm
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.report import Preset, ReportOptions, make_report, report_html
from tests.cast import STUDY, asking, comparison_of, mixes
from tests.report import printed
from tests.report.printed import Figures

MIXES = mixes()
FEW, MANY = 50, 300
IN_A_BATCH = 25
NEAR = Decimal("0.5")
MIDDLE = Decimal("5.5")


def random_round(seed: int) -> Comparison:
    """Any round a municipality could bring: sizes, scales, forms, what is missing, ties and ends."""
    dice = random.Random(seed)
    scale = SCALES[dice.choice(["1-10", "1-10", "1-5", "marks"])]
    is_agreed = dice.random() < 0.2
    counts = {Side.YOUNG: dice.choice([4, 5, 8, 20, 42, 300]), Side.MANAGEMENT: dice.choice([3, 5, 8, 11, 60])}
    spread, places = dice.choice([0, 0.3, 1, 3]), dice.choice([0, 1, 2])
    chance = {side: dice.choice([1, 1, 1, 0.7, 0.1, 0]) for side in Side}
    entries = []
    for item in STUDY.items:
        middle = float(STUDY.means(item.code).all)
        for side in Side:
            if dice.random() < chance[side]:
                points = min(10.0, max(1.0, middle + dice.gauss(0, spread)))
                mean = (points - 1) / float(scale.factor) + float(scale.low)
                skipped = dice.choice([0, 0, 1]) if counts[side] > 5 else 0
                n = None if is_agreed and side is Side.MANAGEMENT else counts[side] - skipped
                entries.append(Entry(item.code, side, Decimal(f"{mean:.{places}f}"), n))
    form = ManagementForm.AGREED if is_agreed else ManagementForm.QUESTIONNAIRE
    asked = asking(counts[Side.YOUNG] * dice.choice([1, 2, 3]), None if is_agreed else counts[Side.MANAGEMENT] + 2)
    return comparison_of(entries, "Gouda", scale, form, "gemeentesecretaris" if is_agreed else "management", asked)


def assert_agrees(comparison: Comparison) -> None:
    """Every statement of the whole report beside the figures of its appendix."""
    made = make_report(comparison, ReportOptions(preset=Preset.FULL))
    page = report_html(made)
    figures = dict(printed.tables(printed.section(page, "cijfers")))
    assert len(figures) == len(STUDY.items)
    _tables_agree(page, figures)
    _drawings_agree(page, figures)
    _page_one_agrees(printed.section(page, "oogopslag"), figures)
    _rows_say_who_gives_more(printed.section(page, "oogopslag"), figures)
    _beside_country_agrees(page, figures)
    _sentences_agree(page, figures)
    _words_fit_the_groups(page, comparison)


def _tables_agree(page: str, figures: Mapping[str, Figures]) -> None:
    for code, row in printed.tables(page):
        assert row == figures[code], code


def _drawings_agree(page: str, figures: Mapping[str, Figures]) -> None:
    for drawing in printed.drawings(page):
        own = figures[drawing.code]
        told = drawing.figures
        assert (told.young, told.management) == (own.young, own.management), drawing
        if own.gap is not None:
            assert told.gap == abs(own.gap), drawing
            assert told.level == own.level or own.level is None, drawing
        assert drawing.national == tuple(STUDY.means(drawing.code).of(side) for side in Side)


def _page_one_agrees(page: str, figures: Mapping[str, Figures]) -> None:
    gaps = {code: abs(each.gap) for code, each in figures.items() if each.gap is not None}
    title = printed.text_of(re.findall(r"<h1.*?</h1>", page, re.DOTALL)[0])
    if title.startswith("Het grootste verschil"):
        assert printed.number(title) == max(gaps.values())
        assert all(gaps[code] == max(gaps.values()) for code in printed.named(title))
    elif "staan beide groepen gelijk" in title or "Beide groepen staan gelijk" in title:
        assert set(gaps.values()) == {Decimal("0.0")}
    else:
        assert not gaps
    rows = [figures[drawing.code] for drawing in printed.drawings(page.partition("Ook hier kijkt u")[2])]
    sizes = [abs(row.gap) for row in rows if row.gap is not None]
    assert sizes == sorted(sizes, reverse=True)
    assert all(size > NEAR for size in sizes)
    near = re.search(r'<ul class="near">.*?</ul>', page, re.DOTALL)
    for line in re.findall(r"<li>(.*?)</li>", near[0] if near else "", re.DOTALL):
        code = printed.CODES[printed.text_of(re.findall(r"<strong>.*?</strong>", line)[0])]
        assert gaps[code] <= NEAR
        assert ("onder het midden van de schaal" in line or "niet zwaar" in line) == (figures[code].highest < MIDDLE)
    if counted := re.search(r"Bij (\d+) stelling(?:en)? liggen de scores in deze antwoorden dicht", page):
        assert int(counted[1]) == sum(size <= NEAR for size in gaps.values())


def _rows_say_who_gives_more(page: str, figures: Mapping[str, Figures]) -> None:
    for row in re.findall(r'<li class="gap-row">.*?</li>', page, re.DOTALL):
        (drawing,), words = printed.drawings(row), printed.text_of(re.sub(r"<svg.*?</svg>", "", row, flags=re.DOTALL))
        gap = figures[drawing.code].gap
        if gap is not None:
            assert (f"{'jong' if gap > 0 else 'management'} hoger, verschil " in words) == (gap != 0), words


def _beside_country_agrees(page: str, figures: Mapping[str, Figures]) -> None:
    """Where a score is unlike the country: which way it goes and how sure, as in the table of all figures."""
    levels = printed.national_levels(printed.section(page, "cijfers"))
    listed = re.search(r'<ul class="unlike">.*?</ul>', printed.section(page, "oogopslag"), re.DOTALL)
    for line in re.findall(r"<li>(.*?)</li>", listed[0] if listed else "", re.DOTALL):
        words = printed.text_of(line)
        code = printed.CODES[printed.text_of(re.findall(r"<strong>.*?</strong>", line)[0])]
        is_young = ": jonge ambtenaren " in words
        own = figures[code].young if is_young else figures[code].management
        national = STUDY.means(code).of(Side.YOUNG if is_young else Side.MANAGEMENT)
        assert own is not None
        assert bool(re.search(r"minder (?:zwaar )?dan landelijk", words)) == (own < national), words
        level = levels[code, "jong" if is_young else "mngt"]
        assert ("dat kan toeval zijn" in words) == (level == "kan toeval zijn"), words
        assert ("duidelijk" in words) == (level == "duidelijk"), words


def _sentences_agree(page: str, figures: Mapping[str, Figures]) -> None:
    """Every number in a sentence about one item is a number of that item, and says which way it goes."""
    for anchor in ("oogopslag", "redenen", "brief"):
        for sentence in printed.sentences(printed.section(page, anchor)):
            if len(codes := printed.named(sentence)) == 1:
                _numbers_belong(sentence, codes[0], figures[codes[0]])
    topics = re.search(r'<ol class="topics">.*?</ol>', printed.section(page, "oogopslag"), re.DOTALL)
    for line in re.findall(r"<li>(.*?)<span class=\"ask\">", topics[0] if topics else "", re.DOTALL):
        name = printed.text_of(re.findall(r"<strong>.*?</strong>", line)[0]).split(". ", 1)[1]
        _numbers_belong(printed.text_of(line), printed.CODES[name], figures[printed.CODES[name]])
    for topic in re.findall(r'<article class="topic.*?</article>', page, re.DOTALL):
        for code, why in zip(
            (drawing.code for drawing in printed.drawings(topic)),
            re.findall(r'<p class="why">(.*?)</p>', topic, re.DOTALL),
            strict=True,
        ):
            _numbers_belong(printed.text_of(why), code, figures[code])
            _direction_fits(printed.text_of(why), figures[code])


def _numbers_belong(sentence: str, code: str, own: Figures) -> None:
    national = STUDY.means(code)
    country = [national.of(side) for side in Side]
    known = {own.young, own.management, *country, abs(national.gap), None if own.gap is None else abs(own.gap)}
    known |= {abs(score - mean) for score, mean in zip((own.young, own.management), country, strict=True) if score}
    for each in re.findall(printed.NUMBER, sentence):
        assert abs(printed.number(each) or 0) in known, (sentence, each)


def _direction_fits(sentence: str, own: Figures) -> None:
    if own.gap is None or own.young is None or own.management is None:
        return
    if re.search(r"Jonge ambtenaren (?:steunen|geven)|Volgens jonge ambtenaren weegt", sentence):
        assert own.young > own.management, sentence
    if re.search(r"Het management (?:steunt|geeft)|Volgens het management weegt", sentence):
        assert own.young < own.management, sentence
    if re.search(r"even zwaar|evenveel|: beide ", sentence):
        assert own.gap == 0, sentence
    low = "weinig in" in sentence or "niet zwaar" in sentence
    assert low == (own.highest < MIDDLE), sentence


def _words_fit_the_groups(page: str, comparison: Comparison) -> None:
    first = printed.text_of(printed.section(page, "oogopslag"))
    if not comparison.has(Side.YOUNG) or not comparison.has(Side.MANAGEMENT):
        assert not re.search(r"\b[Bb]eide\b", first)
    for anchor in ("redenen", "maatregelen", "cijfers"):
        part = printed.section(page, anchor)
        legends = " ".join(re.findall(r'<(?:p|ul) class="(?:signs )?legend">(.*?)</(?:p|ul)>', part, re.DOTALL))
        rows = " ".join(re.findall(r"<tbody>.*?</tbody>", part, re.DOTALL))
        for sign in "°~":
            assert (sign in legends) == (sign in rows), (anchor, sign)


@pytest.mark.parametrize("name", MIXES)
def test_no_statement_of_a_mix_contradicts_another(name: str) -> None:
    assert_agrees(MIXES[name])


@pytest.mark.parametrize("first", range(0, FEW, IN_A_BATCH))
def test_no_statement_of_fifty_rounds_contradicts_another(first: int) -> None:
    for seed in range(first, first + IN_A_BATCH):
        assert_agrees(random_round(seed))


@pytest.mark.matrix
@pytest.mark.parametrize("first", range(FEW, MANY, IN_A_BATCH))
def test_no_statement_of_six_hundred_rounds_contradicts_another(first: int) -> None:
    for seed in range(first, first + IN_A_BATCH):
        assert_agrees(random_round(seed))


def test_random_rounds_are_of_every_kind() -> None:
    found = {make_report(random_round(seed)).headline.kind for seed in range(FEW)}
    assert len(found) >= 5
    assert {Kind.REASON, Kind.MEASURE} == {
        first.compared.item.kind for seed in range(FEW) if (first := make_report(random_round(seed)).headline).compared
    }
