"""What the last weeks left to do for the adviser who signs in: an interview today, one without an answer, an offer, a
post that closes, a question. Everybody else's old business is settled as a team would have."""

import datetime as dt
import random
from collections.abc import Iterator

from django.db.models import F

from backend.activities.choices import NEET
from backend.activities.models import ActivitySpell
from backend.care_leavers.ages import birthday
from backend.care_leavers.birthdays import check_birthday
from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.demo.borough.asking import asked_about
from backend.demo.borough.cast import Cast
from backend.demo.borough.timeline import Timeline
from backend.opportunities.choices import Source
from backend.placements.models import Placement
from backend.ranking.gated_steps import refer_person, take_step
from backend.ranking.services import rank_care_leaver
from backend.reference.entitlement_turns import turning_ages
from backend.reference.working_days import is_working_day, next_working_day
from backend.referrals.choices import Step, Way
from backend.referrals.models import Referral
from backend.referrals.own_words import WordsAnswer
from backend.shortlists.choices import DecisionKind, Question
from backend.shortlists.models import Decision, Match
from backend.shortlists.services import decide, undo_decision


LOOKED_AT_WITHIN = dt.timedelta(days=21)  # after a birthday
SETTLED_AFTER = dt.timedelta(days=30)  # what was shortlisted and closed since
CLOSES_SOON = dt.timedelta(days=6)
INTERVIEW_AT = dt.time(11)


class LastWeeks:
    def __init__(self, chance: random.Random, timeline: Timeline, cast: Cast):
        self.chance, self.timeline = chance, timeline
        self.council, self.adviser = cast.council, cast.advisers[0]
        self._taken: set[int] = set()  # people with a story of their own
        self._chosen: dict[str, Decision] = {}
        self._referred: dict[str, Referral] = {}

    def expect(self) -> None:
        for days_ago, happens in (
            (15, lambda: self._choose("silent")),
            (14, lambda: self._refer("silent")),
            (10, lambda: self._choose("interview")),
            (9, lambda: self._choose("offer")),
            (9, lambda: self._refer("interview")),
            (8, lambda: self._refer("offer")),
            (6, lambda: self._invite("offer", self.timeline.until - dt.timedelta(days=3))),
            (3, lambda: self._invite("interview", self._today_or_monday())),
            (3, self._ask),
            (2, lambda: self._step("offer", Step.OFFERED)),
            (2, lambda: self._shortlist_one(closes_by=self.timeline.until + CLOSES_SOON)),
            (1, self._settle_birthdays),
            (1, self._settle_what_closed),
        ):
            self.timeline.at(self.timeline.until - dt.timedelta(days=days_ago), happens)

    def _today_or_monday(self) -> dt.date:
        return self.timeline.until if is_working_day(self.timeline.until) else next_working_day(self.timeline.until)

    def _choose(self, story: str) -> None:
        """For somebody of the adviser's who agreed to be named, the first of their matches with a partner employer."""
        match = next(self._first_matches(), None)
        if match is not None:
            self._chosen[story] = decide(match=match, kind=DecisionKind.SHORTLIST, by=self.adviser)

    def _refer(self, story: str) -> None:
        if story not in self._chosen:
            return
        chosen = Decision.objects.select_related("care_leaver", "opportunity").get(id=self._chosen[story].id)
        try:
            self._referred[story] = refer_person(
                care_leaver=chosen.care_leaver,
                opportunity=chosen.opportunity,
                way=Way.INTRODUCED,
                previewed=asked_about(chosen.care_leaver, chosen.opportunity, by=self.adviser),
                words=WordsAnswer.READ,
                by=self.adviser,
            )
        except Refused:
            return  # something to avoid: what the adviser would see too

    def _invite(self, story: str, on: dt.date) -> None:
        self._step(story, Step.INTERVIEW, interview_on=on, interview_at=INTERVIEW_AT)

    def _step(self, story: str, name: Step, **facts) -> None:
        if story in self._referred:
            referral = Referral.objects.select_related("opportunity", "care_leaver").get(id=self._referred[story].id)
            take_step(referral=referral, step=name, on=clock.today(), by=self.adviser, **facts)

    def _ask(self) -> None:
        match = next(self._first_matches(), None)
        if match is not None:
            asked = {"asked": Question.YOUNG_PERSON, "note": "Could you start at 7:30 if somebody picks you up?"}
            decide(match=match, kind=DecisionKind.ASK, by=self.adviser, **asked)

    def _shortlist_one(self, *, closes_by: dt.date) -> None:
        match = next(self._first_matches(opportunity__closing_date__lte=closes_by), None)
        if match is not None:
            decide(match=match, kind=DecisionKind.SHORTLIST, by=self.adviser)

    def _first_matches(self, **fitting) -> Iterator[Match]:
        """The best fitting match of each of the adviser's people who have nothing else under way, ranked on the day."""
        for person in self._free():
            rank_care_leaver(care_leaver=person)
            matches = Match.objects.filter(care_leaver=person, opportunity__source=Source.PARTNER, **fitting)
            last = {"opportunity__places_taken__gte": F("opportunity__places") - 1}  # others' story, who wait for it
            matches = matches.exclude(opportunity__in=Referral.objects.open().values("opportunity"), **last)
            ranked = matches.undecided().select_related("run", "opportunity__employer", "care_leaver__council")
            best = ranked.best_first().first()
            if best is not None:
                self._taken.add(person.id)
                yield best

    def _free(self) -> list[CareLeaver]:
        """Not in EET, agreed to be named, without a placement, a referral or anything shortlisted."""
        neet = ActivitySpell.objects.on(clock.today()).filter(code__in=NEET).values("care_leaver")
        agreed = CareLeaver.objects.filter(
            consents__kind=ConsentKind.SHARE_NAME, consents__withdrawn_on__isnull=True, eet_adviser=self.adviser
        )
        busy = (
            Placement.objects.current().values("care_leaver"),
            Referral.objects.open().values("care_leaver"),
            Decision.objects.standing().filter(kind=DecisionKind.SHORTLIST).values("care_leaver"),
        )
        for rows in busy:
            agreed = agreed.exclude(id__in=rows)
        free = agreed.filter(id__in=neet).exclude(id__in=self._taken).select_related("council")
        return list(free.order_by("id"))

    def _settle_birthdays(self) -> None:
        """Advisers have looked at what each birthday changed, but for those of the last weeks and to come."""
        today = clock.today()
        for person in CareLeaver.objects.filter(council=self.council).select_related("eet_adviser"):
            for age in turning_ages():
                if clock.day_of(person.created_at) <= birthday(person.birth_date, age) <= today - LOOKED_AT_WITHIN:
                    check_birthday(care_leaver=person, age=age, by=person.eet_adviser)

    def _settle_what_closed(self) -> None:
        """What was shortlisted and closed long since is taken back, as an adviser does who told the young person."""
        closed = Decision.objects.standing().filter(
            kind=DecisionKind.SHORTLIST, opportunity__closing_date__lt=clock.today() - SETTLED_AFTER
        )
        for decision in closed.select_related("care_leaver__eet_adviser").order_by("id"):
            undo_decision(decision=decision, reason="It closed. Told them.", by=decision.care_leaver.eet_adviser)
