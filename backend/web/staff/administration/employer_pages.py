"""Employers that wait for a second person to verify them; a department of the council waits for its administrator."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.councils.permissions import can_manage_people_and_settings
from backend.employers.permissions import employers_to_verify
from backend.web.kit.access import only
from backend.web.kit.content import Link, Table, columns
from backend.web.kit.formats import short_day
from backend.web.kit.navigation import administration_sections


@require_safe
@only(can_manage_people_and_settings)
def employers(request):
    waiting = employers_to_verify(request.viewer).awaiting_second_person().select_related("proposed_by")
    rows = [
        [
            Link(each.name, reverse("employer-verify", args=[each.public_id])),
            each.get_kind_display(),
            str(each.proposed_by),
            short_day(each.proposed_at),
        ]
        for each in waiting.order_by("proposed_at", "id")
    ]
    headings = columns("Employer", "Kind", "Checked by", "Since")
    context = {
        "sections": administration_sections(request),
        "table": Table("Employers to verify", headings, rows, empty="No employer is waiting for a second person."),
    }
    return render(request, "web/staff/administration/employers.html", context)
