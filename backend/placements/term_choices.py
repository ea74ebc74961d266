"""What is agreed of a placement beside its days: each kind, and in which columns it is written."""

from django.db import models


class TermKind(models.TextChoices):
    HOURS = "hours", "Hours a week"
    PAY = "pay", "Pay"
    PLANNED_END = "planned_end", "Planned last day"
    PROVIDER = "provider", "Training provider"
    STANDARD = "standard", "Apprenticeship standard"
    MANAGER = "manager", "Line manager"
    BUDDY = "buddy", "Buddy"
    ARRIVAL = "arrival", "Earliest arrival by bus or train"


COLUMNS: dict[str, tuple[str, ...]] = {
    TermKind.HOURS: ("hours",),
    TermKind.PAY: ("amount", "period"),
    TermKind.PLANNED_END: ("day",),
    TermKind.PROVIDER: ("name", "number"),
    TermKind.STANDARD: ("name", "number"),
    TermKind.MANAGER: ("name", "contact"),
    TermKind.BUDDY: ("name", "contact"),
    TermKind.ARRIVAL: ("at",),
}
MUST_SAY = {
    "hours": "Enter the hours a week",
    "amount": "Enter the pay",
    "period": "Select what the pay is for: an hour, a week, a month or a year",
    "day": "Enter the planned last day",
    "name": "Enter a name",
    "at": "Enter the time of the earliest arrival",
}
ON_THE_PLACEMENT: dict[str, str] = {TermKind.HOURS: "weekly_hours", TermKind.PLANNED_END: "planned_end"}
# With another employer these are other people and other pay; the provider and the standard go on.
OF_THE_EMPLOYER = frozenset(TermKind) - {TermKind.PROVIDER, TermKind.STANDARD}
PEOPLE = frozenset({TermKind.MANAGER, TermKind.BUDDY})
EMPTY: dict[str, object] = {"name": "", "contact": "", "period": ""}  # every other column is null where it is not said


def values_of(kind: str, given: dict) -> dict[str, object]:
    """The columns of one kind, with what is empty as the table has it."""
    return {name: EMPTY.get(name) if given.get(name) in (None, "") else given[name] for name in COLUMNS.get(kind, ())}
