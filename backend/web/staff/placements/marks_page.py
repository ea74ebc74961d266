"""All about the marks of a placement: how each is known, what changed them, and DfE's measures of the same years."""

from collections.abc import Sequence

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.accounts.names import names_by_id
from backend.care_leavers.permissions import can_open_care_leavers
from backend.core import clock
from backend.placements.mark_history import MarkChange, mark_changes
from backend.placements.marks import marks_of, sustainment_rules
from backend.placements.models import Placement
from backend.placements.permissions import placements_of
from backend.placements.sustained import Measured, measured, school_years, window_of
from backend.reference.provenance import with_caution
from backend.web.kit.access import only, person_or_404
from backend.web.kit.content import Table, columns
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import day, listed, moment, rule_name, short_day
from backend.web.staff.people.identity import Identity
from backend.web.staff.placements.marks_table import STATES, how_known, marks_table


CHANGES = columns("When", "Who", "What was recorded or changed", "Mark", "Before", "After", "Why")
MEASURES = columns("Measure", "From", "To", "State", "Known by", "Rule")


@require_safe
@only(can_open_care_leavers)
def marks(request, public_id):
    found = get_object_or_404(placements_of(request.viewer).with_details(), public_id=public_id)
    person = person_or_404(request, found.care_leaver.public_id, page="placement-marks")
    rules, today = sustainment_rules(), clock.today()
    context = {
        "placement": found,
        "identity": Identity(person, request.viewer),
        "employer": name_of(found.opportunity.employer),
        "back": reverse("placement", args=[found.public_id]),
        "marks": marks_table(marks_of(found, today, rules)),
        "measures": _measures(found, today),
        "changes": _changes(mark_changes(found, rules)),
    }
    return render(request, "web/staff/placements/marks.html", context)


def _measures(found: Placement, today) -> Table:
    years = school_years(found.starts_on, max(found.starts_on, found.ended_on or today))
    rows = [
        _measure(each) for each in measured(found.care_leaver.activity_spells.all(), found.activity_code, years, today)
    ]
    return Table("DfE’s measures of these years", MEASURES, rows, empty="None was in force in these years.")


def _measure(each: Measured) -> list:
    first, last = window_of(each.rule, each.year)
    return [
        with_caution(each.rule.says, [each.rule]),
        short_day(first),
        short_day(last),
        STATES[each.state],
        listed(each.sources) or "Nothing that counts is recorded",
        rule_name(f"sustained_{each.rule.measure}", each.rule.version),
    ]


def _changes(changes: Sequence[MarkChange]) -> Table:
    names = names_by_id(each.by_id for each in changes)
    rows = [
        [
            moment(each.at),
            names.get(each.by_id, "The service"),
            each.what,
            each.after.name,
            _said(each.before),
            _said(each.after),
            each.why or "–",
        ]
        for each in changes
    ]
    return Table("What changed the marks, the latest first", CHANGES, rows, empty="Nothing has changed them so far.")


def _said(mark) -> str:
    known = how_known(mark)
    expected = f", expected on {day(mark.due_on)}" if mark.due_on and known == "–" else ""
    return f"{mark.state.label}{expected}" if known == "–" else f"{mark.state.label}: {known}"
