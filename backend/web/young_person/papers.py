"""Papers that a job may ask for: which are ready, and which are still to get."""

from dataclasses import dataclass

from backend.care_leavers.choices import ReadyDocument
from backend.web.young_person import words
from backend.web.young_person.frame import Mine


@dataclass(frozen=True)
class Papers:
    ready: list[str]
    to_get: list[str]


def papers_of(mine: Mine) -> Papers | None:
    """None where nobody has asked them yet: what is not known is not missing."""
    have = mine.person.documents_ready
    if have is None:
        return None
    needed = [each for each in ReadyDocument if each != ReadyDocument.PERMISSION_TO_WORK or each in have]
    return Papers(
        [words.PAPERS[each] for each in needed if each in have],
        [words.PAPERS[each] for each in needed if each not in have],
    )
