"""What is on a young person's page, and what they say of each in their own words."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef
from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.opportunities.models import Opportunity
from backend.ranking.suggesting import still_shown
from backend.referrals.models import Referral
from backend.referrals.permissions import can_refer, referrals_of
from backend.shortlists.choices import NotForMe, OwnAnswer
from backend.shortlists.models import Suggestion
from backend.shortlists.permissions import suggestions_of
from backend.shortlists.suggestions import MOST_SUGGESTED
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
        """Not to be looked at on their page now: closed, full, paused or not shared, or not open to them any more."""
        return self.opportunity is None or not self.suggestion.is_shown

    @property
    def said(self) -> Tag:
        answer = self.suggestion.answer
        if not answer:
            return Tag("Not answered yet")
        return Tag(OwnAnswer(answer).label, COLOURS.get(OwnAnswer(answer), "grey"))

    @property
    def said_since(self) -> str:
        by = self.suggestion.recorded_by_name
        aloud = f", said aloud and written down by {by}" if by else ""
        return f"since {short_day(self.suggestion.answered_at)}{aloud}" if self.suggestion.answered_at else ""

    @property
    def because(self) -> str:
        reasons = [NotForMe(each).label.lower() for each in self.suggestion.because or ()]
        return f"Because: {listed(reasons)}." if reasons else ""

    @property
    def refer_url(self) -> str:
        is_wanted = self.suggestion.answer == OwnAnswer.INTERESTED and self.referral is None and self.suggestion.is_open
        if not (self.may_refer and is_wanted):
            return ""
        return reverse("refer", args=[self.suggestion.care_leaver.public_id, self.opportunity.public_id])


def suggested_to(viewer, person: CareLeaver) -> tuple[list[Suggested], list[Suggested]]:
    """What is on their page now, in its order, and what was taken off, the last first."""
    suggestions = _suggestions(viewer, person)
    ids = {each.opportunity_id for each in suggestions}
    opportunities = Opportunity.objects.select_related("employer").in_bulk(ids) if ids else {}
    referrals = _referrals(viewer, person, ids)
    shown = {each.pk for each in still_shown(person, [each for each in suggestions if not each.ended_at])}
    for each in suggestions:
        put_forward = referrals.get(each.opportunity_id)
        each.care_leaver = person
        each.is_shown = each.pk in shown or bool(put_forward and put_forward.is_open)
    found = [
        Suggested(each, opportunities.get(each.opportunity_id), referrals.get(each.opportunity_id), can_refer(viewer))
        for each in suggestions
    ]
    return [each for each in found if not each.suggestion.ended_at], [
        each for each in found if each.suggestion.ended_at
    ]


def _suggestions(viewer, person: CareLeaver) -> list[Suggestion]:
    """All of them in one query, those on the page first; each says whether its opportunity `is_open`."""
    is_open = Exists(Opportunity.objects.open_on(clock.today()).filter(pk=OuterRef("opportunity")))
    mine = suggestions_of(viewer).filter(care_leaver=person).with_answer().annotate(is_open=is_open)
    in_order = mine.order_by(F("ended_at").desc(nulls_first=True), "created_at", "id").select_related("by", "ended_by")
    return list(in_order[: MOST_SUGGESTED + TAKEN_OFF_SHOWN])


def _referrals(viewer, person: CareLeaver, opportunities: set[int]) -> dict[int, Referral]:
    if not opportunities:
        return {}
    theirs = referrals_of(viewer).filter(care_leaver=person, opportunity__in=opportunities)
    return {each.opportunity_id: each for each in theirs.order_by("id")}
