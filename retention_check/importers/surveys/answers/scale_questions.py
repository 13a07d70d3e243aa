"""What is asked about the scale of answers, for each doubt: the question, and what can be said."""

from collections.abc import Mapping

from retention_check.importers.surveys.answers.answer_scale import Doubt
from retention_check.importers.surveys.choices import OTHER_SCALE
from retention_check.importers.surveys.understanding import AnswerScale, Option

ONLY_FIVE = "Het onderzoek heeft vijf antwoorden"
_FIVE = Option(AnswerScale.ONE_TO_FIVE, "ja, er waren vijf antwoorden")
_OTHER = Option(OTHER_SCALE, "een schaal van 6 of 7, of nog een andere")
_NOT_FIVE = Option(OTHER_SCALE, "nee, een ander aantal")

SCALE_QUESTIONS: Mapping[Doubt, tuple[str, tuple[Option, ...]]] = {
    Doubt.SEVEN: (
        f"Er staan antwoorden boven de 5 in, maar geen 8, 9 of 10. {ONLY_FIVE}: een schaal van zes of zeven kunnen "
        "wij niet omrekenen. Wat zijn deze antwoorden?",
        (
            Option(AnswerScale.ONE_TO_FIVE, "1 tot en met 5; wat hoger is, is geen antwoord (zoals ‘geen mening’)"),
            Option(AnswerScale.MARKS, "rapportcijfers van 1 tot en met 10"),
            _OTHER,
        ),
    ),
    Doubt.CODES: (
        "Er staat een 8, 9 of 10 bij de antwoorden. Maar het lijken geen rapportcijfers: daarvoor ontbreken andere "
        f"hoge cijfers, of zijn de meeste te laag. {ONLY_FIVE}. Wat zijn deze antwoorden?",
        (
            Option(AnswerScale.ONE_TO_FIVE, "1 tot en met 5; wat hoger is, is geen antwoord (zoals ‘weet niet’)"),
            Option(AnswerScale.FIVE_TO_ONE, "hetzelfde, maar 1 is het hoogst"),
            Option(AnswerScale.MARKS, "rapportcijfers van 1 tot en met 10"),
            _OTHER,
        ),
    ),
    Doubt.FOUR: (
        f"Er zijn veel antwoorden, en het hoogste van de vijf staat er nergens bij. {ONLY_FIVE}: een schaal van twee, "
        "drie of vier kunnen wij niet omrekenen. Had uw enquête vijf antwoorden?",
        (
            Option(AnswerScale.ONE_TO_FIVE, "ja, vijf, en 5 is het hoogst"),
            Option(AnswerScale.FIVE_TO_ONE, "ja, vijf, en 1 is het hoogst"),
            _NOT_FIVE,
        ),
    ),
    Doubt.ZERO: (
        "Er staan nullen bij de antwoorden. Een schaal die bij 0 begint, kunnen wij niet lezen. Liep uw schaal van 0 "
        "tot en met 4? Tel dan in het bestand bij elk antwoord 1 op. Is een 0 geen antwoord? Kies dan uw schaal.",
        (
            Option(AnswerScale.ONE_TO_FIVE, "1 tot en met 5; een 0 is geen antwoord"),
            Option(AnswerScale.MARKS, "rapportcijfers van 1 tot en met 10; een 0 is geen antwoord"),
            Option(OTHER_SCALE, "een andere schaal"),
        ),
    ),
    Doubt.DIRECTION: (
        "Bij sommige kolommen staat dat 1 het hoogste antwoord is. Bij andere staat niets. Geldt het voor alle "
        "kolommen? Zo niet, zet dan boven elke kolom wat 1 en 5 betekenen.",
        (
            Option(AnswerScale.FIVE_TO_ONE, "ja, in alle kolommen is 1 het hoogst"),
            Option(AnswerScale.ONE_TO_FIVE, "nee, in alle kolommen is 5 het hoogst"),
        ),
    ),
    Doubt.STRANGE_ENDS: (
        "Er staat in woorden bij wat 1 of 5 betekent, maar wij weten niet zeker wat het hoogst is. Welk cijfer is het "
        "hoogste antwoord: het belangrijkst, of de meeste steun?",
        (Option(AnswerScale.ONE_TO_FIVE, "5 is het hoogst"), Option(AnswerScale.FIVE_TO_ONE, "1 is het hoogst")),
    ),
    Doubt.CROWDED: (
        f"Er staan meer dan vijf verschillende antwoorden in. {ONLY_FIVE}: een schaal van zes of zeven kunnen wij "
        "niet omrekenen. Had uw enquête vijf antwoorden, die soms anders geschreven zijn?",
        (_FIVE, _NOT_FIVE),
    ),
    Doubt.MISSED: (
        f"Er zijn veel antwoorden, maar niet alle vijf zijn gegeven. {ONLY_FIVE}: een schaal van twee, drie of vier "
        "kunnen wij niet omrekenen. Had uw enquête vijf antwoorden?",
        (_FIVE, _NOT_FIVE),
    ),
}
