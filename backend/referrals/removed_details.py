"""What employers read no longer, kept as it goes; and which of it an agreement that is taken back had allowed."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from backend.care_leavers.models import CareLeaver, Consent
from backend.core.protection import council_context
from backend.referrals.disclosure import KINDS, LABELS
from backend.referrals.document_names import is_document
from backend.referrals.models import Referral, RemovedDetails
from backend.referrals.own_words import read_while_care_was_told, unread_without_care_status


DETAILS_ADDED = "details_added"


@dataclass(frozen=True)
class RemovedPart:
    """Of what went from one employer, what rested on one agreement."""

    removed: RemovedDetails
    fields: tuple[str, ...]


def record_removed_details(referral: Referral, kept: Collection[str], at: dt.datetime) -> RemovedDetails:
    """Before it goes, for the employer of now."""
    fields = [name for name in LABELS if name in referral.disclosed and name not in kept]
    # agreed to and not told of: a document may have gone with that agreement all the same
    with_care = unread_without_care_status if "care_status" in fields else read_while_care_was_told
    may_tell = with_care(referral)
    moments = {name: moment.isoformat() for name, moment in _since(referral, fields).items()}
    with council_context(referral.council_id):  # whoever caused it: no employer reads it
        return RemovedDetails.objects.create(
            council_id=referral.council_id,
            referral=referral,
            employer_id=referral.employer_id,
            created_at=at,
            fields=fields,
            with_care=[name for name in fields if name in may_tell],
            since=moments,
        )


def _since(referral: Referral, fields: Iterable[str]) -> dict[str, dt.datetime]:
    """When each was sent: with the introduction, or with what was added last that names it."""
    moments = dict.fromkeys(fields, referral.created_at)
    for event in referral.events.filter(step=DETAILS_ADDED).order_by("id"):
        moments |= {name: event.at for name in moments if LABELS[name] in event.note.split(", ")}
    sent = (
        {each.name: each.created_at for each in referral.sent_documents.all()} if any(map(is_document, fields)) else {}
    )
    return moments | {name: moment for name, moment in sent.items() if name in moments}


def removed_parts_of(
    removed: Iterable[RemovedDetails], consent: Consent, among: Collection[Consent]
) -> list[RemovedPart]:
    """What rested on this one: of `among` the one that names the employer counts there, else the one for anybody."""
    named = {each.employer_id for each in among if each.kind == consent.kind}
    mine = [
        each for each in removed if consent.employer_id == (each.employer_id if each.employer_id in named else None)
    ]
    found = [RemovedPart(each, each.rested_on(consent.kind, KINDS)) for each in mine]
    return [each for each in found if each.fields]


def removed_details_of(care_leaver: CareLeaver) -> list[RemovedDetails]:
    """By whatever door."""
    about = RemovedDetails.objects.filter(referral__care_leaver=care_leaver)
    return list(about.select_related("referral", "employer").order_by("id"))


def removed_since_the_last_no(
    removed: Iterable[RemovedDetails], said: Iterable[Consent], consent: Consent, among: Collection[Consent]
) -> list[RemovedDetails]:
    """Without what was told with a no of before to the same thing; `said` is all that they ever said."""
    same = [each for each in said if each.kind == consent.kind and each not in among]
    noes = [(each.employer_id, each.withdrawn_at) for each in same if each.withdrawn_at]
    return [
        each
        for each in removed
        if not any(whose in (None, each.employer_id) and at >= each.created_at for whose, at in noes)
    ]
