"""Adverts of another system as rows, so that the same rules, report and approval hold for them."""

from backend.intake.files.problems import Problem
from backend.intake.files.rows import FileRow
from backend.intake.formats.advert import Feed, ParsedAdvert, Refusal
from backend.intake.importer.facts import facts_of, sites_of
from backend.intake.readers.text import shortened


SHOWN = 300  # characters of a value in the report


def rows_of_feed(feed: Feed) -> list[FileRow]:
    rows = [_row(advert) for advert in feed.records] + [_refused(refusal) for refusal in feed.refusals]
    return sorted(rows, key=lambda row: row.number)


def _row(advert: ParsedAdvert) -> FileRow:
    sent = {name: shortened(str(value), SHOWN) for name, value in advert.raw.items() if isinstance(value, str | int)}
    notes = list(advert.notes)
    return FileRow(advert.line, advert.external_reference, sent, facts_of(advert), sites_of(advert), notes=notes)


def _refused(refusal: Refusal) -> FileRow:
    problem = Problem(refusal.field, refusal.field, "cannot-be-read", refusal.reason)
    return FileRow(refusal.line, refusal.reference or "", {"advert": refusal.excerpt[:SHOWN]}, problems=[problem])
