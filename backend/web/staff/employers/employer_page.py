"""One employer for staff: what it is, what was checked, its people, opportunities and concerns."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.core import clock
from backend.employers import verification_deadline
from backend.employers.checklist import missing_on
from backend.employers.choices import EmployerKind
from backend.employers.models import EmployerContact
from backend.employers.permissions import (
    can_browse_employers,
    can_raise_concerns,
    can_verify_employers,
    colleague_invitations_of,
    concerns_of,
    employers_of,
)
from backend.opportunities.permissions import opportunities_of
from backend.placements.designated_officer import officer_clocks
from backend.web.kit.access import only
from backend.web.kit.content import Row
from backend.web.kit.employers import lapsed_words, rows_of, verified_words
from backend.web.kit.form_page import ButtonForm
from backend.web.kit.formats import deadline
from backend.web.staff.concerns.links import concern_url
from backend.web.staff.concerns.tables import concerns_table
from backend.web.staff.employers import tables
from backend.web.staff.employers.looked_at import shown_of


SHOWN = 10
FROM_FEED = EmployerKind.FEED


@require_safe
@only(can_browse_employers)
def employer(request, public_id):
    return show(request, public_id)


def show(request, public_id, form=None):
    found, today, viewer = found_or_404(request, public_id), clock.today(), request.viewer
    may_check = can_verify_employers(viewer)
    missing = missing_on(found, today)
    posted = opportunities_of(viewer).filter(employer=found).latest_first()
    earlier = tables.earlier_checks(found)
    may_verify = may_check and not found.verified_at and found.kind != FROM_FEED
    if may_verify and not (form or missing or found.proposed_at):
        form = ButtonForm()
        form.facts_shown = shown_of(found).sealed_for(request)
    context = {
        "employer": found,
        "form": form,
        "state": tables.employer_tag(found, today),
        "due": deadline(verification_deadline.due_at(found)) if verification_deadline.due_at(found) else "",
        "facts": [*rows_of(found, for_staff=True), Row("Verified", verified_words(found))],
        "lapsed": lapsed_words(found, missing) if missing and found.verified_at else "",
        "checklist": tables.checklist(found, today, may_record=may_check, may_open=may_check),
        "earlier": earlier if earlier.rows else None,
        "may_verify": may_verify,
        "is_complete": not missing,
        "colleagues": tables.colleagues(list(colleague_invitations_of(viewer).waiting().filter(employer=found))),
        "invited": tables.invited(request, found) if may_check else None,
        "people": tables.people(found, may_end=may_check),
        "opportunities": tables.opportunities(posted[:SHOWN]),
        "concerns": _concerns(viewer, found),
        "actions": _actions(viewer, found),
    }
    return render(request, "web/staff/employers/page.html", context)


def found_or_404(request, public_id):
    contacts = EmployerContact.objects.select_related("user").order_by("ended_at", "name", "id")
    mine = employers_of(request.viewer).select_related("verified_by", "proposed_by", "paused_with")
    return get_object_or_404(mine.prefetch_related("checks__by", Prefetch("contacts", contacts)), public_id=public_id)


def _concerns(viewer, found):
    concerns = list(concerns_of(viewer).filter(employer=found).latest_first())
    return concerns_table(concerns, officer_clocks(viewer.council_id, concerns)) if concerns else None


def _actions(viewer, found) -> list[tuple[str, str]]:
    about = [found.public_id]
    actions = [("Names and organisation", reverse("employer-organisation", args=about))]
    if can_verify_employers(viewer):
        actions += [
            ("Change", reverse("employer-edit", args=about)),
            ("Invite somebody", reverse("employer-invite", args=about)),
        ]
    if can_raise_concerns(viewer):
        actions.append(("Raise a concern", concern_url(found)))
    return actions
