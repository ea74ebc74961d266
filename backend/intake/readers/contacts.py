"""Takes people's names, telephone numbers and e-mail addresses out of an advert before anything of it is kept.

Names are known where a field says whom to ask; a name that stands in the text alone is not."""

import re
from collections.abc import Iterator
from typing import Any

from backend.intake.readers.text import DEEPEST


REMOVED = "[removed]"
MOST_NAMES, LONGEST_NAME = 50, 100  # of the people an advert says to ask
_PARTS = re.compile(r"\s*[,;/|()&]\s*|\s+[-\u2013]\s+")
# Ordinary words of teams, departments and roles; what is made of them alone is nobody's name.
_OFFICES = """
team teams service services department departments dept office offices desk recruitment recruiting recruiter
careers career hr human resources resourcing customer customers support talent acquisition admissions
enquiries enquiry inquiries reception apprenticeship apprenticeships apprentice apprentices vacancy vacancies
hiring staff staffing people manager managers management college academy training school nursery ltd limited
plc council trust hub centre center group helpline general information info early admin administration
administrator business the our your unit sales accounts payroll operations chef director coordinator co-
ordinator officer supervisor assistant adviser advisor programme programmes project projects digital
engineering marketing construction catering retail health social nursing teaching education learning
development future futures skills employment employer employers employability engagement graduate graduates
entry level and of for at to head lead owner proprietor headteacher principal job jobs work contact contacts
candidate candidates applications application apply nhs personnel company kitchen warehouse bakery site store
shop branch area regional national local volunteer volunteers volunteering youth community family property
finance legal it technical production workshop garage salon student students schools young person persons
workforce operative
"""
OFFICES = frozenset(_OFFICES.split())
# Whatever a field of these words holds is about a person to ask.
PERSONAL = ("contact", "email", "e-mail", "phone", "mobile", "recruitername")
_FULL_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?:\s+[^\W\d_][\w'’.-]*){1,3}")  # two to four words
_EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
# A UK number: ten digits after +44, or eleven that begin with 0, in the groups people write. Digits that are part of an
# address, a sum or a longer number are left alone.
_PHONE = re.compile(r"(?<![\w/=.£-])(?:\+44[ -]?(?:\(0\)[ -]?)?|\(?0)\d(?:\)?[ -]{0,2}\d){8,9}(?![\w/])")


def known_names(sent: Any, *, but: str = "") -> re.Pattern[str] | None:
    """Full names under fields about people to ask, as a text may write them."""
    texts = {part for text in _texts_about_people(sent) for part in _PARTS.split(" ".join(text.split()))}
    people = {_without_offices(text) for text in texts if len(text) <= LONGEST_NAME}
    but = but.casefold()
    names = sorted(name for name in people if _FULL_NAME.fullmatch(name) and name.casefold() not in but)
    return _names_as_written(names[:MOST_NAMES])


def _without_offices(text: str) -> str:
    """“Customer Service” is nobody, “Jane Ash HR” is Jane Ash; of one word that is left, the whole may be a name."""
    left = [word for word in text.split() if word.strip(".'’").casefold() not in OFFICES]
    return text if len(left) == 1 else " ".join(left)


def _texts_about_people(sent: Any) -> Iterator[str]:
    """No deeper than what is kept of an advert."""
    left = [(sent, False, DEEPEST)]
    while left:
        value, about_people, depth = left.pop()
        if isinstance(value, str) and about_people:
            yield value
        elif depth and isinstance(value, dict):
            left += [(item, about_people or _is_personal(key), depth - 1) for key, item in value.items()]
        elif depth and isinstance(value, list):
            left += [(item, about_people, depth - 1) for item in value]


def _names_as_written(names: list[str]) -> re.Pattern[str] | None:
    """The full name, and the last name after a title, which is how adverts speak of people."""
    if not names:
        return None
    full = [r"\s+".join(map(re.escape, name.split())) for name in names]
    titled = [rf"(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s+{re.escape(name.split()[-1])}" for name in names]
    return re.compile(rf"(?<!\w)(?:{'|'.join([*full, *titled])})(?!\w)", re.IGNORECASE)


def cleaned(value: Any, names: re.Pattern[str] | None = None) -> Any:
    """The same JSON value without fields about people to ask, and without addresses and numbers in its texts."""
    if isinstance(value, str):
        return cleaned_text(value, names)
    if isinstance(value, dict):
        return {key: cleaned(item, names) for key, item in value.items() if not _is_personal(key)}
    if isinstance(value, list):
        return [cleaned(item, names) for item in value]
    return value


def cleaned_text(text: str, names: re.Pattern[str] | None = None) -> str:
    if names:
        text = names.sub(REMOVED, text)
    if "@" in text:
        text = _EMAIL.sub(REMOVED, text)
    return _PHONE.sub(REMOVED, text)


def _is_personal(key: str) -> bool:
    return any(word in key.casefold() for word in PERSONAL)
