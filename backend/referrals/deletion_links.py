"""The link by which a contact says whether they deleted: judged each time it is used, as that of an introduction."""

from dataclasses import dataclass

from django.db import transaction

from backend.core import clock
from backend.links.models import Link
from backend.links.services import state_of
from backend.links.standings import OF_LINKS, Standing
from backend.referrals.deletion_left import left_to_delete
from backend.referrals.deletion_messages import contacts_of
from backend.referrals.introduction_links import Opened
from backend.referrals.models import DeleteRequest


@dataclass(frozen=True)
class OpenedRequest(Opened):
    """A link as it stands, with the request it is about where it still is theirs to answer."""

    request: DeleteRequest | None = None


def opened_request(link: Link | None) -> OpenedRequest:
    """Neither a pause of the employer nor what has become of the introduction closes it: what was told is to be deleted
    all the same, unless they agreed to all of it anew. The caller has the council of the link open."""
    state = state_of(link)
    if link is None or state in OF_LINKS:
        return OpenedRequest(link, OF_LINKS[state])
    request, contact = _request_of(link), None
    if request:
        contact = contacts_of(request).filter(public_id=link.holder).select_related("employer").first()
    if request is None or contact is None or contact.email.lower() != link.address:
        return OpenedRequest(link, Standing.OFF)
    is_open = request.answered_at is None and left_to_delete(request)
    standing = Standing.OPEN if is_open else Standing.DONE
    return OpenedRequest(link, standing, request.referral, contact, request)


def _request_of(link: Link) -> DeleteRequest | None:
    mine = DeleteRequest.objects.for_council(link.council_id).filter(public_id=link.subject)
    return mine.select_related("employer", "referral__employer", "council").first()


@transaction.atomic
def ask_for_access_to_request(*, link: Link) -> None:
    """Note that somebody who has this link cannot come in by it: the employer that was asked is to be rung, wherever
    the introduction stands now."""
    asked = DeleteRequest.objects.for_council(link.council_id).filter(public_id=link.subject)
    asked.filter(access_asked_at=None).update(access_asked_at=clock.now())
