"""What to print and for which meeting: forms that stand in the address, for nothing is changed."""

from flask import abort
from werkzeug.datastructures import MultiDict
from wtforms import SelectChoice, SelectMultipleField

from retention_check import dutch
from retention_check.report import PARTS, GroupSize, MeetingPlan, Preset, ReportOptions, preset_of
from retention_check.web.extensions import study
from retention_check.web.forms import (
    NO,
    YES,
    BaseForm,
    CheckboxField,
    ListChoiceField,
    RadioChoiceField,
    WholeNumberField,
)

MOST_TABLES = 12
PRESETS = (
    SelectChoice(Preset.CONVERSATION.value, "Het gespreksrapport"),
    SelectChoice(Preset.PLAYBOOK.value, "Het draaiboek"),
    SelectChoice(Preset.APPENDIX.value, "De bijlage"),
    SelectChoice(Preset.POSTER.value, "Een poster"),
    SelectChoice(Preset.GUESS.value, "Een poster om te raden"),
    SelectChoice(Preset.FULL.value, "Alles in één bestand"),
)
PAGES = {  # about how many; more with a longer list of agreements, a previous round or more tables
    Preset.CONVERSATION: 8,
    Preset.PLAYBOOK: 12,
    Preset.APPENDIX: 8,
    Preset.POSTER: 1,
    Preset.GUESS: 1,
    Preset.FULL: 30,
}
HOW_COUNTED, PREDICTED = " en hoe wij rekenen", "wat er voorspeld is"
GAP, HIGHEST = "het grootste verschil", "de hoogste scores"  # what is on the first page
HINTS = {
    Preset.CONVERSATION: f"Voor iedereen die meepraat: {GAP}, de redenen en maatregelen, de onderwerpen "
    "met vragen, en de afspraken.",
    Preset.PLAYBOOK: "Voor wie de bijeenkomst leidt: startcheck, brief aan de directie, agenda, kaarten voor aan tafel "
    "en bladen om op te schrijven.",
    Preset.APPENDIX: f"Voor wie alles wil nakijken: alle cijfers, de kaart van de maatregelen{HOW_COUNTED}.",
    Preset.POSTER: f"Voor aan de muur: {GAP}.",
    Preset.GUESS: "Voor het begin van het gesprek: de tien redenen, zonder scores, om op te plakken.",
    Preset.FULL: "Het gespreksrapport, het draaiboek en de bijlage.",
}
SIZES = (
    SelectChoice(GroupSize.SMALL.value, "minder dan 10"),
    SelectChoice(GroupSize.MIDDLE.value, "10 tot en met 40"),
    SelectChoice(GroupSize.LARGE.value, "meer dan 40"),
)
WHOLE = SelectChoice("", "het hele draaiboek")


def _length(preset: Preset) -> str:
    """About how many pages a document has, in words."""
    return "Eén bladzijde op A3." if PAGES[preset] == 1 else f"Ongeveer {dutch.count(PAGES[preset])} bladzijden."


class PlanForm(BaseForm):
    """For which meeting the playbook is read, which part of it alone if wanted, and which topics it is about.

    No topic means: propose them.
    """

    class Meta:
        """WTForms' own settings of a form."""

        csrf = False

    topics = SelectMultipleField("Onderwerpen", name="onderwerp")
    size = RadioChoiceField(
        "Hoeveel mensen komen er?",
        SIZES,
        "Kies hoeveel mensen er komen.",
        default=GroupSize.MIDDLE.value,
        name="mensen",
    )
    attendance = RadioChoiceField(
        "Is het management erbij?", [YES, NO], "Kies of het management erbij is.", default=YES, name="erbij"
    )
    tables = WholeNumberField(
        "Hoeveel tafels zijn er?",
        1,
        MOST_TABLES,
        "Het aantal tafels",
        description="Voor elke tafel komt er een stel kaarten.",
        name="tafels",
    )
    is_double_sided = CheckboxField(
        "Ik print dubbelzijdig",
        description="De achterkant van de kaarten blijft dan leeg.",
        false_values=(),
        name="dubbelzijdig",
    )

    part = ListChoiceField(
        "Welk deel van het draaiboek?",
        [WHOLE, *(SelectChoice(anchor, section.title) for anchor, section in PARTS.items())],
        "Kies een deel.",
        default=WHOLE.value,
        name="onderdeel",
    )

    def __init__(self, arguments: MultiDict[str, str]) -> None:
        super().__init__(arguments)
        self.topics.choices = [item.code for item in study().items]

    def validate(self, extra_validators: object = None) -> bool:
        """What was typed can be mended; a choice that no form of ours sends is a 404."""
        if super().validate(extra_validators):
            return True
        if any(isinstance(self[name], _CHOICES) for name in self.errors):
            abort(404)
        return False

    @property
    def codes(self) -> tuple[str, ...]:
        """The chosen topics by code, each once."""
        return tuple(dict.fromkeys(self.topics.data or ()))

    @property
    def plan(self) -> MeetingPlan:
        """The meeting as it was chosen; the form was validated."""
        return MeetingPlan(
            GroupSize(self.size.data), self.attendance.data == YES, self.tables.data or 1, self.is_double_sided.data
        )


_CHOICES = (SelectMultipleField, RadioChoiceField, ListChoiceField)


class ReportForm(PlanForm):
    """What is printed of a round."""

    preset = RadioChoiceField(
        "Wat print u?",
        PRESETS,
        "Kies wat u print.",
        {preset.value: f"{hint} {_length(preset)}" for preset, hint in HINTS.items()},
        default=Preset.CONVERSATION.value,
        filters=[lambda name: _current_name(name)],
        name="soort",
    )
    leaves_out_management = CheckboxField(
        "Zonder de scores van het management",
        description="Ze staan dan nergens in het bestand. De landelijke scores blijven staan. "
        "Onderwerpen stellen wij opnieuw voor.",
        false_values=(),
        name="zonder-management",
    )

    def validate(self, extra_validators: object = None) -> bool:
        """What only the playbook asks is passed over when another document is printed: the page hides it then."""
        if self.preset.data not in (Preset.PLAYBOOK, Preset.FULL):
            self.tables.process(None)
        return super().validate(extra_validators)

    def say_without_gaps(self) -> None:
        """Say what is in each document where no score of one group stands beside one of the other."""
        self.preset.hints = {name: hint.replace(GAP, HIGHEST) for name, hint in self.preset.hints.items()}

    def say_predictions(self) -> None:
        """Say which document holds what the groups predicted of each other."""
        self.preset.hints = {
            name: hint.replace(HOW_COUNTED, f", {PREDICTED}{HOW_COUNTED}") for name, hint in self.preset.hints.items()
        }

    def options(self, topics: tuple[str, ...], *, hides_management: bool) -> ReportOptions:
        """What the form says, over the topics and limits of who asks; the form was validated.

        Topics that were stored may have been chosen by what management answered: without it they are left out too.
        """
        preset = Preset(self.preset.data)
        is_without_management = hides_management or self.leaves_out_management.data
        return ReportOptions(
            self.codes or (() if is_without_management else topics),
            preset,
            is_without_management,
            plan=self.plan,
            part=self.part.data if preset is Preset.PLAYBOOK else "",
        )


def _current_name(name: str) -> str:
    """The name of a preset today; an unknown one stays, to be refused."""
    try:
        return preset_of(name).value
    except ValueError:
        return name
