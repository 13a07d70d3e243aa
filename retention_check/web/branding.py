"""The look of this installation: the base theme with ours on top, or that of the municipality."""

from dataclasses import dataclass

from retention_check.web import assets
from retention_check.web.extensions import settings

OWN_NAME = "Retentiecheck"
OWN_CLASS = "retention-check-theme"


@dataclass(frozen=True)
class Branding:
    """What a page needs of it: a name, a class for its root, style sheets in their order, and a logo or nothing.

    The light ones are for phones on a bad network: the tokens of a municipality's theme, and one sheet of ours.
    `own_tokens` are those of a municipality's theme alone, for a page with a style sheet of its own.
    """

    name: str
    css_class: str
    stylesheets: tuple[str, ...]
    light_stylesheets: tuple[str, ...]
    own_tokens: tuple[str, ...]
    logo: str


def branding() -> Branding:
    """The look, with addresses under the root at which the app is served."""
    theirs = settings().theme_css
    tokens = assets.theme_asset(theirs) if theirs else assets.asset("css/theme.css")
    return Branding(
        name=settings().theme_name or OWN_NAME,
        css_class=settings().theme_class if theirs else OWN_CLASS,
        stylesheets=(
            assets.asset("vendor/theme.css"),
            tokens,
            assets.asset("vendor/components.css"),
            assets.asset("css/app.css"),
        ),
        light_stylesheets=(*((tokens,) if theirs else ()), assets.asset("css/respondent.css")),
        own_tokens=(tokens,) if theirs else (),
        logo=assets.theme_asset(logo) if (logo := settings().theme_logo) else "",
    )
