"""One young person for whom something was found elsewhere: what it is, and how far the application has come."""

import datetime as dt

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.demo.borough.cast import Cast
from backend.demo.borough.timeline import Timeline
from backend.opportunities.choices import OpportunityType
from backend.ranking.found_elsewhere import add_found_for
from backend.referrals.applications import finish_part
from backend.referrals.choices import ApplicationPart, Heading
from backend.referrals.models import Referral
from backend.referrals.statements import keep_statement, opened_on


BEGUN_AGO = dt.timedelta(days=3)
LAST_DAY_IN = dt.timedelta(days=5)  # from then: two days from the day of the demonstration
FOUND = {
    "title": "Garden centre assistant",
    "employer": "Thistle and Bramble Garden Centre",
    "type": OpportunityType.JOB,
    "link": "https://thistle-and-bramble.example/work-with-us",
    "weekly_hours": 24,
}
THEIR_WORDS = "I like being outside. I helped my neighbour with her garden all summer."


class Applications:
    def __init__(self, timeline: Timeline, cast: Cast):
        self.timeline, self.adviser = timeline, cast.advisers[0]

    def expect(self) -> None:
        self.timeline.at(self.timeline.until - BEGUN_AGO, self._find)

    def _find(self) -> None:
        """For the first of the adviser's young people whom nothing recorded speaks against."""
        theirs = CareLeaver.objects.supported().filter(eet_adviser=self.adviser, in_custody=False)
        free = theirs.filter(placements=None).with_profile().select_related("council")
        for person in free.order_by("-id"):
            try:
                added = add_found_for(
                    care_leaver=person, helps=True, closing_date=clock.today() + LAST_DAY_IN, by=self.adviser, **FOUND
                )
            except Refused:
                continue
            if added.referral:
                self._begin(added.referral)
            return

    def _begin(self, referral: Referral) -> None:
        finish_part(referral=referral, part=ApplicationPart.CV, by=self.adviser)
        told = {"told": THEIR_WORDS, "told_under": Heading.WHY, "opened": opened_on(None)}
        keep_statement(referral=referral, chosen=[], by=self.adviser, **told)
