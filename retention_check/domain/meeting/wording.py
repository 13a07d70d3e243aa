"""What the steps of a meeting are called, on every page and screen of it."""

from collections.abc import Mapping

from retention_check.domain.meeting.agenda import Step, StepKind

TITLES: Mapping[StepKind, str] = {
    StepKind.WELCOME: "Welkom en regels",
    StepKind.ANSWERS: "Antwoorden",
    StepKind.GUESS: "Raden, dan kijken",
    StepKind.PREDICT: "Dubbel antwoord",
    StepKind.TABLE: "Aan tafel",
    StepKind.DOTS: "Kiezen met stippen",
    StepKind.AGREEMENTS: "Afspraken",
    StepKind.CLOSING: "Afsluiten",
    StepKind.TOPICS: "Onderwerpen kiezen",
    StepKind.QUESTIONS: "Vragen maken",
}
PROPOSALS = "Voorstellen"  # what they make who cannot say yes themselves


def step_title(step: Step, *, has_management: bool = True) -> str:
    """What a step is called: 'Aan tafel: onderwerp 2', or 'Voorstellen' where nobody is there to agree with."""
    if step.kind is StepKind.AGREEMENTS and not has_management:
        return PROPOSALS
    if step.topic:
        return f"{TITLES[step.kind]}: onderwerp {step.topic}"
    return TITLES[step.kind]
