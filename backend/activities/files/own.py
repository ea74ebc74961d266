"""A file of the council’s own: one row an activity, a way of being in touch or a kind of home, found by identifier."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models import QuerySet

from backend.accounts.models import User
from backend.activities.choices import Source
from backend.activities.details import MOST_HOURS, ActivityDetails, activity_code
from backend.activities.files.rows import Column, FileRow, day, values_of, words
from backend.activities.files.taking import Taken
from backend.activities.past import record_activity
from backend.care_leavers.choices import EvidenceLevel, SourceKind
from backend.care_leavers.evidence import LONGEST_NAME, Evidence
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.standing import record_accommodation, record_in_touch
from backend.core.errors import Refused
from backend.tabular.cells import hours, one_of, ways_to_write


EVIDENCE = one_of(ways_to_write(EvidenceLevel.choices), EvidenceLevel.labels)
NOBODY = "Nobody whom you may open has this identifier."
COLUMNS = (
    Column("identifier", "Identifier", words(40), ("child id", "person id", "id"), is_needed=True),
    Column("code", "Activity code", words(20), ("activity", "activ", "main activity"), is_needed=True),
    Column("starts_on", "First day", day, ("from", "start", "start date", "since", "began"), is_needed=True),
    Column("ends_on", "Last day", day, ("to", "end", "end date", "until", "ended")),
    Column("weekly_hours", "Hours a week", hours(MOST_HOURS), ("hours", "weekly hours")),
    Column("nccis_code", "NCCIS code", words(5), ("nccis",)),
    Column("evidence", "How it is known", EVIDENCE, ("evidence", "evidence level", "verified how")),
    Column("said_by", "Who said it", words(LONGEST_NAME), ("said by", "verified with")),
    Column("verified_on", "Said or seen on", day, ("verified on", "verified", "date verified")),
)


OF_TOUCH = tuple(
    Column("code", "In touch", words(10), ("in touch code", "touch"), is_needed=True) if each.name == "code" else each
    for each in COLUMNS
    if each.name not in ("ends_on", "weekly_hours", "nccis_code")
)
OF_HOME = tuple(
    Column("code", "Accommodation code", words(10), ("accom", "accommodation"), is_needed=True)
    if each.name == "code"
    else each
    for each in OF_TOUCH
    if each.name != "said_by"
)


class FileOf(models.TextChoices):
    ACTIVITY = "activity", "What they mainly do"
    IN_TOUCH = "in_touch", "Whether they are in touch"
    ACCOMMODATION = "accommodation", "In what kind of home they live"


COLUMNS_OF = {FileOf.ACTIVITY: COLUMNS, FileOf.IN_TOUCH: OF_TOUCH, FileOf.ACCOMMODATION: OF_HOME}


def recorder(people: QuerySet[CareLeaver], by: User, what: str = FileOf.ACTIVITY) -> Callable[[FileRow], Taken]:
    """Records a row about one of these people."""

    def record(row: FileRow) -> Taken:
        values = values_of(row, COLUMNS_OF[FileOf(what)])
        person = people.filter(identifier__iexact=values["identifier"]).first()
        if person is None:
            raise Refused(NOBODY, "identifier")
        evidence = Evidence(values["evidence"] or "", values.get("said_by") or "", values["verified_on"])
        facts = {"care_leaver": person, "on": values["starts_on"], "by": by}
        spell: Any
        if what == FileOf.ACTIVITY:
            spell = record_activity(
                code=activity_code(values["code"]),
                ends_on=values["ends_on"],
                source=Source.CASE_SYSTEM,
                details=ActivityDetails(values["weekly_hours"], values["nccis_code"] or "", evidence),
                **facts,
            )
        else:
            take = record_in_touch if what == FileOf.IN_TOUCH else record_accommodation
            code = values["code"].strip().upper()
            spell = take(code=code, evidence=evidence, source=SourceKind.FILE, **facts)
        until = f" to {spell.ends_on:%-d %B %Y}" if spell.ends_on else " on"
        return Taken(person.full_name, f"{spell.get_code_display()} from {spell.starts_on:%-d %B %Y}{until}")

    return record
