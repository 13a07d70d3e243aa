"""Pages kept in memory by the version of the round they show: walking from page to page compares and draws once."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import cast

from flask import Flask, current_app, request, session

from retention_check.web import shown

MOST = 200  # pages; some tens of kB each
FLASHES = "_flashes"  # where Flask keeps messages that the next page shows once


class Kept:
    """The pages used last, by key; safe for several threads."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Hashable, str] = OrderedDict()
        self._turn = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], str]) -> str:
        """The page with this key, made when it is not there."""
        with self._turn:
            if page := self._pages.get(key):
                self._pages.move_to_end(key)
                return page
        page = make()
        with self._turn:
            self._pages[key] = page
            while len(self._pages) > MOST:
                self._pages.popitem(last=False)
        return page

    def clear(self) -> None:
        """Throw every page away."""
        with self._turn:
            self._pages.clear()


def register(app: Flask) -> None:
    """Give the app its pages."""
    app.extensions["kept"] = Kept()


def forget(app: Flask) -> None:
    """Throw away all that is kept in memory of any round."""
    cast(Kept, app.extensions["kept"]).clear()
    shown.forget()


def kept(view: Callable[..., str]) -> Callable[..., str]:
    """A page of results that is the same for everyone who comes by the same way in, until the round changes."""

    @wraps(view)
    def page(**values: str) -> str:
        if FLASHES in session:
            return view(**values)
        key = (request.script_root, request.full_path, shown.current().key)
        return cast(Kept, current_app.extensions["kept"]).get(key, lambda: view(**values))

    return page
