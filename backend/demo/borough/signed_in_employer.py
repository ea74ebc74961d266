"""What the employer with a sign-in finds: something live with matches, and introductions that wait for an answer."""

import datetime as dt
import random
from decimal import Decimal

from django.db.models import Case, When

from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.demo.borough.asking import asked_about
from backend.demo.borough.cast import EMPLOYER_WITH_SIGN_IN, Cast
from backend.demo.borough.places import Places
from backend.demo.borough.timeline import Timeline
from backend.employers.models import Employer
from backend.opportunities import services
from backend.opportunities.choices import NO_OLDEST_AGE, OpportunityType, Source, WagePeriod
from backend.opportunities.models import Opportunity
from backend.placements.models import Placement
from backend.ranking.gated_steps import refer_person, take_step
from backend.ranking.services import rank_opportunity
from backend.reference.choices import Route
from backend.reference.working_days import add_working_days
from backend.referrals.choices import Step, Way
from backend.referrals.interviews import Meeting
from backend.referrals.models import Referral
from backend.referrals.own_words import WordsAnswer
from backend.referrals.telling_places import promised_to_anybody
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models import Decision, Match
from backend.shortlists.services import decide


SHORTLISTED = 4
OFFERED_AT = (dt.time(10), dt.time(14, 30), dt.time(9))
ENDED_DAYS_AGO, POSTED_DAYS_AGO, INTRODUCED_DAYS_AGO, INVITED_DAYS_AGO = 30, 9, 4, 1
FACTS = {
    "summary": "Invented opportunity. Make drinks and light meals, serve customers, and learn in a small team.",
    "route": Route.CATERING,
    "weekly_hours": Decimal(30),
    "daily_hours": Decimal("7.5"),
    "working_pattern": "Five days out of seven, between 7am and 6pm",
    "night_work": False,
    "paid": True,
    "wage_from": Decimal("13.85"),
    "wage_period": WagePeriod.HOUR,
    "private_business": True,
    "includes_training": True,
    "places": 4,
    "min_age": 16,
    "max_age": NO_OLDEST_AGE,
    "min_level": 0,
    "english_required": 0,
    "maths_required": 0,
    "ehcp_required": False,
    "dbs_required": False,
    "driving_required": False,
    "remote": False,
    "support_offered": ["flexible_start", "mentor", "travel_confidence"],
}


class SignedInEmployer:
    def __init__(self, chance: random.Random, timeline: Timeline, places: Places, cast: Cast):
        self.chance, self.timeline, self.cast = chance, timeline, cast
        self.site = chance.choice(places.borough)
        self.opportunity: Opportunity | None = None

    def expect(self) -> None:
        for days_ago, happens in (
            (ENDED_DAYS_AGO + 30, self._post_an_earlier_one),
            (ENDED_DAYS_AGO + 29, self._approve),
            (POSTED_DAYS_AGO, self._post_the_newest),
            (POSTED_DAYS_AGO - 1, self._approve),
            (INTRODUCED_DAYS_AGO + 1, self._shortlist),
            (INTRODUCED_DAYS_AGO, self._introduce),
            (INVITED_DAYS_AGO, self._invite_the_first),
            (INVITED_DAYS_AGO, self._offer_times_to_the_next),
        ):
            self.timeline.at(self.timeline.until - dt.timedelta(days=days_ago), happens)

    def _post_an_earlier_one(self) -> None:
        """It has ended by now, so its employer is asked what came of it."""
        self._post(title="Kitchen assistant", open_for=30)

    def _post_the_newest(self) -> None:
        self._post(title="Cafe team member", open_for=60)

    def _post(self, *, title: str, open_for: int) -> None:
        employer = Employer.objects.for_council(self.cast.council.id).get(name=EMPLOYER_WITH_SIGN_IN)
        person = employer.contacts.get().user
        self.opportunity = services.draft(
            council=self.cast.council,
            employer=employer,
            type=OpportunityType.JOB,
            source=Source.PARTNER,
            by=person,
            sites=[{"address": "3 Invented Parade", "postcode": self.site.code}],
            title=title,
            closing_date=clock.today() + dt.timedelta(days=open_for),
            start_date=clock.today() + dt.timedelta(days=open_for + 15),
            pledges=promised_to_anybody(employer.pledges),
            **FACTS,
        )
        services.submit(opportunity=self.opportunity, by=person)

    def _approve(self) -> None:
        services.approve(opportunity=self.opportunity, by=self.cast.officer)

    def _shortlist(self) -> None:
        """Advisers choose the first of those who agreed to be named and are free; first who signs in."""
        rank_opportunity(opportunity=self.opportunity)
        matches = Match.objects.filter(opportunity=self.opportunity, care_leaver__in=self._free()).undecided()
        first = matches.select_related("run", "care_leaver__eet_adviser").order_by(
            Case(When(care_leaver__eet_adviser=self.cast.advisers[0], then=0), default=1), "-score", "id"
        )[:SHORTLISTED]
        for match in first:
            decide(match=match, kind=DecisionKind.SHORTLIST, by=match.care_leaver.eet_adviser)

    def _introduce(self) -> None:
        chosen = Decision.objects.standing().filter(opportunity=self.opportunity, kind=DecisionKind.SHORTLIST)
        for decision in chosen.select_related("care_leaver__eet_adviser").order_by("id"):
            self._refer(decision.care_leaver)

    def _invite_the_first(self) -> None:
        """The employer's own answer, which nobody has passed on yet."""
        first = Referral.objects.awaiting_employer().filter(opportunity=self.opportunity).order_by("id").first()
        if first is not None:
            person = self.opportunity.employer.contacts.get().user
            when = {"interview_on": add_working_days(self.timeline.until, 3), "interview_at": dt.time(10, 30)}
            take_step(referral=first, step=Step.INTERVIEW, on=clock.today(), neutral=True, by=person, **when)

    def _offer_times_to_the_next(self) -> None:
        """Three to choose from, and nobody has chosen yet; somebody is left who waits for an answer."""
        waiting = Referral.objects.awaiting_employer().filter(opportunity=self.opportunity).order_by("id")[:2]
        if len(waiting) == 2:
            person = self.opportunity.employer.contacts.get().user
            days = [add_working_days(self.timeline.until, number) for number in (4, 5, 6)]
            meeting = Meeting(times=tuple(zip(days, OFFERED_AT, strict=True)), how="in_person", minutes=45)
            facts = {"meeting": meeting, "note": "Ask for Sam at the counter, and wear flat shoes."}
            take_step(referral=waiting[0], step=Step.INTERVIEW, on=clock.today(), neutral=True, by=person, **facts)

    def _free(self):
        agreed = CareLeaver.objects.filter(
            consents__kind=ConsentKind.SHARE_NAME, consents__withdrawn_on__isnull=True, council=self.cast.council
        )
        in_a_placement = Placement.objects.current().values("care_leaver")
        referred = Referral.objects.open().values("care_leaver")
        return agreed.exclude(id__in=in_a_placement).exclude(id__in=referred)

    def _refer(self, person: CareLeaver) -> None:
        try:
            refer_person(
                care_leaver=person,
                opportunity=self.opportunity,
                way=Way.INTRODUCED,
                previewed=asked_about(person, self.opportunity, by=person.eet_adviser),
                words=WordsAnswer.READ,
                by=person.eet_adviser,
            )
        except Refused:
            return  # a place or an employer to avoid: what an adviser would see too
