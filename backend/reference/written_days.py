"""Days, times and places that stand in a text which must not say when or where somebody is: found, not understood."""

import re

from backend.reference.postcodes import IN_A_TEXT
from backend.reference.streets import IN_SMALL_LETTERS, STREET_WORDS


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_PATTERNS = (
    rf"\b[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b",
    rf"\b{_MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?\b",
    r"\b[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}\b|\b(?:on|by|from|before) [0-9]{1,2}/[0-9]{1,2}\b",
    r"\b(?:on|by|before) the [0-9]{1,2}(?:st|nd|rd|th)\b",
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    r"(?<![£0-9.,])\b[0-9]{1,2}[:.][0-9]{2}(?: ?[ap]\.?m)?\b(?![:.]?[0-9])|\b[0-9]{1,2} ?[ap]\.?m\b",
    r"\b(?:half|quarter) (?:past|to) \w+|\b\w+ o[’']clock\b|\bat (?:noon|midday)\b",
    IN_A_TEXT,
    rf"\b[0-9]{{1,4}}[A-Z]?,? (?:[\w’'-]+ ){{1,3}}(?:{IN_SMALL_LETTERS}|(?-i:{STREET_WORDS}))\b",
)
_WRITTEN = re.compile("|".join(_PATTERNS), re.IGNORECASE)


def days_and_places_in(text: str) -> list[str]:
    """The phrases of a text that may say a day, a time of day, or an address, each once."""
    return list(dict.fromkeys(found.group() for found in _WRITTEN.finditer(" ".join(text.split()))))
