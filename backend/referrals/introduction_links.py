"""The link by which a contact of an employer answers one introduction, and whether it still opens.

That is judged each time it is used, by what is true then: a contact who has left, an address that changed or an advert
that went to another employer closes it at once, without anybody having to think of it.
"""

from dataclasses import dataclass

from django.db import models, transaction

from backend.accounts.limits import DAY, HOUR, Limit, has_room
from backend.core import clock
from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.employers.models import EmployerContact
from backend.links.choices import CODE_LIFE, Channel, LinkState, Purpose
from backend.links.models import Link
from backend.links.services import make_link, mark_used, state_of
from backend.links.visits import new_code
from backend.notifications.links import link_to
from backend.notifications.services import send
from backend.opportunities.choices import OpportunityState
from backend.referrals.choices import ACCESS_ASKED, HOLDS_A_PLACE, Way
from backend.referrals.employers_words import with_last_word
from backend.referrals.models import Referral, ReferralEvent
from backend.referrals.transitions import REFERRAL_LIFE


ASKS = Limit("access_to_an_introduction", 1, HOUR, HOUR, DAY)


class Standing(models.TextChoices):
    """What whoever opens the link finds."""

    OPEN = "open", "Open"
    DONE = "done", "Done"
    FILLED = "filled", "Filled"
    PAUSED = "paused", "Paused"
    EXPIRED = "expired", "Too old"
    OFF = "off", "Switched off"
    LOCKED = "locked", "Locked after wrong tries"
    UNKNOWN = "unknown", "Not known"


OF_LINKS = {
    LinkState.ENDED: Standing.OFF,
    LinkState.LOCKED: Standing.LOCKED,
    LinkState.EXPIRED: Standing.EXPIRED,
    LinkState.UNKNOWN: Standing.UNKNOWN,
}


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
    theirs = with_last_word(theirs.filter(public_id=link.subject).with_answer_clock())
    found: Referral | None = theirs.select_related("opportunity__employer", "employer", "council").first()
    sees_it = found is not None and found.employer.contacts.who_see(found.opportunity_id).filter(pk=contact.pk).exists()
    return found if sees_it else None


def _standing(referral: Referral) -> Standing:
    if not referral.is_open:
        return Standing.DONE
    if referral.employer.is_paused or "name" not in referral.disclosed:
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
    send(council=council, to=link.address, subject="Your code", body=body, secret=code)


@transaction.atomic
def ask_for_access(*, link: Link) -> None:
    """Tell whoever introduced them that somebody who has this link cannot open it: once an hour, however often it is
    pressed. Whose address it was sent to is in the record, and in no mail."""
    referral = Referral.objects.for_council(link.council_id).filter(public_id=link.subject, way=Way.INTRODUCED).first()
    if referral is None or not has_room(ASKS, str(link.public_id)):
        return
    REFERRAL_LIFE.record(ACCESS_ASKED, referral, from_state=referral.state, on=clock.today(), by=None)
    body = (
        f"Somebody who has the link that we sent to {referral.employer} about introduction {referral.reference} asks"
        " for access. Ring the employer on a number that you know before you send anything.\n\n"
        f"{link_to('referral', public_id=referral.public_id)}\n"
    )
    for address in _advisers_of(referral):
        send(council=link.council, to=address, subject=f"Access asked for: {referral.reference}", body=body)


def _advisers_of(referral: Referral) -> list[str]:
    """Whoever introduced them, while they work here; else every adviser of the council."""
    advisers = Membership.objects.current().for_council(referral.council_id).with_role(Role.EET_ADVISER)
    first = ReferralEvent.objects.filter(referral=referral).order_by("id").first()
    theirs = advisers.filter(user=first.by_id) if first and first.by_id else advisers.none()
    found = theirs if theirs.exists() else advisers
    return list(found.order_by("id").values_list("user__email", flat=True))
