"""schema.org JobPosting: the one reader of it, for files of adverts and for a page that somebody pasted."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar

from backend.intake.errors import MalformedFeed
from backend.intake.formats.advert import Feed, ParsedAdvert, Refusal
from backend.intake.formats.employer_adverts import PERSONAL, SOURCE, employer_advert, fitting_reference
from backend.intake.formats.records import read_records, without_contacts
from backend.intake.readers.days import parse_written_date
from backend.intake.readers.documents import Located, decode
from backend.intake.readers.json_ld import things_of_type
from backend.intake.readers.links import parse_link
from backend.intake.readers.places import ParsedSite, read_site
from backend.intake.readers.record_fields import LeavingOut, Record, prose, required_words, whole_number, words
from backend.intake.readers.text import shortened, storable_json
from backend.intake.readers.wages import Wage, names_period, parse_wage


JOB_POSTING = "JobPosting"
REMOTE = "TELECOMMUTE"
NEEDED = frozenset({"title", "validThrough"})  # without these a file's advert is refused
_NAMES_ITSELF = re.compile(rf"{JOB_POSTING}\b")
_UNITS = {"HOUR": "an hour", "DAY": "a day", "WEEK": "a week", "MONTH": "a month", "YEAR": "a year"}

Read = TypeVar("Read")


def read(data: bytes) -> Feed:
    """Every posting of a file; one with a field that cannot be used is refused."""
    text = decode(data)
    unreadable: list[str] = []
    postings = list(things_of_type(JOB_POSTING, text, unreadable=unreadable))
    if not postings and unreadable:
        raise MalformedFeed(unreadable[0])
    if not postings:
        raise MalformedFeed(
            "No schema.org JobPosting was found in this; copy the source of the page that shows one advert."
        )
    lines = list(_lines_named_on(text))
    located = [Located(lines[min(index, len(lines) - 1)] if lines else 1, each) for index, each in enumerate(postings)]
    feed = read_records(located, _advert, _reference, source=SOURCE)
    lost = tuple(Refusal(f"A posting of this page was left out. {reason}", 1, None) for reason in unreadable)
    return replace(feed, refusals=(*feed.refusals, *lost))


def _lines_named_on(text: str) -> Iterator[int]:
    line, counted = 1, 0
    for match in _NAMES_ITSELF.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        yield line


def read_page(text: str) -> ParsedAdvert | None:
    """The first posting of a page, which somebody looks at next: what cannot be used is left for them to fill in."""
    posting = next(things_of_type(JOB_POSTING, text), None)
    return None if posting is None else without_contacts(_advert(posting, 1, needs=frozenset()), posting)


def _reference(record: Record) -> str:
    identifier = _first(record.get("identifier"))
    if isinstance(identifier, dict):
        identifier = identifier.get("value")
    found = words({"identifier": identifier}, "identifier") or words(record, "url")
    return fitting_reference(found)


def _advert(record: Record, line: int, *, needs: frozenset[str] = NEEDED) -> ParsedAdvert:
    field = _Fields(record, needs)
    description = field.read(prose, "description") or ""
    return employer_advert(
        external_reference=_reference(record) if needs else "",
        line=line,
        raw=storable_json(dict(record), without=PERSONAL),
        title=shortened(field.read(required_words, "title") or "", 160),
        kind=", ".join(str(each) for each in _list(record.get("employmentType"))),
        summary=description,
        description=description,
        employer_name=shortened(_name(record.get("hiringOrganization")), 200),
        route=_plain(_first(record.get("industry"))),
        posted_date=field.read(_day, "datePosted"),
        closing_date=field.read(_day, "validThrough"),
        start_date=field.read(_day, "jobStartDate"),
        working_pattern=shortened(_plain(record.get("workHours")), 250),
        places=field.read(_places, "totalJobOpenings"),
        wage=_wage(record.get("baseSalary")),
        sites=field.sites(),
        remote=True if REMOTE in map(_plain, _list(record.get("jobLocationType"))) else None,
        application_url=parse_link(field.read(words, "url") or ""),
        notes=tuple(field.left_out.notes),
    )


class _Fields:
    """The fields of a posting; one that it can do without and cannot be used is left out."""

    def __init__(self, record: Record, needs: frozenset[str]) -> None:
        self.record, self.needs, self.left_out = record, needs, LeavingOut()

    def read(self, reader: Callable[[Record, str], Read], name: str) -> Read | None:
        if name in self.needs:
            return reader(self.record, name)
        return self.left_out.read(reader, self.record, name)

    def sites(self) -> tuple[ParsedSite, ...]:
        places = [{"jobLocation": place} for place in _list(self.record.get("jobLocation"))]
        sites = [self.left_out.read(_site, place, "jobLocation") for place in places]
        said = (site for site in sites if site and (site.address_lines or site.postcode or site.area or site.latitude))
        return tuple(dict.fromkeys(said))


def _day(record: Record, name: str) -> dt.date | None:
    return parse_written_date(words(record, name), name)


def _places(record: Record, name: str) -> int | None:
    return whole_number(record, name, most=10_000)


def _wage(salary: Any) -> Wage:
    """The amounts are written out as people write them and read like any other advert's, so that one rule holds."""
    salary = _first(salary)
    if not isinstance(salary, dict):
        return parse_wage(shortened(_plain(salary), 200))
    value = _first(salary.get("value"))
    if not isinstance(value, dict):
        value = {"value": value, "unitText": salary.get("unitText")}
    ends = (value.get(name) or salary.get(name) for name in ("minValue", "maxValue"))
    sign = _sign(salary.get("currency") or value.get("currency"))
    low, high = (_amount(end, sign) for end in ends)
    text = _between(low, high) or _amount(value.get("value"), sign)
    unit = "" if names_period(text) else _UNITS.get(_plain(value.get("unitText") or salary.get("unitText")).upper(), "")
    return parse_wage(shortened(f"{text} {unit}".strip(), 200) if text else "")


def _between(low: str, high: str) -> str:
    if low and high:
        return low if low == high else f"{low} to {high}"
    return f"from {low}" if low else f"up to {high}" if high else ""


def _amount(value: Any, sign: str) -> str:
    """A number with its sign, or the words that stand where a number should; zero is how some say nothing."""
    text = re.sub(r"^GBP\s*|\s*GBP$", "£", _plain(_first(value)), count=1)
    if not re.fullmatch(r"[0-9][0-9,]*(?:\.[0-9]+)?", text):
        return "" if re.fullmatch(r"[-£ ]*[0.,]*", text) else text
    return f"{sign}{text}" if Decimal(text.replace(",", "")) else ""


def _sign(currency: Any) -> str:
    code = _plain(currency).upper()
    return "£" if code in ("", "GBP") else f"{code} "


def _site(record: Record, name: str) -> ParsedSite:
    """A place as an object or as a text, its address as an object, as a list of them or as a text."""
    place = _first(record[name])
    if not isinstance(place, dict):
        return read_site(_lines_of(place))
    address, geo = _first(place.get("address")), _first(place.get("geo"))
    point = next((each for each in (geo, place, address) if isinstance(each, dict) and each.get("latitude")), {})
    code, lines = "", _lines_of(address)
    if isinstance(address, dict):
        code = _plain(address.get("postalCode"))
        lines = [_plain(_first(address.get(part))) for part in ("streetAddress", "addressLocality", "addressRegion")]
    lines = [line for line in lines if line] or _lines_of(place.get("name"))
    return read_site(lines, code, *(_number(point.get(part)) for part in ("latitude", "longitude")))


def _lines_of(text: Any) -> list[str]:
    line = shortened(_plain(text), 200)
    return [line] if line else []


def _number(value: Any) -> Any:
    """Some write the coordinate with a comma, or in a list."""
    value = _first(value)
    return value.replace(",", ".") if isinstance(value, str) else value


def _name(organisation: Any) -> str:
    organisation = _first(organisation)
    return _plain(organisation.get("name") if isinstance(organisation, dict) else organisation)


def _plain(value: Any) -> str:
    is_written = isinstance(value, str | int | float) and not isinstance(value, bool)
    return words({"value": str(value)}, "value") if is_written else ""


def _first(value: Any) -> Any:
    return next(iter(value), None) if isinstance(value, list) else value


def _list(value: Any) -> list:
    return value if isinstance(value, list) else [] if value is None else [value]
