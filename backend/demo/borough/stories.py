"""One young person's way from a match to a placement, step by step, each through the service a page would call."""

import datetime as dt
import random

from backend.accounts.models import User
from backend.activities.as_at import AsAt, status_as_at
from backend.activities.choices import EET
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.demo.borough.asking import asked_about
from backend.demo.borough.savepoints import without_savepoints
from backend.demo.borough.stays import Stay
from backend.demo.borough.timeline import Timeline
from backend.opportunities.choices import Source
from backend.opportunities.models import Opportunity
from backend.ranking.gated_steps import refer_person, start_placement, take_step
from backend.ranking.services import rank_care_leaver
from backend.ranking.workplaces import workplaces_to_start_at
from backend.referrals.choices import Step, Way
from backend.referrals.models import Referral
from backend.referrals.own_words import WordsAnswer
from backend.shortlists.choices import DecisionKind, NotThisOne, Question
from backend.shortlists.models import Decision, Match
from backend.shortlists.services import answer_question, decide


NEEDS_MORE = (NotThisOne.OTHER, NotThisOne.NOT_NOW)  # words, or what it waits for
FIRST_INTERVIEWS = dt.timedelta(days=4)
ANSWERS = (("interview", 66), ("declined_by_employer", 13), ("no_response", 11), ("declined_by_young_person", 10))


class Story:
    """Draws what happens next and writes it into the timeline; nothing happens before its day."""

    def __init__(self, chance: random.Random, timeline: Timeline, care_leaver_id: int):
        self.chance, self.timeline, self.care_leaver_id = chance, timeline, care_leaver_id

    def later(self, least: int, most: int, happens) -> None:
        self.timeline.at(clock.today() + dt.timedelta(days=self.chance.randint(least, most)), happens)

    @property
    def person(self) -> CareLeaver:
        return CareLeaver.objects.select_related("council", "eet_adviser").get(id=self.care_leaver_id)

    def begin(self) -> None:
        """The adviser looks at the ranking and decides about the first matches of partner employers."""
        person = self.person
        if self._has_enough_to_do(person):
            return
        with without_savepoints():
            run = rank_care_leaver(care_leaver=person)
        refused = self.chance.choice((0, 0, 1))
        if not run.matches:
            return
        matches = list(
            Match.objects.filter(care_leaver=person, opportunity__source=Source.PARTNER)
            .undecided()
            .select_related("run", "opportunity__employer")
            .best_first()
        )
        for match in matches[:refused]:
            self._not_this_one(match, person.eet_adviser)
        chosen = next((match for match in matches if not self._decided(match)), None)
        if chosen:
            self._shortlist(chosen, person.eet_adviser)

    def _has_enough_to_do(self, person: CareLeaver) -> bool:
        """Advisers look first for those who are not in education, employment or training."""
        if person.placements.current().exists() or person.referrals.open().exists():
            return True
        return status_as_at(person, AsAt.TODAY, on=clock.today()).code in EET and self.chance.random() < 0.8

    def _decided(self, match: Match) -> bool:
        return Decision.objects.standing().filter(care_leaver=match.care_leaver, opportunity=match.opportunity).exists()

    def _not_this_one(self, match: Match, adviser: User) -> None:
        because = self.chance.choice([each for each in NotThisOne if each not in NEEDS_MORE])
        decide(match=match, kind=DecisionKind.NOT_THIS_ONE, because=because, by=adviser)

    def _shortlist(self, match: Match, adviser: User) -> None:
        if self.chance.random() < 0.08:
            question = decide(
                match=match,
                kind=DecisionKind.ASK,
                asked=Question.EMPLOYER,
                note="Could the start be a week later?",
                by=adviser,
            )
            self.later(2, 9, lambda: self._answer(question))
        decide(match=match, kind=DecisionKind.SHORTLIST, by=adviser)
        opportunity_id = match.opportunity_id
        self.later(1, 5, lambda: self._refer(opportunity_id))

    def _answer(self, question: Decision) -> None:
        answer_question(decision=question, answer="Yes, if they tell us by then.", by=self.person.eet_adviser)

    def _refer(self, opportunity_id: int) -> None:
        person, opportunity = self.person, Opportunity.objects.get(id=opportunity_id)
        try:
            referral = refer_person(
                care_leaver=person,
                opportunity=opportunity,
                way=Way.INTRODUCED,
                previewed=asked_about(person, opportunity, by=person.eet_adviser),
                words=WordsAnswer.READ,
                by=person.eet_adviser,
            )
        except Refused:
            return  # no consent yet, or the place has gone: what an adviser would see too
        answers, weights = zip(*ANSWERS, strict=True)
        answer = self.chance.choices(answers, weights)[0]
        least, most = (20, 30) if answer == Step.NO_RESPONSE else (3, 14)
        self.later(least, most, lambda: self._answered(referral.id, Step(answer)))

    def _take(self, referral_id: int, name: Step, **facts) -> Referral | None:
        """The step, unless somebody else's place or step came first."""
        referral = Referral.objects.select_related("opportunity", "care_leaver__eet_adviser").get(id=referral_id)
        try:
            by = referral.care_leaver.eet_adviser
            return take_step(referral=referral, step=name, on=clock.today(), by=by, **facts)
        except Refused:
            return None

    def _answered(self, referral_id: int, answer: Step) -> None:
        interview = {"interview_on": clock.today() + FIRST_INTERVIEWS, "interview_at": dt.time(10, 30)}
        facts = interview if answer == Step.INTERVIEW else {}
        if self._take(referral_id, answer, **facts) and answer == Step.INTERVIEW:
            self.later(FIRST_INTERVIEWS.days, 12, lambda: self._interviewed(referral_id))

    def _interviewed(self, referral_id: int) -> None:
        drawn = self.chance.random()
        if drawn < 0.1 and self._take(referral_id, Step.INTERVIEW_MISSED):
            self.later(2, 6, lambda: self._answered(referral_id, Step.INTERVIEW))
        elif drawn < 0.78 and self._take(referral_id, Step.OFFERED):
            self.later(1, 5, lambda: self._decide_offer(referral_id))
        elif drawn >= 0.78:
            self._take(referral_id, Step.DECLINED_BY_EMPLOYER)

    def _decide_offer(self, referral_id: int) -> None:
        wanted = Step.ACCEPTED if self.chance.random() < 0.9 else Step.DECLINED_BY_YOUNG_PERSON
        if not self._take(referral_id, wanted):
            self._take(referral_id, Step.WITHDRAWN)  # the last place went to somebody else
        elif wanted == Step.ACCEPTED:
            self.later(7, 28, lambda: self._start(referral_id))

    def _start(self, referral_id: int) -> None:
        if self.chance.random() < 0.06:
            self._take(referral_id, Step.DID_NOT_START)
            return
        referral = Referral.objects.select_related("opportunity", "care_leaver__eet_adviser").get(id=referral_id)
        try:
            places = workplaces_to_start_at(referral)
            where = self.chance.choice(places) if places else ""
            adviser = referral.care_leaver.eet_adviser
            placement = start_placement(referral=referral, on=clock.today(), workplace=where, by=adviser)
        except Refused:
            return
        Stay(self.chance, self.timeline, placement.id).plan()
