"""Rows of interviews for the addresses of pages: times to choose from, one that is arranged, a day for several."""

import datetime as dt
from functools import cached_property

from backend.core import clock
from backend.ranking.assessment_days import invite_to_day
from backend.ranking.gated_steps import take_step
from backend.referrals.choices import Step
from backend.referrals.interviews import Meeting


WEEK = dt.timedelta(days=7)


class InterviewRows:
    """Mixed into `Rows`, which makes whose they are."""

    @cached_property
    def with_times(self):
        referral = self._introduced()
        on = clock.today() + WEEK
        meeting = Meeting(times=((on, dt.time(10)), (on, dt.time(14))), how="in_person", minutes=45)
        facts = {"meeting": meeting, "note": "Ask for Sam", "neutral": True}
        take_step(referral=referral, step=Step.INTERVIEW, on=clock.today(), by=self.employer_user, **facts)
        return referral

    @cached_property
    def at_interview(self):
        referral = self._introduced()
        when = {"interview_on": clock.today() + WEEK, "interview_at": dt.time(10)}
        take_step(referral=referral, step=Step.INTERVIEW, on=clock.today(), by=self.adviser, **when)
        return referral

    @cached_property
    def assessment_day(self):
        referral = self._introduced()
        when = {"on": clock.today() + WEEK, "at": dt.time(10), "words": "Ask for Sam"}
        made = invite_to_day(opportunity=referral.opportunity, people=[referral], by=self.adviser, **when)
        return made.day

    @cached_property
    def introduced_for(self):
        """One for which somebody is introduced who may be invited."""
        return self.referral.opportunity

    def _introduced(self):
        return self.world.refer(care_leaver=self.another_person(), opportunity=self.another_opportunity())
