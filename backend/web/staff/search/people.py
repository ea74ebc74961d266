"""The young people of a viewer whom a search found."""

from django.db.models import Case, Q, When

from backend.activities.as_at import activity_on
from backend.activities.choices import ActivityCode
from backend.care_leavers.choices import InTouch
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import can_open_care_leavers, can_see_home, care_leavers_of
from backend.core import clock
from backend.core.search import Search
from backend.councils.viewer import Viewer
from backend.web.kit.addresses import address_of
from backend.web.staff.people.activity import SHORT
from backend.web.staff.people.profile_rows import home_area
from backend.web.staff.search.hits import Group, Hit, group_of


def people_found(viewer: Viewer, typed: str, search: Search) -> Group | None:
    """Of those alike, the viewer's own come first."""
    if not can_open_care_leavers(viewer):
        return None
    mine = Case(When(Q(personal_adviser=viewer.user) | Q(eet_adviser=viewer.user), then=0), default=1)
    found = care_leavers_of(viewer).supported().named_like(typed, search)
    people = found.select_related("eet_adviser", "personal_adviser").annotate(
        activity=activity_on(clock.today(), "code")
    )
    best = people.order_by("-closeness", mine, *people.by_name().query.order_by)
    return group_of("Young people", best, lambda rows: _hits(viewer, rows), list_name="people", name=typed)


def _hits(viewer: Viewer, people: list[CareLeaver]) -> list[Hit]:
    return [
        Hit(
            person.full_name,
            address_of("person", person.public_id),
            [fact for fact in _facts(viewer, person) if fact],
            "" if person.in_touch == InTouch.YES else person.get_in_touch_display(),
            person.closeness,
        )
        for person in people
    ]


def _facts(viewer: Viewer, person: CareLeaver) -> list[str]:
    return [
        str(person.age_on(clock.today())),
        SHORT[ActivityCode(person.activity)] if person.activity else "Activity not known",
        home_area(person) if can_see_home(viewer) else "",
        "Yours" if viewer.user_id in (person.eet_adviser_id, person.personal_adviser_id) else _adviser(person),
        f"{person.phone} {person.contact_preference}".strip(),
    ]


def _adviser(person: CareLeaver) -> str:
    if person.eet_adviser:
        return str(person.eet_adviser)
    return f"{person.known_personal_adviser or 'No adviser yet'} {person.personal_adviser_phone}".strip()
