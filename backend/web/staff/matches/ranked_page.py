"""Whether the matches of one young person are worked out again, which pages ask for after a change until they are."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from backend.care_leavers.permissions import can_edit_profile, care_leavers_of
from backend.shortlists.ranking_progress import is_being_ranked
from backend.web.kit.access import only
from backend.web.staff.today.keys import count_to_decide


@require_safe
@only(can_edit_profile)
def ranked(request, public_id):
    """It names nobody and is asked every other second, so the read log holds the page it is asked from alone."""
    care_leaver = get_object_or_404(care_leavers_of(request.viewer), public_id=public_id)
    goes_on = is_being_ranked(care_leaver)  # asked first: what ends in between is seen as going on
    waiting = {} if goes_on else count_to_decide(request.viewer, [care_leaver.id])
    context = {"public_id": public_id, "goes_on": goes_on, "to_decide": waiting.get(care_leaver.id, 0)}
    return render(request, "web/staff/matches/ranked.html", context)
