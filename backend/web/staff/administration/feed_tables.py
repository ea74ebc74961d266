from django.urls import reverse

from backend.core import clock
from backend.intake.choices import SyncState
from backend.web.kit.content import Link, Row, Table, Tag, columns
from backend.web.kit.formats import listed, moment, plural


COLOURS = {
    SyncState.RUNNING: "blue",
    SyncState.COMPLETE: "green",
    SyncState.PARTIAL: "yellow",
    SyncState.FAILED: "red",
}
COUNTS = (
    ("New", "created_adverts"),
    ("Changed", "updated_adverts"),
    ("Unchanged", "unchanged_adverts"),
    ("Refused", "refused_adverts"),
    ("Gone", "removed_adverts"),
)


NOTED = "Odd, lost or changed"
TAKEN = "taken, with something odd, lost or changed"


def health_rows(of_feed, of_files, area, *, is_on: bool) -> list[Row]:
    """Of one feed what came of asking it, what came of it in a file, and what is asked of it."""
    last = of_feed.yardsticks().first()
    fresh = (
        f"{_ago(last.ended_at)}: {moment(last.ended_at)}, {plural(last.seen_adverts, 'advert,adverts')}" if last else ""
    )
    change, imports = reverse("administration-feed-area"), reverse("administration-imports")
    read = of_files.first()
    return [
        Row("Last complete sync", fresh or "No sync has run to its end yet"),
        *([Row("Last read in by hand", _read_in(read), imports, "See all imports")] if read else []),
        Row("What is asked for", _area(area), change, "Change what is asked for"),
        Row("By itself", "Every night" if is_on else "Not at the moment: it is switched off"),
    ]


def _read_in(run) -> str:
    return f"{moment(run.created_at)}, from a file: {counts_of_reading(run)}"


def counts_of_reading(run) -> str:
    return f"{run.created_records} new, {run.updated_records} changed{refused_words(run.refused_records)}"


def refused_words(count: int) -> str:
    return f", {count} refused" if count else ""


def _ago(when) -> str:
    hours = int((clock.now() - when).total_seconds() // 3600)
    if hours < 1:
        return "Within the last hour"
    return f"{plural(hours, 'hour,hours')} ago" if hours < 48 else f"{plural(hours // 24, 'day,days')} ago"


def _area(area) -> str:
    if area is None or not (area.miles or area.routes):
        return "All of England, every route"
    where = (
        f"{plural(area.miles, 'mile,miles')} around {area.postcode or f'{area.latitude:g}, {area.longitude:g}'}"
        if area.miles
        else "All of England"
    )
    return f"{where}, {listed(area.routes) if area.routes else 'every route'}"


def syncs(found) -> Table:
    counts = [name for name, _ in COUNTS]
    headings = columns("Begun", "Feed", "How it went", *counts, NOTED, numeric=[*counts, NOTED])
    rows = [
        [
            Link(moment(each.started_at), reverse("administration-feed-sync", args=[each.public_id])),
            f"{each.get_source_display()}, dry run" if each.dry_run else each.get_source_display(),
            _state(each),
            *(getattr(each, field) for _, field in COUNTS),
            each.noted,
        ]
        for each in found
    ]
    return Table("Last syncs", headings, rows, empty="No sync has been asked for yet.")


def sync_rows(sync) -> list[Row]:
    rows = [
        Row("How it went", _state(sync)),
        Row("Begun", moment(sync.started_at)),
        Row("Ended", moment(sync.ended_at) if sync.ended_at else "not yet"),
        Row("Asked for by", str(sync.started_by) if sync.started_by else "the service itself"),
        Row("Pages", f"{sync.page} of {sync.pages}" if sync.pages else str(sync.page)),
        Row(
            "Adverts seen", sync.seen_adverts if sync.announced is None else f"{sync.seen_adverts} of {sync.announced}"
        ),
        *(Row(name, getattr(sync, field)) for name, field in COUNTS),
    ]
    if sync.problem:
        rows.insert(1, Row("What was wrong", sync.problem))
    if sync.accepted_at:
        rows.append(Row("Found right", f"by {sync.accepted_by}, {moment(clock.local(sync.accepted_at))}"))
    return rows


def refusals(found) -> Table:
    headings = columns("Page", "Reference", "What became of it", "Reason", numeric=("Page",))
    rows = [
        [each.page, each.external_reference or "none", TAKEN if each.taken else "left out", each.reason]
        for each in found
    ]
    return Table(
        "Left out, odd, lost or changed", headings, rows, empty="Everything was taken as it stood.", row_headers=False
    )


def _state(sync) -> Tag:
    return Tag(sync.get_state_display(), COLOURS[sync.state])
