"""What a young person mainly did, spell by spell: its days, hours and codes, and how each is known."""

from collections.abc import Iterator
from decimal import Decimal

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from backend.activities.details import nccis_of
from backend.activities.models import ActivitySpell
from backend.care_leavers.choices import EvidenceLevel
from backend.web.kit.content import Link, Stacked, Table, columns
from backend.web.kit.formats import day, plain, short_day
from backend.web.staff.people.correction_words import corrections_cell


EMPTY = "No activity is recorded yet. Use “Record an activity” above."


def activities_table(person, corrections, may_correct: bool) -> Table:
    history = ActivitySpell._meta.get_field("history").related_model.objects.exclude(evidence="")
    spells = person.activity_spells.select_related("recorded_by").prefetch_related(
        "placements", Prefetch("history", history.select_related("verified_by").order_by("-pgh_id"))
    )
    rows = [_row(spell, corrections, may_correct) for spell in spells]
    headings = columns("Main activity", "From", "Last day", "Hours and codes", "How it is known", "Corrections")
    return Table("Activity", headings, rows, empty=EMPTY)


def _row(spell: ActivitySpell, corrections, may_correct: bool) -> list[object]:
    about = f"the activity from {day(spell.starts_on)}"
    return [
        spell.get_code_display(),
        short_day(spell.starts_on),
        short_day(spell.ends_on) if spell.ends_on else "to now",
        Stacked(_hours(spell), _codes(spell)),
        _known(spell, reverse("activity-evidence", args=[spell.public_id]) if may_correct else "", about),
        corrections_cell(
            corrections.get(spell.public_id, ()),
            reverse("activity-correct", args=[spell.public_id]) if may_correct else "",
            about,
        ),
    ]


def _hours(spell: ActivitySpell) -> str:
    """Of a placement its own, where none are noted beside the activity."""
    of_placement: list[Decimal] = [each.weekly_hours for each in spell.placements.all() if each.weekly_hours]
    hours = spell.weekly_hours or next(iter(of_placement), None)
    return f"{plain(hours)} hours a week" if hours else "hours not recorded"


def _codes(spell: ActivitySpell) -> str:
    nccis = nccis_of(spell)
    return f"{spell.code}, NCCIS {nccis}" if nccis else f"{spell.code}, NCCIS not chosen yet"


def _known(spell: ActivitySpell, url: str, about: str) -> SafeString:
    said = list(dict.fromkeys(_evidence(spell)))
    lines = [spell.get_source_display(), *said[:1], *(f"Before: {each}" for each in said[1:])]
    cells = [(line,) for line in lines] + ([(Link("Say how it is known", url, about),)] if url else [])
    return format_html_join("", "<p class='govuk-body-s govuk-!-margin-bottom-1'>{}</p>", cells)


def _evidence(spell: ActivitySpell) -> Iterator[str]:
    """What was noted of it, the last first."""
    for each in spell.history.all():
        whom = f", {each.said_by}" if each.said_by else ""
        by = f", noted by {each.verified_by}" if each.verified_by else ""
        yield f"{EvidenceLevel(each.evidence).label}{whom}, {short_day(each.verified_on)}{by}"
