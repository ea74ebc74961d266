"""Lines about records that a colleague changed after the viewer had, on a page opened before: computed from history."""

from django.db.models import Exists
from django.urls import reverse

from backend.accounts.models import User
from backend.audit.changed_after import ChangedAfter, by_another, changes_in, not_looked_at_since, versions_after
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import care_leavers_of
from backend.core import clock
from backend.councils.viewer import Viewer
from backend.web.kit.formats import clock_time, listed
from backend.web.staff.people.profile_form import ProfileForm
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.lines import Act, Computed, Kind, Line, Urgency
from backend.web.staff.today.when import since


PAGES = ("person-profile", "person-edit")  # of the read log: either shows what holds now


def changed_after(viewer: Viewer) -> Exists:
    return by_another(CareLeaver, viewer.user_id)


def _changed(desk: Desk) -> list[Line]:
    """Of everybody the viewer may open now, also who is not theirs: it is their own change that it stands beside."""
    user_id = desk.viewer.user_id
    open_to = care_leavers_of(desk.viewer).supported()
    versions = versions_after(CareLeaver, user_id).filter(pgh_obj_id__in=open_to.values("id"))
    changes = [each for each in changes_in(not_looked_at_since(versions, user_id, pages=PAGES)) if _labels(each)]
    if not changes:
        return []
    people = open_to.in_bulk([each.row_id for each in changes])
    names = dict(User.objects.filter(pk__in=[each.user_id for each in changes]).values_list("pk", "name"))
    return [_line(desk, people[each.row_id], each, names.get(each.user_id, "the service")) for each in changes]


def _labels(change: ChangedAfter) -> list[str]:
    return [f"“{field.label}”" for name, field in ProfileForm.base_fields.items() if name in change.fields]


def _line(desk: Desk, person: CareLeaver, change: ChangedAfter, who: str) -> Line:
    page = reverse("person-profile", args=[person.public_id])
    return Line.of(
        person,
        f"{who} changed {listed(_labels(change))} at {clock_time(change.at)}, on a page opened before you saved",
        Act("See what changed", page),
        row=person.public_id,
        since=change.at,
        when=since(desk.today, clock.day_of(change.at)),
    )


KINDS = (
    Kind(
        "changed-after-you",
        "changed after you",
        Urgency.TURN,
        viewers.everybody_with_a_desk,
        (Computed(_changed, changed_after),),
        is_handed_over=False,
    ),
)
