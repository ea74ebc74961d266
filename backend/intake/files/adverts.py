"""Adverts of another system as rows, so that the same rules, report and approval hold for them."""

from backend.intake.feeds.facts import facts_of, sites_of
from backend.intake.feeds.parsed import Feed, ParsedOpportunity, Refusal
from backend.intake.feeds.text import shortened
from backend.intake.files.problems import Problem
from backend.intake.files.rows import FileRow


SHOWN = 300  # characters of a value in the report


def rows_of_feed(feed: Feed) -> list[FileRow]:
    rows = [_row(record) for record in feed.records] + [_refused(refusal) for refusal in feed.refusals]
    return sorted(rows, key=lambda row: row.number)


def _row(record: ParsedOpportunity) -> FileRow:
    facts = facts_of(record)
    # These systems never say whether it is paid; an amount does.
    facts["paid"] = True if facts["wage_from"] is not None else None
    said = {name: shortened(str(value), SHOWN) for name, value in record.raw.items() if isinstance(value, str | int)}
    return FileRow(record.line, record.external_reference, said, facts, sites_of(record))


def _refused(refusal: Refusal) -> FileRow:
    field = refusal.reason.partition(" ")[0]
    problem = Problem(field, field, "cannot-be-read", refusal.reason)
    return FileRow(refusal.line, refusal.reference or "", {"advert": refusal.excerpt[:SHOWN]}, problems=[problem])
