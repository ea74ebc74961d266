"""How many young people each EET adviser has, how they fare, and what is overdue with them."""

import datetime as dt

from django.db.models import Count, F

from backend.care_leavers.permissions import care_leavers_of
from backend.councils.viewer import Viewer
from backend.placements.permissions import check_ins_of
from backend.web.kit.content import Table, columns
from backend.web.staff.people.people_query import not_heard_from, not_in_eet, not_reached_words


NUMBERS = ("Young people", "Not in EET", "Check-ins late")
NOBODY = "No EET adviser"


def caseloads(viewer: Viewer, today: dt.date) -> Table:
    """The largest first; those whom nobody advises stand last, since they are nobody's load and somebody's task."""
    late = _late_check_ins(viewer, today)
    numbers = (*NUMBERS, not_reached_words(viewer.council))
    rows = [
        [row["name"] or NOBODY, row["people"], row["not_in_eet"], late.get(row["adviser"], 0), row["silent"]]
        for row in _by_adviser(viewer, today)
    ]
    rows.sort(key=lambda row: (row[0] == NOBODY, -row[1], row[0]))
    return Table(
        "Caseloads",
        columns("EET adviser", *numbers, numeric=numbers),
        rows,
        empty="No young people are on record yet.",
    )


def _by_adviser(viewer: Viewer, today: dt.date):
    people = care_leavers_of(viewer).supported().order_by()
    return people.values(adviser=F("eet_adviser"), name=F("eet_adviser__name")).annotate(
        people=Count("pk"),
        not_in_eet=Count("pk", filter=not_in_eet()),
        silent=Count("pk", filter=not_heard_from(viewer.council, today)),
    )


def _late_check_ins(viewer: Viewer, today: dt.date) -> dict[int | None, int]:
    late = check_ins_of(viewer).due_by(today - dt.timedelta(days=1)).order_by()
    counted = late.values(adviser=F("placement__care_leaver__eet_adviser")).annotate(number=Count("pk"))
    return {row["adviser"]: row["number"] for row in counted}
