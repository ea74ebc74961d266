"""What stands on a young person's own page is read over their shoulder: no word of it says that they were in care."""

from backend.core.errors import Refused
from backend.reference.telling_words import Category, doubts_in


def care_phrases(text: str) -> list[str]:
    """The phrases of a text that may say so, each once."""
    return list(dict.fromkeys(each.phrase for each in doubts_in(text) if each.category == Category.CARE))


def why_not_shown(text: str) -> str:
    """Why it may not stand on their page, and what to do instead; or nothing."""
    marked = ", ".join(f"“{each}”" for each in care_phrases(text))
    return (
        f"They read this on their page, where others may look on, and {marked} may tell that they have been in care."
        " Say it in other words, like a name."
        if marked
        else ""
    )


def refuse_care_words(text: str, *, field: str) -> None:
    if why := why_not_shown(text):
        raise Refused(why, field=field)
