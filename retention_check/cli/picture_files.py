"""The figures as PNG from the command line: made of their SVG, and what is missing when that fails."""

from collections.abc import Mapping

from retention_check.cli.errors import InputError
from retention_check.cli.word_files import INSTALL

SVG, PNG = ".svg", ".png"
SECONDS_TO_DRAW = 120
MEMORY_TO_DRAW = 3072  # megabytes of address space; pictures take most of what is used
OTHERWISE = "Of laat --png weg: dan krijgt u de beelden als SVG."


def check() -> None:
    """Tell before the work is done that the library that draws pictures is not installed."""
    from retention_check.pdf.pictures import can_make_pictures

    if not can_make_pictures():
        raise InputError("Voor PNG ontbreekt een onderdeel. Installeer het met:", f"  {INSTALL}", OTHERWISE)


def png_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """A PNG for each SVG among these files, made in one child process; a fault of the renderer is a message."""
    from retention_check import isolation, paths, pdf
    from retention_check.pdf.pictures import png_pictures

    drawings = {name: data.decode() for name, data in files.items() if name.endswith(SVG)}
    try:
        made = isolation.run_isolated(
            png_pictures,
            list(drawings.values()),
            paths.resource_dir("static"),
            seconds=SECONDS_TO_DRAW,
            megabytes=MEMORY_TO_DRAW,
        )
    except pdf.MissingLibraryError:
        from retention_check.doctor import install_command

        message = "Een systeembibliotheek voor PNG ontbreekt. Installeer die met:"
        raise InputError(message, f"  {install_command()}", OTHERWISE) from None
    except isolation.ChildFailedError as error:
        from retention_check.report.failures import WHY

        raise InputError(
            f"De PNG’s konden niet gemaakt worden: {WHY[error.cause]}. Probeer het opnieuw.", OTHERWISE
        ) from None
    return {name.removesuffix(SVG) + PNG: picture for name, picture in zip(drawings, made, strict=True)}
