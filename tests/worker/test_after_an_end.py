"""What has ended is matched anew within a minute, by the worker, and why it ended changes what comes."""

import datetime as dt

import pytest

from backend.core import clock
from backend.core.models import Job, JobState
from backend.core.protection import council_context
from backend.placements.choices import EndReason
from backend.placements.services import end, undo_end
from backend.shortlists.models import Match
from tests.factories.councils import CouncilFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world
from tests.worker.conftest import wait_until


pytestmark = [pytest.mark.servers, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("worker")]

WITHIN = 60  # seconds, as it is promised
DAY = dt.timedelta(days=1)
SAYS_NOTHING = (EndReason.ILLNESS, EndReason.CHILDCARE)
# The employer's fault says nothing about them, and much about the employer.
ABOUT_THE_MATCH = (EndReason.RELATIONSHIPS, EndReason.TRAVEL, EndReason.PAY, EndReason.EMPLOYER_FAULT)


class SomebodyWhoLeft:
    """One placement, and another opportunity of the same employer that begins in a month."""

    def __init__(self):
        self.council = CouncilFactory()
        with council_context(self.council.id):
            self.world = referral_world(self.council)
            self.left = placement_since(self.world, clock.today() - 30 * DAY, person=self.world.person)
            self.other = OpportunityFactory(
                council=self.council,
                employer=self.world.opportunity.employer,
                start_date=clock.today() + 30 * DAY,
            )
            SiteFactory(opportunity=self.other)
        self.score_by_the_worker()

    def score_by_the_worker(self) -> float | None:
        """Of the other opportunity, once the worker has done all that it was asked for; None where it is no match."""
        wait_until(lambda: not Job.objects.exclude(state=JobState.DONE).exists(), WITHIN)
        with council_context(self.council.id):
            return (
                Match.objects.filter(care_leaver=self.world.person, opportunity=self.other)
                .values_list("score", flat=True)
                .first()
            )

    def score_after(self, reason: EndReason, **chosen) -> float | None:
        """Ended for this reason; the end is taken back again."""
        with council_context(self.council.id):
            self.left.refresh_from_db()
            end(placement=self.left, on=clock.today(), reason=reason, by=self.world.adviser, **chosen)
        score = self.score_by_the_worker()
        with council_context(self.council.id):
            undo_end(placement=self.left, reason="Another reason", by=self.world.adviser)
        return score


def test_an_end_is_followed_by_new_matches_that_depend_on_why_it_ended():
    somebody = SomebodyWhoLeft()
    after = {reason: somebody.score_after(reason) for reason in (*SAYS_NOTHING, *ABOUT_THE_MATCH)}
    for_illness = after[EndReason.ILLNESS]
    assert for_illness is not None
    assert {reason: after[reason] for reason in SAYS_NOTHING} == {
        reason: pytest.approx(for_illness) for reason in SAYS_NOTHING
    }, "a child to care for and an illness say nothing about the employer"
    for reason in ABOUT_THE_MATCH:
        assert after[reason] < for_illness, f"{reason}: they did not last with this employer"
    not_now = {"not_now_until": clock.today() + 60 * DAY, "not_now_words": "After the summer"}
    assert somebody.score_after(EndReason.ILLNESS, **not_now) is None, "it begins before the day they chose"
    assert somebody.score_by_the_worker() is not None, "the day went with the end"
