"""Old business that a team would have brought to its end: what nothing came of, and agreements asked again."""

import datetime as dt

from backend.care_leavers.choices import ContactMethod
from backend.care_leavers.models import Consent
from backend.core import clock
from backend.demo.borough.cast import Cast
from backend.demo.borough.timeline import Timeline
from backend.ranking.gated_steps import take_step
from backend.referrals.agreements import renew_group
from backend.referrals.choices import Step
from backend.referrals.models import Referral
from backend.referrals.resting import resting_on


ENDED_AGO, ASKED_AGO = 40, 2  # days
OLD = dt.timedelta(days=60)
NOT_YET_ASKED = 6  # one in so many is still to be asked again
NOTE = "Nothing came of it. Told them."


class Settled:
    def __init__(self, timeline: Timeline, cast: Cast):
        self.timeline, self.council = timeline, cast.council

    def expect(self) -> None:
        for days_ago, happens in ((ENDED_AGO, self._end_old_referrals), (ASKED_AGO, self._ask_again)):
            self.timeline.at(self.timeline.until - dt.timedelta(days=days_ago), happens)

    def _end_old_referrals(self) -> None:
        old = Referral.objects.for_council(self.council.pk).open().filter(last_step_at__lt=clock.now() - OLD)
        for referral in old.select_related("opportunity", "care_leaver__eet_adviser").order_by("id"):
            by = referral.care_leaver.eet_adviser
            take_step(referral=referral, step=Step.WITHDRAWN, on=clock.today(), note=NOTE, by=by)

    def _ask_again(self) -> None:
        """Of what open introductions rest on, by the advisers of each; a few are still to come."""
        standing = Consent.objects.for_council(self.council.pk).standing().with_day_to_ask_again()
        due = resting_on(standing.filter(ask_again_on__lte=self.timeline.until))
        for person_id in dict.fromkeys(due.order_by("care_leaver_id").values_list("care_leaver_id", flat=True)):
            if person_id % NOT_YET_ASKED:
                self._renew(due.filter(care_leaver_id=person_id))

    def _renew(self, due) -> None:
        for consent in due.select_related("care_leaver__eet_adviser").order_by("id"):
            consent.refresh_from_db()
            if not consent.renewed_on and not consent.should_name_its_employer:
                renew_group(consent=consent, how=ContactMethod.PHONE, by=consent.care_leaver.eet_adviser)
