"""What every adapter does alike: decode the file, read record by record, refuse the bad ones and keep going."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from backend.intake.feeds.contacts import cleaned, known_names, without_contacts
from backend.intake.feeds.parsed import Feed, FieldProblem, MalformedFeed, ParsedOpportunity, Refusal, excerpt_of
from backend.intake.feeds.record_fields import WAY_OUT, Record
from backend.intake.feeds.text import shortened, storable_json


LARGEST_BYTES = 50 * 1024 * 1024
LONGEST_REFERENCE = 50


@dataclass(frozen=True)
class Place:
    line: int
    record: Any


def check_size(data: bytes) -> None:
    if not data.strip():
        raise MalformedFeed("The file is empty; fetch the feed again.")
    if len(data) > LARGEST_BYTES:
        raise MalformedFeed("The file is larger than 50 MB, which no page of a feed is; fetch it page by page.")


def decode(data: bytes) -> str:
    check_size(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise MalformedFeed("The file is not text in UTF-8, as feeds are; save it again in UTF-8.") from problem


def read_records(
    places: Iterable[Place],
    read_one: Callable[[Record, int], ParsedOpportunity],
    reference_of: Callable[[Record], str],
    *,
    source: str,
    total_pages: Any,
    total_results: Any,
) -> Feed:
    records: dict[str, ParsedOpportunity] = {}
    refusals: list[Refusal] = []
    for place in places:
        try:
            _check_record(place.record, reference_of)
            record = without_contacts(read_one(place.record, place.line), place.record)
        except FieldProblem as problem:
            refusals.append(_refusal(place, str(problem), reference_of))
            continue
        first = records.setdefault(record.external_reference, record)
        if first is not record:
            where = f"in this file twice; the advert on line {first.line} was kept"
            refusals.append(repeated(record, f"The reference is {where}", same=is_same(first, record)))
    return Feed(source, tuple(records.values()), tuple(refusals), _count(total_pages), _count(total_results))


def is_same(first: ParsedOpportunity, again: ParsedOpportunity) -> bool:
    return first.content_hash == again.content_hash


def repeated(record: ParsedOpportunity, what: str, *, same: bool) -> Refusal:
    how = "this one says the same" if same else "this one, which says something else, was not"
    return Refusal(
        f"{what}; {how}.",
        record.line,
        record.external_reference,
        excerpt_of(record.raw),
        repeats=True,
        says_the_same=same,
    )


def _check_record(record: Any, reference_of: Callable[[Record], str]) -> None:
    if not isinstance(record, dict):
        raise FieldProblem(f"The record is not a group of fields; {WAY_OUT}.")
    reference = reference_of(record)
    if not reference:
        raise FieldProblem(f"The reference is missing, so the advert could not be found again; {WAY_OUT}.")
    if len(reference) > LONGEST_REFERENCE:
        raise FieldProblem(f"The reference is longer than {LONGEST_REFERENCE} characters; {WAY_OUT}.")


def _refusal(place: Place, reason: str, reference_of: Callable[[Record], str]) -> Refusal:
    return Refusal(
        reason, place.line, _readable_reference(place.record, reference_of), excerpt_of(_shown(place.record))
    )


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
