"""Lines about records that a colleague changed after the viewer had, on a page opened before: computed from history."""

from django.urls import reverse

from backend.accounts.models import User
from backend.audit.changed_after import ChangedAfter, changes_in, not_looked_at_since, versions_after
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import care_leavers_of
from backend.core import clock
from backend.web.kit.content import Tag
from backend.web.kit.formats import clock_time, listed
from backend.web.staff.people.profile_form import ProfileForm
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.lines import Computed, Desk, Kind, Line, Urgency


PAGES = ("person-profile", "person-edit")  # of the read log: either shows what holds now


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
    return [_line(people[each.row_id], each, names.get(each.user_id, "the service")) for each in changes]


def _labels(change: ChangedAfter) -> list[str]:
    return [f"“{field.label}”" for name, field in ProfileForm.base_fields.items() if name in change.fields]


def _line(person: CareLeaver, change: ChangedAfter, who: str) -> Line:
    return Line(
        person.full_name,
        "look at what was changed after you",
        reverse("person-profile", args=[person.public_id]),
        f"Changed after you: {listed(_labels(change))}, by {who} at {clock_time(change.at)}. Their page had been open"
        " since before you saved.",
        clock.day_of(change.at),
        Tag("Changed", "yellow"),
    )


KINDS = (
    Kind(
        "changed-after-you",
        "Changed after you",
        Urgency.PROMISE,
        viewers.everybody_with_a_desk,
        (Computed(_changed),),
    ),
)
