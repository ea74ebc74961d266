"""schema.org JobPosting, as web pages carry it for search engines: a page, or the JSON alone."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from backend.intake.feeds.dates import any_day
from backend.intake.feeds.links import parse_link
from backend.intake.feeds.parsed import Feed, FieldProblem, MalformedFeed, ParsedOpportunity, ParsedSite
from backend.intake.feeds.places import coordinates
from backend.intake.feeds.posted import PERSONAL, SOURCE, fitting_reference, posted
from backend.intake.feeds.reading import Place, decode, read_records
from backend.intake.feeds.record_fields import Record, prose, required_words, whole_number, words
from backend.intake.feeds.text import shortened, storable_json
from backend.intake.feeds.wages import Wage, parse_wage
from backend.reference.postcodes import normalise_postcode


DEEPEST = 12
POSTING = "jobposting"
_NAMES_ITSELF = re.compile(r"JobPosting\b")
_UNITS = {"HOUR": "an hour", "DAY": "a day", "WEEK": "a week", "MONTH": "a month", "YEAR": "a year"}


def read(data: bytes) -> Feed:
    text = decode(data)
    postings = [found for block in _blocks(text) for found in _postings(block, DEEPEST)]
    if not postings:
        raise MalformedFeed(
            "No schema.org JobPosting was found in this; copy the source of the page that shows one advert."
        )
    lines = [text.count("\n", 0, match.start()) + 1 for match in _NAMES_ITSELF.finditer(text)]
    places = [Place(lines[min(index, len(lines) - 1)] if lines else 1, each) for index, each in enumerate(postings)]
    return read_records(places, _advert, _reference, source=SOURCE, total_pages=None, total_results=None)


def job_postings(html_or_json: str) -> list[dict]:
    """Every posting of a pasted text as it stands there; a script that cannot be read is left out."""
    found: list[dict] = []
    for text in _texts(html_or_json):
        try:
            found.extend(_postings(_json(text), DEEPEST))
        except MalformedFeed:
            continue
    return [storable_json(posting) for posting in found]


def _blocks(text: str) -> Iterator[Any]:
    return map(_json, _texts(text))


def _texts(text: str) -> list[str]:
    if not text.lstrip().startswith("<"):
        return [text]
    scripts = _Scripts()
    scripts.feed(text)
    scripts.close()
    return scripts.found


def _json(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as problem:
        raise MalformedFeed(
            f"The JSON in this is not valid: {problem.msg} (line {problem.lineno}); copy the page again."
        ) from problem
    except (ValueError, RecursionError) as problem:
        raise MalformedFeed("The JSON in this has a value no reader may accept; copy the page again.") from problem


class _Scripts(HTMLParser):
    """The content of each script that holds JSON-LD."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = (dict(attrs).get("type") or "").partition(";")[0].strip().casefold()
        self.inside = tag == "script" and kind == "application/ld+json"
        if self.inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[-1] += data


def _postings(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Every JobPosting in a value, in lists and graphs too; one inside another is part of it."""
    if depth == 0:
        return
    if isinstance(value, dict):
        if _is_posting(value.get("@type")):
            yield value
            return
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _postings(item, depth - 1)


def _is_posting(kind: Any) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(str(each).rpartition("/")[2].casefold() == POSTING for each in kinds)


def _reference(record: Record) -> str:
    identifier = _first(record.get("identifier"))
    if isinstance(identifier, dict):
        identifier = identifier.get("value")
    found = words({"identifier": identifier}, "identifier") or words(record, "url")
    return fitting_reference(found)


def _advert(record: Record, line: int) -> ParsedOpportunity:
    description = prose(record, "description")
    employment = ", ".join(str(each) for each in _list(record.get("employmentType")))
    return posted(
        reference=_reference(record),
        line=line,
        raw=storable_json(dict(record), without=PERSONAL),
        title=shortened(required_words(record, "title"), 160),
        kind=employment,
        summary=description,
        description=description,
        employer_name=shortened(_name(record.get("hiringOrganization")), 200),
        route=words({"industry": _first(record.get("industry"))}, "industry"),
        posted_date=_day(record, "datePosted"),
        closing_date=_day(record, "validThrough"),
        start_date=_day(record, "jobStartDate"),
        working_week=shortened(_plain(record.get("workHours")), 250),
        positions=whole_number(record, "totalJobOpenings", most=10_000),
        wage=_wage(record.get("baseSalary")),
        sites=tuple(dict.fromkeys(_site(place) for place in _list(record.get("jobLocation")))),
        application_url=parse_link(words(record, "url")),
    )


def _day(record: Record, field: str):
    return any_day(words(record, field), field)


def _wage(salary: Any) -> Wage:
    """The amounts are written out as people write them and read like any other advert's, so that one rule holds."""
    salary = _first(salary)
    if not isinstance(salary, dict):
        return parse_wage(shortened(_plain(salary), 200))
    value = _first(salary.get("value"))
    if not isinstance(value, dict):
        value = {"value": value, "unitText": salary.get("unitText")}
    low, high = (_plain(value.get(name)) for name in ("minValue", "maxValue"))
    amounts = " to ".join(f"{_sign(salary)}{amount}" for amount in (low, high) if amount)
    single = _plain(value.get("value"))
    text = amounts or (f"{_sign(salary)}{single}" if single else "")
    unit = _UNITS.get(_plain(value.get("unitText") or salary.get("unitText")).upper(), "")
    return parse_wage(shortened(f"{text} {unit}".strip(), 200))


def _sign(salary: dict[str, Any]) -> str:
    currency = _plain(salary.get("currency")).upper()
    return "£" if currency in ("", "GBP") else f"{currency} "


def _site(place: Any) -> ParsedSite:
    if not isinstance(place, dict):
        raise FieldProblem("jobLocation is not a place; ask the source to correct the advert, or add it by hand.")
    address, geo = _first(place.get("address")), _first(place.get("geo"))
    if not isinstance(address, dict):
        return ParsedSite(tuple(filter(None, [shortened(_plain(address), 200)])), None, None, None)
    lines = (_plain(address.get(name)) for name in ("streetAddress", "addressLocality", "addressRegion"))
    geo = geo if isinstance(geo, dict) else {}
    point = coordinates(geo.get("latitude"), geo.get("longitude"))
    postcode = normalise_postcode(_plain(address.get("postalCode")))
    return ParsedSite(tuple(line for line in lines if line), postcode, *point)


def _name(organisation: Any) -> str:
    organisation = _first(organisation)
    return _plain(organisation.get("name") if isinstance(organisation, dict) else organisation)


def _plain(value: Any) -> str:
    return words({"value": str(value)}, "value") if isinstance(value, str | int | float) else ""


def _first(value: Any) -> Any:
    return next(iter(value), None) if isinstance(value, list) else value


def _list(value: Any) -> list:
    return value if isinstance(value, list) else [] if value is None else [value]
