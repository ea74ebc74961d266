"""How far each part of a post is: what is said in it, what has to be said, and what is asked of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from backend.opportunities.models import Opportunity
from backend.opportunities.posting_rules import Finding
from backend.web.kit.formats import NOT_RECORDED, plural
from backend.web.kit.opportunities.facts import Reader, facts_of
from backend.web.kit.posting.sections import Section, sections_for


SHOWN = 4  # facts of a part, in the line that it folds to
SAID_ELSEWHERE = ("Employer", "Posted", "Source", "Cost of training to the employer")


@dataclass(frozen=True)
class PartState:
    """A part that is folded: what is missing is named, and never an error."""

    section: Section
    url: str
    said: str
    missing: Sequence[str] = ()
    to_check: int = 0
    comments: int = 0

    @property
    def is_done(self) -> bool:
        return not self.missing and not self.comments and bool(self.said)

    @property
    def state(self) -> str:
        if self.comments:
            return f"{plural(self.comments, 'change,changes')} asked for"
        if self.missing:
            return f"{plural(len(self.missing), 'answer,answers')} needed"
        if not self.said:
            return "Nothing said yet"
        return f"Done, {self.to_check} to check" if self.to_check else "Done"


def parts_of_post(
    opportunity: Opportunity, findings: Sequence[Finding], comments: Mapping[str, str], *, for_officer: bool
) -> list[PartState]:
    keeps = opportunity.care_leavers_only
    sections = sections_for(opportunity.type, for_officer=for_officer, keeps_places=keeps)
    said = _said(opportunity, for_officer=for_officer)
    return [_state(opportunity, each, findings, comments, said.get(each.title, "")) for each in sections]


def parts_to_begin(type: str, *, for_officer: bool) -> list[PartState]:
    """Of a post that is not there yet: the first is answered first."""
    return [PartState(each, "", "") for each in sections_for(type, for_officer=for_officer)]


def next_after(parts: Sequence[PartState], slug: str) -> PartState | None:
    """The next one that is not done, in a round; None where every other one is."""
    names = [each.section.slug for each in parts]
    here = names.index(slug) if slug in names else -1
    others = [*parts[here + 1 :], *parts[: max(here, 0)]]
    return next((each for each in others if not each.is_done), None)


def address_of(opportunity: Opportunity, slug: str) -> str:
    return reverse("opportunity-part", args=[opportunity.public_id, slug])


def _state(
    opportunity: Opportunity, section: Section, findings: Sequence[Finding], comments: Mapping[str, str], said: str
) -> PartState:
    about = [each for each in findings if each.field in section.names]
    return PartState(
        section,
        address_of(opportunity, section.slug),
        said,
        [each.message for each in about if each.hard],
        sum(not each.hard for each in about),
        sum(name in comments for name in section.names),
    )


def _said(opportunity: Opportunity, *, for_officer: bool) -> dict[str, str]:
    """By the title of each part, its first few facts as one line."""
    groups = facts_of(opportunity, reader=Reader.COUNCIL if for_officer else Reader.EMPLOYER)
    said = {}
    for group in groups:
        rows = [row for row in group.rows if row.value not in (NOT_RECORDED, "") and row.key not in SAID_ELSEWHERE]
        said[group.title] = "; ".join(f"{row.key}: {row.value}" for row in rows[:SHOWN])
    kept = opportunity.kept_words
    return said | {"Places you keep": kept, "For the council": kept or "nothing kept"}
