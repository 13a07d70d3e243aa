"""The sets of five answers in words that surveys use, Dutch and English: plain data, read by `answer_labels`."""

FILL = {
    "fully": "helemaal|volstrekt|volledig|geheel|totaal|absoluut|zeer|heel|heel erg|sterk|zeer sterk|uiterst",
    "very": "heel|zeer|erg|heel erg|uiterst|enorm|buitengewoon|helemaal",
    "bit": "een beetje|beetje|enigszins|eerder|enigzins|licht",
    "mostly": "grotendeels|overwegend|gedeeltelijk|deels|meestal",
    "strongly": "strongly|completely|totally|fully|entirely|very strongly",
    "most": "very|extremely|completely|totally|highly",
    "somewhat": "somewhat|slightly|tend to|partly|mildly|a little|rather",
}
_MIDDLE = "neutraal|neutral|neutrale houding|tussenin|in het midden|middelmatig|geen van beide kanten"


def _between(low: str, high: str) -> str:
    """The middle between two words: 'noch eens noch oneens' in its many forms."""
    forms = [
        "noch {0} noch {1}",
        "niet {0} niet {1}",
        "niet {0} en niet {1}",
        "niet {0} maar ook niet {1}",
        "{0} noch {1}",
        "nog {0} nog {1}",
        "niet {0} en ook niet {1}",
        "niet {0} of {1}",
        "neutraal niet {0} niet {1}",
        "neutraal noch {0} noch {1}",
        "neither {0} nor {1}",
        "neither {0} or {1}",
        "not {0} not {1}",
        "neutral neither {0} nor {1}",
        "neutraal {0} noch {1}",
    ]
    return "|".join(form.format(*pair) for form in forms for pair in ((low, high), (high, low)))


_AGREE = f"{_MIDDLE}|{_between('mee eens', 'mee oneens')}|{_between('eens', 'oneens')}|niet mee eens of oneens"
_NEITHER = f"{_MIDDLE}|neither|undecided|{_between('agree', 'disagree')}"
_IMPORTANT = f"{_MIDDLE}|{_between('belangrijk', 'onbelangrijk')}"
_SUPPORT = f"{_MIDDLE}|enige steun|matige steun|redelijke steun|gemiddelde steun"
_SATISFIED = f"{_MIDDLE}|{_between('tevreden', 'ontevreden')}|{_between('satisfied', 'dissatisfied')}"
_NOT_AT_ALL = "not at all important|not important at all|absolutely not important"

# family, then of 1 to 5 what it can be called; a label that two sets place otherwise is read by what stands beside it
SETS: tuple[tuple[str, str, str, str, str, str], ...] = (
    (
        "agree",
        "{fully} mee oneens|{fully} oneens|{fully} niet mee eens|{fully} niet eens",
        "mee oneens|oneens|niet mee eens|niet eens",
        _AGREE,
        "mee eens|eens|wel mee eens|wel eens",
        "{fully} mee eens|{fully} eens|{fully} wel mee eens",
    ),
    *(
        (
            "agree",
            "{fully} mee oneens|{fully} oneens|{fully} niet mee eens|{fully} niet eens",
            f"{{{part}}} mee oneens|{{{part}}} oneens|{{{part}}} niet mee eens|{{{part}}} niet eens",
            _AGREE,
            f"{{{part}}} mee eens|{{{part}}} eens",
            "{fully} mee eens|{fully} eens",
        )
        for part in ("bit", "mostly")
    ),
    (
        "important",
        "{fully} onbelangrijk|{fully} niet belangrijk",
        "onbelangrijk|niet belangrijk|niet zo belangrijk|niet erg belangrijk|minder belangrijk",
        _IMPORTANT,
        "belangrijk|wel belangrijk",
        "{very} belangrijk",
    ),
    *(
        (
            "important",
            lowest,
            "een beetje belangrijk|beetje belangrijk|enigszins belangrijk|weinig belangrijk|nauwelijks belangrijk"
            "|minder belangrijk|niet zo belangrijk",
            "redelijk belangrijk|tamelijk belangrijk|matig belangrijk|gemiddeld belangrijk|vrij belangrijk"
            f"|best belangrijk|neutraal|{_between('belangrijk', 'onbelangrijk')}",
            "belangrijk",
            "{very} belangrijk",
        )
        for lowest in ("{fully} niet belangrijk|{fully} onbelangrijk", "niet belangrijk|onbelangrijk")
    ),
    (
        "important",
        "helemaal geen belangrijke reden|helemaal geen reden",
        "geen belangrijke reden|geen reden|niet zo'n belangrijke reden",
        f"{_MIDDLE}|{_between('belangrijk', 'onbelangrijk')}",
        "belangrijke reden|een belangrijke reden|wel een belangrijke reden",
        "{very} belangrijke reden|een {very} belangrijke reden",
    ),
    (
        "heavy",
        "{fully} niet zwaar|weegt {fully} niet zwaar",
        "niet zwaar|niet zo zwaar|weegt niet zwaar|weegt niet zo zwaar",
        f"{_MIDDLE}|een beetje zwaar|redelijk zwaar|matig zwaar|weegt een beetje|weegt een beetje zwaar",
        "zwaar|weegt zwaar",
        "{very} zwaar|weegt {very} zwaar",
    ),
    (
        "role",
        "geen rol|speelt geen rol|helemaal geen rol|speelt helemaal geen rol|geen enkele rol",
        "kleine rol|een kleine rol|speelt een kleine rol|nauwelijks een rol|speelt nauwelijks een rol",
        f"{_MIDDLE}|enige rol|een rol|speelt een rol|speelt enige rol|redelijke rol|matige rol|gemiddelde rol",
        "grote rol|een grote rol|speelt een grote rol",
        "{very} grote rol|een {very} grote rol|speelt een {very} grote rol|doorslaggevend|doorslaggevende rol",
    ),
    (
        "support",
        "heel weinig steun|zeer weinig steun|geen steun|helemaal geen steun|geen enkele steun",
        "weinig steun",
        _SUPPORT,
        "veel steun",
        "{very} veel steun|volledige steun|volle steun",
    ),
    (
        "support",
        "steun ik helemaal niet|helemaal niet steunen|ik steun dit helemaal niet|zou ik helemaal niet steunen"
        "|zeker niet steunen",
        "steun ik niet|niet steunen|ik steun dit niet|zou ik niet steunen",
        _MIDDLE,
        "steun ik|steun ik wel|steunen|wel steunen|ik steun dit|zou ik steunen",
        "steun ik helemaal|steun ik volledig|helemaal steunen|volledig steunen|ik steun dit helemaal"
        "|ik steun dit volledig|zou ik helemaal steunen|steun ik van harte|zeker steunen|zeker wel steunen",
    ),
    ("for", "{fully} tegen|fel tegen", "tegen", f"{_MIDDLE}|{_between('voor', 'tegen')}", "voor", "{fully} voor"),
    (
        "satisfied",
        "{fully} ontevreden|{fully} niet tevreden",
        "ontevreden|niet tevreden",
        _SATISFIED,
        "tevreden",
        "{very} tevreden|volledig tevreden",
    ),
    (
        "often",
        "nooit",
        "zelden|bijna nooit|heel soms",
        "soms|af en toe",
        "vaak|meestal",
        "altijd|bijna altijd",
    ),
    ("often", "nooit", "zelden|bijna nooit", "soms|af en toe", "regelmatig", "altijd|bijna altijd"),
    ("often", "nooit", "zelden|bijna nooit", "soms|af en toe", "regelmatig", "vaak|heel vaak|zeer vaak"),
    (
        "good",
        "{very} slecht",
        "slecht",
        f"{_MIDDLE}|matig|voldoende|redelijk|gaat wel",
        "goed",
        "{very} goed|uitstekend",
    ),
    ("good", "slecht", "matig", "voldoende|redelijk", "goed", "{very} goed|uitstekend"),
    ("positive", "{very} negatief", "negatief", _MIDDLE, "positief", "{very} positief"),
    ("high", "{very} laag", "laag", f"{_MIDDLE}|gemiddeld", "hoog", "{very} hoog"),
    (
        "likely",
        "{very} onwaarschijnlijk",
        "onwaarschijnlijk",
        f"{_MIDDLE}|{_between('waarschijnlijk', 'onwaarschijnlijk')}|misschien",
        "waarschijnlijk",
        "{very} waarschijnlijk",
    ),
    ("degree", "helemaal niet|zeker niet", "niet", f"{_MIDDLE}|misschien", "wel", "helemaal wel|zeker wel|zeker"),
    (
        "degree",
        "helemaal niet",
        "een beetje|enigszins|nauwelijks",
        "redelijk|matig|gemiddeld",
        "veel|sterk",
        "heel veel|heel sterk",
    ),
    (
        "degree",
        "in zeer kleine mate|in zeer geringe mate|in zeer lage mate|in zeer beperkte mate|helemaal niet",
        "in kleine mate|in geringe mate|in lage mate|in beperkte mate|in mindere mate",
        f"{_MIDDLE}|in enige mate|in redelijke mate|enigszins",
        "in grote mate|in hoge mate|in sterke mate",
        "in zeer grote mate|in zeer hoge mate|in zeer sterke mate",
    ),
    (
        "amount",
        "heel weinig|zeer weinig|helemaal geen",
        "weinig",
        f"{_MIDDLE}|gemiddeld|een beetje",
        "veel",
        "{very} veel",
    ),
    ("amount", "niet|helemaal niet", "weinig", "enigszins|redelijk|matig", "veel", "{very} veel"),
    ("agree", "{strongly} disagree", "disagree", _NEITHER, "agree", "{strongly} agree"),
    ("agree", "{strongly} disagree", "{somewhat} disagree", _NEITHER, "{somewhat} agree", "{strongly} agree"),
    (
        "important",
        _NOT_AT_ALL,
        "slightly important|a little important|of little importance|not so important|not very important",
        "moderately important|somewhat important|fairly important|neutral",
        "very important",
        "extremely important",
    ),
    (
        "important",
        f"{{most}} unimportant|{_NOT_AT_ALL}",
        "unimportant|not important",
        f"neutral|{_between('important', 'unimportant')}",
        "important",
        "{most} important",
    ),
    *(
        (
            "important",
            lowest,
            "slightly important|somewhat important|a little important|of little importance",
            "moderately important|fairly important|quite important|neutral",
            "important",
            "very important",
        )
        for lowest in (_NOT_AT_ALL, "not important|unimportant")
    ),
    *(
        (
            "important",
            lowest,
            "slightly important|somewhat important|a little important",
            "important",
            "very important",
            "extremely important",
        )
        for lowest in (_NOT_AT_ALL, "not important|unimportant")
    ),
    (
        "support",
        "{strongly} oppose|strongly against|do not support at all",
        "oppose|against|somewhat oppose|do not support",
        f"{_MIDDLE}|{_between('support', 'oppose')}",
        "support|favor|favour|somewhat support",
        "{strongly} support|strongly favor|strongly favour",
    ),
    (
        "support",
        "no support at all|no support|very little support",
        "little support|a little support",
        f"{_MIDDLE}|some support|moderate support",
        "a lot of support|much support|strong support",
        "very much support|a great deal of support|full support|very strong support",
    ),
    ("satisfied", "{most} dissatisfied", "dissatisfied", _SATISFIED, "satisfied", "{most} satisfied"),
    ("satisfied", "{most} dissatisfied", "somewhat dissatisfied", _SATISFIED, "somewhat satisfied", "{most} satisfied"),
    (
        "often",
        "never",
        "rarely|seldom|almost never",
        "sometimes|occasionally",
        "often|frequently|usually",
        "always|almost always",
    ),
    ("often", "never", "sometimes", "about half the time", "most of the time", "always"),
    ("amount", "none at all", "a little", "a moderate amount", "a lot", "a great deal"),
    (
        "amount",
        "not at all",
        "a little|slightly",
        "moderately|somewhat",
        "very|quite a bit|a lot",
        "extremely|very much",
    ),
    (
        "good",
        "very poor|very bad|terrible",
        "poor|bad",
        f"{_MIDDLE}|fair|average|acceptable",
        "good",
        "very good|excellent",
    ),
    ("good", "poor", "fair", "good", "very good", "excellent"),
    (
        "likely",
        "{most} unlikely",
        "unlikely|somewhat unlikely",
        f"{_MIDDLE}|{_between('likely', 'unlikely')}",
        "likely|somewhat likely",
        "{most} likely",
    ),
)
