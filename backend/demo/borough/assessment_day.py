"""An assessment day that comes up: three people are invited in one act, and one of them has heard and says yes."""

import datetime as dt
from collections import defaultdict

from django.db.models import F

from backend.care_leavers.choices import ContactMethod
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.services import record_contact, record_view
from backend.core import clock
from backend.demo.borough.cast import Cast
from backend.demo.borough.introductions import introduce_shortlisted, put_on_shortlist
from backend.demo.borough.timeline import Timeline
from backend.ranking.assessment_days import invite_to_day
from backend.ranking.services import rank_care_leaver
from backend.reference.working_days import add_working_days
from backend.referrals.choices import ReferralState
from backend.referrals.models import Referral
from backend.referrals.telling_places import first_day_from_now, why_it_tells
from backend.shortlists.models import Match


INVITED = 3
MOST_RANKED = 25  # people among whom those are looked for who fit one post
STARTS, MINUTES = dt.time(10), 180
WORDS = "We meet at the front desk. You try two tasks in a small group, then talk with us. Wear what you like."
SAID = "yeah ill come. can i get the bus fare tho"


class AssessmentDay:
    def __init__(self, timeline: Timeline, cast: Cast):
        self.timeline, self.adviser = timeline, cast.advisers[1]
        self._chosen: list[int] = []
        self._referred: list[int] = []

    def expect(self) -> None:
        for days_ago, happens in ((10, self._choose), (9, self._refer), (3, self._invite), (1, self._hear)):
            self.timeline.at(self.timeline.until - dt.timedelta(days=days_ago), happens)

    def _choose(self) -> None:
        self._chosen = put_on_shortlist(self._matches_of_one_post()[: INVITED + 1], self.adviser)

    def _refer(self) -> None:
        self._referred = introduce_shortlisted(self._chosen, self.adviser, most=INVITED)

    def _matches_of_one_post(self) -> list[Match]:
        """Of the post with room for several that most of those fit who are free."""
        people = CareLeaver.objects.filter(eet_adviser=self.adviser).supported().exclude(in_custody=True)
        agreed = people.filter(consents__kind="share_name", consents__withdrawn_on__isnull=True)
        busy = Referral.objects.open().values("care_leaver")
        free = list(agreed.exclude(id__in=busy).order_by("id").distinct()[:MOST_RANKED])
        for person in free:
            rank_care_leaver(care_leaver=person)
        room = {"opportunity__places__gte": F("opportunity__places_taken") + 2}
        matches = Match.objects.filter(care_leaver__in=free, **room).open_on(clock.today()).undecided().order_by("id")
        by_post = defaultdict(list)
        for match in matches.select_related("run", "opportunity__employer", "care_leaver__council"):
            tells = why_it_tells(match.opportunity, match.care_leaver, first_day_from_now(match.opportunity))
            if not match.opportunity.applies_elsewhere and not tells:
                by_post[match.opportunity_id].append(match)
        return max(by_post.values(), key=len, default=[])

    def _invite(self) -> None:
        theirs = list(self._mine().filter(state=ReferralState.INTRODUCED))
        on = add_working_days(clock.today(), 7)
        invite_to_day(
            opportunity=theirs[0].opportunity,
            people=theirs,
            on=on,
            at=STARTS,
            minutes=MINUTES,
            words=WORDS,
            is_read=True,
            by=self.adviser,
        )

    def _hear(self) -> None:
        for referral in self._mine().filter(state=ReferralState.INTERVIEW)[:1]:
            person, facts = referral.care_leaver, {"on": clock.today(), "by": self.adviser}
            record_contact(care_leaver=person, method=ContactMethod.PHONE, reached=True, note="", **facts)
            record_view(care_leaver=person, words=SAID, **facts)

    def _mine(self):
        mine = Referral.objects.filter(id__in=self._referred).order_by("id")
        return mine.select_related("care_leaver__council", "opportunity__employer", "employer", "council")
