"""Takes people's telephone numbers and e-mail addresses out of an advert before anything of it is kept."""

import re
from dataclasses import replace
from typing import Any

from backend.opportunities.feeds.parsed import ParsedOpportunity, ParsedSite


REMOVED = "[removed]"
# Whatever a field of these words holds is about a person to ask.
PERSONAL = ("contact", "email", "e-mail", "phone", "mobile")
_TEXTS = ("title", "summary", "description", "working_week", "nationwide_details")
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
# A UK number: ten digits after +44, or eleven that begin with 0, in the groups people write. Digits that are part of an
# address, a sum or a longer number are left alone.
_PHONE = re.compile(r"(?<![\w/=.£-])(?:\+44[ -]?(?:\(0\)[ -]?)?|\(?0)\d(?:\)?[ -]{0,2}\d){8,9}(?![\w/])")


def without_contacts(record: ParsedOpportunity) -> ParsedOpportunity:
    texts = {name: cleaned_text(getattr(record, name)) for name in _TEXTS}
    sites = tuple(_site(site) for site in record.sites)
    return replace(record, raw=cleaned(record.raw), sites=sites, **texts)


def cleaned(value: Any) -> Any:
    """The same JSON value without fields about people to ask, and without addresses and numbers in its texts."""
    if isinstance(value, str):
        return cleaned_text(value)
    if isinstance(value, dict):
        return {key: cleaned(item) for key, item in value.items() if not _is_personal(key)}
    if isinstance(value, list):
        return [cleaned(item) for item in value]
    return value


def cleaned_text(text: str) -> str:
    if "@" in text:
        text = _EMAIL.sub(REMOVED, text)
    return _PHONE.sub(REMOVED, text)


def _is_personal(key: str) -> bool:
    return any(word in key.casefold() for word in PERSONAL)


def _site(site: ParsedSite) -> ParsedSite:
    return replace(site, address_lines=tuple(map(cleaned_text, site.address_lines)))
