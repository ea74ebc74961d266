"""A last place in the borough that was accepted, told to be gone, and given back: one line of each for the adviser who
signs in. And a match that a colleague is asked by name to look at."""

import datetime as dt
from collections import defaultdict
from contextlib import suppress

from django.db.models import F

from backend.care_leavers.choices import ContactMethod
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.demo.borough.cast import Cast
from backend.demo.borough.introductions import introduce_shortlisted, put_on_shortlist
from backend.demo.borough.timeline import Timeline
from backend.opportunities.choices import Source
from backend.ranking.gated_steps import take_step
from backend.ranking.services import rank_care_leaver
from backend.referrals.choices import Step
from backend.referrals.models import Referral
from backend.referrals.places_gone import asked_now, draft_for, tell_place_gone
from backend.shortlists.choices import DecisionKind, Question
from backend.shortlists.models import Match
from backend.shortlists.services import decide


MOST_RANKED = 20  # people among whom two are looked for who fit one last place
MISTAKE = "They had not made up their mind yet."


class PlacesLost:
    def __init__(self, timeline: Timeline, cast: Cast):
        self.timeline, self.council, self.adviser = timeline, cast.council, cast.advisers[0]
        self._chosen: list[int] = []
        self._referred: list[int] = []  # who accepts first, and who hears that it has gone

    def expect(self) -> None:
        acts = (
            (14, self._choose),
            (13, self._refer),
            (7, self._accept),
            (6, self._tell),
            (1, self._take_back),
            (1, self._ask),
        )
        for days_ago, happens in acts:
            self.timeline.at(self.timeline.until - dt.timedelta(days=days_ago), happens)

    def _choose(self) -> None:
        self._chosen = put_on_shortlist(self._two_of_one_place(), self.adviser)

    def _refer(self) -> None:
        self._referred = introduce_shortlisted(self._chosen, self.adviser)

    def _two_of_one_place(self) -> list[Match]:
        """Matches of two people with an opportunity of a partner that has one place left."""
        people = CareLeaver.objects.filter(eet_adviser=self.adviser).supported().order_by("id")
        agreed = people.filter(consents__kind="share_name", consents__withdrawn_on__isnull=True)
        free = list(agreed.exclude(id__in=Referral.objects.open().values("care_leaver")).distinct()[:MOST_RANKED])
        for person in free:
            rank_care_leaver(care_leaver=person)
        last = {"opportunity__source": Source.PARTNER, "opportunity__places_taken": F("opportunity__places") - 1}
        matches = Match.objects.filter(care_leaver__in=free, **last).open_on(clock.today()).undecided().order_by("id")
        by_opportunity = defaultdict(list)
        for match in matches.select_related("run", "opportunity__employer", "care_leaver__council"):
            by_opportunity[match.opportunity_id].append(match)
        return next((found[:2] for found in by_opportunity.values() if len(found) > 1), [])

    def _steps(self, number: int, *steps: Step, note: str = "") -> None:
        if len(self._referred) < 2:
            return
        with suppress(Refused):
            for step in steps:
                take_step(referral=self._of(number), step=step, on=clock.today(), note=note, by=self.adviser)

    def _of(self, number: int) -> Referral:
        return Referral.objects.select_related("opportunity", "care_leaver").get(id=self._referred[number])

    def _accept(self) -> None:
        self._steps(0, Step.OFFERED, Step.ACCEPTED)

    def _tell(self) -> None:
        if len(self._referred) < 2:
            return
        referral = self._of(1)
        words, sure = draft_for(referral.care_leaver, self.adviser), asked_now(referral.care_leaver).key
        with suppress(Refused):
            told = {"method": ContactMethod.PHONE.value, "words": words, "sure": sure, "withdraw": True}
            tell_place_gone(referral=referral, by=self.adviser, **told)

    def _take_back(self) -> None:
        self._steps(0, Step.REOPENED, note=MISTAKE)

    def _ask(self) -> None:
        head = Membership.objects.current().for_council(self.council.id).with_role(Role.HEAD).order_by("id").first()
        matches = Match.objects.filter(care_leaver__eet_adviser=self.adviser).open_on(clock.today()).undecided()
        match = matches.select_related("run", "opportunity__employer", "care_leaver__council").order_by("id").first()
        if head and match:
            note = "They like it, and the shifts are late. Would you put them forward?"
            asked = {"asked": Question.COLLEAGUE, "whom": head, "note": note}
            decide(match=match, kind=DecisionKind.ASK, by=self.adviser, **asked)
