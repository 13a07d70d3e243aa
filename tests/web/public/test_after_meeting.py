"""After a meeting: a page for who led it, which names no round."""

from tests.web.client import Visitor


def test_anyone_reads_that_it_is_over_and_what_is_left_to_do(visitor: Visitor) -> None:
    page = visitor.get("/leiden/afgelopen")
    assert page.status == 200
    assert "Dank u voor het leiden." in page.main
    assert "Print daar het rapport met de afspraken en stuur het rond." in page.main
    assert not [link for link in page.links if "/ronde/" in link]
