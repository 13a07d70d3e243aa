"""Import this in a forkserver to have the renderer loaded in every child, where its system libraries are."""

from contextlib import suppress

# an OSError would end the forkserver; without the libraries each child tells so itself
with suppress(OSError):
    import retention_check.pdf.rendering  # noqa: F401
