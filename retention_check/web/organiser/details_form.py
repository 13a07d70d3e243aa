"""The form that changes what a round is about: scores that are there stay possible, and stay what they are."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from wtforms import Field, HiddenField, RadioField

from retention_check import dutch
from retention_check.domain.merging import merge_values
from retention_check.domain.rescaling import gives_words, outside, with_scale
from retention_check.domain.round import Entry, Round, same_municipality
from retention_check.domain.side import Side
from retention_check.domain.wording import WHO
from retention_check.importers.asked import too_many_answers
from retention_check.secret_links import hashed
from retention_check.store import StoredRound
from retention_check.web.current_questionnaire import asked_sides
from retention_check.web.forms import CheckboxField
from retention_check.web.forms.asked_again import as_answers, as_choice, asked_again_field
from retention_check.web.forms.round_form import RoundForm, about
from retention_check.web.organiser.asked_now import (
    COUNT,
    FORM,
    MARKS,
    NOT_FEWER,
    fewer_asked,
    is_with_marks,
    is_with_open_scores,
)
from retention_check.web.organiser.saving import SavingForm

MOST_NAMED = 5  # scores in one message
SCORES = "scores"  # beside the fields, in what the form was opened with: by what the scores then are recognised
LOCKED = "De open scores liggen vast. Wie er spreekt en hoe, kan niet meer anders."
LOCKED_SCALE = "De open scores liggen vast, en het zijn getallen. De schaal kan daarom niet meer anders."
WAS_OPENED = (
    "De resultaten van deze ronde waren al te zien. Open scores liggen vast vóórdat iemand de resultaten ziet, dus in "
    "deze ronde kan dat niet meer. Laat ‘Gemiddelden van een vragenlijst’ staan, of begin een volgende ronde."
)
CONDENSED = "Van deze ronde zijn alleen de getoonde scores bewaard. Hoe het management ze gaf, kan niet meer anders."
OTHER_SCORES = (
    "Iemand anders heeft intussen scores veranderd. Kijk de scores eerst na. "
    "Bewaart u daarna nog een keer, dan geldt wat u hieronder koos."
)
OTHER_NAME = (
    "De vorige en de volgende ronde horen bij dezelfde gemeente. Alleen hoofdletters en spaties kunnen anders. "
    "Is het een andere gemeente? Vraag dan een nieuwe uitnodiging."
)


class EditRoundForm(SavingForm, RoundForm):
    """What a round is about, changed later; `was` holds what stood in its fields when it was opened.

    After `validate`, `accepted` is the round to be saved: what two people changed in different fields is put together.
    """

    asked_again_young = asked_again_field(Side.YOUNG)
    asked_again_management = asked_again_field(Side.MANAGEMENT)
    clears_management = CheckboxField("")
    was = HiddenField()
    asks_clearing = False
    has_conflict = False

    def __init__(
        self, stored: StoredRound, *, successor: Round | None = None, keeps_municipality: bool = False
    ) -> None:
        super().__init__(stored.round)
        self.stored, self.successor, self.keeps_municipality = stored, successor, keeps_municipality
        self.accepted = stored.round
        if not stored.previous_id:
            del self.asked_again_young, self.asked_again_management
        if not self.is_submitted():
            for name, value in self._as_stored().items():
                self[name].data = value
            self._open_anew()

    @property
    def http_status(self) -> int:
        """409 where someone else changed the same meanwhile."""
        return 409 if self.has_conflict else super().http_status

    @property
    def asked_again_fields(self) -> dict[Side, Field]:
        """The fields that ask who was asked again, where there is a round before this one."""
        names = {side: f"asked_again_{side}" for side in Side}
        return {side: self[name] for side, name in names.items() if name in self}

    def validate(self, extra_validators: Any = None) -> bool:
        """Nothing that was shown or locked becomes something else, and nobody's change is lost."""
        if not super().validate(extra_validators):
            return False
        if not self._take_over_changes_of_another():
            return False
        wanted = self.applied_to(self.stored.round)
        checks = (
            self._check_municipality,
            self._check_day,
            self._check_form,
            self._check_scale,
            self._check_asked,
        )
        for check in checks:
            check(wanted)
        return not self.errors and self._is_accepted(wanted)

    def applied_to(self, round: Round) -> Round:
        """The round with what the form says; management's scores go when they are given in another form."""
        changed = super().applied_to(round)
        if changed.management_form is not round.management_form:
            entries = round.entries_of(Side.YOUNG)
            changed = replace(changed, entries=entries, answers={Side.YOUNG: round.answers.get(Side.YOUNG)})
        changed = with_scale(replace(changed, scale=round.scale), changed.scale)
        if not self.asked_again_fields:
            return changed
        return replace(changed, asked_again=as_answers({s: f.data for s, f in self.asked_again_fields.items()}))

    def _take_over_changes_of_another(self) -> bool:
        """Put what was changed here together with what someone else saved meanwhile; False when that cannot be."""
        was, stored = _read(self.was.data), {name: _plain(value) for name, value in self._as_stored().items()}
        if was is None:
            self.save_failure = 409
            self._open_anew()
            return False
        mine = {name: _plain(self[name].data) for name in stored}
        merged = merge_values({name: was.get(name) for name in stored}, mine, stored)
        for name in merged.conflicts:
            self[name].errors = [_conflict(self[name], self._as_stored()[name])]
        self._check_seen_scores(was, mine)
        self._fill_untouched(merged.values)
        self.has_conflict = bool(self.errors)
        if self.has_conflict:
            self._open_anew()
        return not self.has_conflict

    def _check_seen_scores(self, was: Mapping[str, object], mine: Mapping[str, object]) -> None:
        """Who changes what scores stand for, has seen these scores."""
        changes_reading = any(mine[name] != was.get(name) for name in ("form", "scale"))
        if changes_reading and was.get(SCORES) != _fingerprint(self.stored.round):
            self.form_errors = [OTHER_SCORES]

    def _fill_untouched(self, merged: Mapping[str, object]) -> None:
        for name, value in self._as_stored().items():
            if merged.get(name) != _plain(self[name].data):
                self[name].data, self[name].raw_data = value, None

    def _as_stored(self) -> dict[str, Any]:
        """What stands in the fields of the round as it is stored, by name."""
        asked = self.stored.round.asked_again
        answers = {field.name: as_choice(asked.get(side)) for side, field in self.asked_again_fields.items()}
        return about(self.stored.round) | answers

    def _open_anew(self) -> None:
        values = {name: _plain(value) for name, value in self._as_stored().items()}
        self.was.data = json.dumps(values | {SCORES: _fingerprint(self.stored.round)})

    def _is_accepted(self, wanted: Round) -> bool:
        is_about_scores = _scores(wanted) != _scores(self.stored.round)
        accepted = self.accepts(self.stored.round, wanted) if is_about_scores else wanted
        cleared = self._cleared(wanted)
        if cleared and not self.form_errors and not self.clears_management.data:
            self._ask_clearing(len(cleared))
        if accepted is not None:
            self.accepted = accepted
        return accepted is not None and not self.errors

    def _cleared(self, wanted: Round) -> tuple[Entry, ...]:
        """Management's scores that go, for they were given in another form."""
        is_other_form = wanted.management_form is not self.stored.round.management_form
        return self.stored.round.entries_of(Side.MANAGEMENT) if is_other_form else ()

    def _ask_clearing(self, count: int) -> None:
        self.asks_clearing = True
        scores = dutch.plural(count, "score", "scores")
        self.clears_management.label.text = f"Ja, wis {'die' if count == 1 else 'de'} {scores} van het management"
        self.clears_management.errors = [
            f"Het management gaf {scores} op een andere manier. Die {'gaat' if count == 1 else 'gaan'} weg. "
            "Zet een vinkje als dat mag."
        ]

    def _check_municipality(self, wanted: Round) -> None:
        if self.keeps_municipality and not same_municipality(wanted.municipality, self.stored.round.municipality):
            self.municipality.errors = [OTHER_NAME]

    def _check_day(self, wanted: Round) -> None:
        previous, successor = self.stored.previous, self.successor
        if wanted.day == self.stored.round.day:
            return
        if previous and wanted.day <= previous.round.day:
            self.day.errors = [f"De ronde moet later zijn dan de vorige, van {dutch.date(previous.round.day)}."]
        elif successor and wanted.day >= successor.day:
            self.day.errors = [f"De ronde moet eerder zijn dan de volgende, van {dutch.date(successor.day)}."]

    def _check_form(self, wanted: Round) -> None:
        old = self.stored.round
        is_other_form = wanted.management_form is not old.management_form
        if is_with_open_scores(wanted):
            self.form.errors = [FORM]
        elif old.is_locked and (is_other_form or wanted.management_role != old.management_role):
            self.form.errors = [LOCKED]
        elif is_other_form and old.is_condensed(Side.MANAGEMENT):
            self.form.errors = [CONDENSED]
        elif is_other_form and wanted.is_agreed and (old.publication.was_opened or old.opens_results):
            self.form.errors = [WAS_OPENED]

    def _check_scale(self, wanted: Round) -> None:
        old = self.stored.round
        keeps_words = gives_words(old) and wanted.scale.same_instrument
        if is_with_marks(wanted):
            self.scale.errors = [MARKS]
        elif old.is_locked and wanted.scale != old.scale and not keeps_words:
            self.scale.errors = [LOCKED_SCALE]
        elif strange := outside(wanted):
            self.scale.errors = [_not_on_scale(strange, wanted)]

    def _check_asked(self, wanted: Round) -> None:
        for side, problem in too_many_answers(wanted).items():
            self.asked_fields[side].errors = [str(problem)]
        for side in asked_sides():
            if wanted.asked.get(side) != self.stored.round.asked.get(side):
                self.asked_fields[side].errors = [COUNT.format(who=WHO[side])]
        for side in fewer_asked(self.stored.round, wanted):
            self.asked_fields[side].errors = [NOT_FEWER.format(who=WHO[side])]


def _scores(round: Round) -> tuple[object, ...]:
    return set(round.entries), dict(round.answers), round.scale, round.management_form


def _fingerprint(round: Round) -> str:
    rows = sorted([each.code, each.side, f"{each.mean:f}", each.n or 0] for each in round.entries)
    return hashed(json.dumps(rows))[:16]


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _read(was: str | None) -> Mapping[str, object] | None:
    """What the form was opened with, None when that cannot be read."""
    try:
        found = json.loads(was or "")
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and found else None


def _conflict(field: Field, stored: object) -> str:
    theirs, mine = _words(field, stored), _words(field, field.data)
    return (
        f"Iemand anders maakte hiervan intussen ‘{theirs}’. U wilt ‘{mine}’. "
        "Kies wat het moet zijn en bewaar nog een keer."
    )


def _words(field: Field, value: Any) -> str:
    if isinstance(field, RadioField):
        return next((str(choice.label) for choice in field.iter_choices() if choice.value == value), str(value))
    if value is None:
        return "niet ingevuld"
    return dutch.date(value) if isinstance(value, date) else str(value)


def _not_on_scale(strange: tuple[Entry, ...], round: Round) -> str:
    named = [f"{each.code} van {WHO[each.side]} ({each.mean:f})".replace(".", ",") for each in strange[:MOST_NAMED]]
    more = len(strange) - len(named)
    listed = dutch.listing([*named, f"nog {more}"] if more else named)
    return (
        f"Op een schaal van {round.scale.low} tot {round.scale.high} kunnen deze scores niet: {listed}. "
        "Pas eerst de scores aan, of kies een andere schaal."
    )
