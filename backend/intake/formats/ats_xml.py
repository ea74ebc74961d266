"""XML of applicant tracking systems: job boards' `<source><job>` and the `<item>` lists of Broadbean and its like.

They differ in the names of the fields and agree on the rest, so names are compared without capitals, signs and
namespaces, wherever inside the record they stand.
"""

import datetime as dt
import re
from collections.abc import Sequence

from backend.intake.errors import FieldProblem, MalformedFeed
from backend.intake.formats.advert import Feed, ParsedAdvert
from backend.intake.formats.employer_adverts import SOURCE, employer_advert, fitting_reference
from backend.intake.formats.records import read_records
from backend.intake.readers.contacts import PERSONAL
from backend.intake.readers.days import parse_written_date, written_day
from backend.intake.readers.documents import Located, check_size
from backend.intake.readers.links import parse_link
from backend.intake.readers.places import ParsedSite, read_site
from backend.intake.readers.record_fields import WAY_OUT, LeavingOut, Record
from backend.intake.readers.text import one_line, paragraphs, shortened, storable_json
from backend.intake.readers.wages import parse_wage
from backend.intake.readers.xml_elements import walk


RECORDS = frozenset({"job", "item", "vacancy", "advert", "position"})
NAMES: dict[str, tuple[str, ...]] = {
    "reference": (
        "referencenumber",
        "reference",
        "requisitionid",
        "vacancyid",
        "jobid",
        "jobref",
        "jobreference",
        "id",
    ),
    "title": ("jobtitle", "vacancytitle", "vtitle", "positiontitle", "title"),
    "description": ("jobadvert", "adverttext", "jobdescription", "description", "advert", "body", "details"),
    "salary": ("salary", "salarytext", "salarydisplay", "pay", "wage", "compensation"),
    "posted": ("publishon", "date", "dateposted", "publisheddate", "startpublishing", "pubdate"),
    "closing": (
        "expiresat",
        "expirydate",
        "expirationdate",
        "closingdate",
        "closedate",
        "expires",
        "validthrough",
        "applicationdeadline",
        "deadline",
        "applyby",
        "endpublishing",
        "publishuntil",
    ),
    "contract_end": ("enddate", "contractenddate", "jobenddate", "contractend", "fixedtermenddate"),
    "start": ("startdate", "jobstartdate"),
    "url": ("applicationurl", "applyurl", "adverturl", "url", "joburl", "link"),
    "postcode": ("postalcode", "postcode", "zip"),
    "employer": ("company", "companyname", "employer", "employername", "hiringorganisation"),
    "hours": ("workingpatterns", "workingpattern", "workinghours", "hours", "jobhours"),
    "kind": ("jobtype", "contracttype", "vcontracttype", "employmenttype", "category"),
    "route": ("sector", "industry", "category"),
}
_ADDRESS = ("streetaddress", "address", "joblocation", "location", "city", "state")
_NOT_A_LETTER = re.compile(r"[^a-z0-9]")
_EMPTY_MARK = re.compile(r"_+")


def read(data: bytes) -> Feed:
    check_size(data)
    adverts = _Adverts()
    walk(data, opened=adverts.opened, closed=adverts.closed, way_out="export it again")
    if not adverts.found:
        raise MalformedFeed(
            "No advert was found in this XML: each must be a “job”, “item” or “vacancy”; export it again."
        )
    return read_records(adverts.found, _advert, _reference, source=SOURCE)


class _Adverts:
    """Each record with all texts inside it, by their bare names, and the line it begins on."""

    def __init__(self) -> None:
        self.found: list[Located] = []
        self.depth = 0  # of the record that is open; 0 outside every record

    def opened(self, path: Sequence[str], line: int) -> None:
        if not self.depth and bare(path[-1]) in RECORDS:
            self.depth = len(path)
            self.found.append(Located(line, {}))

    def closed(self, path: Sequence[str], text: str) -> None:
        if len(path) == self.depth:
            self.depth = 0
        elif self.depth and text:
            self.found[-1].value.setdefault(bare(path[-1]), text)


def bare(name: str) -> str:
    return _NOT_A_LETTER.sub("", name.rpartition(":")[2].casefold())


def _text(record: Record, fact: str) -> str:
    """The first of the fact's names that is there."""
    return next((record[name] for name in NAMES[fact] if record.get(name)), "")


def _reference(record: Record) -> str:
    return fitting_reference(one_line(_text(record, "reference")))


def _advert(record: Record, line: int) -> ParsedAdvert:
    title = one_line(_text(record, "title"))
    if not title:
        raise FieldProblem(f"title is missing; {WAY_OUT}.")
    description = paragraphs(_text(record, "description"))
    left_out = LeavingOut()
    if _text(record, "contract_end"):
        left_out.note("The end date is the contract's, not the last day to apply; it was left out.")
    personal = frozenset(name for name in record if any(word in name for word in PERSONAL))
    return employer_advert(
        external_reference=_reference(record),
        line=line,
        raw=storable_json(dict(record), without=personal),
        title=shortened(title, 160),
        kind=_text(record, "kind"),
        summary=description,
        description=description,
        employer_name=shortened(one_line(_text(record, "employer")), 200),
        route=one_line(_text(record, "route")),
        posted_date=_optional_day(record, "posted", left_out),
        closing_date=_day(record, "closing"),
        start_date=_optional_day(record, "start", left_out),
        working_pattern=shortened(_EMPTY_MARK.sub(" ", one_line(_text(record, "hours"))), 250),
        wage=parse_wage(shortened(one_line(_text(record, "salary")), 200)),
        sites=_sites(record),
        application_url=parse_link(one_line(_text(record, "url"))),
        notes=tuple(left_out.notes),
    )


def _day(record: Record, fact: str) -> dt.date | None:
    name = next((each for each in NAMES[fact] if record.get(each)), fact)
    return parse_written_date(one_line(record.get(name, "")), name)


def _optional_day(record: Record, fact: str, left_out: LeavingOut) -> dt.date | None:
    """Of its names the first that can be read."""
    for name in NAMES[fact]:
        if record.get(name) and (day := left_out.read(written_day, record, name)):
            return day
    return None


def _sites(record: Record) -> tuple[ParsedSite, ...]:
    lines = (one_line(_EMPTY_MARK.sub(" ", record.get(name, ""))) for name in _ADDRESS)
    address = tuple(dict.fromkeys(line for line in lines if line))
    site = read_site(address, one_line(_text(record, "postcode")), record.get("latitude"), record.get("longitude"))
    return (site,) if site.address_lines or site.postcode or site.area else ()
