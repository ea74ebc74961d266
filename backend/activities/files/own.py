"""A file of the council’s own: what its young people did, one activity a row, found by their identifier."""

from collections.abc import Callable

from django.db.models import QuerySet

from backend.accounts.models import User
from backend.activities.choices import Source
from backend.activities.details import MOST_HOURS, ActivityDetails, activity_code
from backend.activities.files.rows import Column, FileRow, day, values_of, words
from backend.activities.files.taking import Taken
from backend.activities.past import record_activity
from backend.care_leavers.choices import EvidenceLevel
from backend.care_leavers.evidence import LONGEST_NAME, Evidence
from backend.care_leavers.models import CareLeaver
from backend.core.errors import Refused
from backend.tabular.cells import hours, one_of, ways_to_write


NOBODY = "Nobody whom you may open has this identifier."
COLUMNS = (
    Column("identifier", "Identifier", words(40), ("child id", "person id", "id"), is_needed=True),
    Column("code", "Activity code", words(20), ("activity", "activ", "main activity"), is_needed=True),
    Column("starts_on", "First day", day, ("from", "start", "start date", "since", "began"), is_needed=True),
    Column("ends_on", "Last day", day, ("to", "end", "end date", "until", "ended")),
    Column("weekly_hours", "Hours a week", hours(MOST_HOURS), ("hours", "weekly hours")),
    Column("nccis_code", "NCCIS code", words(5), ("nccis",)),
    Column(
        "evidence",
        "How it is known",
        one_of(ways_to_write(EvidenceLevel.choices), EvidenceLevel.labels),
        ("evidence", "evidence level", "verified how"),
    ),
    Column("said_by", "Who said it", words(LONGEST_NAME), ("said by", "verified with")),
    Column("verified_on", "Said or seen on", day, ("verified on", "verified", "date verified")),
)


def recorder(people: QuerySet[CareLeaver], by: User) -> Callable[[FileRow], Taken]:
    """Records a row about one of these people."""

    def record(row: FileRow) -> Taken:
        values = values_of(row, COLUMNS)
        person = people.filter(identifier__iexact=values["identifier"]).first()
        if person is None:
            raise Refused(NOBODY, "identifier")
        evidence = Evidence(values["evidence"] or "", values["said_by"] or "", values["verified_on"])
        spell = record_activity(
            care_leaver=person,
            code=activity_code(values["code"]),
            on=values["starts_on"],
            ends_on=values["ends_on"],
            source=Source.CASE_SYSTEM,
            details=ActivityDetails(values["weekly_hours"], values["nccis_code"] or "", evidence),
            by=by,
        )
        until = f" to {spell.ends_on:%-d %B %Y}" if spell.ends_on else " on"
        return Taken(person.full_name, f"{spell.get_code_display()} from {spell.starts_on:%-d %B %Y}{until}")

    return record
