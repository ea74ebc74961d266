"""NHS Jobs `search_xml`: one page of adverts, whose descriptions the service itself cuts short."""

from collections.abc import Sequence
from typing import Any

from backend.intake.errors import FieldProblem, MalformedFeed
from backend.intake.formats.advert import Feed, ParsedAdvert
from backend.intake.formats.records import read_records
from backend.intake.readers.days import day_sent, parse_date
from backend.intake.readers.documents import Located, check_size
from backend.intake.readers.links import parse_link
from backend.intake.readers.places import site_from_line
from backend.intake.readers.record_fields import WAY_OUT, LeavingOut, Record, prose, required_words, words
from backend.intake.readers.text import one_line, shortened, storable_json
from backend.intake.readers.wages import parse_wage
from backend.intake.readers.xml_elements import walk
from backend.opportunities.choices import OpportunityType, Source
from backend.reference.choices import Route


SOURCE = Source.NHS_JOBS.value
# The number of the listing changes when an advert is listed again; the reference is what stays.
NOT_KEPT = frozenset({"id"})
_PLACES = ("location", "locations")


def read(data: bytes) -> Feed:
    check_size(data)
    answer = _Answer()
    walk(data, opened=answer.opened, closed=answer.closed, way_out="fetch it again")
    return read_records(
        answer.adverts,
        _advert,
        lambda record: words(record, "reference"),
        source=SOURCE,
        total_pages=answer.totals.get("totalPages"),
        total_results=answer.totals.get("totalResults"),
    )


class _Answer:
    """Collects each `vacancyDetails` as a plain record, with the line it begins on."""

    def __init__(self) -> None:
        self.adverts: list[Located] = []
        self.totals: dict[str, str] = {}

    def opened(self, path: Sequence[str], line: int) -> None:
        if path[0] != "nhsJobs":
            raise MalformedFeed(
                "This is XML, but not an answer of NHS Jobs: it must begin with “nhsJobs”; fetch it again."
            )
        if path[1:] == ["vacancyDetails"]:
            self.adverts.append(Located(line, {}))

    def closed(self, path: Sequence[str], text: str) -> None:
        within, name = path[1:-1], path[-1]
        if not within:
            self.totals[name] = text
        elif within[0] == "vacancyDetails":
            self._keep(name, within, text)

    def _keep(self, name: str, within: Sequence[str], text: str) -> None:
        record = self.adverts[-1].value
        if name in _PLACES and text:
            record.setdefault("locations", []).append(text)
        elif len(within) == 1 and name not in _PLACES:
            record[name] = text


def _advert(record: Record, line: int) -> ParsedAdvert:
    summary, left_out = prose(record, "description"), LeavingOut()
    return ParsedAdvert(
        source=SOURCE,
        external_reference=words(record, "reference"),
        line=line,
        raw=storable_json(dict(record), without=NOT_KEPT),
        type=_type_of(words(record, "type")),
        title=shortened(required_words(record, "title"), 200),
        summary=summary,
        description=summary,
        employer_name=shortened(required_words(record, "employer"), 200),
        route=Route.HEALTH.value,
        wage=parse_wage(shortened(words(record, "salary"), 500)),
        sites=tuple(dict.fromkeys(site_from_line(one_line(place)) for place in record.get("locations", []))),
        **_dates_and_link(record, left_out),
        notes=tuple(left_out.notes),
    )


def _type_of(contract: str) -> str:
    is_apprenticeship = "apprentice" in contract.casefold()
    return (OpportunityType.APPRENTICESHIP if is_apprenticeship else OpportunityType.JOB).value


def _dates_and_link(record: Record, left_out: LeavingOut) -> dict[str, Any]:
    closing = parse_date(record.get("closeDate"), "closeDate")
    if closing is None:
        raise FieldProblem(f"closeDate is missing, so the advert would never close; {WAY_OUT}.")
    link = parse_link(words(record, "url"))
    if link is None:
        raise FieldProblem(f"url holds no web address, so nobody could apply; {WAY_OUT}.")
    return {
        "closing_date": closing,
        "posted_date": left_out.read(day_sent, record, "postDate"),
        "application_url": link,
    }
