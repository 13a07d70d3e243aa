"""The drawings as SVG: whose figures they say they show."""

from retention_check.domain.round import ManagementForm
from retention_check.report.drawings import map_drawing
from tests.cast import few


def test_the_map_of_the_country_carries_no_label_of_the_municipality() -> None:
    agreed = few({"R1": ("7.9", "7.75")}, n_management=None, management_form=ManagementForm.AGREED)
    assert "afgestemde score" not in map_drawing(agreed)
