"""A name of a file or a sheet that tells the group."""

import pytest

from retention_check.domain.side import Side
from retention_check.importers.surveys.rows.file_side import side_of_name


@pytest.mark.parametrize(
    ("sheet", "file", "side"),
    [
        ("", "jong.csv", Side.YOUNG),
        ("", "Enquête_jonge_ambtenaren(1-43).xlsx", Side.YOUNG),
        ("", "young-professionals 2025.csv", Side.YOUNG),
        ("", "YP_2025.csv", Side.YOUNG),
        ("", "management.csv", Side.MANAGEMENT),
        ("", "gemeentesecretarissen.xlsx", Side.MANAGEMENT),
        ("", "Antwoorden MT.xlsx", Side.MANAGEMENT),
        ("Management", "jonge ambtenaren.xlsx", Side.MANAGEMENT),
        ("Jong", "alles.xlsx", Side.YOUNG),
        ("Sheet1", "jong.xlsx", Side.YOUNG),
        ("Jong en management", "jong.xlsx", None),
        ("", "jong en management.csv", None),
        ("", "antwoorden.csv", None),
        ("", "Waarom jonge ambtenaren vertrekken.xlsx", None),
        ("", "Behoud jonge ambtenaren(1-43).xlsx", None),
        ("", "export P. de Jong.xlsx", None),
        ("", "mtb.csv", None),
        ("", "Directie Ruimte.csv", None),
        ("", "MT-verzoek enquete.csv", None),
        ("", "ambtelijk secretaris OR 2025.csv", None),
        ("", "jonge ambtenaren over management.csv", None),
        ("", "Brief jonge ambtenaren.csv", None),
        ("", "results-survey123456 jong.csv", Side.YOUNG),
        ("", "Export enquête MT-leden nov 2025 (2).csv", Side.MANAGEMENT),
        ("", "Directie.csv", Side.MANAGEMENT),
        ("", "jong a.csv", Side.YOUNG),
        ("Directie Ruimte", "jong.csv", Side.YOUNG),
    ],
)
def test_only_a_name_for_one_group_tells_it(sheet: str, file: str, side: Side | None) -> None:
    assert side_of_name(sheet, file) is side
