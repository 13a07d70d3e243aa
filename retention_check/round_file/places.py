"""Values are taken out of a document, and what is wrong with them is kept with its place in words."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from retention_check import dutch
from retention_check.domain.study import Study
from retention_check.domain.wording import code_range
from retention_check.importers.cells import CellError
from retention_check.importers.table import Problem, quoted

Value = TypeVar("Value")
BROKEN = "dit onderdeel ontbreekt of is beschadigd."


class Places:
    """Takes values out of one round of a file; `context` says in words which round that is.

    A wrong value becomes a stand-in, for a round with problems is given to nobody.
    """

    def __init__(self, study: Study, context: str = "") -> None:
        self.study = study
        self.context = context
        self.problems: list[Problem] = []

    def object_at(self, where: str, raw: object) -> Mapping[str, Any]:
        """An object with something in it, or an empty one in its place."""
        if isinstance(raw, dict) and raw:
            return raw
        self.add_problem(where, BROKEN)
        return {}

    def mapping_at(self, where: str, raw: object) -> Mapping[str, Any]:
        """An object that may be empty."""
        return {} if raw == {} else self.object_at(where, raw)

    def list_at(self, where: str, raw: object, most: int) -> list[Any]:
        """A list of at most so many values, or an empty one in its place."""
        if not isinstance(raw, list):
            self.add_problem(where, BROKEN)
        elif len(raw) > most:
            self.add_problem(where, f"het zijn er {dutch.thousands(len(raw))}; hooguit {most} kan.")
        else:
            return raw
        return []

    def value_at(self, where: str, read: Callable[[object], Value], raw: object, stand_in: Value) -> Value:
        """One value as `read` takes it, or the stand-in."""
        try:
            return read(raw)
        except CellError as error:
            self.add_problem(where, str(error))
            return stand_in

    def as_code(self, raw: object) -> str:
        """The code of a statement."""
        if not isinstance(raw, str):
            raise CellError("hier hoort een code te staan, zoals R3.")
        if raw not in self.study.codes:
            raise CellError(f"{quoted(raw)} is geen bekende code. Codes zijn {code_range(self.study)}.")
        return raw

    def add_problem(self, where: str, message: str) -> None:
        """Keep what is wrong, and where."""
        full = ", ".join(part for part in (self.context, where) if part)
        self.problems.append(Problem(f"{dutch.first_capital(full)}: {message}" if full else message))
