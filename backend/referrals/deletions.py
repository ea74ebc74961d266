"""Asking an employer to delete what it was told, and what it says: a row from the first press to the answer."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver, Consent
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.councils.models import Council
from backend.employers.models import Employer, EmployerContact
from backend.employers.organisations.conflicts import refuse_own
from backend.reference.working_days import is_working_day
from backend.referrals.choices import TALKS, DeleteAnswer
from backend.referrals.deletion_messages import ask_contacts
from backend.referrals.models import DeleteRequest, Referral
from backend.referrals.models.deletions import LONGEST_REASON
from backend.referrals.permissions import user_may_talk
from backend.referrals.seen_details import part_key


Requests = dict[tuple[int, str, str], list[DeleteRequest]]
MAY_ASK = "Only somebody of this council who talks with young people may ask an employer to delete."


@transaction.atomic
def ask_to_delete(*, consent: Consent, referral: UUID, employer: UUID | None = None, by: User | None) -> DeleteRequest:
    """Ask the employer that was told of one referral, whosever that is now; where two were, `employer` says which.

    Each of its contacts has a link of their own. Asked twice, it is asked once. Without `by` the young person asked for
    it themselves.
    """
    if by and not user_may_talk(by, consent.council_id):
        raise Refused(MAY_ASK)
    CareLeaver.objects.lock(consent.care_leaver_id)
    consent.refresh_from_db(fields=["seen"])
    told = _what_was_told(consent, str(referral), str(employer or ""))
    row = Referral.objects.select_related("council").get(public_id=referral, care_leaver=consent.care_leaver)
    about = {"consent": consent, "referral": row, "employer": Employer.objects.get(public_id=told["whose"])}
    return ask_about(told["fields"], council=row.council, by=by, **about)


@transaction.atomic
def ask_about(fields: list[str], *, council: Council, by: User | None, **about: Any) -> DeleteRequest:
    """What nobody has asked this employer about yet, by this agreement and referral, in a request of its own: what was
    asked before stays as it is, answered or not. Of nothing new the last that names it is given back.

    The caller holds the young person, so that the same is not asked twice at the same moment.
    """
    before = list(DeleteRequest.objects.filter(**about).order_by("asking"))
    named = {name for each in before for name in each.fields}
    more = [name for name in fields if name not in named]
    if before and not more:
        return next((each for each in reversed(before) if set(each.fields).intersection(fields)), before[-1])
    facts = {"council": council, "fields": more, "asked_on": clock.today(), "by": by, "asking": len(before) + 1}
    request: DeleteRequest = DeleteRequest.objects.create(**about, **facts)
    request.written_to = ask_contacts(request)
    request.save(update_fields=["written_to"])
    return request


def _what_was_told(consent: Consent, referral: str, employer: str) -> dict[str, Any]:
    parts: list[dict[str, Any]] = [
        each for each in consent.seen if all(part_key(each)) and part_key(each)[0] == referral
    ]
    told = [each for each in parts if not employer or each["whose"] == employer]
    if not told:
        raise Refused("This employer was not told anything by that agreement, so there is nothing to delete.")
    if len(told) > 1:
        raise Refused("More than one employer was told of this referral. Choose which of them is to delete it.")
    return told[0]


@transaction.atomic
def ask_all_to_delete(*, consents: Iterable[Consent], by: User | None) -> list[DeleteRequest]:
    """Every employer who had been told something by these."""
    told = [(each, part_key(part)) for each in consents for part in each.seen if all(part_key(part))]
    return [
        ask_to_delete(consent=each, referral=UUID(about), employer=UUID(whose), by=by) for each, (about, whose) in told
    ]


def requests_about(consents: Iterable[Consent]) -> Requests:
    """By the agreement, the public id of the referral and of the employer, the first first; about none the database is
    not asked."""
    about, by_part = list(consents), defaultdict(list)
    found = DeleteRequest.objects.filter(consent__in=about).with_details().order_by("asking", "id") if about else ()
    for each in found:
        by_part[each.consent_id, str(each.referral.public_id), str(each.employer.public_id)].append(each)
    return dict(by_part)


@transaction.atomic
def answer_request(
    *, request: DeleteRequest, answer: DeleteAnswer, reason: str = "", by: User | EmployerContact
) -> DeleteRequest:
    """What the employer says, by a link of its own or as somebody of the council was told. By a link the first word
    stands; on the telephone it may be put right by another one."""
    lock_row(request)
    is_contact = isinstance(by, EmployerContact)
    if isinstance(by, User) and not user_may_talk(by, request.council_id):
        raise Refused("Only somebody of this council who talks with young people may record what an employer says.")
    if isinstance(by, User):
        refuse_own(request.employer, to="record what it says of deleting", by=by, who=TALKS)
    if request.answered_at and is_contact:
        raise Refused("This is answered already. If that is not right, ring us.")
    if answer not in DeleteAnswer:
        raise Refused("Say whether it is deleted.", field="answer")
    why = reason.strip() if answer == DeleteAnswer.KEPT else ""
    if answer == DeleteAnswer.KEPT and not why:
        raise Refused("Say what has to be kept, and why.", field="reason")
    if len(why) > LONGEST_REASON:
        raise Refused(f"The reason has at most {LONGEST_REASON} letters. Shorten it.", field="reason")
    request.answer, request.reason, request.answered_at = answer, why, clock.now()
    request.by_contact, request.recorded_by = (by, None) if isinstance(by, EmployerContact) else (None, by)
    request.save(update_fields=["answer", "reason", "answered_at", "by_contact", "recorded_by"])
    return request


@transaction.atomic
def remind_to_delete(*, council: Council) -> int:
    """Once, on the third working day after it was asked; a second run finds none."""
    today = clock.today()
    if not is_working_day(today):
        return 0
    due = DeleteRequest.objects.for_council(council.pk).to_remind(today)
    found = list(due.select_for_update(of=["self"]).select_related("employer", "referral", "council").order_by("id"))
    for request in found:
        ask_contacts(request, again=True)
        request.reminded_on = today
        request.save(update_fields=["reminded_on"])
    return len(found)
