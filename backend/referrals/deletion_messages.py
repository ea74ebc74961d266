"""The mail that asks an employer to delete: a reference and a link, in words that say nothing about anybody."""

from backend.core.protection import council_context
from backend.employers.messages import write_to
from backend.employers.models.employer import EmployerContactQuerySet
from backend.links.choices import Channel, Purpose
from backend.links.services import make_link
from backend.notifications.links import link_to
from backend.referrals.models import DeleteRequest


TEXT = {
    False: "Please delete what you had from us about somebody introduced to you (reference {reference}).",
    True: "A reminder: please delete what you had from us about somebody introduced to you (reference {reference}).",
}
ASK = "Tell us here whether you have:"
OPENS = "Opening it changes nothing: it offers to send a code to this address, and with the code you can answer."
NO_ACCOUNT = "You need no account, and it takes a minute."


def ask_contacts(request: DeleteRequest, *, again: bool = False) -> int:
    """Each contact has a link of their own; to how many it was written. Its subject names the introduction alone."""
    reference, written = request.referral.reference, 0
    subject = f"{'A reminder: p' if again else 'P'}lease delete what you had from us: {reference}"
    with council_context(request.council_id):  # whoever caused it: links and addresses are open to the council alone
        for contact in contacts_of(request):
            _, token = make_link(
                council=request.council,
                purpose=Purpose.DELETE_REQUEST,
                holder=contact.public_id,
                subject=request.public_id,
                channel=Channel.EMAIL,
                address=contact.email,
                by=None,
            )
            link = link_to("deletion-link", token=token)
            body = f"{TEXT[again].format(reference=reference)}\n\n{ASK}\n{link}\n\n{OPENS}\n\n{NO_ACCOUNT}"
            write_to([contact], council=request.council, subject=subject, text=body, secret=token)
            written += 1
    return written


def contacts_of(request: DeleteRequest) -> EmployerContactQuerySet:
    """Whoever at the employer sees what the introduction was to and may answer."""
    seeing = request.employer.contacts.current().who_see(request.referral.opportunity_id)
    found: EmployerContactQuerySet = seeing.who_may_answer().order_by("id")
    return found
