"""What was found elsewhere for one young person, as their page of matches lists it."""

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.councils.viewer import Viewer
from backend.opportunities.found_elsewhere import found_elsewhere_of
from backend.opportunities.models import FoundElsewhere
from backend.referrals.choices import ReferralState
from backend.referrals.permissions import can_refer, referrals_of


@dataclass(frozen=True)
class Theirs:
    """`referral` is the public id of the latest of it, and `stands` where that is."""

    found: FoundElsewhere
    person: CareLeaver
    may_refer: bool

    @property
    def referral_url(self) -> str:
        return reverse("referral", args=[self.found.referral]) if self.found.referral else ""

    @property
    def stands(self) -> str:
        return ReferralState(self.found.referral_state).label.lower() if self.found.referral_state else ""

    @property
    def is_over(self) -> bool:
        return bool(self.found.opportunity.is_past_closing_on(clock.today()))

    @property
    def help_url(self) -> str:
        if self.found.referral or self.is_over or not self.may_refer:
            return ""
        return reverse("refer", args=[self.person.public_id, self.found.opportunity.public_id])


def found_for(viewer: Viewer, person: CareLeaver) -> list[Theirs]:
    latest = referrals_of(viewer).filter(care_leaver=person, opportunity=OuterRef("opportunity")).order_by("-id")
    read = {
        "referral": Subquery(latest.values("public_id")[:1]),
        "referral_state": Subquery(latest.values("state")[:1]),
    }
    rows = found_elsewhere_of(viewer).filter(care_leaver=person).annotate(**read)
    return [Theirs(each, person, can_refer(viewer)) for each in rows]
