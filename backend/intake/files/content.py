"""The rows of a file, whatever kind it is."""

from backend.core.errors import Refused
from backend.intake.choices import FileKind
from backend.intake.errors import MalformedFeed
from backend.intake.files.adverts import rows_of_feed
from backend.intake.files.rows import FileRow, rows_of
from backend.intake.files.sheets import read_table
from backend.intake.formats.advert import Feed
from backend.intake.formats.registry import POSTINGS
from backend.intake.models import OpportunityFile


def rows_in(file: OpportunityFile, data: bytes) -> list[FileRow]:
    if not file.is_spreadsheet:
        return rows_of_feed(feed_in(data, file.kind))
    return rows_of(read_table(data, FileKind(file.kind), file.sheet), file.columns, file.default_type)


def feed_in(data: bytes, kind: str) -> Feed:
    try:
        feed = POSTINGS[kind](data)
    except MalformedFeed as malformed:
        raise Refused(str(malformed), "content") from malformed
    if not feed.records and not feed.refusals:
        raise Refused("No advert was found in the file: choose another one.", "content")
    return feed
