"""Every figure as a drawing of its own for a slide or a document, with its numbers beside it as CSV."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from retention_check.charts import ranks, rows, support_map
from retention_check.charts.lettering import text_lines, text_width
from retention_check.domain.change import Change
from retention_check.domain.collecting import items_with_spread, sides_with_spread, spreads_shown
from retention_check.domain.collection_wording import CLASSES, SHARE
from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.difference import Bound, Difference
from retention_check.domain.findings import near, sides_without_order, supported, supported_more
from retention_check.domain.item import Kind
from retention_check.domain.prediction_wording import predicted_text, real_text
from retention_check.domain.predictions import Predicted, predicted_reasons
from retention_check.domain.scores import AnyScore, Withheld
from retention_check.domain.side import Side
from retention_check.domain.wording import BOUND, LEVEL_SHORT, SHORT, SUPPORT_MORE, WHO, WITHHELD, score_text
from retention_check.dutch import first_capital
from retention_check.report.drawings import change_drawing, map_drawing, prediction_drawing, rank_drawing
from retention_check.report.model import Report
from retention_check.report.templating import environment, study_names

Row = Sequence[object]
COLUMNS = (
    *("code", "item", "jong", "management", "verschil", "grens", "niveau"),
    *("landelijk_jong", "landelijk_secretarissen", "let_op"),
)
CHANGE_COLUMNS = ("code", "item", "groep", "toen", "nu", "verandering", "grens", "niveau", "let_op")
SPREAD_COLUMNS = ("code", "item", "groep", *CLASSES)
PREDICTED_COLUMNS = ["code", "item", "voorspeld_door", "over", "voorspeld", "mensen", "het_werd", "landelijk", "let_op"]
MOST_ROWS = 10  # of a list that may be as long as the questionnaire


@dataclass(frozen=True)
class Figure:
    """One figure: the name of its files, its title, the items in its rows, and what its template asks for beside."""

    name: str
    title: str
    items: Sequence[ItemComparison]
    template: str = "figure.svg"
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides of which a score is drawn."""
        return tuple(side for side in Side if any(compared.score(side) for compared in self.items))


def figure_files(report: Report) -> dict[str, bytes]:
    """SVG and CSV files by name; a figure that has nothing to show is left out."""
    return {name: make() for name, make in _makers(report).items()}


def figure_file(report: Report, name: str) -> bytes | None:
    """One of these files, the only one that is made; None when there is none of that name."""
    make = _makers(report).get(name)
    return make() if make else None


def _makers(report: Report) -> dict[str, Callable[[], bytes]]:
    makers: dict[str, Callable[[], bytes]] = {}
    for figure in _figures(report):
        makers[f"{figure.name}.svg"] = partial(_drawing, report, figure)
        makers[f"{figure.name}.csv"] = partial(_items_csv, report.comparison, figure)
    for figure in _spreads(report.comparison):
        makers[f"{figure.name}.svg"] = partial(_drawing, report, figure)
        makers[f"{figure.name}.csv"] = partial(_spreads_csv, report.comparison, figure)
    if report.has_predictions:
        makers["voorspeld.svg"] = lambda: _drawing(report, _predictions(report.comparison))
        makers["voorspeld.csv"] = lambda: _predictions_csv(report.comparison)
    if report.listed_changes:
        makers["verandering.svg"] = lambda: _drawing(report, _changes(report))
        makers["verandering.csv"] = lambda: _changes_csv(report)
    return makers


def _items_csv(comparison: Comparison, figure: Figure) -> bytes:
    return _csv(COLUMNS, (_numbers(comparison, compared) for compared in figure.items))


def _spreads_csv(comparison: Comparison, figure: Figure) -> bytes:
    return _csv(
        SPREAD_COLUMNS,
        (
            (compared.item.code, compared.item.text, SHORT[side], *(SHARE[share] for share in spread.shares))
            for compared in figure.items
            for side, spread in spreads_shown(comparison, compared.item.code).items()
        ),
    )


def _changes_csv(report: Report) -> bytes:
    return _csv(CHANGE_COLUMNS, (_change_numbers(report.comparison, change) for change in report.listed_changes))


def _predictions_csv(comparison: Comparison) -> bytes:
    found = (each for reason in predicted_reasons(comparison) for each in reason.predicted)
    return _csv(PREDICTED_COLUMNS, (_prediction_numbers(comparison, each) for each in found))


def _figures(report: Report) -> Iterator[Figure]:
    yield from _finding(report)
    comparison = report.comparison
    yield _reasons(comparison)
    yield from (figure for figure in _lists(comparison) if figure.items)
    for page in report.topic_pages:
        items = (comparison.item(page.reason.code), *comparison.under(page.reason.code))
        number = page.numbers[0]
        yield Figure(f"onderwerp-{number}", f"Gespreksonderwerp {number}: {page.reason.label}", items)
    yield from _ranks(report)
    yield _map(comparison)


def _finding(report: Report) -> Iterator[Figure]:
    """The headline with what follows it on page 1; none where no item is in the title."""
    first, summary = report.headline, report.summary
    if not first.compared:
        return
    following: list[tuple[str, Sequence[ItemComparison]]] = [
        ("De volgende verschillen, van groot naar klein", summary.gaps),
        *((f"Ook dit staat hoog bij {WHO[side]}", found) for side, found in summary.highest),
    ]
    if not summary.gaps:
        following.append(("Hier liggen de scores dicht bij elkaar", summary.near))
    shown = [(heading, found) for heading, found in following if found]
    items = (first.compared, *(compared for _, found in shown for compared in found))
    yield Figure("grootste-verschil", "", items, "finding.svg", {"following": shown})


def _reasons(comparison: Comparison) -> Figure:
    items = comparison.of_kind(Kind.REASON)
    figure = Figure("redenen", "Redenen volgens beide groepen", items)
    if len(figure.sides) == len(Side):
        return figure
    return replace(figure, title=f"Redenen volgens {WHO[figure.sides[0]]}" if figure.sides else "Redenen, landelijk")


def _lists(comparison: Comparison) -> Iterator[Figure]:
    """The short lists of measures, and the items on which the scores lie near."""
    for side in Side:
        if not any(compared.score(side) for compared in comparison.of_kind(Kind.MEASURE)):
            continue
        found = supported(comparison, side)
        for which, items in (("meeste", found.most), ("minste", found.least)):
            title = f"{first_capital(which)} steun van {WHO[side]}"
            yield Figure(f"{which}-steun-{SHORT[side]}", title, items)
    for side in Side:
        yield Figure(f"{SHORT[side]}-steunt-meer", SUPPORT_MORE[side], supported_more(comparison, side)[:MOST_ROWS])
    close = near(comparison)
    values = {"near_count": len(close)}
    title = "Hier liggen de scores dicht bij elkaar"
    yield Figure("dichtst-bij-elkaar", title, close[:MOST_ROWS], values=values)


def _ranks(report: Report) -> Iterator[Figure]:
    """The order of the reasons; none where a group gave them all the same."""
    pairs = report.comparison.pairs(Kind.REASON)
    if pairs and not sides_without_order(report.comparison):
        high = ranks.ranked_reasons(report.comparison, frozenset()).height
        values = {"drawing": rank_drawing(report), "wide": ranks.WIDTH, "high": high, "larger": 1.3, "map": None}
        yield Figure("plaatsen", "De volgorde van de redenen", pairs, "figure_inset.svg", values)


def _map(comparison: Comparison) -> Figure:
    drawn = support_map.support_map(comparison)
    title = f"Kaart van de maatregelen{', landelijk' if drawn.is_national else ''}"
    size = support_map.SIZE
    values = {"drawing": map_drawing(comparison), "wide": size, "high": size, "larger": 1.15, "map": drawn}
    return Figure("kaart", title, comparison.of_kind(Kind.MEASURE), "figure_inset.svg", values)


def _spreads(comparison: Comparison) -> Iterator[Figure]:
    """How the answers are spread, a figure for each kind of item; none where nothing of it is shown."""
    for kind, what in ((Kind.REASON, "redenen"), (Kind.MEASURE, "maatregelen")):
        if items := items_with_spread(comparison, kind):
            title = f"Hoe de antwoorden verdeeld zijn: {what}"
            yield Figure(
                f"verdeling-{what}",
                title,
                items,
                "figure_spread.svg",
                {"drawn_sides": sides_with_spread(items, comparison)},
            )


def _predictions(comparison: Comparison) -> Figure:
    """What each group thought the other answers, a row for each prediction."""
    reasons = predicted_reasons(comparison)
    drawn = [(reason, [(each, prediction_drawing(each)) for each in reason.predicted]) for reason in reasons]
    items = tuple(reason.compared for reason in reasons)
    about = tuple(dict.fromkeys(each.about for reason in reasons for each in reason.predicted))
    values = {"drawn_reasons": drawn, "drawn_about": about, "scale": rows}
    return Figure("voorspeld", "Voorspeld en echt", items, "figure_predictions.svg", values)


def _changes(report: Report) -> Figure:
    values = {"changes": [(change, change_drawing(change)) for change in report.listed_changes], "scale": rows}
    return Figure("verandering", "Wat veranderde sinds de vorige ronde", (), "figure_changes.svg", values)


def _drawing(report: Report, figure: Figure) -> bytes:
    template = environment().get_template(f"charts/{figure.template}")
    drawn = template.render(
        study_names(report.comparison.study),
        report=report,
        comparison=report.comparison,
        round=report.comparison.round,
        figure=figure,
        text_lines=text_lines,
        text_width=text_width,
        **figure.values,
    )
    return "\n".join(line for line in drawn.splitlines() if line.strip()).encode()


def _csv(columns: Sequence[str], found: Iterator[Row]) -> bytes:
    output = io.StringIO(newline="")
    writer = csv.writer(output)
    writer.writerow(columns)
    writer.writerows(["" if value is None else value for value in row] for row in found)
    return output.getvalue().encode()


def _numbers(comparison: Comparison, compared: ItemComparison) -> Row:
    scores = [compared.score(side) for side in Side]
    return (
        compared.item.code,
        compared.item.text,
        *(compared.shown_score(side) for side in Side),
        *_difference(compared.gap, scores),
        *compared.national.by_side.values(),
        " ".join((*_remarks(compared), comparison.note)).strip(),
    )


def _prediction_numbers(comparison: Comparison, each: Predicted) -> Row:
    item, thought = each.compared.item, each.predicted
    return (
        item.code,
        item.text,
        SHORT[each.by],
        SHORT[each.about],
        thought and thought.shown_mean,
        thought and thought.n,
        each.real and each.real.shown_mean,
        each.national,
        " ".join((*_prediction_remarks(each), comparison.note)).strip(),
    )


def _change_numbers(comparison: Comparison, change: Change) -> Row:
    scores = (change.before, change.now)
    return (
        change.item.code,
        change.item.text,
        SHORT[change.side],
        *(score.shown_mean for score in scores),
        *_difference(change.moved, scores),
        comparison.note,
    )


def _prediction_remarks(each: Predicted) -> Iterator[str]:
    """Where a prediction or a score is an end, or a score is not shown."""
    if each.end:
        yield f"Voorspeld: {predicted_text(each)}."
    if each.real is None or each.real.end:
        yield f"Het werd: {real_text(each)}."


def _difference(found: Difference | None, scores: Sequence[AnyScore | None]) -> Row:
    """A difference, what a blurred end makes of it, and what may be said of it."""
    if not found:
        return None, None, None
    same_end = f"beide {score_text(scores[0])}" if found.bound is Bound.SAME_END and scores[0] else ""
    bound = BOUND.get(found.bound, same_end).strip() if found.bound else None
    return found.points, bound, LEVEL_SHORT[found.level] if found.level else None


def _remarks(compared: ItemComparison) -> Iterator[str]:
    """Where a score is an end, or not shown."""
    for side in Side:
        outcome = compared.outcome(side)
        if isinstance(outcome, Withheld):
            yield f"{first_capital(SHORT[side])}: niet getoond ({WITHHELD[outcome.cause]})."
        elif (score := compared.score(side)) and score.end:
            yield f"{first_capital(SHORT[side])}: {score_text(score)}."
