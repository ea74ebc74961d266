"""A document that was sent is taken back: nobody opens it any longer, and where it was read the employer is asked to
delete it."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.audit.services import reads_of_each
from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.models import CareLeaver, Document
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.referrals.deletions import ask_about
from backend.referrals.models import DeleteRequest, SentDocument
from backend.referrals.permissions import user_may_refer
from backend.referrals.removed_details import record_removed_details
from backend.referrals.transitions import REFERRAL_LIFE


@transaction.atomic
def take_back_document(*, sent: SentDocument, delete: bool = False, by: User) -> SentDocument:
    """`delete` asks the employer to delete it as well; what nobody there has opened there is nothing to delete of."""
    referral = sent.referral
    if not user_may_refer(by, sent.council_id):
        raise Refused("Only an EET adviser of this council may take a document back.")
    CareLeaver.objects.lock(referral.care_leaver_id)
    REFERRAL_LIFE.hold(referral)
    sent.refresh_from_db()
    if sent.taken_back_at:
        raise Refused(f"It was taken back already, {by_whom_on(sent.taken_back_by_id, sent.taken_back_at)}.")
    moment = clock.now()
    if sent.name in referral.disclosed and sent.employer_id == referral.employer_id:
        kept = {name: value for name, value in referral.disclosed.items() if name != sent.name}
        record_removed_details(referral, kept, moment)
        referral.disclosed = kept
        referral.disclosed_until = {name: day for name, day in referral.disclosed_until.items() if name in kept}
        referral.save(update_fields=["disclosed", "disclosed_until"])
    sent.taken_back_at, sent.taken_back_by = moment, by
    sent.save(update_fields=["taken_back_at", "taken_back_by"])
    if delete and readings_of([sent])[sent.public_id]:
        ask_to_delete_document(sent=sent, by=by)
    return sent


@transaction.atomic
def ask_to_delete_document(*, sent: SentDocument, by: User) -> DeleteRequest:
    """Beside whatever else the employer is asked to delete by the agreement that the document went by."""
    if not user_may_refer(by, sent.council_id):
        raise Refused("Only an EET adviser of this council may ask for a document to be deleted.")
    CareLeaver.objects.lock(sent.referral.care_leaver_id)
    if not sent.taken_back_at:
        raise Refused("The employer may open it still: take it back first.")
    if not readings_of([sent])[sent.public_id]:
        raise Refused("Nobody there has opened it, so there is nothing to delete.")
    agreements = sent.referral.care_leaver.consents.filter(kind=ConsentKind.SHARE_DOCUMENTS, employer=sent.employer_id)
    about = {"consent": agreements.order_by("-id")[0], "referral": sent.referral, "employer": sent.employer}
    return ask_about([sent.name], council=sent.council, by=by, **about)


Key = tuple[int, int, str]  # a referral, an employer, and the name of what it was told


def key_of(sent: SentDocument) -> Key:
    return sent.referral_id, sent.employer_id, sent.name


def requests_to_delete(keys: Collection[Key]) -> dict[Key, DeleteRequest]:
    """What their employers were asked to delete of these, in one query; about none the database is not asked."""
    referrals, _, names = zip(*keys, strict=True) if keys else ((), (), ())
    about = DeleteRequest.objects.filter(referral__in=set(referrals), fields__overlap=list(names))
    found = about.with_details().order_by("id") if keys else ()
    return {(each.referral_id, each.employer_id, name): each for each in found for name in each.fields}


def sent_of(document: Document) -> list[SentDocument]:
    """Where it went, the last first, as far as it was not taken back."""
    sent = SentDocument.objects.filter(council=document.council_id, document=document.public_id, taken_back_at=None)
    return list(sent.select_related("referral", "employer").order_by("-created_at", "-id"))


def readings_of(sent: Collection[SentDocument]) -> dict[UUID, list[dt.datetime]]:
    """When somebody of its employer opened each, the first first."""
    return reads_of_each(subjects=sent, role=Role.EMPLOYER)
