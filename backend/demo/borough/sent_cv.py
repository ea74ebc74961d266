"""One introduction with a CV: made by a program, looked at, agreed to for that employer, and sent."""

import datetime as dt

from django.core.files.base import ContentFile

from backend.care_leavers.choices import ConsentKind, ContactMethod, DocumentKind
from backend.care_leavers.document_findings import digest_of
from backend.care_leavers.documents import add_document, findings_of, look_at
from backend.care_leavers.models import CareLeaver, Document
from backend.core import clock
from backend.demo.borough.cast import Cast
from backend.demo.borough.papers import cv_of
from backend.demo.borough.timeline import Timeline
from backend.ranking.gated_steps import send_documents
from backend.ranking.holds import not_held
from backend.referrals.agreements import record_agreements
from backend.referrals.choices import Way
from backend.referrals.models import Referral


DAYS_AGO = 2


class SentCV:
    def __init__(self, timeline: Timeline, cast: Cast):
        self.timeline, self.adviser, self.council = timeline, cast.advisers[0], cast.council

    def expect(self) -> None:
        self.timeline.at(self.timeline.until - dt.timedelta(days=DAYS_AGO), self._send)

    def _send(self) -> None:
        told = Referral.objects.for_council(self.council.pk).open().told_to_the_employer()
        mine = told.filter(care_leaver__eet_adviser=self.adviser, way=Way.INTRODUCED, employer__paused_at=None)
        referral = next(iter(not_held(mine.select_related("care_leaver", "employer").order_by("-id"))), None)
        if referral is None:
            return
        document = self._looked_at(referral.care_leaver)
        facts = {"on": clock.today(), "how": ContactMethod.IN_PERSON, "employer": referral.employer, "by": self.adviser}
        record_agreements(care_leaver=referral.care_leaver, kinds=[ConsentKind.SHARE_DOCUMENTS], **facts)
        chosen = {"documents": [str(document.public_id)], "documents_read": True}
        send_documents(referral=referral, by=self.adviser, **chosen)

    def _looked_at(self, person: CareLeaver) -> Document:
        """Without an address, which nobody needs to invite somebody."""
        file = ContentFile(cv_of(person.full_name))
        document = add_document(care_leaver=person, kind=DocumentKind.CV, file=file, by=self.adviser)
        return look_at(document=document, found=digest_of(findings_of(document, person)), by=self.adviser)
