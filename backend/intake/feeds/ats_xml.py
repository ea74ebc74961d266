"""XML of applicant tracking systems: job boards' `<source><job>` and the `<item>` lists of Broadbean and its like.

They differ in the names of the fields and agree on the rest, so names are compared without capitals, signs and
namespaces, wherever inside the record they stand.
"""

import re
from collections.abc import Sequence

from backend.intake.feeds.contacts import PERSONAL
from backend.intake.feeds.dates import any_day
from backend.intake.feeds.links import parse_link
from backend.intake.feeds.parsed import Feed, FieldProblem, MalformedFeed, ParsedOpportunity, ParsedSite
from backend.intake.feeds.posted import SOURCE, fitting_reference, posted
from backend.intake.feeds.reading import Place, check_size, read_records
from backend.intake.feeds.record_fields import WAY_OUT, Record, paragraphs
from backend.intake.feeds.text import one_line, shortened, storable_json
from backend.intake.feeds.wages import parse_wage
from backend.intake.feeds.xml_walk import walk
from backend.reference.postcodes import normalise_postcode


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
    "closing": ("expiresat", "expirydate", "expirationdate", "closingdate", "expires", "validthrough", "enddate"),
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
    if not adverts.places:
        raise MalformedFeed(
            "No advert was found in this XML: each must be a “job”, “item” or “vacancy”; export it again."
        )
    return read_records(adverts.places, _advert, _reference, source=SOURCE, total_pages=None, total_results=None)


class _Adverts:
    """Each record with all texts inside it, by their bare names, and the line it begins on."""

    def __init__(self) -> None:
        self.places: list[Place] = []
        self.depth = 0  # of the record that is open; 0 outside every record

    def opened(self, path: Sequence[str], line: int) -> None:
        if not self.depth and bare(path[-1]) in RECORDS:
            self.depth = len(path)
            self.places.append(Place(line, {}))

    def closed(self, path: Sequence[str], text: str) -> None:
        if len(path) == self.depth:
            self.depth = 0
        elif self.depth and text:
            self.places[-1].record.setdefault(bare(path[-1]), text)


def bare(name: str) -> str:
    return _NOT_A_LETTER.sub("", name.rpartition(":")[2].casefold())


def _said(record: Record, fact: str) -> str:
    """The first of the fact's names that is there."""
    return next((record[name] for name in NAMES[fact] if record.get(name)), "")


def _reference(record: Record) -> str:
    return fitting_reference(one_line(_said(record, "reference")))


def _advert(record: Record, line: int) -> ParsedOpportunity:
    title = one_line(_said(record, "title"))
    if not title:
        raise FieldProblem(f"title is missing; {WAY_OUT}.")
    description = paragraphs(_said(record, "description"))
    personal = frozenset(name for name in record if any(word in name for word in PERSONAL))
    return posted(
        reference=_reference(record),
        line=line,
        raw=storable_json(dict(record), without=personal),
        title=shortened(title, 160),
        kind=_said(record, "kind"),
        summary=description,
        description=description,
        employer_name=shortened(one_line(_said(record, "employer")), 200),
        route=one_line(_said(record, "route")),
        posted_date=_day(record, "posted"),
        closing_date=_day(record, "closing"),
        start_date=_day(record, "start"),
        working_week=shortened(_EMPTY_MARK.sub(" ", one_line(_said(record, "hours"))), 250),
        wage=parse_wage(shortened(one_line(_said(record, "salary")), 200)),
        sites=_sites(record),
        application_url=parse_link(one_line(_said(record, "url"))),
    )


def _day(record: Record, fact: str):
    name = next((each for each in NAMES[fact] if record.get(each)), fact)
    return any_day(_said(record, fact), name)


def _sites(record: Record) -> tuple[ParsedSite, ...]:
    lines = (one_line(_EMPTY_MARK.sub(" ", record.get(name, ""))) for name in _ADDRESS)
    address = tuple(dict.fromkeys(line for line in lines if line))
    postcode = normalise_postcode(one_line(_said(record, "postcode")))
    return (ParsedSite(address, postcode, None, None),) if address or postcode else ()
