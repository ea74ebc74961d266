"""What an employer's contacts are told at each step: a reference and a link, in neutral words."""

from backend.employers.models import Employer
from backend.notifications.links import link_to
from backend.notifications.services import send
from backend.opportunities.models import OpportunityEvent


SENTENCES = {
    "submit": ("is waiting for approval", "We have it and will answer within one working day."),
    "approve": ("is approved", "It is live now. You can pause or close it at any time."),
    "ask_for_changes": ("needs changes", "Our comments are beside the fields they are about. Send it again once done."),
    "fill": (
        "is filled",
        "Every place is taken, so nobody new is introduced to you. If you have one more, change the number of places.",
    ),
    "reject": ("was not approved", "The reason is on its page. Answer this team if you would like to talk about it."),
}


def tell_contacts(event: OpportunityEvent) -> None:
    """Neither title nor reason is in the mail: both are free text, and a mail may be read by anybody."""
    happened, next_step = SENTENCES[event.step]
    opportunity = event.opportunity
    link = link_to("employer-opportunity", public_id=opportunity.public_id)
    body = (
        f"Your opportunity {opportunity.reference} {happened}.\n\n{next_step}\n\n"
        f"{link}\n\n{opportunity.council.employment_team_name}\n"
    )
    subject = f"Opportunity {opportunity.reference} {happened}"
    for contact in opportunity.employer.contacts.current().order_by("id"):
        send(council=opportunity.council, to=contact.email, subject=subject, body=body)


def tell_contacts_of_many(employer: Employer, number: int) -> None:
    """One mail for a whole file, not one for each opportunity in it."""
    council = employer.council
    what = "1 opportunity waits" if number == 1 else f"{number} opportunities wait"
    body = f"{what} for approval. We will answer within one working day.\n\n{link_to('employer-opportunities')}\n\n"
    for contact in employer.contacts.current().order_by("id"):
        send(
            council=council,
            to=contact.email,
            subject=f"{what} for approval",
            body=f"{body}{council.employment_team_name}\n",
        )
