"""What an officer writes for an employer to read: a phrase that may tell whom this team is for is read twice."""

from collections.abc import Mapping

from backend.core.errors import Refused
from backend.opportunities.models import OpportunityEvent
from backend.opportunities.transitions import NOT_TOLD
from backend.reference.telling_words import doubts_in


def told_of(event: OpportunityEvent) -> str:
    """What an employer reads of a step: what it was told, what its own people wrote, or what followed by itself."""
    if event.told:
        return event.told
    is_their_own = event.by_id is not None and event.opportunity.employer.contacts.filter(user=event.by_id).exists()
    if event.by_id is None or is_their_own:
        return event.reason
    return NOT_TOLD


def refuse_telling(texts: Mapping[str, str], *, read: bool) -> None:
    """Refuse the first text with a doubtful phrase, unless whoever wrote it says that they have read it again.

    Parameters
    ----------
    texts
        What the employer would read, by the name of its field.
    read
        Whether the author says that it gives nobody away.
    """
    if read:
        return
    for field, text in texts.items():
        doubts = doubts_in(text)
        if doubts:
            marked = "; ".join(f"“{each.phrase}” {each.why}" for each in doubts)
            raise Refused(
                f"The employer reads this, and {marked}. Put it another way, or say that you have read it and that it"
                " gives nobody away.",
                field,
            )
