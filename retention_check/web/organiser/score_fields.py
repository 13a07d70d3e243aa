"""The fields of one group's typing page: a mean and a number of answers for each statement, and that of the group."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from wtforms import Field

from retention_check.domain.item import Item, Kind
from retention_check.domain.round import Entry, Round
from retention_check.domain.scales import Scale
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.domain.wording import SHORT, item_name
from retention_check.importers.cells import (
    CellError,
    OutsideScaleError,
    as_group_size,
    as_score,
)
from retention_check.web.forms.fields import TypedField
from retention_check.web.organiser.side_scores import SideScores

LONG_MEAN = 2  # decimals shown of a mean that has more than a person types
MOST_TYPED = 4  # decimals that a person types

Block = tuple[Item, tuple[Item, ...]]  # a reason and its measures
Answer = tuple[str, str]  # the value of an answer and its words


class ScoreField(TypedField):
    """A mean on a scale. With `answers` it is chosen among these, in words; a number between two of them can stay.

    A mean with more digits than are shown is unchanged when what is shown is sent back.
    """

    def __init__(self, label: str, scale: Scale, answers: tuple[Answer, ...] = (), **options: Any) -> None:
        super().__init__(label, **options)
        self.scale, self.answers = scale, answers
        self.outside: Decimal | None = None  # a number that was typed and lies outside the scale

    def process_formdata(self, valuelist: list[str]) -> None:
        """The typed text as a mean; the mean that stood there, when its text was left as it was."""
        super().process_formdata(valuelist)
        if self.data is not None and self.object_data is not None:
            is_same = self.data == as_score(self.as_text(self.object_data), self.scale)
            self.data = self.object_data if is_same else self.data

    def read(self, text: str) -> Decimal | None:
        """A number with a comma or a point, within the scale."""
        try:
            return as_score(text, self.scale)
        except OutsideScaleError as error:
            self.outside = error.value
            raise ValueError(str(error)) from error
        except CellError as error:
            raise ValueError(str(error)) from error

    def as_text(self, value: Decimal) -> str:
        """A mean with its digits and a decimal comma."""
        return mean_text(value)

    def between(self) -> str:
        """A score that lies between two answers; empty when it is one of them, or none."""
        text = self._value()
        return "" if text in dict(self.answers) else text


class AnswersField(TypedField):
    """How many people gave an answer."""

    def read(self, text: str) -> int | None:
        """A whole number."""
        try:
            return as_group_size(text)
        except CellError as error:
            raise ValueError(str(error)) from error


def mean_name(code: str, side: Side) -> str:
    """Name of the field of a mean: `R3-young`."""
    return f"{code}-{side}"


def count_name(side: Side, code: str | None = None) -> str:
    """Name of the field of a number of answers: `n-young` of a side, `R3-young-n` of one mean."""
    return f"n-{side}" if code is None else f"{mean_name(code, side)}-n"


def mean_text(mean: Decimal) -> str:
    """A mean as it stands in its field: `7,85`."""
    # 5.50 and 5.5 are one value of a select; 10 keeps its zero, which normalize would make an exponent
    text = f"{mean:f}"
    if len(text.partition(".")[2].rstrip("0")) > MOST_TYPED:
        text = f"{mean:.{LONG_MEAN}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


def blocks(study: Study) -> list[Block]:
    """Each reason with its measures, in the instrument's order."""
    return [(reason, study.measures_of(reason.code)) for reason in study.of_kind(Kind.REASON)]


def side_fields(round: Round, side: Side, study: Study, items: Iterable[Item] | None = None) -> dict[str, Field]:
    """The fields of a side by name, for all statements or some of them; open scores count nobody.

    Open scores are chosen in words where the scale has words.
    """
    is_agreed = round.gives_agreed_scores(side)
    fields: dict[str, Field] = {} if is_agreed else {count_name(side): AnswersField("Aantal antwoorden")}
    for item in study.items if items is None else items:
        answers = _answers(round.scale, item, study) if is_agreed else ()
        fields[mean_name(item.code, side)] = ScoreField(_label(item), round.scale, answers)
        if not is_agreed:
            fields[count_name(side, item.code)] = AnswersField(f"Aantal antwoorden bij {_label(item)}")
    return fields


def field_data(scores: SideScores) -> Mapping[str, object]:
    """What stands in the fields, by name."""
    means = {mean_name(code, scores.side): entry.mean for code, entry in scores.entries.items()}
    counts = {count_name(scores.side, code): entry.n for code, entry in scores.entries.items()}
    return {count_name(scores.side): scores.n, **means, **counts}


def typed_entries(data: Mapping[str, Any], side: Side, items: Iterable[Item]) -> dict[str, Entry]:
    """The entries that the values of the fields make; a number of answers alone makes none."""
    return {
        item.code: Entry(item.code, side, mean, data.get(count_name(side, item.code)))
        for item in items
        if (mean := data.get(mean_name(item.code, side))) is not None
    }


def field_label(name: str, study: Study) -> str | None:
    """What a field is called apart from its page: 'R6 Te weinig sociale steun, jong'; None for another name."""
    code, _, rest = name.partition("-")
    side, _, count = rest.partition("-")
    if side not in [*Side] or count not in ("", "n"):
        return None
    if code == "n" and not count:
        return f"Aantal antwoorden, {SHORT[Side(side)]}"
    if code not in study.codes:
        return None
    return f"{'Aantal antwoorden bij ' if count else ''}{_label(study.item(code))}, {SHORT[Side(side)]}"


def _label(item: Item) -> str:
    return f"{item.code} {item_name(item)}"


def _answers(scale: Scale, item: Item, study: Study) -> tuple[Answer, ...]:
    if not scale.same_instrument:
        return ()
    values = (mean_text((points - 1) / scale.factor + scale.low) for points in scale.steps())
    return tuple(zip(values, study.answer_words[item.kind], strict=True))
