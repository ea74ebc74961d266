"""The link by which a contact of an employer answers one introduction, and whether it still opens.

That is judged each time it is used, by what is true then: a contact who has left, an address that changed or an advert
that went to another employer closes it at once, without anybody having to think of it.
"""

from dataclasses import dataclass

from django.db import transaction

from backend.accounts.limits import DAY, HOUR, Limit, has_room
from backend.core import clock
from backend.employers.models import EmployerContact
from backend.links.choices import CODE_LIFE, Channel, Purpose
from backend.links.models import Link
from backend.links.services import make_link, mark_used, state_of
from backend.links.standings import OF_LINKS, Standing
from backend.links.visits import new_code
from backend.notifications.choices import MessageKind, Recipient
from backend.notifications.services import send
from backend.opportunities.choices import OpportunityState
from backend.referrals.answers import with_meeting
from backend.referrals.choices import ACCESS_ASKED, HOLDS_A_PLACE, Way
from backend.referrals.disclosure import still_disclosed
from backend.referrals.employers_words import with_last_word
from backend.referrals.models import Referral
from backend.referrals.transitions import REFERRAL_LIFE


ASKS = Limit("access_to_an_introduction", 1, HOUR, HOUR, DAY)


@dataclass(frozen=True)
class Opened:
    """A link as it stands: whose it is and what it is about, where both still are what they were."""

    link: Link | None
    standing: Standing
    referral: Referral | None = None
    contact: EmployerContact | None = None


def new_link(referral: Referral, contact: EmployerContact) -> str:
    """The token of a link by which this contact answers this introduction. The caller has the council open."""
    facts = {"holder": contact.public_id, "subject": referral.public_id, "address": contact.email}
    return make_link(council=referral.council, purpose=Purpose.INTRODUCTION, channel=Channel.EMAIL, by=None, **facts)[1]


def opened(link: Link | None) -> Opened:
    """How it stands, but for what the gate would say. The caller has the council of the link open."""
    state = state_of(link)
    if link is None or state in OF_LINKS:
        return Opened(link, OF_LINKS[state])
    contact = (
        EmployerContact.objects.for_council(link.council_id).who_may_answer().filter(public_id=link.holder).first()
    )
    referral = _referral_of(link, contact) if contact and contact.email.lower() == link.address else None
    if contact is None or referral is None:
        return Opened(link, Standing.OFF)
    return Opened(link, _standing(referral), referral, contact)


def _referral_of(link: Link, contact: EmployerContact) -> Referral | None:
    """The introduction, while it is to the employer of the contact, who sees it."""
    theirs = Referral.objects.for_council(link.council_id).of_employers([contact.employer_id])
    theirs = with_meeting(theirs, here=True).filter(public_id=link.subject).with_answer_clock()
    theirs = with_last_word(theirs).with_whether_documents_were_sent()
    found: Referral | None = theirs.select_related("opportunity__employer", "employer", "council").first()
    sees_it = found is not None and found.employer.contacts.who_see(found.opportunity_id).filter(pk=contact.pk).exists()
    return found if sees_it else None


def _standing(referral: Referral) -> Standing:
    if not referral.is_open:
        return Standing.DONE
    if referral.employer.is_paused or "name" not in still_disclosed(referral):
        return Standing.PAUSED
    is_filled = referral.opportunity.state == OpportunityState.FILLED
    return Standing.FILLED if is_filled and referral.state not in HOLDS_A_PLACE else Standing.OPEN


@transaction.atomic
def note_answered(*, found: Opened) -> None:
    """An answer that ended the introduction was what the link was for."""
    if found.link and found.referral:
        found.referral.refresh_from_db(fields=["state"])
        if not found.referral.is_open:
            mark_used(link=found.link)


@transaction.atomic
def send_code(*, link: Link) -> None:
    """A code to the address that the link was sent to, and to no other. Raises TooOften."""
    code, council = new_code(link=link), link.council
    minutes = int(CODE_LIFE.total_seconds() // 60)
    body = (
        f"Your code is {code}. It can be used once, within {minutes} minutes.\n\n"
        "You asked for it on a page of ours. If you did not, you need do nothing.\n\n"
        f"{council.employment_team_name}\n"
    )
    send(
        council=council,
        to=link.address,
        subject="Your code",
        body=body,
        secret=code,
        kind=MessageKind.CODE,
        recipient=Recipient.EMPLOYER,
        not_after=clock.now() + CODE_LIFE,
    )


@transaction.atomic
def ask_for_access(*, link: Link) -> None:
    """Note that somebody who has this link cannot come in by it, for an adviser to read: once an hour, however often it
    is pressed."""
    referral = Referral.objects.for_council(link.council_id).filter(public_id=link.subject, way=Way.INTRODUCED).first()
    if referral is None or not has_room(ASKS, str(link.public_id)):
        return
    said = f"The link was sent to {link.address}.{' A wrong code was entered five times.' if link.locked_at else ''}"
    REFERRAL_LIFE.record(ACCESS_ASKED, referral, from_state=referral.state, on=clock.today(), reason=said, by=None)
