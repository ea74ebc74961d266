"""Puts many postcodes into their table by COPY, through a table that lasts as long as the transaction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db import connection

from backend.reference.models import PostcodeEdition
from backend.reference.postcode_files import PostcodeRow


_BATCH = 10_000
_MAKE_ROOM = """
    CREATE TEMPORARY TABLE IF NOT EXISTS incoming_postcodes (
        code varchar(8), easting integer, northing integer, local_authority_code varchar(9)
    ) ON COMMIT DROP;
    TRUNCATE incoming_postcodes
"""
_COPY = "COPY incoming_postcodes (code, easting, northing, local_authority_code) FROM STDIN"
_KEEP = """
    INSERT INTO reference_postcode AS held (code, easting, northing, local_authority_code, edition_id)
    SELECT DISTINCT ON (code) code, easting, northing, local_authority_code, %(edition)s FROM incoming_postcodes
    ORDER BY code
    ON CONFLICT (code) DO UPDATE SET easting = excluded.easting, northing = excluded.northing,
        local_authority_code = excluded.local_authority_code, edition_id = excluded.edition_id
    WHERE (held.easting, held.northing, held.local_authority_code, held.edition_id)
        IS DISTINCT FROM (excluded.easting, excluded.northing, excluded.local_authority_code, excluded.edition_id)
"""
_HELD_ALREADY = "SELECT count(*) FROM incoming_postcodes JOIN reference_postcode USING (code)"


@dataclass(frozen=True)
class PostcodeCounts:
    read: int = 0
    added: int = 0
    changed: int = 0

    def __add__(self, other: "PostcodeCounts") -> "PostcodeCounts":
        return PostcodeCounts(self.read + other.read, self.added + other.added, self.changed + other.changed)


def _batches(rows: Iterable[PostcodeRow]) -> Iterator[list[PostcodeRow]]:
    rows = iter(rows)
    while batch := list(islice(rows, _BATCH)):
        yield batch


def copy_in(rows: Iterable[PostcodeRow], edition: PostcodeEdition) -> PostcodeCounts:
    """Must run inside a transaction."""
    read = 0
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")  # a whole country takes longer than a page may
        cursor.execute(_MAKE_ROOM)
        with cursor.copy(_COPY) as copy:
            for batch in _batches(rows):
                copy.write("".join(["{}\t{}\t{}\t{}\n".format(*row) for row in batch]))
                read += len(batch)
        cursor.execute("ANALYZE incoming_postcodes")
        cursor.execute(_HELD_ALREADY)
        held_already = cursor.fetchone()[0]
        cursor.execute(_KEEP, {"edition": edition.pk})
        written = cursor.rowcount
    added = read - held_already
    return PostcodeCounts(read=read, added=added, changed=written - added)
