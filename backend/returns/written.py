"""The files of a return as text: UTF-8 without a mark, a header row, commas, one row a young person."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from backend.tabular.text import defused


@dataclass(frozen=True)
class ReturnFile:
    """A file by its name, its column titles in order, and its rows."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]

    @property
    def text(self) -> str:
        """What could be taken for a formula gets a quote in front; no code, identifier or date could."""
        written = io.StringIO()
        writer = csv.writer(written, lineterminator="\r\n")
        writer.writerow(self.columns)
        writer.writerows([defused(cell) for cell in row] for row in self.rows)
        return written.getvalue()
