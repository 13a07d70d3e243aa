"""Import this in a forkserver to have in every child what all reports need: templates, style sheets, the renderer."""

from contextlib import suppress

from retention_check import paths, pdf
from retention_check.report import handout_pages
from retention_check.report.documents import Preset, printed_sheets
from retention_check.report.templating import environment

for name in environment().list_templates(filter_func=lambda name: name.startswith(("report/", "charts/"))):
    environment().get_template(name)

pdf.load_renderer()
# an OSError would end the forkserver; without the renderer's system libraries each child tells so itself
with suppress(OSError):
    from retention_check.pdf import rendering

    static = paths.resource_dir("static")
    rendering.warm_up(static)
    rendering.parsed_sheets(static, handout_pages.SHEETS)
    for preset in Preset:
        rendering.parsed_sheets(static, printed_sheets(preset))
