"""What every format does alike: parse record by record, take contacts out, refuse the bad ones and keep going."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from backend.intake.errors import FieldProblem
from backend.intake.formats.advert import Feed, ParsedAdvert, Refusal, excerpt_of
from backend.intake.readers.contacts import cleaned, cleaned_text, known_names
from backend.intake.readers.documents import Located
from backend.intake.readers.places import ParsedSite
from backend.intake.readers.record_fields import WAY_OUT, Record
from backend.intake.readers.text import shortened, storable_json


LONGEST_REFERENCE = 50
_TEXTS = ("title", "summary", "description", "working_pattern", "nationwide_details")


def read_records(
    located: Iterable[Located],
    parse: Callable[[Record, int], ParsedAdvert],
    reference_of: Callable[[Record], str],
    *,
    source: str,
    total_pages: Any = None,
    total_results: Any = None,
) -> Feed:
    records: dict[str, ParsedAdvert] = {}
    refusals: list[Refusal] = []
    for sent in located:
        try:
            _check_record(sent.value, reference_of)
            record = without_contacts(parse(sent.value, sent.line), sent.value)
        except FieldProblem as problem:
            refusals.append(_refusal(sent, problem, reference_of))
            continue
        first = records.setdefault(record.external_reference, record)
        if first is not record:
            where = f"in this file twice; the advert on line {first.line} was kept"
            refusals.append(repeated(record, f"The reference is {where}", same=is_same(first, record)))
    return Feed(source, tuple(records.values()), tuple(refusals), _count(total_pages), _count(total_results))


def without_contacts(record: ParsedAdvert, sent: Any) -> ParsedAdvert:
    """`sent` is the advert as it came, which says whom to ask. An employer may be named after a person, and stays."""
    known = known_names(sent, but=record.employer_name)
    texts = {name: cleaned_text(getattr(record, name), known) for name in _TEXTS}
    sites = tuple(_site_without_contacts(site, known) for site in record.sites)
    return replace(record, raw=cleaned(record.raw, known), sites=sites, **texts)


def _site_without_contacts(site: ParsedSite, names: re.Pattern[str] | None) -> ParsedSite:
    return replace(site, address_lines=tuple(cleaned_text(line, names) for line in site.address_lines))


def is_same(first: ParsedAdvert, again: ParsedAdvert) -> bool:
    return first.digest == again.digest


def repeated(record: ParsedAdvert, what: str, *, same: bool) -> Refusal:
    how = "this one says the same" if same else "this one, which says something else, was not"
    return Refusal(
        f"{what}; {how}.",
        record.line,
        record.external_reference,
        excerpt_of(record.raw),
        field="reference",
        repeats=True,
        says_the_same=same,
    )


def _check_record(record: Any, reference_of: Callable[[Record], str]) -> None:
    if not isinstance(record, dict):
        raise FieldProblem(f"The record is not a group of fields; {WAY_OUT}.", "")
    reference = reference_of(record)
    if not reference:
        raise FieldProblem(f"The reference is missing, so the advert could not be found again; {WAY_OUT}.", "reference")
    if len(reference) > LONGEST_REFERENCE:
        raise FieldProblem(f"The reference is longer than {LONGEST_REFERENCE} characters; {WAY_OUT}.", "reference")


def _refusal(sent: Located, problem: FieldProblem, reference_of: Callable[[Record], str]) -> Refusal:
    reference = _readable_reference(sent.value, reference_of)
    return Refusal(str(problem), sent.line, reference, excerpt_of(_shown(sent.value)), field=problem.field)


def _readable_reference(record: Any, reference_of: Callable[[Record], str]) -> str | None:
    try:
        return shortened(reference_of(record), LONGEST_REFERENCE) or None if isinstance(record, dict) else None
    except FieldProblem:
        return None


def _shown(record: Any) -> Any:
    return cleaned(storable_json(record), known_names(record))


def _count(value: Any) -> int | None:
    text = str(value).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
