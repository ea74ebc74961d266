"""Find an apprenticeship, Display Advert API version 2: the list answer, with or without `IncludeDetails`."""

from collections.abc import Mapping
from typing import Any

from backend.intake.errors import FieldProblem, MalformedFeed
from backend.intake.formats.advert import Feed, ParsedAdvert
from backend.intake.formats.classification import level_of, route_of, type_of
from backend.intake.formats.records import read_records
from backend.intake.readers.days import day_sent, parse_date
from backend.intake.readers.documents import Located, decode
from backend.intake.readers.json_records import read_document
from backend.intake.readers.links import parse_link
from backend.intake.readers.places import ParsedSite, read_site
from backend.intake.readers.record_fields import (
    WAY_OUT,
    LeavingOut,
    Record,
    flag,
    number,
    part,
    prose,
    required_words,
    whole_number,
    words,
)
from backend.intake.readers.text import shortened, storable_json
from backend.intake.readers.wages import APPRENTICE_MINIMUM, COMPETITIVE, NATIONAL_MINIMUM, STATED, parse_wage
from backend.opportunities.choices import Source
from backend.tabular.durations import parse_duration


SOURCE = Source.FAA.value
# Names, phones and e-mails of people at the employer are never kept; distance depends on where the search was made.
NOT_KEPT = frozenset(
    {
        "distance",
        "employerContactName",
        "employerContactPhone",
        "employerContactEmail",
        "providerContactName",
        "providerContactPhone",
        "providerContactEmail",
    }
)
_WRAPPER = ("total", "totalFiltered", "totalPages")
_WAGE_KINDS = {
    "apprenticeshipminimum": APPRENTICE_MINIMUM,
    "2": APPRENTICE_MINIMUM,
    "nationalminimum": NATIONAL_MINIMUM,
    "3": NATIONAL_MINIMUM,
    "competitivesalary": COMPETITIVE,
    "6": COMPETITIVE,
}
_LONG_TEXTS = {
    "fullDescription": "",
    "trainingDescription": "Training",
    "additionalTrainingDescription": "",
    "outcomeDescription": "Afterwards",
    "thingsToConsider": "Things to consider",
    "companyBenefitsInformation": "Benefits",
    "employerDescription": "The employer",
}


def read(data: bytes) -> Feed:
    document = read_document(decode(data), "vacancies")
    adverts = document.get("vacancies")
    if not isinstance(adverts, list) or not all(name in document for name in _WRAPPER):
        raise MalformedFeed(
            "This is JSON, but not a list from the Display Advert API version 2: it needs “vacancies”, “total”, "
            "“totalFiltered” and “totalPages” at the top; fetch it again with the header X-Version: 2."
        )
    return read_records(
        adverts,
        _advert,
        _reference,
        source=SOURCE,
        total_pages=document["totalPages"],
        total_results=document["totalFiltered"],
    )


def read_one(advert: Mapping[str, Any]) -> Feed:
    """The same of an advert that came alone, without the list around it."""
    return read_records([Located(1, advert)], _advert, _reference, source=SOURCE, total_pages=1, total_results=1)


def _reference(record: Record) -> str:
    reference = words(record, "vacancyReference")
    digits = reference[3:].lstrip()
    return digits if reference[:3].upper() == "VAC" and digits.isdecimal() else reference


def _advert(record: Record, line: int) -> ParsedAdvert:
    _require_version_two(record)
    course, pay, left_out = part(record, "course"), part(record, "wage"), LeavingOut()
    reference = _reference(record)
    return ParsedAdvert(
        source=SOURCE,
        external_reference=reference,
        line=line,
        raw=storable_json(dict(record), without=NOT_KEPT),
        **_course(record, course, left_out),
        **_texts(record),
        **_dates(record, left_out),
        **_terms(record, pay, left_out),
        **_whereabouts(record),
        **_links(record, reference),
        training_provider=shortened(words(record, "providerName"), 200) or None,
        ukprn=left_out.read(whole_number, record, "ukprn", most=99_999_999),
        disability_confident=bool(left_out.read(flag, record, "isDisabilityConfident")),
        notes=tuple(left_out.notes),
    )


def _require_version_two(record: Record) -> None:
    missing = [name for name in ("wage", "course", "addresses") if name not in record]
    if missing:
        raise FieldProblem(
            f"{missing[0]} is not there, so this is not an advert of version 2; fetch it with the header X-Version: 2."
        )


def _course(record: Record, course: Record, left_out: LeavingOut) -> dict[str, Any]:
    level = left_out.read(whole_number, course, "level", most=8, name="course.level")
    return {
        "type": type_of(words(course, "type", name="course.type")),
        "route": route_of(words(course, "route", name="course.route")),
        "level": level_of(level, words(record, "apprenticeshipLevel")),
        "lars_code": left_out.read(whole_number, course, "larsCode", most=99_999, name="course.larsCode"),
        "course_title": shortened(words(course, "title", name="course.title"), 200) or None,
    }


def _texts(record: Record) -> dict[str, Any]:
    long_texts = ((heading, prose(record, field)) for field, heading in _LONG_TEXTS.items())
    parts = [f"{heading}\n{text}" if heading else text for heading, text in long_texts if text]
    summary = prose(record, "description")
    return {
        "title": shortened(required_words(record, "title"), 200),
        "employer_name": shortened(required_words(record, "employerName"), 200),
        "summary": summary,
        "description": "\n\n".join(parts) or summary,
    }


def _dates(record: Record, left_out: LeavingOut) -> dict[str, Any]:
    closing = parse_date(record.get("closingDate"), "closingDate")
    if closing is None:
        raise FieldProblem(f"closingDate is missing, so the advert would never close; {WAY_OUT}.")
    return {
        "closing_date": closing,
        "start_date": left_out.read(day_sent, record, "startDate"),
        "posted_date": left_out.read(day_sent, record, "postedDate"),
    }


def _terms(record: Record, pay: Record, left_out: LeavingOut) -> dict[str, Any]:
    duration = words(record, "expectedDuration")
    kind = _WAGE_KINDS.get(words(pay, "wageType", name="wage.wageType").casefold(), STATED)
    text = words(pay, "wageAdditionalInformation", name="wage.wageAdditionalInformation")
    return {
        "weekly_hours": left_out.read(number, record, "hoursPerWeek", most=168),
        "working_pattern": shortened(words(pay, "workingWeekDescription", name="wage.workingWeekDescription"), 500),
        "duration_text": shortened(duration, 100),
        "duration_months": parse_duration(duration),
        "wage": parse_wage(shortened(text, 500), kind=kind),
        "places": left_out.read(whole_number, record, "numberOfPositions", most=10_000),
    }


def _whereabouts(record: Record) -> dict[str, Any]:
    addresses = record["addresses"] or []
    if not isinstance(addresses, list) or not all(isinstance(address, dict) for address in addresses):
        raise FieldProblem(f"addresses is not a list of addresses; {WAY_OUT}.")
    return {
        "sites": tuple(dict.fromkeys(_site(address) for address in addresses)),
        "nationwide": flag(record, "isNationalVacancy"),
        "nationwide_details": prose(record, "isNationalVacancyDetails"),
    }


def _site(address: Record) -> ParsedSite:
    lines = (words(address, f"addressLine{number}", name=f"addresses.addressLine{number}") for number in range(1, 5))
    code = words(address, "postcode", name="addresses.postcode")
    return read_site([line for line in lines if line], code, address.get("latitude"), address.get("longitude"))


def _links(record: Record, reference: str) -> dict[str, Any]:
    application = parse_link(words(record, "applicationUrl"))
    vacancy = parse_link(words(record, "vacancyUrl"))
    # Adverts passed on from NHS and Civil Service Jobs carry the address of the site itself, which leads nowhere.
    if vacancy and reference not in vacancy:
        vacancy = None
    if not application and not vacancy:
        raise FieldProblem(f"applicationUrl and vacancyUrl hold no web address, so nobody could apply; {WAY_OUT}.")
    return {"application_url": application, "vacancy_url": vacancy}
