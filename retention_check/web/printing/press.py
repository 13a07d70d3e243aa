"""The press: gives the PDF of an order, from what is kept or by making it, and makes one ahead."""

from collections.abc import Iterator
from contextlib import contextmanager

from retention_check import clock, store
from retention_check.config import Settings
from retention_check.domain.study import Study
from retention_check.kept_pdfs import kept_pdfs
from retention_check.report.handouts import Handout
from retention_check.store import Database, UnavailableError
from retention_check.web import pdf_jobs
from retention_check.web.audit import log
from retention_check.web.printing.ahead import Ahead
from retention_check.web.printing.making import Making
from retention_check.web.printing.print_order import PrintOrder
from retention_check.web.printing.print_queue import Asker, busy, print_queues
from retention_check.web.printing.shared_locks import SharedLocks
from retention_check.web.printing.sweeper import Sweeper

NICENESS = {Asker.ORGANISER: 0, Asker.VIEWER: 0, Asker.VISITOR: 5, Asker.AHEAD: 10}  # others go first
SECONDS_FOR_ANOTHER = pdf_jobs.SECONDS_TO_RENDER  # to wait for one that someone else makes


class Press:
    """Prints for one app. It hands out to whoever asks: who may ask is decided before."""

    def __init__(self, settings: Settings, study: Study, database: Database) -> None:
        self._study, self._database = study, database
        self._makes_ahead = bool(settings.pdfs_ahead)
        self._queues = print_queues()
        self._kept = kept_pdfs(settings)
        self._sweeper = Sweeper(self._kept)
        self._locks = SharedLocks(self._kept)
        self._making = Making()
        self._example_pictures: dict[str, bytes] = {}
        self.ahead = Ahead(self._make_ahead)
        self._sweeper.start()

    def give(self, order: PrintOrder, asker: Asker) -> bytes:
        """The PDF of an order; NotRenderedError when it cannot be made now."""
        name = self._name(order)
        if name and (data := self._kept.read(name)) is not None:
            return data
        with self._queued(asker):
            if name is None:
                return self._print(order, asker)
            return self._making.once(name, lambda: self._make(name, order, asker), SECONDS_FOR_ANOTHER)

    def draw(self, drawing: str, asker: Asker) -> bytes:
        """A drawing as PNG; NotRenderedError when it cannot be made now. Only what anyone may see is kept."""
        if (picture := self._example_pictures.get(drawing)) is not None:
            return picture
        with self._queued(asker), self._queues[asker].served():
            picture = pdf_jobs.draw(drawing, NICENESS[asker])
        if asker is Asker.VISITOR:  # who sees the example and nothing else: as many drawings as it has figures
            self._example_pictures[drawing] = picture
        return picture

    def write(self, order: PrintOrder, asker: Asker) -> bytes:
        """The Word file of an order, made anew each time; NotRenderedError when it cannot be made now."""
        with self._queued(asker), self._queues[asker].served():
            return pdf_jobs.write(order.report(self._study), NICENESS[asker])

    def print_handout(self, handout: Handout, asker: Asker) -> bytes:
        """A handout as PDF, made anew each time and never kept: who has it can answer. NotRenderedError."""
        with self._queued(asker), self._queues[asker].served():
            return pdf_jobs.print_handout(handout, NICENESS[asker]).data

    def make_ahead(self, order: PrintOrder) -> None:
        """Make the PDF of an order in the background, and keep it, unless it is kept or being made."""
        if self._makes_ahead:
            self.ahead.put(order)

    def forget(self, public_id: str) -> None:
        """Remove what is kept of a round, in whatever worker it was made; what is being made will not be kept."""
        self._kept.forget(public_id)

    def _name(self, order: PrintOrder) -> str | None:
        """What an order is kept by; None for what anyone may order in any variety, which would crowd out the rest."""
        if order.is_example:
            return self._kept.example_name(order.content)
        return self._kept.name(order.content, [source.public_id for source in order.sources]) if order.sources else None

    @contextmanager
    def _queued(self, asker: Asker) -> Iterator[None]:
        """In the queue of one's own kind; visitors share one place over all workers."""
        with self._queues[asker].queued():
            if asker is not Asker.VISITOR:
                yield
                return
            with self._locks.held(asker, seconds=0) as is_ours:
                if not is_ours:
                    raise busy(asker)
                yield

    def _make(self, name: str, order: PrintOrder, asker: Asker) -> bytes:
        """Print and keep, or wait for another worker that prints the same."""
        patience = 0 if asker is Asker.AHEAD else SECONDS_FOR_ANOTHER
        with self._locks.held(name, patience) as is_ours:
            if (data := self._kept.read(name)) is not None:
                return data
            if not is_ours and asker is Asker.AHEAD:
                raise busy(asker)
            data = self._print(order, asker)
            self._keep(name, order, data)
        return data

    def _print(self, order: PrintOrder, asker: Asker) -> bytes:
        with self._queues[asker].served():
            return pdf_jobs.render(order.report(self._study), NICENESS[asker]).data

    def _keep(self, name: str, order: PrintOrder, data: bytes) -> None:
        if not self._kept.keep(name, data):
            return
        # Asked after it lies there: who wiped or changed the round before this did not find the file, who does so from
        # now on will.
        if self._is_current(order):
            self._sweeper.sweep_later()
        else:
            self._kept.discard(name)

    def _is_current(self, order: PrintOrder) -> bool:
        """True when the rounds that are printed are there, in the version that is printed."""
        try:
            found = [store.rounds.load(self._database, each.public_id, clock.today()) for each in order.sources]
        except UnavailableError:
            return False
        versions = [stored.version if stored else None for stored in found]
        return versions == [source.version for source in order.sources]

    def _make_ahead(self, order: PrintOrder) -> None:
        name = self._name(order)
        if name is None or not self._kept.prepare() or self._making.is_made_now(name) or not self._is_current(order):
            return
        try:
            self._making.once(name, lambda: self._make(name, order, Asker.AHEAD), 0)
        except pdf_jobs.NoRendererError:
            self._makes_ahead = False
        except pdf_jobs.NotRenderedError as error:
            log.info("not made ahead: %s", error)
