from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.care_leavers.permissions import can_open_care_leavers
from backend.core import clock
from backend.ranking.holds import for_holds, with_holds_seen_by
from backend.referrals.choices import ENDED, ReferralState
from backend.referrals.permissions import referrals_of
from backend.web.kit.access import only, record_list
from backend.web.kit.content import Link, Table, Tag, columns
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import short_day
from backend.web.kit.paging import page_of
from backend.web.staff.referrals.forms import ReferralFilters


COLUMNS = columns(
    "Young person",
    "Opportunity",
    "Employer",
    "Way in",
    "Step",
    "Last step",
    "Working days since",
    numeric=("Working days since",),
)
GOOD = {ReferralState.OFFERED, ReferralState.ACCEPTED, ReferralState.STARTED}


@require_safe
@only(can_open_care_leavers)
def referrals(request):
    record_list(request, "referrals")
    form = ReferralFilters(request.GET, viewer=request.viewer)
    found = for_holds(form.narrow(referrals_of(request.viewer)).with_details()).order_by("last_step_at", "id")
    page = page_of(found, request.GET)
    rows = [_row(each) for each in with_holds_seen_by(request.viewer, page)]
    table = Table("Referrals, longest without a step first", COLUMNS, rows)
    context = {"form": form, "page": page, "table": table, "is_filtered": bool(form.changed_data)}
    return render(request, "web/staff/referrals/list.html", context)


def _row(referral):
    return [
        Link(referral.care_leaver.full_name, reverse("referral", args=[referral.public_id])),
        referral.opportunity.title,
        name_of(referral.employer),
        referral.get_way_display(),
        _stands(referral),
        short_day(referral.last_step_at),
        referral.working_days_waiting(clock.today()) if referral.is_open else "ended",
    ]


def _stands(referral) -> Tag:
    if referral.is_open and referral.is_held:
        return Tag(f"{referral.get_state_display()}: held", "red")
    return Tag(referral.get_state_display(), _colour(referral.state))


def _colour(state) -> str:
    return "green" if state in GOOD else "grey" if state in ENDED else "blue"
