"""One advert of Find an apprenticeship, by its reference or its address, for a person who waits for it."""

import re
from math import ceil
from urllib.parse import urlsplit

from django.conf import settings

from backend.core.errors import Refused
from backend.intake.errors import MalformedFeed
from backend.intake.formats import faa_v2
from backend.intake.formats.advert import Feed, ParsedAdvert
from backend.intake.sync.adapters import FeedStopped
from backend.intake.sync.client import NotFound, Unavailable
from backend.intake.sync.faa_live import NAME, address, advert_in, client


FIELD = "reference"
SITE = "findapprenticeship.service.gov.uk"
LONGEST_WAIT = 5  # seconds; somebody looks at the page meanwhile
WAY_OUT = "Choose “A job page on a website” and paste the advert's page instead, or fill in the form yourself."
_REFERENCE = re.compile(r"(?:VAC)?(\d{1,20})", re.IGNORECASE | re.ASCII)


def reference_in(text: str) -> str:
    """The reference as feeds write it, without VAC, out of a reference or the address of an advert's page."""
    text = text.strip()
    if "/" in text:
        return _reference_in_address(text)
    numbered = _REFERENCE.fullmatch(text)
    return numbered[1] if numbered else text


def _reference_in_address(text: str) -> str:
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        host = ""
    if host != SITE:
        raise Refused(f"Its reference: “{_short(text)}” is not an address of {NAME} ({SITE}). {WAY_OUT}", FIELD)
    numbered = [found[1] for part in parts.path.split("/") if (found := _REFERENCE.fullmatch(part))]
    if not numbered:
        raise Refused(
            f"Its reference: no reference is in the address “{_short(text)}”. Copy it from the advert, where it begins"
            f" with VAC, or choose “A job page on a website” and paste the page instead.",
            FIELD,
        )
    return numbered[-1]


def fetch_advert(reference: str) -> ParsedAdvert:
    """Asks once and for a short time. The call counts among those of the nightly reading."""
    try:
        body = _answer(reference)
        found = faa_v2.read_one(advert_in(body))
    except NotFound as problem:
        raise Refused(
            f"{NAME} has no advert with the reference “{_short(reference)}”: it may have been taken down. Check the"
            f" reference. {WAY_OUT}",
            FIELD,
        ) from problem
    except Unavailable as problem:
        raise Refused(f"{problem} {_when(problem.seconds)} {WAY_OUT}", FIELD) from problem
    except (FeedStopped, MalformedFeed) as problem:
        raise Refused(f"The advert with this reference could not be read. {problem} {WAY_OUT}", FIELD) from problem
    return _only_advert(found, reference)


def _answer(reference: str) -> bytes:
    connection = client(timeout=min(settings.FAA_API_TIMEOUT, LONGEST_WAIT))
    try:
        return connection.get_once(address(reference))
    finally:
        connection.session.close()


def _only_advert(found: Feed, reference: str) -> ParsedAdvert:
    if found.records and found.records[0].external_reference == reference:
        return found.records[0]
    why = found.refusals[0].reason if found.refusals else "The answer is about another advert."
    raise Refused(f"The advert with this reference could not be read. {why} {WAY_OUT}", FIELD)


def _when(seconds: float | None) -> str:
    if seconds is None:
        return "Try again in a few minutes."
    minutes = max(ceil(seconds / 60), 1)
    return f"Try again in {minutes} minute{'' if minutes == 1 else 's'}."


def _short(text: str) -> str:
    return text.strip()[:60]
