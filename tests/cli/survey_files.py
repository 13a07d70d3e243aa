"""Exports to import on the command line, in the shape of Google Forms."""

import csv
import io
from collections.abc import Sequence

from tests.cast import STUDY

HEAD = ["Tijdstempel", "E-mailadres", "Bent u jong of management?"]
ADDRESS = "nelleke@voorbeeld.example"


def google(young: int = 8, management: int = 6, *, group: str = HEAD[2], others: Sequence[Sequence[str]] = ()) -> bytes:
    """So many people of each group, of whom the first of a group answers 1 to the first statement, and so on."""
    output = io.StringIO(newline="")
    writer = csv.writer(output, quoting=csv.QUOTE_ALL)
    writer.writerow([*HEAD[:2], group, *(f"Hoe zwaar telt dit? [{item.text}]" for item in STUDY.items)])
    for number in range(young + management):
        side = "Jonge ambtenaar" if number < young else "Management"
        words = [STUDY.answer_words[item.kind][(number + place) % 5] for place, item in enumerate(STUDY.items)]
        writer.writerow(["2026/11/20 8:48:17 p.m. CET", ADDRESS, side, *words])
    writer.writerows(["2026/11/20 9:00:00 p.m. CET", "", *row] for row in others)
    return output.getvalue().encode()
