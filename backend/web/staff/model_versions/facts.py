"""A version in a table's row, and in a summary."""

from django.urls import reverse

from backend.learning.version_comparison import feature_label
from backend.model_versions.choices import VersionState
from backend.model_versions.models import ModelVersion
from backend.web.kit.content import Link, Row, Table, Tag, columns
from backend.web.kit.formats import day, moment, percent, plural, short_day


COLOURS = {
    VersionState.CANDIDATE: "yellow",
    VersionState.LIVE: "green",
    VersionState.RETIRED: "grey",
    VersionState.REFUSED: "red",
}
COLUMNS = columns("Version", "State", "Trained", "Learnt from", "Starts", "Approved", numeric=("Learnt from", "Starts"))
EXPERT = "the written score"
MOST_REASONS = 5
NUMBERS = "as numbers with ranges"
WORDS = "as words only: too few outcomes here to put numbers on them"


def state_tag(version: ModelVersion) -> Tag:
    return Tag(version.get_state_display(), COLOURS[version.state])


def versions_table(versions) -> Table:
    rows = [
        [
            Link(f"Version {version.number}", reverse("model", args=[version.public_id])),
            state_tag(version),
            short_day(version.trained_on),
            plural(version.referrals, "referral,referrals"),
            version.starts,
            f"{version.approved_by}, {short_day(version.approved_at)}" if version.approved_at else "not approved",
        ]
        for version in versions
    ]
    return Table("Every version, newest first", COLUMNS, rows)


def facts_of(version: ModelVersion) -> list[Row]:
    rows = [
        Row("State", state_tag(version)),
        Row("Trained", f"{day(version.trained_on)}, by {version.trained_by or 'the service itself'}"),
        Row("Learnt from", _learnt_from(version)),
        Row(
            "Chances",
            "as numbers with ranges"
            if version.calibrated
            else "as words only: too few outcomes here to put numbers on them",
        ),
    ]
    if version.approved_at:
        rows.append(Row("Approved", f"{moment(version.approved_at)}, by {version.approved_by}"))
    if version.refused_at:
        rows.append(Row("Refused", f"{moment(version.refused_at)}, by {version.refused_by}: {version.refused_because}"))
    return rows


def _learnt_from(version: ModelVersion) -> str:
    if not version.referrals:
        return "no referral yet"
    referrals = plural(version.referrals, "decided referral,decided referrals")
    period = f"from {day(version.window_from)} to {day(version.window_to)}"
    return f"{referrals} {period}; {version.starts} led to a start, {version.leaves} of which ended early"


def comparison_rows(version: ModelVersion) -> list[Row]:
    """Old against new on the same people."""
    comparison = version.comparison
    if not comparison.get("people"):
        return []
    people = comparison["people"]
    rows = [
        Row("Compared with", model_words(comparison["against"])),
        Row("On", _compared_on(people, comparison["opportunities"])),
        Row("The same first five, in any order", f"{comparison['same_five']} of {people}"),
        Row("The same first match", f"{comparison['same_first']} of {people}"),
        Row("Of all first fives, the same", percent(comparison["overlap"])),
    ]
    if comparison["reasons"]:
        often = sorted(comparison["reasons"].items(), key=lambda each: (-each[1], each[0]))[:MOST_REASONS]
        named = [f"{feature_label(name)} ({count})" for name, count in often]
        rows.append(Row("Reasons that come or go most often", ", ".join(named)))
    return rows


def _compared_on(people: int, opportunities: int) -> str:
    return f"{plural(people, 'young person,young people')} and {opportunities} open opportunities"


def model_words(name: str) -> str:
    number = name.removeprefix("learnt-")
    return f"version {number}" if number != name else EXPERT
