"""The form of one group: what is wrong, what two people both changed, and what is asked before it is saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from flask import request
from wtforms import Field, HiddenField

from retention_check.domain.item import Item, Kind
from retention_check.domain.merging import merge_values
from retention_check.domain.publication import COUNT
from retention_check.domain.rescaling import with_scale
from retention_check.domain.round import Entry, Round
from retention_check.domain.scale_doubt import ANSWER_SCALE, ScaleDoubt, are_percentages, scale_doubt
from retention_check.domain.side import Side
from retention_check.web.current_round import current_round
from retention_check.web.extensions import comparison_of, study
from retention_check.web.organiser.saving import SavingForm
from retention_check.web.organiser.score_fields import (
    ScoreField,
    count_name,
    field_data,
    field_label,
    mean_name,
    mean_text,
    side_fields,
    typed_entries,
)
from retention_check.web.organiser.side_scores import SideScores, Values, unsigned
from retention_check.web.templating import in_words

ALONE = "Hier staat een aantal, maar geen score."
OTHER_TERMS = (
    "Intussen is veranderd op welke schaal de scores staan, of hoe het management ze geeft. "
    "Kijk na of wat u typte nog klopt, en bewaar nog een keer."
)
SCALE, SURE = "schaal", "zeker"  # the name of the buttons about the scale, and the value of the one that keeps it
FEW_OUTSIDE = 3  # so many scores outside the scale are told one by one


@dataclass(frozen=True)
class Conflict:
    """A field that two people changed: what it is called, what was typed here, and what someone else stored."""

    field: str
    label: str
    typed: str
    stored: str


class ScoresForm(SavingForm):
    """The typing page of one side, with a field for each of its scores: see `scores_form`.

    After `validate`, `changed` is the round to be saved, `conflicts` what someone else changed as well, and `doubt`
    what is to be answered about the scale.
    """

    opened = HiddenField()  # what stood in the fields when the page was opened

    def __init__(self, round: Round, side: Side) -> None:
        self.round, self.side = round, side
        self.was = self.stored = SideScores.of(round, side)
        if self.is_submitted():
            sent = unsigned(request.form.get("opened", ""), current_round().public_id, side)
            self.was = sent or SideScores(side, {}, self.stored.terms)
        self.is_fixed = is_fixed(round, side)
        self.conflicts: tuple[Conflict, ...] = ()
        self.has_other_terms = False
        self.doubt: ScaleDoubt | None = None
        self.changed = round
        super().__init__(data=field_data(self.was))

    def validate(self, extra_validators: Any = None) -> bool:
        """Every field must be readable and no value changed by two people at once; then what is asked is answered."""
        if not super().validate(extra_validators):
            return False
        self._check_counts()
        if self.errors or self._goes_by_other_terms():
            return False
        merged = self.put_together(self.round)
        if merged is None:
            return False
        if merged == self.stored:
            return True
        wanted = self._on_sure_scale(merged.applied_to(self.round, study()))
        accepted = self.accepts(self.round, wanted) if wanted else None
        self.changed = accepted or self.round
        return accepted is not None

    def put_together(self, theirs: Round) -> SideScores | None:
        """What was typed with what is stored by now; None when both changed the same: then the page shows what."""
        stored = SideScores.of(theirs, self.side)
        merged = merge_values(self.was.values, self._typed(), stored.values)
        if not merged.conflicts:
            return SideScores(self.side, merged.values, stored.terms)
        self.conflicts = tuple(self._conflict(code, merged.values, stored.values) for code in merged.conflicts)
        self._show(field_data(SideScores(self.side, merged.values)), {conflict.field for conflict in self.conflicts})
        self.was = stored
        return None

    def try_save(self, save: Callable[[], object]) -> bool:
        """As for every form; what two people both changed has a message of its own."""
        is_saved = super().try_save(save)
        self.save_failure = 0 if self.conflicts else self.save_failure
        return is_saved

    @property
    def http_status(self) -> int:
        """409 with what two people changed, 422 with a mistake or a question."""
        if self.conflicts or self.has_other_terms:
            return 409
        return super().http_status if self.save_failure or not self.doubt else 422

    @classmethod
    def sent_label(cls, name: str) -> str | None:
        """A score by its statement and its group, for what was sent may be shown apart from its page."""
        label = super().sent_label(name)
        return field_label(name, study()) if label is None else label

    @property
    def wrong_boxes(self) -> int:
        """How many scores and numbers of answers are to be put right."""
        return sum(bool(field.errors) for name, field in self._fields.items() if self._is_score(name))

    def mistakes(self) -> list[tuple[str, str]]:
        """Every message with the statement it is about; many scores outside the scale are one message."""
        outside = [field for field in self if isinstance(field, ScoreField) and field.outside is not None]
        whole = outside if len(outside) > FEW_OUTSIDE else []
        ids = {field.id for field in whole}
        found = [(place, self._named(place, text)) for place, text in super().mistakes() if place not in ids]
        return [(str(whole[0].id), _outside_text(whole)), *found] if whole else found

    def _named(self, place: str, text: str) -> str:
        return f"{self[place].label.text}: {text}" if self._is_score(place) else text

    def _is_score(self, name: str) -> bool:
        return name in self._fields and name.endswith((f"-{self.side}", f"-{self.side}-n"))

    def _typed(self) -> Values:
        n = self.data.get(count_name(self.side))
        entries: Values = typed_entries(self.data, self.side, study().items)
        return entries if n is None else {**entries, COUNT: n}

    def _check_counts(self) -> None:
        """A number of answers needs a score, and people who were asked; no answers at all is nothing."""
        asked = self.round.asked.get(self.side)
        for code in (None, *study().codes):
            field = self._fields.get(count_name(self.side, code))
            if field is None or not field.data:
                continue
            if asked is not None and field.data > asked:
                field.errors = [f"Er zijn {asked} mensen gevraagd, volgens de gegevens van de ronde. Kijk beide na."]
            elif code and self[mean_name(code, self.side)].data is None:
                field.errors = [ALONE]

    def _goes_by_other_terms(self) -> bool:
        self.has_other_terms = self.was.terms != self.stored.terms
        if self.has_other_terms:
            self.form_errors = [*self.form_errors, OTHER_TERMS]
            self.was = replace(self.was, terms=self.stored.terms)
        return self.has_other_terms

    def _on_sure_scale(self, round: Round) -> Round | None:
        """The round on the scale it must be on; None while that is to be asked."""
        doubt = scale_doubt(round, study())
        if doubt is None or self.side not in doubt.small or (self._is_blind and not doubt.can_switch):
            return round
        self.doubt = doubt
        choice = request.form.get(SCALE)
        if choice == ANSWER_SCALE.name and doubt.can_switch:
            return with_scale(round, ANSWER_SCALE)
        return replace(round, scale_is_sure=True) if choice == SURE else None

    @property
    def _is_blind(self) -> bool:
        """Management gives open scores before it knows anything of what young staff answered."""
        return self.side is Side.MANAGEMENT and self.round.awaits_locking

    def _conflict(self, code: str, typed: Values, stored: Values) -> Conflict:
        name = count_name(self.side) if code == COUNT else mean_name(code, self.side)
        both = [values.get(code) for values in (typed, stored)]
        counts = {value.n if isinstance(value, Entry) else None for value in both}
        texts = [self._in_dutch(value, tells_n=len(counts) > 1) for value in both]
        return Conflict(name, self[name].label.text, *texts)

    def _in_dutch(self, value: Entry | int | None, tells_n: bool) -> str:
        if not isinstance(value, Entry):
            return "" if value is None else str(value)
        kind: Kind = study().item(value.code).kind
        is_agreed = self.round.gives_agreed_scores(self.side)
        text = in_words(value.mean, kind, self.round.scale) if is_agreed else mean_text(value.mean)
        return f"{text} (bij {value.n} antwoorden)" if tells_n and value.n is not None else text

    def _show(self, data: Mapping[str, object], typed: set[str]) -> None:
        """Show what both changed together; at a conflict what was typed stays."""
        for name, field in self._fields.items():
            if self._is_score(name) and name.removesuffix("-n") not in typed and name not in typed:
                field.raw_data, field.data = None, data.get(name)


def scores_form(round: Round, side: Side) -> ScoresForm:
    """The form of one side of a round: WTForms wants the fields on a class."""
    found = type("ScoresForm", (ScoresForm,), side_fields(round, side, study(), _fillable(round, side)))
    return cast(ScoresForm, found(round, side))


def is_fixed(round: Round, side: Side) -> bool:
    """Whether scores of a group were shown to others, so that none can be added; one that showed nothing may change."""
    return round.is_published(side) and comparison_of(round).has(side)


def _fillable(round: Round, side: Side) -> list[Item]:
    """The statements with a field: of a fixed group those it scored, and what was typed meanwhile on an older page."""
    if not is_fixed(round, side):
        return list(study().items)
    there = {entry.code for entry in round.entries_of(side)}
    sent = request.form
    return [
        item
        for item in study().items
        if item.code in there or sent.get(mean_name(item.code, side)) or sent.get(count_name(side, item.code))
    ]


def _outside_text(outside: list[Field]) -> str:
    scale = outside[0].scale
    told = f"{len(outside)} scores liggen buiten de schaal van {scale.low} tot {scale.high}."
    if are_percentages(field.outside for field in outside):
        return f"{told} Dit lijken percentages. Vul gemiddelden in van {scale.low} tot {scale.high}."
    return f"{told} Kijk ze na, of verander de schaal bij de gegevens van de ronde."
