"""On a referral, for whoever may read papers: the documents that were sent with it, and what became of each."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from backend.care_leavers.paper_permissions import can_see_papers
from backend.councils.viewer import Viewer
from backend.referrals.choices import Way
from backend.referrals.models import DeleteRequest, Referral
from backend.referrals.permissions import can_refer
from backend.referrals.sent_documents import Standing, standing_of_each
from backend.referrals.taken_back_documents import key_of, readings_of, requests_to_delete
from backend.web.kit.document_files import told_of_file
from backend.web.kit.formats import day
from backend.web.staff.people.taken_back_rows import delete_words


MAY_BE_OPENED, HELD = "The employer may open it.", "It cannot be opened while the referral is held."


@dataclass(frozen=True)
class SentShown:
    standing: Standing
    readings: Sequence[dt.datetime]
    request: DeleteRequest | None
    is_held: bool

    @property
    def sent(self):
        return self.standing.sent

    @property
    def told(self) -> str:
        sent = self.sent
        file = told_of_file(sent.format, sent.pages, sent.size)
        return f"{file}. Sent to {sent.employer.name} on {day(sent.created_at)} by {sent.by}."

    @property
    def read(self) -> str:
        days = list(dict.fromkeys(map(day, self.readings)))
        if not days:
            return "It was not read." if self.sent.taken_back_at else "Not read yet."
        last = f", and last on {days[-1]}" if len(days) > 1 else ""
        return f"Read on {days[0]}{last}."

    @property
    def stands(self) -> str:
        if self.sent.taken_back_at:
            return f"Taken back on {day(self.sent.taken_back_at)} by {self.sent.taken_back_by}."
        return self.standing.why_not or (HELD if self.is_held else MAY_BE_OPENED)

    @property
    def may_be_taken_back(self) -> bool:
        return not self.sent.taken_back_at and self.sent.name in self.sent.referral.disclosed

    @property
    def asked(self) -> str:
        return delete_words(self.request) if self.request else ""

    @property
    def may_be_asked_for(self) -> bool:
        """It was taken back without a word of deleting, and somebody there had opened it."""
        return bool(self.sent.taken_back_at and self.readings) and not self.request

    @property
    def waits_for_answer(self) -> bool:
        return self.request is not None and self.request.answered_at is None


def documents_box(viewer: Viewer, referral: Referral, *, is_held: bool) -> dict[str, object]:
    if referral.way != Way.INTRODUCED or not can_see_papers(viewer):
        return {"shows_documents": False}
    every = standing_of_each(referral)
    rows = [each.sent for each in every]
    readings, requests = readings_of(rows), requests_to_delete([key_of(each.sent) for each in every if each.why_not])
    return {
        "shows_documents": bool(rows) or referral.is_open,
        "sent_documents": [
            SentShown(each, readings[each.sent.public_id], requests.get(key_of(each.sent)), is_held) for each in every
        ],
        "may_send_documents": can_refer(viewer) and referral.is_open,
        "may_take_documents_back": can_refer(viewer),
    }
