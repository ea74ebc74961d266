"""Words of the council that an employer reads: whoever wrote them looks once more at what might tell too much."""

from backend.core.errors import Refused
from backend.reference.telling_words import doubts_in


def refuse_unread(words: str, *, is_read: bool, field: str = "words") -> None:
    """Refused with each phrase and why, until somebody says that they have read it."""
    doubts = "; ".join(f"“{each.phrase}” {each.why}" for each in doubts_in(words))
    if doubts and not is_read:
        said = "The employer reads this. Write it without what tells more than it needs, or say that you have read it"
        raise Refused(f"{said}: {doubts}.", field=field)
