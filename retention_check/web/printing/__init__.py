"""PDFs over the web: ordered, made ahead, made once for whoever asks, kept for a while, and forgotten with their round.

Who may have one is decided before this is asked. Making is not handing out: what is made ahead lies unseen until
someone who may have it asks for it.
"""

from retention_check.web.printing.press import Press
from retention_check.web.printing.print_order import PrintOrder, Source
from retention_check.web.printing.print_queue import Asker

__all__ = ["Asker", "Press", "PrintOrder", "Source"]
