"""What became of a feed, for the person who read it in."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from backend.core.import_counts import ImportCounts
from backend.intake.formats.advert import Refusal


@dataclass
class ImportReport(ImportCounts):
    closed: int = 0
    reopened: int = 0
    refused: list[Refusal] = field(default_factory=list)
    pages: int | None = None
    notes: list[tuple[str, str]] = field(default_factory=list)  # reference and what was lost or changed on the way in
    unplaced: list[tuple[str, str]] = field(default_factory=list)  # reference and words of places nobody could read

    @property
    def changed_nothing(self) -> bool:
        return not (self.created or self.updated or self.closed or self.reopened)

    def lines(self) -> Iterator[str]:
        yield (
            f"{self.counts}, {self.closed} closed because their closing date has passed, {len(self.refused)} refused."
        )
        if self.reopened:
            yield f"{self.reopened} opened again because their closing date was moved."
        if self.pages and self.pages > 1:
            yield f"This is one page of {self.pages}: read in the others as well."
        for reference, note in self.notes:
            yield f"Taken ({reference}): {note}"
        for reference, words in self.unplaced:
            said = f"its place, “{words}”, could not be read" if words else "no place is said"
            yield (
                f"Taken ({reference}): {said}. Add a postcode to it; until then nobody who has a place to avoid can"
                " go further without a check."
            )
        for refusal in self.refused:
            reference = f" ({refusal.reference})" if refusal.reference else ""
            yield f"Line {refusal.line}{reference}: {refusal.reason}"
