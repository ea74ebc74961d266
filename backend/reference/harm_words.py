"""Words of a young person that name harm to them or to somebody: read by a person at once, and never scored.

No list is whole. It decides what is read first, and nothing else; what is not found is read on the next working day.
"""

import re
from functools import cache

from backend.reference.fixture_files import read_rows


PHRASES = "harm_phrases.csv"


def names_harm(text: str) -> bool:
    """Whether a phrase of the list stands in it, however it is spelt with capitals, apostrophes and spaces."""
    return bool(_pattern().search(_plain(text)))


@cache
def _pattern() -> re.Pattern[str]:
    phrases = [_plain(row["phrase"]).strip() for _, row in read_rows(PHRASES)]
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(each) for each in phrases) + r")(?!\w)")


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[’'`]", "", text.casefold()).split())
