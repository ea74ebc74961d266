"""What became of the rows of a file. Rows and columns only: whoever runs an import may not open a record."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from backend.care_leavers.imports.parsed import RowNote, RowProblem, RowRemark
from backend.core.import_counts import ImportCounts


@dataclass
class ImportReport(ImportCounts):
    held: int = 0
    differing: int = 0
    problems: list[RowProblem] = field(default_factory=list)
    notes: list[RowNote] = field(default_factory=list)

    @property
    def refused(self) -> int:
        return len({problem.row for problem in self.problems})

    def lines(self) -> Iterator[str]:
        counts = f"{self.counts}, {self.refused} refused"
        yield f"{counts}, {self.held} held." if self.held else f"{counts}."
        if self.held or self.differing:
            yield "Virtual school staff settle what is held, and what differs from what is recorded here, on the page"
            yield "“Files from the case system”."
        said: list[RowRemark] = [*self.problems, *self.notes]
        for line in sorted(said, key=lambda each: each.row):
            yield str(line)
