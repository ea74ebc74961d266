"""Counts, line numbers and reasons: never the name of a young person."""

from django.urls import reverse

from backend.web.kit.content import Link, Row, Table, columns
from backend.web.kit.formats import moment


COUNTS = ("New", "Changed", "Unchanged")


def files(runs) -> Table:
    rows = [
        [
            moment(each.created_at),
            _who(each),
            *(each.created_rows, each.updated_rows, each.unchanged_rows),
            _refused(each, each.refused_rows, "administration-import-run"),
        ]
        for each in runs
    ]
    headings = columns("Read in", "By", *COUNTS, "Refused", numeric=COUNTS)
    return Table("Files of young people", headings, rows, empty="No file has been read in yet.")


def feeds(runs) -> Table:
    rows = [[moment(each.created_at), each.get_source_display(), *_of_feed(each)] for each in runs]
    headings = columns("Read in", "Feed", "By", *COUNTS, "Refused", "Lost or changed", numeric=COUNTS)
    return Table("Feeds of opportunities", headings, rows, empty="No feed has been read in yet.")


def _of_feed(run) -> list:
    counts = [run.created_records, run.updated_records, run.unchanged_records]
    page = "administration-feed-run"
    return [_who(run), *counts, *(_refused(run, count, page) for count in (run.refused_records, run.noted))]


def _who(run) -> str:
    return str(run.imported_by) if run.imported_by else "the service itself"


def _refused(run, count: int, page: str):
    if not count:
        return "0"
    return Link(f"{count}, with reasons", reverse(page, args=[run.public_id]), f"for {moment(run.created_at)}")


def failures(found) -> Table:
    headings = columns("Line", "Reference", "What became of it", "Reason", numeric=("Line",))
    rows = [
        [each.line, each.external_reference or "none given", "taken" if each.taken else "left out", each.reason]
        for each in found
    ]
    return Table("Left out, and what was lost or changed", headings, rows, row_headers=False)


def refused_rows(found) -> Table:
    headings = columns("Row", "Column", "What is wrong", numeric=("Row",))
    rows = [[each.row, each.column, each.reason] for each in found]
    return Table("Refused rows", headings, rows, empty="No refused row is kept for this file.", row_headers=False)


def job_rows(job) -> list[Row]:
    return [
        Row("Work", job.name),
        Row("Asked for", moment(job.created_at)),
        Row("Attempts", job.attempts),
        Row("Kind of failure", job.last_error.split(":")[0] or "it stopped without an error message"),
        Row("Reference", job.reference),
    ]
