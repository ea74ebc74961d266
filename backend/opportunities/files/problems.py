"""What is wrong with a row, for whoever has to correct it."""

from dataclasses import asdict, dataclass


class CellProblem(ValueError):
    """A cell that cannot be read; the sentence says what would be right, the code what kind of fault it is."""

    def __init__(self, code: str, reason: str):
        super().__init__(reason)
        self.code, self.reason = code, reason


@dataclass(frozen=True)
class Problem:
    column: str  # as the file calls it; empty where the fault is in no one column
    field: str
    code: str
    reason: str

    def as_json(self) -> dict[str, str]:
        return asdict(self)
