"""What this worker is making now: each PDF once, whoever asks for it meanwhile."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress


class Making:
    """The PDFs in the making, by the name under which they will be kept."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._futures: dict[str, Future[bytes]] = {}

    def is_made_now(self, name: str) -> bool:
        """True while someone makes it."""
        return name in self._futures

    def once(self, name: str, make: Callable[[], bytes], seconds: float) -> bytes:
        """What `make` gives, or what someone else who makes the same is given within so many seconds.

        Where the other fails, it is tried here: it may have been made ahead, with less time than it needs.
        """
        with self._lock:
            others = self._futures.get(name)
            if others is None:
                mine = self._futures[name] = Future()
        if others is None:
            return self._made(name, make, mine)
        with suppress(Exception):  # it failed, or took too long
            return others.result(seconds)
        return make()

    def _made(self, name: str, make: Callable[[], bytes], future: Future[bytes]) -> bytes:
        try:
            data = make()
        except BaseException as error:
            future.set_exception(error)
            raise
        else:
            future.set_result(data)
            return data
        finally:
            with self._lock:
                del self._futures[name]
