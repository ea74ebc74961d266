"""One side of A4 for a committee: what stands on it, in its order. The page and the file are both made from this."""

from collections.abc import Iterator
from dataclasses import dataclass

from backend.outcomes.models import CommitteePage
from backend.web.kit.charts import Chart, rate_chart
from backend.web.kit.formats import day
from backend.web.staff.committee.figures import Figures


SECTIONS = (
    ("changed", "What changed", False),
    ("told", "What young people told us", False),
    ("asks", "What we ask of the committee", True),
    ("cannot_say", "What we cannot say", False),
)
ALWAYS_UNSAID = "Whether the figures of single groups differ: where a group is small, nothing is shown of it."


@dataclass(frozen=True)
class Section:
    title: str
    points: list[str]
    is_numbered: bool = False


@dataclass(frozen=True)
class Sheet:
    council: str
    meeting: str
    facts_as_at: str
    figures: Figures
    sections: list[Section]
    prepared_by: str

    @property
    def title(self) -> str:
        return f"{self.meeting}: {self.figures.heading}"

    @property
    def columns(self) -> tuple[list[Section], list[Section]]:
        """What is told at the left; what is asked, and not known, at the right."""
        return self.sections[:2], self.sections[2:]

    @property
    def chart(self) -> Chart:
        return rate_chart(title="In EET year by year", finding=self.figures.chart_title, years=self.figures.years)


def sheet_of(page: CommitteePage) -> Sheet:
    return Sheet(
        page.council.name,
        f"{page.committee}, {day(page.meets_on)}",
        f"Facts as at {day(page.facts_on)}",
        Figures.of(page.figures),
        list(_sections(page)),
        f"Prepared by {page.by}, virtual school head, on {day(page.created_at)}",
    )


def _sections(page: CommitteePage) -> Iterator[Section]:
    for name, title, is_numbered in SECTIONS:
        points = points_of(getattr(page, name))
        yield Section(title, [*points, ALWAYS_UNSAID] if name == "cannot_say" else points, is_numbered)


def points_of(words: str) -> list[str]:
    """A line is a point."""
    return [line.strip() for line in words.splitlines() if line.strip()]
