"""The sheets of hurried people, each with how it must end: exact means, or a question or message in these words."""

import datetime
from dataclasses import dataclass, field

from retention_check.domain.side import Side
from retention_check.importers.lost_values import LOST
from tests.cast import STUDY
from tests.importers.surveys.hurried import (
    MANAGEMENT,
    MEASURES,
    REASONS,
    SUPPORT,
    YOUNG,
    Means,
    Row,
    Tab,
    comma,
    csv_file,
    label,
    means,
    one_tab,
    only,
    scores,
    text,
    workbook,
)


@dataclass(frozen=True)
class Hurried:
    """A sheet: `means` when it must be read at once, else the `words` in which the question or the message comes.

    `then` are choices that answer the questions, after which `means` must come. `told` are words of the remarks.
    """

    data: bytes
    means: Means | None = None
    words: tuple[str, ...] = ()
    then: dict[str, object] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    name: str = "uitkomsten.xlsx"


PLAIN: list[Row] = [[text(code), young, management] for code, young, management in scores()]
WITH_N: list[Row] = [[text(code), young, management, 23, 8] for code, young, management in scores()]
SUPPORTED: list[Row] = [[text(code), *SUPPORT[code]] for code in MEASURES]
HEAD: Row = ["Stelling", "Jong (n=23)", "Management (n=8)"]
NOTHING: Row = []
NO_N = means(None, None)
HALF = {place: (round(mean / 2, 2), n) for place, (mean, n) in means().items()}
CASES: dict[str, Hurried] = {}

CASES["andere woorden in de kop"] = Hurried(
    one_tab([["Vraag", "Young professionals", "MT", "aantal jong", "respondenten MT"], *WITH_N]), means()
)
CASES["aantal in de kop"] = Hurried(
    one_tab([["", "Jonge ambtenaren (n=23)", "Leidinggevenden (N = 8)"], *PLAIN]), means()
)
CASES["aantal tussen haakjes zonder n"] = Hurried(one_tab([["Reden", "YP (23)", "Secretarissen (8)"], *PLAIN]), means())
CASES["samengevoegde koppen"] = Hurried(
    one_tab(
        [
            ["", "Jong", None, "Management", None],
            ["stelling", "gemiddelde", "n", "gemiddelde", "n"],
            *([text(code), young, 23, management, 8] for code, young, management in scores()),
        ],
        merged=[(0, 1, 2), (0, 3, 4)],
    ),
    means(),
)
CASES["gemiddelde boven, groep eronder"] = Hurried(
    one_tab(
        [
            ["", "Gemiddelde score", None, "Aantal antwoorden", None],
            ["Reden", "Jong", "MT", "Jong", "MT"],
            *WITH_N,
        ],
        merged=[(0, 1, 2), (0, 3, 4)],
    ),
    means(),
)
CASES["n achter elke kolom"] = Hurried(
    csv_file([["code", "Jong", "n", "Management", "n"], *([c, y, 23, m, 8] for c, y, m in scores())]),
    means(),
    name="uitkomsten.csv",
)
CASES["titels erboven, notities eronder, lege rijen ertussen"] = Hurried(
    one_tab(
        [
            ["Enquête vertrek jonge ambtenaren, gemeente Gouda 2025"],
            ["gemaakt door Marieke"],
            [],
            HEAD,
            [],
            *(row for each in PLAIN for row in (each, NOTHING)),
            [],
            ["* bron: eigen enquête, zie ook de notitie van 3 maart"],
            ["Vragen? Bel 06-12345678"],
        ]
    ),
    means(),
)
CASES["alleen korte namen"] = Hurried(one_tab([HEAD, *([label(c), y, m] for c, y, m in scores())]), means())
CASES["genummerde stellingen"] = Hurried(
    one_tab([HEAD, *([f"{place}. {row[0]}", *row[1:]] for place, row in enumerate(PLAIN, 1))]), means()
)
CASES["nummers in een eigen kolom, andere volgorde"] = Hurried(
    one_tab([["nr", *HEAD], *([place, *row] for place, row in enumerate(reversed(PLAIN), 1))]), means()
)
CASES["alleen nummers"] = Hurried(
    one_tab([HEAD, *([place, *row[1:]] for place, row in enumerate(PLAIN, 1))]),
    means(),
    ("staan alleen nummers, geen stellingen",),
    {"order": "study"},
)
CASES["codes op hun manier"] = Hurried(
    one_tab(
        [
            HEAD,
            *([f"R-{code[1:]}", y, m] for code, y, m in scores()),
            *([code.replace("M", "m "), *SUPPORT[code]] for code in MEASURES),
        ]
    ),
    means(measures=True),
)
CASES["code en tekst in één cel"] = Hurried(
    one_tab([HEAD, *([f"{code} - {text(code)}", y, m] for code, y, m in scores())]), means()
)
CASES["aantal in de cel"] = Hurried(
    csv_file(
        [
            ["stelling", "jong", "mt"],
            *([text(c), f"{comma(y)} (n=23)", f"{comma(m)} (n=8)"] for c, y, m in scores()),
        ]
    ),
    means(),
    told=("Wij lazen ‘7,9 (n=23)’ in B2 als 7,9 met 23 antwoorden",),
    name="uitkomsten.csv",
)
CASES["datums van Excel"] = Hurried(
    one_tab(
        [HEAD, [text("R1"), datetime.date(2025, 9, 7), 6.1], [text("R2"), datetime.date(2025, 4, 7), 5.8], *PLAIN[2:]]
    ),
    means(),
    told=("in B2 als 7,9", "in B3 als 7,4"),
)
CASES["datums als tekst"] = Hurried(
    csv_file([HEAD, [text("R1"), "7-sep", "6-jan"], [text("R2"), "7-apr", "5-aug"], *PLAIN[2:]]),
    means(),
    told=("Wij lazen ‘7-sep’ in B2 als 7,9, ‘6-jan’ in C2 als 6,1",),
    name="uitkomsten.csv",
)
CASES["n.v.t. en streepjes"] = Hurried(
    one_tab([HEAD, *PLAIN, [text("M1.1"), "n.v.t.", "-"], [text("M3.2"), 8.9, "nvt"]]),
    means() | {("M3.2", Side.YOUNG): (8.9, 23)},
    told=("Als leeg gelezen: B12 (‘n.v.t.’), C12 (‘-’) en C13 (‘nvt’)",),
)
CASES["percentages"] = Hurried(
    one_tab([HEAD, *([text(c), f"{y * 10:.0f}%", f"{m * 10:.0f}%"] for c, y, m in scores())]),
    words=("Dit lijken percentages. Vervang ze door gemiddelden van 1 tot 10.",),
)
CASES["percentages zoals Excel ze bewaart"] = Hurried(
    one_tab([HEAD, *([text(c), y / 10, m / 10] for c, y, m in scores())]), words=("Dit lijken percentages",)
)
CASES["komma's weggevallen"] = Hurried(
    one_tab([HEAD, *([text(c), round(y * 10), round(m * 10)] for c, y, m in scores())]),
    words=("Is 79 bedoeld als 7,9? Zet de komma terug.",),
)
CASES["twee jaren op twee bladen"] = Hurried(
    workbook(Tab("2023", [HEAD, *([row[0], 5.5, 6.5] for row in PLAIN)]), Tab("2025", [HEAD, *PLAIN])),
    means(),
    ("Dezelfde stellingen staan in ‘2023’ en ‘2025’", "Welke wilt u inlezen?"),
    {"sheets": {"uitkomsten.xlsx": "2025"}},
)
CASES["twee jaren naast elkaar"] = Hurried(
    one_tab(
        [
            ["Stelling", "Jong 2023", "MT 2023", "Jong 2025 (n=23)", "MT 2025 (n=8)"],
            *([row[0], 5.5, 6.5, *row[1:]] for row in PLAIN),
        ]
    ),
    means(),
    (
        "Er zijn twee kolommen met gemiddelden van jonge ambtenaren: ‘Jong 2023’ en ‘Jong 2025 (n=23)’. "
        "Welke moeten wij lezen?",
    ),
    {"columns": {"Jong 2025 (n=23)": "young"}},
)
CASES["twee jaren onder elkaar"] = Hurried(
    one_tab([["Meting 2023"], HEAD, *([row[0], 5.5, 6.5] for row in PLAIN), [], ["Meting 2025"], HEAD, *PLAIN]),
    means(),
    ("Welke wilt u inlezen?",),
    {"sheets": {"uitkomsten.xlsx": "2025"}},
)
CASES["tekst tegen code"] = Hurried(
    one_tab(
        [
            ["code", *HEAD],
            *([{"R3": "R4", "R4": "R3"}.get(c, c), text(c), y, m] for c, y, m in scores()),
        ]
    ),
    means(),
    ("In rij 4 staat de code R4, maar de tekst is die van R3", "Welke stelling is het?"),
    {"columns": {text("R3"): "R3", text("R4"): "R4"}},
)
CASES["alle codes een rij verschoven"] = Hurried(
    one_tab([["code", *HEAD], *([REASONS[(i + 1) % 10], *row] for i, row in enumerate(PLAIN))]),
    means(),
    ("In 10 rijen is de code die van een andere stelling dan de tekst", "Wat klopt?"),
    {"columns": {"code": "none"}},
)
CASES["kolommen verwisseld"] = Hurried(
    one_tab([["MT (n=8)", "Jong (n=23)", "stelling"], *([m, y, text(c)] for c, y, m in scores())]), means()
)
CASES["een rij per groep"] = Hurried(
    one_tab([["groep", "n", *map(text, REASONS)], ["Jong", 23, *YOUNG], ["Secretarissen", 8, *MANAGEMENT]]), means()
)
CASES["een rij per groep, met codes"] = Hurried(
    csv_file([["", *REASONS], ["YP (n=23)", *YOUNG], ["MT (n=8)", *MANAGEMENT], ["verschil", *[0.5] * 10]]),
    means(),
    name="uitkomsten.csv",
)
CASES["een rij per stelling en groep"] = Hurried(
    one_tab(
        [
            ["stelling", "groep", "gemiddelde", "aantal"],
            *([text(c), g, v, n] for c, y, m in scores() for g, v, n in (("jong", y, 23), ("management", m, 8))),
        ]
    ),
    means(),
)
CASES["lange tabel met trainees erbij"] = Hurried(
    one_tab(
        [
            ["stelling", "doelgroep", "score", "n"],
            *(
                [text(c), g, v, n]
                for c, y, m in scores()
                for g, v, n in (("jong", y, 23), ("MT", m, 8), ("trainees", 9.1, 6))
            ),
        ]
    ),
    means(),
    told=("Niet gebruikt: de gemiddelden waar ‘trainees’ bij staat.",),
)
CASES["eerst jong, daaronder management"] = Hurried(
    one_tab(
        [
            ["", "gemiddelde", "n"],
            ["Jonge ambtenaren"],
            *([text(c), y, 23] for c, y, _ in scores()),
            [],
            ["Management"],
            *([text(c), m, 8] for c, _, m in scores()),
        ]
    ),
    means(),
)
CASES["redenen en maatregelen op twee bladen"] = Hurried(
    workbook(Tab("Redenen", [HEAD, *PLAIN]), Tab("Maatregelen", [HEAD, *SUPPORTED])), means(measures=True)
)
CASES["redenen en maatregelen naast elkaar"] = Hurried(
    one_tab(
        [
            [*HEAD, None, *HEAD],
            *([*row, None, *(SUPPORTED[i] if i < len(SUPPORTED) else ())] for i, row in enumerate(PLAIN)),
        ]
    ),
    means(measures=True),
)
CASES["andere kolomvolgorde bij de maatregelen"] = Hurried(
    one_tab(
        [
            HEAD,
            *PLAIN,
            [],
            ["Maatregel", "Management (n=8)", "Jong (n=23)"],
            *([text(c), m, y] for c, (y, m) in SUPPORT.items()),
        ]
    ),
    means(measures=True),
)
CASES["redenen als kop boven maatregelen"] = Hurried(
    one_tab(
        [
            HEAD,
            *PLAIN,
            *(row for c in MEASURES for row in ([f"Meer van reden {c[1:].split('.')[0]}"], [text(c), *SUPPORT[c]])),
        ]
    ),
    means(measures=True),
)
CASES["rij gevraagd en rij aantal"] = Hurried(
    one_tab([["", "Jong", "MT"], ["Aantal respondenten", 23, 8], *PLAIN, ["gevraagd", 40, 12]]), means()
)
CASES["Engelse koppen"] = Hurried(
    one_tab([["Statement", "Young civil servants", "Management team", "N young", "N management"], *WITH_N]), means()
)
CASES["HOOFDLETTERS"] = Hurried(
    one_tab([[str(c).upper() for c in HEAD], *([str(r[0]).upper(), *r[1:]] for r in PLAIN)]), means()
)
CASES["totalen ertussen"] = Hurried(
    one_tab(
        [
            HEAD,
            ["Redenen"],
            *PLAIN,
            ["Gemiddelde redenen", 6.6, 5.7],
            ["Maatregelen"],
            *SUPPORTED,
            ["Totaal", 6.7, 5.9],
        ]
    ),
    means(measures=True),
    told=("Overgeslagen, want het is geen stelling: rij 13 (‘Gemiddelde redenen’) en rij 18 (‘Totaal’)",),
)
CASES["extra kolommen"] = Hurried(
    one_tab(
        [
            ["rang", "Stelling", "Jong", "sd", "n jong", "MT", "n MT", "verschil", "landelijk jong", "landelijk MT"],
            *([i, text(c), y, 1.2, 23, m, 8, y - m, 7.0, 6.5] for i, (c, y, m) in enumerate(scores(), 1)),
        ]
    ),
    means(),
    told=("Niet gebruikt: ‘rang’ (kolom A), ‘verschil’ (kolom H), ‘landelijk jong’ (kolom I)", "standaardafwijking"),
)
CASES["komma's en punten door elkaar"] = Hurried(
    csv_file([HEAD, *([text(c), comma(y), str(m)] for c, y, m in scores())]), means(), name="uitkomsten.csv"
)
CASES["een blad per groep"] = Hurried(
    workbook(
        Tab("Jong", [["stelling", "gemiddelde", "aantal"], *([text(c), y, 23] for c, y, _ in scores())]),
        Tab("Management", [["stelling", "gemiddelde", "aantal"], *([text(c), m, 8] for c, _, m in scores())]),
    ),
    means(),
)
CASES["alles van 5 of lager"] = Hurried(
    one_tab([HEAD, *([text(c), y / 2, m / 2] for c, y, m in scores())]),
    HALF,
    ("Alle scores zijn 5 of lager. Zijn het gemiddelden van antwoorden van 1 tot 5?",),
    {"scale": "1-5"},
)
CASES["schaal staat erboven"] = Hurried(
    one_tab([["Gemiddelden op een schaal van 1 tot 5"], HEAD, *([text(c), y / 2, m / 2] for c, y, m in scores())]),
    HALF,
    told=("Boven de tabel staat dat de schaal van 1 tot 5 is",),
)
CASES["nergens een aantal"] = Hurried(
    one_tab([["Stelling", "Jong", "Management"], *PLAIN]),
    NO_N,
    told=("Zonder aantal tonen wij geen gemiddelden. Zet ‘n = 23’ in de kop",),
)
CASES["geen kop"] = Hurried(
    one_tab(PLAIN),
    NO_N,
    ("Van wie zijn de gemiddelden in kolom B (zonder kop)?",),
    {"columns": {"kolom B": "young", "kolom C": "management"}},
)
CASES["groep A en groep B"] = Hurried(
    one_tab([["Stelling", "Groep A", "Groep B"], *PLAIN]),
    NO_N,
    ("Van wie zijn de gemiddelden in kolom B (‘Groep A’)?",),
    {"columns": {"Groep A": "young", "Groep B": "management"}},
)
CASES["één kolom aantal voor twee groepen"] = Hurried(
    one_tab([["Stelling", "Jong", "Management", "aantal"], *([*row, 23] for row in PLAIN)]),
    means(23, None),
    ("Van wie zijn de aantallen in kolom D (‘aantal’)?",),
    {"columns": {"aantal": "n_young"}},
)
CASES["tikfouten in de stellingen"] = Hurried(
    one_tab(
        [
            HEAD,
            ["Te weinig cariereontwikkeling", 7.9, 6.1],
            *PLAIN[1:5],
            ["Te wienig sociale steun", 4.8, 4.2],
            *PLAIN[6:],
        ]
    ),
    means(),
    told=(
        "Met een klein verschil in de tekst gelezen: rij 2 (‘Te weinig cariereontwikkeling’) als R1: "
        "‘Te weinig carrièreontwikkeling’.",
    ),
)
CASES["opmerkingen met namen"] = Hurried(
    one_tab([[*HEAD, "Opmerking"], *([*row, "Volgens Marieke Jansen klopt dit niet"] for row in PLAIN)]),
    means(),
    told=("Niet gebruikt: ‘Opmerking’ (kolom D)",),
)
CASES["een stelling twee keer"] = Hurried(
    one_tab([HEAD, *PLAIN, [text("R3"), 6.6, 6.9]]),
    words=("R3 staat in rij 4 en in rij 12, met andere cijfers. Welke klopt? Haal de andere rij weg.",),
)
CASES["een top 3 onder de tabel"] = Hurried(
    one_tab([HEAD, *PLAIN, [], ["Top 3"], PLAIN[2], PLAIN[0], PLAIN[1]]),
    means(),
    told=("Twee keer met dezelfde cijfers",),
)
CASES["35 jaar of jonger"] = Hurried(
    one_tab([["Stelling", "35 jaar of jonger (n=23)", "leidinggevend (n=8)"], *PLAIN]), means()
)
CASES["alleen jong"] = Hurried(
    csv_file([["Reden", "gem. jong", "N jong"], *([text(c), y, 23] for c, y, _ in scores())], "\t"),
    only(Side.YOUNG, means()),
    name="uitkomsten.txt",
)
CASES["landelijk op een eigen blad"] = Hurried(
    workbook(Tab("Gouda", [HEAD, *PLAIN]), Tab("Landelijk", [HEAD, *([r[0], 7.0, 6.0] for r in PLAIN)])),
    means(),
    told=("Niets gelezen van het blad ‘Landelijk’",),
)
CASES["alleen totalen"] = Hurried(
    one_tab([["Stelling", "Totaal"], *(row[:2] for row in PLAIN)]),
    words=("Er staat alleen een totaal. Wij hebben de gemiddelden van beide groepen apart nodig.",),
)
CASES["woorden in plaats van cijfers"] = Hurried(
    one_tab([HEAD, *([row[0], "hoog", "laag"] for row in PLAIN)]),
    words=("Onder ‘Jong (n=23)’ en ‘Management (n=8)’ staan woorden. Zet er gemiddelden van 1 tot 10.",),
)
CASES["een onleesbare cel"] = Hurried(
    one_tab([HEAD, [text("R1"), "7 of 8", 6.1], *PLAIN[1:]]),
    {place: mean for place, mean in means().items() if place != ("R1", Side.YOUNG)},
)
CASES["aantallen zonder kop"] = Hurried(
    one_tab([["Stelling", "Jong", "", "Management", ""], *([text(c), y, 23, m, 8] for c, y, m in scores())]),
    means(),
    told=("Kolom C en kolom E hebben geen kop. Wij lezen er aantallen antwoorden in.",),
)
CASES["elke regel in één cel"] = Hurried(
    "\r\n".join(
        ['"Stelling;Jong (n=23);MT (n=8)"', *(f'"{text(c)};{comma(y)};{comma(m)}"' for c, y, m in scores())]
    ).encode(),
    means(),
    name="uitkomsten.csv",
)
CASES["onbekende groepen in rijen"] = Hurried(
    one_tab([["groep", *map(text, REASONS)], ["team A", *YOUNG], ["team B", *MANAGEMENT]]),
    NO_N,
    ("Van wie zijn de gemiddelden in rij 2 (‘team A’)?",),
    {"values": {"team A": "young", "team B": "management"}},
)
CASES["bijna een stelling"] = Hurried(
    one_tab([HEAD, *PLAIN, ["Trainingen en opleiding", 7.1, 6.2]]),
    means(),
    ("In rij 12 staat ‘Trainingen en opleiding’. Welke stelling is dat?",),
    {"columns": {"Trainingen en opleiding": "none"}},
)
CASES["jonge mannen en jonge vrouwen"] = Hurried(
    one_tab([["Stelling", "Jong man", "Jong vrouw", "MT (n=8)"], *([text(c), y + 0.1, y, m] for c, y, m in scores())]),
    means(None),
    ("Er zijn twee kolommen met gemiddelden van jonge ambtenaren: ‘Jong man’ en ‘Jong vrouw’.",),
    {"columns": {"Jong vrouw": "young"}},
)
CASES["alleen ‘gemiddelde’, onder een titel met jonge ambtenaren"] = Hurried(
    one_tab(
        [
            ["Onderzoek onder jonge ambtenaren"],
            ["Stelling", "Gemiddelde", "n", "Landelijk"],
            *([text(c), y, 23, 7.0] for c, y, _ in scores()),
        ]
    ),
    only(Side.YOUNG, means()),
    ("Van wie zijn de gemiddelden in kolom B (‘Gemiddelde’)?",),
    {"columns": {"Gemiddelde": "young"}},
)
CASES["jong op een andere schaal dan management"] = Hurried(
    one_tab([HEAD, *([text(c), y / 2, m] for c, y, m in scores())]),
    words=("Alle scores van jonge ambtenaren zijn 5 of lager. Die van het management gaan hoger.",),
)
ALL_MEASURES = [item.code for item in STUDY.items if item.code != item.reason]
YOUNG_SIDE, MANAGEMENT_SIDE = (Side.YOUNG, 8.1, 23), (Side.MANAGEMENT, 7.2, 8)
MOST_DAYS = text("M6.4").replace("Minimaal", "Maximaal")
CASES["het omgekeerde van een stelling"] = Hurried(
    one_tab([HEAD, *PLAIN, [MOST_DAYS, 7.1, 6.2]]),
    means(),
    (f"In rij 12 staat ‘{MOST_DAYS}’. Welke stelling is dat?",),
    {"columns": {MOST_DAYS: "none"}},
)
INVOLVED = "Betrekken bij besluitvorming (zinvol werk)"
CASES["een maatregel met zijn reden erachter"] = Hurried(
    one_tab([HEAD, *PLAIN, [INVOLVED, 7.1, 6.2]]),
    {**means(), ("M4.2", Side.YOUNG): (7.1, 23), ("M4.2", Side.MANAGEMENT): (6.2, 8)},
    (f"In rij 12 staat ‘{INVOLVED}’. Welke stelling is dat?",),
    {"columns": {INVOLVED: "M4.2"}},
)
CASES["genoeg in plaats van te weinig"] = Hurried(
    one_tab([HEAD, *PLAIN[:3], ["Genoeg zinvol werk", 6.2, 6.0], *PLAIN[4:]]),
    means(),
    ("In rij 5 staat ‘Genoeg zinvol werk’. Welke stelling is dat?",),
    {"columns": {"Genoeg zinvol werk": "R4"}},
)
CASES["redenen geteld, van hoog naar laag"] = Hurried(
    one_tab([["Redenen van hoog naar laag"], HEAD, *([f"Reden {i}", *row[1:]] for i, row in enumerate(PLAIN, 1))]),
    means(),
    ("staan alleen nummers, geen stellingen. Zijn het de nummers van het onderzoek: Reden 1 is ‘Te weinig",),
    {"order": "study"},
)
CASES["redenen in woorden, maatregelen geteld"] = Hurried(
    one_tab([HEAD, *PLAIN, *([f"Maatregel {i}", 8.1, 7.2] for i in range(1, 41))]),
    means() | {(code, side): (mean, n) for code in ALL_MEASURES for side, mean, n in (YOUNG_SIDE, MANAGEMENT_SIDE)},
    ("Maatregel 1 is ‘Promotie kunnen maken als inhoudelijk sp’ en Maatregel 40 is ‘Diversiteit",),
    {"order": "study"},
)
CASES["redenen in woorden, eigen maatregelen geteld"] = Hurried(
    one_tab([HEAD, *PLAIN, *([f"Maatregel {i}", 8.1, 7.2] for i in range(1, 7))]),
    means(),
    ("Zijn het de nummers van het onderzoek",),
    {"order": "none"},
)
CASES["formules zonder uitkomst"] = Hurried(
    one_tab([HEAD, *([row[0], LOST, LOST] for row in PLAIN)]),
    words=("staan formules zonder uitkomst. Open het bestand in Excel, sla het op",),
)
CASES["standaardafwijking achter elk gemiddelde"] = Hurried(
    one_tab([HEAD, *([text(c), f"{comma(y)} (1,2)", f"{comma(m)} (0,9)"] for c, y, m in scores())]),
    words=("kunnen wij de cellen niet lezen, zoals ‘7,9 (1,2)’. Zet in elke cel alleen het gemiddelde",),
)
CASES["een draaitabel met de groepen onder elke stelling"] = Hurried(
    one_tab(
        [
            ["Rijlabels", "Gemiddelde van score", "Aantal van score"],
            *(
                row
                for c, y, m in scores()
                for row in ([text(c)], ["   Jonge ambtenaren", y, 23], ["   Leidinggevenden", m, 8])
            ),
        ]
    ),
    means(),
)
CASES["de groep één keer naast alle stellingen"] = Hurried(
    one_tab(
        [
            ["Groep", "Stelling", "Score"],
            *(["Jong (n=23)" if c == "R1" else None, text(c), y] for c, y, _ in scores()),
            *(["MT (n=8)" if c == "R1" else None, text(c), m] for c, _, m in scores()),
        ]
    ),
    means(),
)
CASES["elke afdeling apart"] = Hurried(
    one_tab(
        [
            ["Afdeling", "Stelling", "Groep", "Gemiddelde", "n"],
            *(
                [department, text(c), group, round(value - less, 1), n]
                for department, less in (("Ruimte", 0.5), ("Sociaal", 0))
                for c, y, m in scores()
                for group, value, n in (("Jong", y, 23), ("MT", m, 8))
            ),
        ]
    ),
    means(),
    ("Dezelfde stellingen staan in ‘Ruimte’ en ‘Sociaal’, met andere cijfers. Welke wilt u inlezen?",),
    {"sheets": {"uitkomsten.xlsx": "Sociaal"}},
)
CASES["twee stellingen en een omgekeerde"] = Hurried(
    one_tab([HEAD, *PLAIN[:2], ["Voldoende sociale steun", 6.2, 6.0]]),
    {place: mean for place, mean in means().items() if place[0] in ("R1", "R2")},
)
