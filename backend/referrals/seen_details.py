"""What an employer had been told by an agreement that counts no longer, since when, and when its people opened it."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from backend.audit.services import reads_by_role, reads_of_each
from backend.care_leavers.models import Consent
from backend.core import clock
from backend.councils.choices import Role
from backend.notifications.decisions import take_back_unsent
from backend.referrals.disclosure import LABELS
from backend.referrals.document_names import is_document
from backend.referrals.models import RemovedDetails
from backend.referrals.removed_details import RemovedPart


# Without the name nothing that is about the referral is still to be said: a mail on its way would speak of nobody. A
# mail says nothing of anything else, and what it has to say (an interview called off) is to be known.
NOTHING_IS_LEFT_WITHOUT = "name"

# What the read log calls the pages that show an employer all that it was told of one referral, and those where the name
# stands among others.
SHOW_DETAILS = ("employer-referral", "employer-referral-answer", "introduction", "introduction-answer")
SHOW_THE_NAME = ("employer-home", "employer-referrals", "employer-introduced", "employer-day")


def keep_what_was_seen(consent: Consent, parts: Collection[RemovedPart], *, fresh: Collection[RemovedDetails]) -> None:
    """Added to what is kept with it already; of what went just now (`fresh`), what is not sent yet stays here."""
    for part in parts:
        _add(consent.seen, _what_was_read(part, is_fresh=part.removed in fresh))
    if parts:
        consent.seen_by = sorted({each["employer"] for each in consent.seen} | set(consent.seen_by))
        consent.save(update_fields=["seen", "seen_by"])


def _what_was_read(part: RemovedPart, *, is_fresh: bool) -> dict[str, Any]:
    """What an employer could read, since when, when its people opened it, and how many mails about it stay unsent."""
    removed, referral = part.removed, part.removed.referral
    held_back = 0
    if is_fresh and NOTHING_IS_LEFT_WITHOUT in part.fields:
        held_back = take_back_unsent(about=referral.public_id, council_id=referral.council_id, by=None)
    since = {name: removed.since[name] for name in part.fields}
    first = dt.datetime.fromisoformat(min(since.values(), key=dt.datetime.fromisoformat))
    pages = (*SHOW_DETAILS, *SHOW_THE_NAME) if "name" in part.fields else SHOW_DETAILS
    if all(map(is_document, part.fields)):
        reads = _downloads(part)
    else:
        reads = reads_by_role(subject=referral, role=Role.EMPLOYER, pages=pages, since=first, until=removed.created_at)
    return {
        "employer": removed.employer.name,
        "whose": str(removed.employer.public_id),
        "referral": str(referral.public_id),
        "fields": list(part.fields),
        "since": since,
        "opened": _first_and_last([moment.isoformat() for moment in reads]),
        "held_back": held_back,
    }


def _downloads(part: RemovedPart) -> list[dt.datetime]:
    """Whoever opened the page of an introduction has not read a document by that."""
    sent = list(part.removed.referral.sent_documents.filter(name__in=part.fields))
    moments = reads_of_each(subjects=sent, role=Role.EMPLOYER).values()
    return [moment for each in moments for moment in each if moment <= part.removed.created_at]


def _add(seen: list[dict[str, Any]], part: dict[str, Any]) -> None:
    """What one employer read of one referral is one part, whenever it went."""
    before = next((each for each in seen if part_key(each) == part_key(part)), None)
    if before is None:
        seen.append(part)
        return
    before["since"] = part["since"] | before["since"]
    before["fields"] = [name for name in LABELS if name in before["since"]]
    before["opened"] = _first_and_last([*before["opened"], *part["opened"]])
    before["held_back"] = before.get("held_back", 0) + part["held_back"]


def part_key(part: dict[str, Any]) -> tuple[str, str]:
    """One referral at one employer: an advert that went to another takes its referral with it."""
    return part.get("referral", ""), part.get("whose", "")


def _first_and_last(moments: Collection[str]) -> list[str]:
    ordered = sorted(set(moments), key=dt.datetime.fromisoformat)
    return ordered[:1] + ordered[-1:] if len(ordered) > 1 else ordered


def since_on(part: dict[str, Any]) -> dict[str, dt.date]:
    """Of what was kept, each thing with the day from which it could be read."""
    return {name: _day(part["since"][name]) for name in part["fields"]}


def opened_on(part: dict[str, Any]) -> list[dt.date]:
    """The first and the last day on which somebody there opened the page."""
    return [_day(each) for each in part["opened"]]


def _day(written: str) -> dt.date:
    return clock.day_of(dt.datetime.fromisoformat(written))
