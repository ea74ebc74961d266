"""Inputs made to take long, each by its size: twice the size may take little more than twice the time."""

import datetime as dt
import json
from typing import Any

from backend.care_leavers import document_findings
from backend.care_leavers.imports.onward_template import read as read_people
from backend.care_leavers.look_alikes import KnownPeople, known, name_parts, same_identifier
from backend.care_leavers.vetting import STREET_NAME
from backend.core import clock
from backend.employers.warnings import WarnedFacts, warnings_in
from backend.intake.formats import ats_xml, faa_v2, job_posting, nhs_jobs
from backend.intake.readers.contacts import cleaned, known_names
from backend.intake.readers.days import parse_written_date
from backend.intake.readers.links import parse_link
from backend.intake.readers.text import paragraphs
from backend.intake.readers.wages import parse_wage
from backend.opportunities.reading_age import reading_age
from backend.opportunities.similarity import title_likeness
from backend.outcomes.committee_words import HOMES
from backend.reference.postcodes import normalise_postcode
from backend.reference.written_days import days_and_places_in
from backend.tabular import cells
from backend.tabular.csv_text import read_csv
from backend.tabular.days import read_day
from backend.tabular.durations import parse_duration
from backend.tabular.times import read_time
from matching.interests.clauses import split_clauses
from matching.interests.normalisation import normalise
from tests.backend.care_leavers.imports.samples import GOOD
from tests.faults.slow_inputs.kind import LIMITS, Kind
from tests.faults.slow_inputs.workbooks import WORKBOOKS


def _page(text: str) -> str:
    return f"<html><body>{text}</body></html>"


def _xml(text: str) -> bytes:
    return f"<source><job><referencenumber>1</referencenumber><title>Baker</title>{text}</job></source>".encode()


def _posting(**facts: Any) -> str:
    about = {"@type": "JobPosting", "title": "Baker", "identifier": "P-1", "hiringOrganization": "Hazel"} | facts
    return f'<script type="application/ld+json">{json.dumps(about)}</script>'


def _people(**filled: str) -> bytes:
    names = {**GOOD, **filled}
    return (",".join(names) + "\n" + ",".join(f'"{each}"' for each in names.values())).encode()


def _read_people(data: bytes) -> object:
    return read_people(data, on=clock.today())


MARKUP = {
    "br never closed": "<br",
    "comments never closed": "<!--",
    "tags never closed": "<a ",
    "quotations never closed": '<a b="',
    "single quotations never closed": "<a b='",
    "attributes": "<a b=c d='e' f=\"g\">",
    "equals and spaces": "<a =  ",
    "signs of less": "<",
    "signs of less and space": "< ",
    "ends of nothing": "</",
    "nested blocks": "<div>",
    "nested lists": "<ul><li>",
    "nested fonts and paragraphs": "<font size=1><p>",
    "tables in tables": "<table><tr><td>",
    "misnested": "<b><i><p></b></i>",
    "scripts never closed": "<script>",
    "styles never closed": "<style>",
    "textareas": "<textarea></textarea",
    "CDATA never closed": "<![CDATA[",
    "declarations": "<!DOCTYPE ",
    "instructions": "<?php ",
    "ampersands": "&",
    "numbers never ended": "&#x1",
    "long numbers": "&#" + "9" * 400,
    "names of letters": "&ampamp",
    "blank lines": "\n \n",
    "spaces": "  \t",
    "control signs": "\x00\x01",
    "encoded many times": "&amp;amp;amp;lt;",
    "encoded sign after sign": "&amp;" * 40,
    "encoded markup": "&lt;p&gt;a&lt;/p&gt;",
    "stray commas": ", ",
    "comments of scripts": "/* ",
}
TEXTS = {
    "addresses without a sign": "a.b+c",
    "addresses without an end": "a@b",
    "points": ".",
    "many dots after a word": "a....",
    "numbers": "0 1",
    "pounds": "£1,000",
    "long word": "x",
    "accents": "ễ",
    "hyphens": "a-",
}


def _look_through(text):
    """With every pattern that looks for an address, or for what else tells of a young person, in a text."""
    found = document_findings
    patterns = (found.POSTCODE, found.NATIONAL_INSURANCE, found.PHONE, found.EMAIL, found.STREET, found.SAYS_BIRTH)
    patterns = (*patterns, STREET_NAME, HOMES, found.birth_pattern(dt.date(2008, 3, 14)))
    return [each.findall(text) for each in patterns] + days_and_places_in(text)


KINDS = (
    *(
        Kind(f"markup: {name}", 60_000, lambda n, each=each: each * (n // len(each)), paragraphs)
        for name, each in MARKUP.items()
    ),
    *(
        Kind(f"page: {name}", 60_000, lambda n, each=each: _page(each * (n // len(each))), job_posting.read_page)
        for name, each in MARKUP.items()
    ),
    *(
        Kind(
            f"posting: {name}",
            60_000,
            lambda n, each=each: _posting(description=each * (n // len(each))),
            job_posting.read_page,
        )
        for name, each in TEXTS.items()
    ),
    *(
        Kind(
            f"clean: {name}",
            60_000,
            lambda n, each=each: f"{each * (n // len(each))} @",
            lambda text: cleaned(text, known_names({"contactName": "Ann Ash"})),
        )
        for name, each in TEXTS.items()
    ),
    Kind(
        "page that names JobPosting on every line",
        200_000,
        lambda n: (_posting() + "JobPosting\n" * (n // 11)).encode(),
        job_posting.read,
    ),
    Kind(
        "people to ask in every field",
        4_000,
        lambda n: _posting(
            contactPoint=[{"name": f"Ann Bee{'c' * (i % 7)}{i}"} for i in range(n // 20)],
            description="Ann Bee " * (n // 8),
        ),
        job_posting.read_page,
    ),
    Kind(
        "deep JSON of a posting",
        400,
        lambda n: (
            '<script type="application/ld+json">{"@type":"JobPosting","title":"x","contact":'
            + "[" * n
            + "]" * n
            + "}</script>"
        ),
        job_posting.read_page,
    ),
    Kind("deep JSON of a feed", 40_000, lambda n: b'{"vacancies":' + b"[" * n, faa_v2.read),
    Kind("spaces in JSON", 300_000, lambda n: b'{"vacancies":[' + b" " * n + b"]}", faa_v2.read),
    Kind("many records of JSON", 1_000, lambda n: b'{"vacancies":[' + b",".join([b"{}"] * n) + b"]}", faa_v2.read),
    Kind("deep XML", 60_000, lambda n: _xml("<a>" * (n // 7) + "</a>" * (n // 7)), ats_xml.read),
    Kind("deep XML never closed", 60_000, lambda n: b"<job>" * (n // 5), ats_xml.read),
    Kind("a long text of XML", 3_000_000, lambda n: _xml(f"<description>{'x' * n}</description>"), ats_xml.read),
    Kind("a long attribute of XML", 3_000_000, lambda n: _xml(f'<description a="{"x" * n}"/>'), ats_xml.read),
    Kind("a long comment of XML", 3_000_000, lambda n: _xml(f"<!--{'x' * n}-->"), ats_xml.read),
    Kind("a comment of XML never closed", 3_000_000, lambda n: b"<source><!--" + b"x" * n, ats_xml.read),
    Kind("CDATA of XML never closed", 3_000_000, lambda n: b"<source><![CDATA[" + b"x" * n, ats_xml.read),
    Kind(
        "many attributes of XML",
        60_000,
        lambda n: _xml("<d " + " ".join(f'a{i}="1"' for i in range(n // 10)) + "/>"),
        ats_xml.read,
    ),
    Kind(
        "many entities of XML", 60_000, lambda n: _xml(f"<description>{'&amp;' * (n // 5)}</description>"), ats_xml.read
    ),
    Kind(
        "many adverts of XML",
        60_000,
        lambda n: b"<source>" + b"<job><title>x</title></job>" * (n // 27) + b"</source>",
        ats_xml.read,
    ),
    Kind(
        "entities of entities",
        1_000,
        lambda n: b'<!DOCTYPE x [<!ENTITY a "aaaa">' + b'<!ENTITY b "&a;&a;&a;">' * n + b"]><source>&b;</source>",
        ats_xml.read,
    ),
    Kind(
        "places of NHS Jobs",
        40_000,
        lambda n: (
            f"<nhsJobs><vacancyDetails><locations>{'a,' * (n // 2)}</locations></vacancyDetails></nhsJobs>".encode()
        ),
        nhs_jobs.read,
    ),
    *WORKBOOKS,
    Kind("CSV of quotations", 100_000, lambda n: b'a,b\n"' + b'""' * (n // 2), lambda data: read_csv(data, LIMITS)),
    Kind("CSV of separators", 400_000, lambda n: b"a,b\n" + b"," * n, lambda data: read_csv(data, LIMITS)),
    Kind("CSV of one line", 1_000_000, lambda n: b"a;" * (n // 2), lambda data: read_csv(data, LIMITS)),
    Kind("CSV of blank lines", 400_000, lambda n: b"a,b\n1,2\n" + b"\n" * n, lambda data: read_csv(data, LIMITS)),
    Kind(
        "CSV of names alike",
        100,
        lambda n: b",".join([b"a"] * n) + b"\n" + b",".join([b"1"] * n),
        lambda data: read_csv(data, LIMITS),
    ),
    Kind("people of many columns", 100_000, lambda n: b"identifier," * (n // 11) + b"\nx", _read_people),
    Kind(
        "people of one identifier",
        4_000,
        lambda n: b"identifier,given_name,birth_date\n" + b"A-1,Ann,01/01/2008\n" * n,
        _read_people,
    ),
    *(
        Kind(
            f"a cell of {column}",
            15_000,
            lambda n, column=column, sign=sign: _people(**{column: sign * n}),
            _read_people,
        )
        for column in ("birth_date", "phone", "email", "postcode", "max_weekly_hours", "route_interests", "aspiration")
        for sign in ("1 ", "a-")
    ),
    *(
        Kind(f"{name} of {sign!r}", 15_000, lambda n, sign=sign: "1" + sign * n + "x", read)
        for name, read in {
            "hours": cells.hours(60),
            "whole": cells.whole(0, 7),
            "money": cells.money,
            "months": cells.months,
            "e-mail": cells.email,
            "phone": cells.phone,
            "day": lambda text: read_day(text, range(2000, 2100)),
            "time": read_time,
            "written day": lambda text: parse_written_date(text, "closing"),
            "length": parse_duration,
            "pay": parse_wage,
            "postcode": normalise_postcode,
            "link": parse_link,
            "reading age": reading_age,
            "titles": lambda text: title_likeness(text[:2000], text[:1999]),
            "warnings": lambda text: warnings_in(WarnedFacts(texts={"description": text})),
            "identifier": lambda text: same_identifier(text, text + "0"),
            "name": name_parts,
        }.items()
        for sign in ("\n", "1", ".", " and ", "a@", "£1,")
    ),
    *(
        Kind(
            f"wishes of {words!r}",
            1_000,
            lambda n, words=words: words * (n // len(words)),
            lambda text: (normalise(text), list(split_clauses(text))),
        )
        for words in ("rather ", "prefer not ", "like my ", "never ", "i am a ", "x", "but ", "it ", "i.t")
    ),
    *(
        Kind(f"words of a document, {sign!r}", 15_000, lambda n, sign=sign: sign * n, _look_through)
        for sign in ("a", "1 ", "A ", "a@", "0 ", "A-", "12 A", "a.", "d.o.b ")
    ),
    Kind(
        "people of one birth date",
        2_000,
        lambda n: KnownPeople(known(i, f"A-{i}", f"Given{i}", "Bell", "", clock.today()) for i in range(n)),
        lambda people: people.like(known(-1, "Z", "Given5", "Bell", "", clock.today())),
    ),
)
