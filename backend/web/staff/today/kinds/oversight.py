"""Lines of a manager's oversight: whose note is due, for the head; what a note asks, for the adviser."""

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from backend.councils.viewer import Viewer
from backend.plans.models import OversightNote
from backend.plans.oversight import every, oversight_due
from backend.plans.permissions import can_oversee, oversight_notes_of
from backend.web.kit.formats import day
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.kinds.of_people import added_on
from backend.web.staff.today.lines import Act, Computed, Kind, Line, Source, Subject, Urgency
from backend.web.staff.today.when import due, since_and_when


LATE_AFTER = 10  # days that what a manager asked waits


def _owed(desk: Desk) -> QuerySet:
    return oversight_due(desk.people, desk.viewer.council, desk.today)


def _note_due(desk: Desk, person) -> Line:
    seen = max((each.on for each in person.oversight_notes.all()), default=None)
    on = (seen or added_on(person)) + every(desk.viewer.council)
    last = f"The last manager’s note is of {day(seen)}" if seen else "No manager’s note yet"
    return Line.of(
        person,
        last,
        Act("Write the note", reverse("person-oversight-note", args=[person.public_id]), "write the manager’s note"),
        row=person.public_id,
        since=on,
        due=on,
        when=due(desk.today, on),
    )


def was_asked(viewer: Viewer) -> Exists:
    return Exists(oversight_notes_of(viewer).to_answer().filter(care_leaver=OuterRef("pk")))


def _asked(desk: Desk) -> QuerySet[OversightNote]:
    return oversight_notes_of(desk.viewer).to_answer().filter(care_leaver__in=desk.person_ids)


def _to_answer(desk: Desk) -> list[Line]:
    return [_question(desk, each) for each in _asked(desk).select_related("care_leaver", "written_by")]


def _question(desk: Desk, note: OversightNote) -> Line:
    return Line.of(
        note.care_leaver,
        f"{note.written_by} asks: “{note.asks}”",
        Act("Say what was done", reverse("oversight-answer", args=[note.public_id]), "do what the manager asked"),
        row=note.public_id,
        **since_and_when(desk.today, note.on, late_after=LATE_AFTER),
    )


def _all_due(desk: Desk) -> str:
    return reverse("oversight")


KINDS = (
    Kind(
        "oversight-asked",
        "thing that a manager asked,things that a manager asked",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Computed(_to_answer, was_asked, _asked),),
    ),
    Kind(
        "oversight-due",
        "manager’s note due,manager’s notes due",
        Urgency.WAITING,
        can_oversee,
        (Source(Subject.PERSON, _owed, _note_due, ("oversight_notes",)),),
        _all_due,
    ),
)
