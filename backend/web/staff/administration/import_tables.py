"""Counts, line numbers and reasons: never the name of a young person."""

from django.urls import reverse

from backend.web.kit.content import Column, Link, Row, Table
from backend.web.kit.formats import moment


def files(runs) -> Table:
    columns = [
        Column("Read in"),
        Column("By"),
        Column("New", numeric=True),
        Column("Changed", numeric=True),
        Column("Unchanged", numeric=True),
        Column("Refused"),
    ]
    rows = [
        [
            moment(each.created_at),
            _who(each),
            each.created_rows,
            each.updated_rows,
            each.unchanged_rows,
            _refused(each, each.refused_rows, "administration-import-run"),
        ]
        for each in runs
    ]
    return Table("Files of young people", columns, rows, empty="No file has been read in yet.")


def feeds(runs) -> Table:
    columns = [
        Column("Read in"),
        Column("Feed"),
        Column("By"),
        Column("New", numeric=True),
        Column("Changed", numeric=True),
        Column("Unchanged", numeric=True),
        Column("Refused"),
    ]
    rows = [
        [
            moment(each.created_at),
            each.get_source_display(),
            _who(each),
            each.created_records,
            each.updated_records,
            each.unchanged_records,
            _refused(each, each.refused_records, "administration-feed-run"),
        ]
        for each in runs
    ]
    return Table("Feeds of opportunities", columns, rows, empty="No feed has been read in yet.")


def _who(run) -> str:
    return str(run.imported_by) if run.imported_by else "the service itself"


def _refused(run, count: int, page: str):
    if not count:
        return "0"
    return Link(f"{count}, with reasons", reverse(page, args=[run.public_id]), f"for {moment(run.created_at)}")


def failures(found) -> Table:
    columns = [Column("Line", numeric=True), Column("Reference"), Column("Reason")]
    rows = [[each.line, each.external_reference or "none given", each.reason] for each in found]
    return Table("Refused records", columns, rows, row_headers=False)


def refused_rows(found) -> Table:
    columns = [Column("Row", numeric=True), Column("Column"), Column("What is wrong")]
    rows = [[each.row, each.column, each.reason] for each in found]
    return Table("Refused rows", columns, rows, empty="No refused row is kept for this file.", row_headers=False)


def job_rows(job) -> list[Row]:
    return [
        Row("Work", job.name),
        Row("Asked for", moment(job.created_at)),
        Row("Attempts", job.attempts),
        Row("Kind of failure", job.last_error.split(":")[0] or "it ended without a word"),
        Row("Reference", job.reference),
    ]
