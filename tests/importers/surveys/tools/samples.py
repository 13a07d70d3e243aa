"""The first rows of an export of each tool, small, with people who do not exist."""

from collections.abc import Mapping

Head = list[list[str]]

R1, R3, M32 = (
    "Te weinig carrièreontwikkeling",
    "Te weinig financiële groei",
    "Jonge ambtenaren kunnen in dezelfde functie naar een hogere schaal gaan",
)
ASKED = "Hoe belangrijk is deze reden?"
ANSWERS = [["Jong", "belangrijk", "heel belangrijk"], ["Management", "niet belangrijk", "belangrijk"]]


def with_answers(*header: list[str], meta: list[str]) -> Head:
    """Header rows, and below them two people with the same in the columns of the tool."""
    return [*header, *([*meta, *answers] for answers in ANSWERS)]


FORMS_NL = ["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", "Tijd van laatste wijziging"]
FORMS_META = ["2", "2025-03-31 09:10:11", "2025-03-31 09:16:02", "anonymous", "", ""]
QUESTIONS = ["Wat is uw functie?", R1, R3]
MS_FORMS = with_answers([*FORMS_NL, *QUESTIONS], meta=FORMS_META)
GOOGLE = with_answers(
    ["Tijdstempel", "E-mailadres", "Wat is uw functie?", f"{ASKED} [{R1}]", f"{ASKED} [{R3}]"],
    meta=["2025/03/31 9:10:11 a.m. CET", "a.devries@delft.example"],
)
LIME_META = ["7", "2025-03-31 09:16:02", "4", "nl", "12345", "10.1.2.3", "aB3dE9"]
LIME_CODES = with_answers(
    ["id", "submitdate", "lastpage", "startlanguage", "seed", "ipaddr", "token", "functie", "R[R1]", "R[R3]"],
    meta=LIME_META,
)
LIME_TEXTS = with_answers(
    [
        *("Respons ID", "Datum verstuurd", "Laatste pagina", "Start taal", "Seed", "IP Adres", "Toegangscode"),
        *("Wat is uw functie?", f"{ASKED} [{R1}]", f"{ASKED} [{R3}]"),
    ],
    meta=LIME_META,
)
QUALTRICS_NAMES = ["StartDate", "EndDate", "Status", "IPAddress", "Finished", "RecordedDate", "ResponseId"]
QUALTRICS_META = [
    *("2025-03-31 09:10:11", "2025-03-31 09:16:02", "IP Address", "10.1.2.3", "True", "2025-03-31 09:16:03"),
    "R_2YPOQ602ER1jkf1",
]
QUALTRICS_TEXTS = [
    "Startdatum",
    "Einddatum",
    "Type antwoord",
    "IP-adres",
    "Voltooid",
    "Datum vastgelegd",
    "Antwoord-ID",
]
IMPORT_IDS = [
    '{"ImportId":"startDate","timeZone":"Europe/Amsterdam"}',
    *('{"ImportId":"endDate","timeZone":"Europe/Amsterdam"}', '{"ImportId":"status"}', '{"ImportId":"ipAddress"}'),
    *('{"ImportId":"finished"}', '{"ImportId":"recordedDate"}', '{"ImportId":"_recordId"}'),
    *('{"ImportId":"QID1"}', '{"ImportId":"QID2_1"}', '{"ImportId":"QID2_2"}'),
]
QUALTRICS = with_answers(
    [*QUALTRICS_NAMES, "Q1", "Q2_1", "Q2_2"],
    [*QUALTRICS_TEXTS, "Wat is uw functie?", f"{ASKED} - {R1}", f"{ASKED} - {R3}"],
    IMPORT_IDS,
    meta=QUALTRICS_META,
)
LEGACY = with_answers(
    ["V1", "V2", "V3", "V4", "V5", "V6", "Q1", "Q2_1", "Q2_2"],
    [
        *("ResponseID", "Name", "EmailAddress", "IPAddress", "Status", "Finished"),
        *("Wat is uw functie?", f"Vraag die wordt afgekapt na honderd tek...-{R1}", f"{ASKED}-{R3}"),
    ],
    meta=["R_2YPOQ602ER1jkf1", "A. de Vries", "a.devries@delft.example", "10.1.2.3", "0", "1"],
)
MONKEY_META = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name"]
MONKEY_ROW = ["114523678901", "408", "03/31/2025 09:10:11 AM", "03/31/2025 09:16:02 AM", "10.1.2.3", "", ""]
SURVEY_MONKEY = with_answers(
    [*MONKEY_META, "Wat is uw functie?", ASKED, ""], ["", "", "", "", "", "", "", "Response", R1, R3], meta=MONKEY_ROW
)
PLAIN = with_answers(["Groep", R1, R3], meta=[])

HEADS: Mapping[str, tuple[str, Head]] = {
    "ms forms": ("Microsoft Forms", MS_FORMS),
    "google": ("Google Forms", GOOGLE),
    "lime codes": ("LimeSurvey", LIME_CODES),
    "lime texts": ("LimeSurvey", LIME_TEXTS),
    "qualtrics": ("Qualtrics", QUALTRICS),
    "qualtrics legacy": ("Qualtrics", LEGACY),
    "survey monkey": ("SurveyMonkey", SURVEY_MONKEY),
    "plain": ("een tabel", PLAIN),
}
