"""The form of an agenda: which meeting, with whom, and which steps in which order; some buttons save nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from flask import request
from wtforms import Field, HiddenField, SelectChoice

from retention_check.domain.meeting.agenda import LONGEST_STEP, Agenda, Step, StepKind
from retention_check.domain.meeting.preparing import misplaced
from retention_check.domain.meeting.wording import TITLES, step_title
from retention_check.domain.planned_text import Circumstance
from retention_check.web.forms import NO, YES, BaseForm, CheckboxField, RadioChoiceField, WholeNumberField
from retention_check.web.organiser.meeting.agenda_steps import (
    BEFOREHAND,
    USUAL,
    Slot,
    in_order,
    moved,
    name_of,
    offered,
)

PREDICT_MINUTES = 15  # of 'dubbel antwoord'
UP, DOWN, LOOK = "omhoog", "omlaag", "kijk"  # the names of buttons that save nothing
NINETY, BEFORE = "negentig", "vooraf"
KINDS = (
    SelectChoice(NINETY, "De bijeenkomst, ongeveer anderhalf uur"),
    SelectChoice(BEFORE, "Vooraf: jong onder elkaar, dertig minuten"),
)
KIND_HINTS = {BEFORE: "Zonder management, zonder scores en zonder stemmen."}
SIZES: Mapping[str, Circumstance | None] = {"klein": Circumstance.SMALL, "middel": None, "groot": Circumstance.LARGE}
SIZE_CHOICES = (
    SelectChoice("klein", "minder dan 10"),
    SelectChoice("middel", "10 tot en met 40"),
    SelectChoice("groot", "meer dan 40"),
)
SIZE_HINTS = {
    "klein": "Wij vragen dan geen antwoorden en geen stippen op de telefoon. Anders is te raden wie wat koos."
}
GUESSES = (SelectChoice(StepKind.GUESS.value, "Raden"), SelectChoice(StepKind.PREDICT.value, "Dubbel antwoord"))
GUESS_HINTS = {
    StepKind.GUESS.value: "Iedereen kiest drie redenen: wat weegt het zwaarst voor de andere groep?",
    StepKind.PREDICT.value: "Iedereen voorspelt bij elke reden wat de andere groep antwoordt. Zo ziet u of iemand het "
    "niet weet, of het niet eens is. Reken op een kwartier.",
}
MINUTES = f"Schrijf een heel getal van 1 tot {LONGEST_STEP}."
NOTHING_TO_DO = "Kies naast ‘Welkom en regels’ minstens één stap."
ONE_MORE_TABLE = "Aan tafel: nog een onderwerp"


@dataclass(frozen=True)
class Row:
    """A step on the page: its title, its fields, and whether it can go up or down."""

    slot: Slot
    title: str
    is_on: Field
    minutes: Field
    can_go_up: bool
    can_go_down: bool


class AgendaForm(BaseForm):
    """The agenda of a meeting, with the fields `on_<name>` and `minutes_<name>` of each step that is offered.

    A step that was not on the page that was sent, for it belongs to another choice, is as it usually is.
    """

    version = HiddenField()
    order = HiddenField()
    guessed = HiddenField()  # how the page that was sent guesses: another way has other usual minutes
    kind = RadioChoiceField("Welke bijeenkomst?", KINDS, "Kies een bijeenkomst.", KIND_HINTS)
    size = RadioChoiceField("Hoeveel mensen komen er?", SIZE_CHOICES, "Kies hoeveel mensen er komen.", SIZE_HINTS)
    attendance = RadioChoiceField("Is het management erbij?", [YES, NO], "Kies of het management erbij is.")
    guessing = RadioChoiceField("Hoe raadt u?", GUESSES, "Kies hoe u raadt.", GUESS_HINTS)
    is_management_last = CheckboxField("Het management zet de stippen als laatste")

    def __init__(self, agenda: Agenda, *, asks_answers: bool, version: int = 0) -> None:
        super().__init__(data={} if self.is_submitted() else {**_choices(agenda), "version": str(version)})
        self.slots = {
            slot.name: slot
            for slot in offered(
                is_beforehand=self.is_beforehand,
                asks_answers=asks_answers,
                is_small=SIZES.get(str(self.size.data)) is Circumstance.SMALL,
            )
        }
        self._fill(None if self.is_submitted() else agenda)
        names = in_order((self.order.data or "").split(), tuple(self.slots.values()))
        for button, by in ((UP, -1), (DOWN, 1)):
            names = moved(names, request.form.get(button, ""), by)
        self.names, self.order.data = names, " ".join(names)

    @property
    def only_looks(self) -> bool:
        """Whether a button was pressed that saves nothing."""
        return any(button in request.form for button in (UP, DOWN, LOOK))

    @property
    def moved(self) -> str:
        """The name of the step that was moved; empty when none was."""
        return request.form.get(UP) or request.form.get(DOWN) or ""

    @property
    def moved_up(self) -> bool:
        """Whether it was moved up."""
        return UP in request.form

    @property
    def is_beforehand(self) -> bool:
        """Whether it is the meeting of young staff alone."""
        return bool(self.kind.data == BEFORE)

    @property
    def agenda(self) -> Agenda:
        """The agenda as it was chosen; the form was validated."""
        return Agenda(
            tuple(self.chosen.values()),
            bool(self.is_management_last.data),
            self.is_beforehand,
            self._has_management,
            SIZES.get(str(self.size.data)),
        )

    @cached_property
    def chosen(self) -> dict[str, Step]:
        """The steps that are on, by name, as far as their minutes can be read."""
        steps: dict[str, Step] = {}
        for name in self.names:
            if not self.slots[name].is_fixed and not self[f"on_{name}"].data:
                continue
            kind, topic = self._kind(name), 0
            if kind is StepKind.TABLE:
                topic = 1 + sum(step.topic > 0 for step in steps.values())
            steps[name] = Step(kind, self[f"minutes_{name}"].data or 0, topic)
        return steps

    @property
    def total(self) -> int:
        """The minutes of the steps that are on, as far as they can be read."""
        return sum(step.minutes for step in self.chosen.values())

    @property
    def rows(self) -> list[Row]:
        """The steps as they stand on the page; the first and the last stay where they are."""
        kinds = [self.slots[name].kind for name in self.names]
        around = [StepKind.WELCOME, *kinds, StepKind.CLOSING]
        return [
            Row(
                self.slots[name],
                self._title(name),
                self[f"on_{name}"],
                self[f"minutes_{name}"],
                _can_move(kind) and before is not StepKind.WELCOME,
                _can_move(kind) and after is not StepKind.CLOSING,
            )
            for name, kind, before, after in zip(self.names, kinds, around, around[2:], strict=False)
        ]

    def validate(self, extra_validators: object = None) -> bool:
        """Every step that is on has its minutes, and stands where it can."""
        if not super().validate(extra_validators):
            return False
        for name in self.chosen:
            if self[f"minutes_{name}"].data is None:
                self[f"minutes_{name}"].errors = [f"Hoeveel minuten duurt ‘{self._title(name)}’? {MINUTES}"]
        if len(self.chosen) == 1:
            self.form_errors = [NOTHING_TO_DO]
        names = list(self.chosen)
        for wrong in misplaced(tuple(self.chosen.values())):
            self[f"minutes_{names[wrong.place]}"].errors = [wrong.message]
        return not self.errors

    @property
    def _has_management(self) -> bool:
        return not self.is_beforehand and self.attendance.data != NO

    def _kind(self, name: str) -> StepKind:
        kind = self.slots[name].kind
        is_predicted = kind is StepKind.GUESS and self.guessing.data == StepKind.PREDICT.value
        return StepKind.PREDICT if is_predicted else kind

    def _title(self, name: str) -> str:
        if step := self.chosen.get(name):
            return step_title(step, has_management=self._has_management)
        return ONE_MORE_TABLE if self.slots[name].kind is StepKind.TABLE else TITLES[self._kind(name)]

    def _fill(self, agenda: Agenda | None) -> None:
        """Show the steps of an agenda; without one, those that were not on the page that was sent as they usually are.

        Fields of steps that are not offered go: nobody sees what is wrong with them.
        """
        there = {name_of(step, agenda): step for step in agenda.steps} if agenda else {}
        for slot in (*USUAL, *BEFOREHAND):
            on, minutes = f"on_{slot.name}", f"minutes_{slot.name}"
            if slot.name not in self.slots:
                del self[on], self[minutes]
            elif agenda or minutes not in request.form:
                step = there.get(slot.name)
                self[on].data = bool(step) if agenda else slot.is_usual
                self[minutes].data = step.minutes if step else slot.minutes
            if slot.name in self.slots:
                self[minutes].flags.required = True
        if not agenda and "minutes_stippen" not in request.form:
            self.is_management_last.data = True
        if self.is_beforehand or (not agenda and "minutes_raden" not in request.form):
            self.guessing.data = StepKind.GUESS.value
        if "raden" in self.slots and not agenda:
            self._follow_guessing()
        self.guessed.data = self.guessing.data

    def _follow_guessing(self) -> None:
        """Ten predictions take longer than three guesses: who just chose them gets more than the usual minutes."""
        is_new = self.guessing.data == StepKind.PREDICT.value != self.guessed.data
        if is_new and self["minutes_raden"].data == self.slots["raden"].minutes:
            self["minutes_raden"].data = PREDICT_MINUTES


for _slot in (*USUAL, *BEFOREHAND):
    setattr(AgendaForm, f"on_{_slot.name}", CheckboxField("Deze stap doen wij"))
    setattr(
        AgendaForm,
        f"minutes_{_slot.name}",
        WholeNumberField("Minuten", 1, LONGEST_STEP, f"De tijd van ‘{TITLES[_slot.kind]}’"),
    )


def _choices(agenda: Agenda) -> dict[str, object]:
    """What was chosen for an agenda, by the name of the field."""
    sizes = {circumstance: name for name, circumstance in SIZES.items()}
    return {
        "order": " ".join(name_of(step, agenda) for step in agenda.steps),
        "kind": BEFORE if agenda.is_beforehand else NINETY,
        "size": sizes[agenda.size],
        "attendance": YES if agenda.has_management or agenda.is_beforehand else NO,
        "guessing": (StepKind.PREDICT if agenda.has(StepKind.PREDICT) else StepKind.GUESS).value,
        "is_management_last": agenda.is_management_last,
    }


def _can_move(kind: StepKind) -> bool:
    return kind not in (StepKind.WELCOME, StepKind.CLOSING)
