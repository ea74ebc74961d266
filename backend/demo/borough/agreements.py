"""One introduction whose young person took their number back: what was seen is asked to be deleted, and nobody answers;
and one agreement that runs out within a fortnight."""

import datetime as dt
from uuid import UUID

from backend.care_leavers.choices import ConsentKind, ContactMethod
from backend.core import clock
from backend.demo.borough.cast import Cast
from backend.demo.borough.timeline import Timeline
from backend.referrals.agreements import record_agreements, take_agreement_back
from backend.referrals.deletions import ask_to_delete
from backend.referrals.models import Referral


ASKED_AGO, LASTS = 9, dt.timedelta(days=20)  # days


class Agreements:
    def __init__(self, timeline: Timeline, cast: Cast):
        self.timeline, self.adviser, self.council = timeline, cast.advisers[0], cast.council

    def expect(self) -> None:
        self.timeline.at(self.timeline.until - dt.timedelta(days=ASKED_AGO), self._change_their_minds)

    def _change_their_minds(self) -> None:
        told = Referral.objects.for_council(self.council.pk).open().filter(care_leaver__eet_adviser=self.adviser)
        told = told.filter(disclosed__has_key="email").select_related("care_leaver", "employer").order_by("id")
        referral = told.first()
        if referral is None:
            return
        person = referral.care_leaver
        given = person.consents.standing().filter(kind=ConsentKind.SHARE_EMAIL).first()
        taken = take_agreement_back(consent=given, employer=referral.employer, by=self.adviser)
        for consent in taken.consents:
            for each in consent.seen:
                ask_to_delete(consent=consent, referral=UUID(each["referral"]), by=self.adviser)
        record_agreements(
            care_leaver=person,
            kinds=[ConsentKind.SHARE_QUALIFICATIONS],
            employer=referral.employer,
            on=clock.today(),
            how=ContactMethod.PHONE,
            until=clock.today() + LASTS,
            by=self.adviser,
        )
