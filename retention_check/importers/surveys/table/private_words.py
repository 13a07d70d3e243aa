"""Words in headings that say that a column holds names, addresses or numbers of people, or what they wrote."""

import re

# In Dutch, English, German and Swedish; each is compared with a whole word of a heading.
PRIVATE = re.compile(
    r"(?:voor|achter|familie|roep|inlog|gebruikers)?naam|(?:voor|achter)namen|(?:sur|first|last|full|user)?name"
    r"|(?:vor|nach|benutzer|nutzer)name|(?:för|efter|användar)?namn"
    r"|(?:e-?)?mail(?:-?adres(?:sen|se)?|address)?|e-post(?:adress)?"
    r"|tel(?:nr)?|telefoon(?:nummer|nr)?|mobiel(?:nummer|nr)|(?:tele)?phone|telefonnummer|handynummer"
    r"|ip(?:-?ad(?:d?res(?:s|se)?|dr))?|(?:woon|huis)?adres(?:gegevens)?|address|adresse|postcode|contactgegevens"
    r"|(?:personeels|medewerkers?|registratie|student|person|personal|burgerservice)(?:nummer|nr)|bsn|kenteken"
    r"|handtekening|token|toegangs(?:code|sleutel)|zugangscode|accesscode|latitude|longitude"
)
OF_NO_PERSON = re.compile(
    r"\b(?:naam|name) (?:van )?(?:(?:de|het|uw|je|jouw|your|of|the) )*"
    r"(?:functie|afdeling|gemeente|team|organisatie|groep|domein|dienst|cluster|directie|werkgever|opleiding"
    r"|department|municipality|organi[sz]ation)\w*"
)
WRITTEN = re.compile(
    r"opmerking(?:en)?|toelichting(?:en)?|suggesties?|aanvulling(?:en)?|tips?|comments?|remarks?|feedback"
    r"|anmerkung(?:en)?|kommentar(?:e|er)?"
)
ORDER = re.compile(  # alone it is the number of a row
    r"n[or]\.?|#|id|nummer|volgn(?:ummer|r\.?)|respondent(?:n(?:ummer|r))?|deelnemer(?:n(?:ummer|r))?|rij|case|row"
)
_WORD = re.compile(r"[a-zà-ÿ]+(?:-[a-zà-ÿ]+)*")


def speaks_of(words: re.Pattern[str], heading: str) -> bool:
    """Whether one of the words of a heading is one of these; compounds with a hyphen count by their parts too."""
    found = _WORD.findall(heading.lower())
    return any(words.fullmatch(word) for each in found for word in (each, *each.split("-")))
