"""What is on a young person's page, and what they say of each in their own words."""

from dataclasses import dataclass

from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.opportunities.models import Opportunity
from backend.referrals.models import Referral
from backend.referrals.permissions import can_refer, referrals_of
from backend.shortlists.choices import NotForMe, OwnAnswer
from backend.shortlists.models import Suggestion
from backend.shortlists.permissions import suggestions_of
from backend.web.kit.content import Tag
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import listed, short_day


COLOURS = {OwnAnswer.INTERESTED: "green", OwnAnswer.NOT_FOR_ME: "orange"}
NOT_SHARED = "An opportunity that another council does not share any more"
TAKEN_OFF_SHOWN = 20


@dataclass(frozen=True)
class Suggested:
    """One opportunity on their page; it is None where this council may not read it any more."""

    suggestion: Suggestion
    opportunity: Opportunity | None
    referral: Referral | None
    may_refer: bool

    @property
    def title(self) -> str:
        return f"{self.opportunity.title}, {name_of(self.opportunity.employer)}" if self.opportunity else NOT_SHARED

    @property
    def since(self) -> str:
        there = f"Put there on {short_day(self.suggestion.created_at)} by {self.suggestion.by}"
        ended = self.suggestion.ended_at
        return f"{there}, taken off on {short_day(ended)} by {self.suggestion.ended_by}." if ended else f"{there}."

    @property
    def is_gone(self) -> bool:
        """Closed, full, paused or not shared: their page says that it has gone."""
        return self.opportunity is None or not self.suggestion.is_open

    @property
    def said(self) -> Tag:
        answer = self.suggestion.answer
        if not answer:
            return Tag("Not answered yet")
        return Tag(OwnAnswer(answer).label, COLOURS.get(OwnAnswer(answer), "grey"))

    @property
    def said_since(self) -> str:
        return f"since {short_day(self.suggestion.answered_at)}" if self.suggestion.answered_at else ""

    @property
    def because(self) -> str:
        reasons = [NotForMe(each).label.lower() for each in self.suggestion.because or ()]
        return f"Because: {listed(reasons)}." if reasons else ""

    @property
    def refer_url(self) -> str:
        is_wanted = self.suggestion.answer == OwnAnswer.INTERESTED and self.referral is None and not self.is_gone
        if not (self.may_refer and is_wanted):
            return ""
        return reverse("refer", args=[self.suggestion.care_leaver.public_id, self.opportunity.public_id])


def suggested_to(viewer, person: CareLeaver) -> tuple[list[Suggested], list[Suggested]]:
    """What is on their page now, in its order, and what was taken off, the last first."""
    mine = suggestions_of(viewer).filter(care_leaver=person).with_answer().select_related("by", "ended_by")
    suggestions = [*mine.current(), *mine.exclude(ended_at=None).order_by("-ended_at", "-id")[:TAKEN_OFF_SHOWN]]
    ids = {each.opportunity_id for each in suggestions}
    opportunities = Opportunity.objects.select_related("employer").in_bulk(ids) if ids else {}
    open_now = set(Opportunity.objects.open_on(clock.today()).filter(pk__in=ids).values_list("pk", flat=True))
    referrals = _referrals(viewer, person, ids)
    for each in suggestions:
        each.care_leaver, each.is_open = person, each.opportunity_id in open_now
    found = [
        Suggested(each, opportunities.get(each.opportunity_id), referrals.get(each.opportunity_id), can_refer(viewer))
        for each in suggestions
    ]
    return [each for each in found if not each.suggestion.ended_at], [
        each for each in found if each.suggestion.ended_at
    ]


def _referrals(viewer, person: CareLeaver, opportunities: set[int]) -> dict[int, Referral]:
    if not opportunities:
        return {}
    theirs = referrals_of(viewer).filter(care_leaver=person, opportunity__in=opportunities)
    return {each.opportunity_id: each for each in theirs.order_by("id")}
