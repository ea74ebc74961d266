"""What an employer's contacts are told at each step: a reference and a link, in neutral words."""

from backend.core import clock
from backend.employers.messages import write_about, write_to_contacts
from backend.employers.models import Employer
from backend.notifications.links import link_to
from backend.opportunities.models import OpportunityEvent


SENTENCES = {
    "submit": ("is waiting for approval", "We have it and will answer within one working day."),
    "approve": ("is approved", "It is live now. You can pause or close it at any time."),
    "ask_for_changes": ("needs changes", "Our comments are beside the fields they are about. Send it again once done."),
    "fill": (
        "is filled",
        "Every place is taken, so nobody new is introduced to you. If you have one more, change the number of places.",
    ),
    "amend": ("is waiting for approval", "It was changed after approval. We answer within one working day."),
    "change": ("was changed by us", "Its page shows it as it is now. Contact this team if something is not right."),
    "pause": ("is paused", "Nobody new is introduced to you until it is live again."),
    "resume": ("is live again", "People may be introduced to you again."),
    "unfill": ("has a free place again", "It is live, and people may be introduced to you again."),
    "close": ("is closed", "Nobody new is introduced to you for it. You can post a new one at any time."),
    "withdraw": ("is withdrawn", "It can be made a draft again from its page."),
    "restore": ("is a draft again", "Finish it and send it for approval when you are ready."),
    "reopen": ("is waiting for approval", "It was opened again. We answer within one working day."),
    "reopen_from_feed": ("is live again", "It was opened again."),
    "take_back_submission": (
        "is taken back",
        "We do not look at it until you send it again. You can change it in the meantime.",
    ),
    "take_back_change": (
        "is as it was before the change",
        "The change is taken back, and the opportunity stands where it stood before. You need do nothing.",
    ),
    "take_back_request": ("is waiting for approval", "You need not change anything now: we look at it as it is."),
    "take_back_approval": ("is waiting for approval", "We are looking at it again, and answer within one working day."),
    "merge": ("is closed", "It is on our list twice, and we have kept the other one. Its page says which."),
    "reject": ("was not approved", "The reason is on its page. Contact this team if you would like to talk about it."),
}


OPENS_LATER = "It opens by itself on the first day to apply. You can pause or close it at any time."


def tell_contacts(event: OpportunityEvent) -> None:
    """Neither title nor reason is in the mail: both are free text, and a mail may be read by anybody."""
    happened, next_step = SENTENCES[event.step]
    opportunity = event.opportunity
    if event.step == "approve" and opportunity.opens_after(clock.today()):
        next_step = OPENS_LATER
    link = link_to("employer-opportunity", public_id=opportunity.public_id)
    write_about(
        opportunity,
        subject=f"Opportunity {opportunity.reference} {happened}",
        text=f"Your opportunity {opportunity.reference} {happened}.\n\n{next_step}\n\n{link}",
    )


def tell_contacts_of_many(employer: Employer, number: int) -> None:
    """One mail for a whole file, not one for each opportunity in it."""
    what = "1 opportunity waits" if number == 1 else f"{number} opportunities wait"
    write_to_contacts(
        employer,
        council=employer.council,
        subject=f"{what} for approval",
        text=f"{what} for approval. We will answer within one working day.\n\n{link_to('employer-opportunities')}",
    )
