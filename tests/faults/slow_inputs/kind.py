"""One kind of input that is made to take long."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from backend.care_leavers.imports.parsed import MalformedFile
from backend.core.errors import Refused
from backend.intake.errors import FieldProblem, MalformedFeed
from backend.tabular.errors import UnreadableCell
from backend.tabular.table import TableLimits


REFUSALS = (Refused, MalformedFeed, MalformedFile, FieldProblem, UnreadableCell)
LIMITS = TableLimits(rows=20_000, content="opportunities")


@dataclass(frozen=True)
class Kind:
    """`size` is the smaller of the two that are compared; `made` makes an input of a size, `read` reads it."""

    name: str
    size: int
    made: Callable[[int], Any]
    read: Callable[[Any], object]

    def __str__(self):
        return self.name
