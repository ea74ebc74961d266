"""A profile of somebody who is here: all of it on one page, or one part on a short page of its own."""

import datetime as dt
from collections.abc import Collection

from django.http import Http404
from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.newcomers import change_profile, new_look_alikes_of
from backend.care_leavers.permissions import can_edit_profile
from backend.care_leavers.services import require_lawful_entitlement, set_entitlement
from backend.core.errors import Refused
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.staff.people.identity import PersonFormPage, ranked_url
from backend.web.staff.people.look_alike_form import LookAlikeFields, LooksLikeOthers
from backend.web.staff.people.profile_fields import WISHES, EntitlementFields
from backend.web.staff.people.profile_form import ProfileForm
from backend.web.staff.people.profile_parts import ABOUT, BY_SLUG, ENTITLEMENT, Part


class EditForm(LooksLikeOthers, EntitlementFields):
    SECTIONS = (*ProfileForm.SECTIONS, (ENTITLEMENT.title, ENTITLEMENT.names))

    def save(self, by, *, kept: Collection[str] = ()) -> None:
        """Without the fields in `kept`, which stay as they are recorded."""
        changes = self.changes()
        category, since = (changes.pop(name, None) for name in ENTITLEMENT.names)
        another_because = changes.pop("another_because", "")
        if {*WISHES} <= {*kept}:
            changes.pop("route_interests", None)  # of which the form shows three
        changed = {name: value for name, value in changes.items() if name not in kept}
        self.alike = new_look_alikes_of(self.care_leaver, changed)
        change_profile(care_leaver=self.care_leaver, another_because=another_because, by=by, **changed)
        if category:
            begin_entitlement(self.care_leaver, category, since, by)


def begin_entitlement(care_leaver: CareLeaver, category: str, since: dt.date, by) -> None:
    """By hand nothing is recorded that cannot be so by law; a refusal stands beside the day."""
    require_lawful_entitlement(care_leaver=care_leaver, category=category, starts_on=since)
    try:
        set_entitlement(care_leaver=care_leaver, category=category, starts_on=since, by=by)
    except Refused as refusal:
        raise Refused(refusal.message, field="entitlement_from") from refusal


@GET_AND_POST
@only(can_edit_profile)
def edit(request, public_id):
    person = person_or_404(request, public_id, page="person-edit")
    page = _page(request, person, draft="person-edit")
    if page.saves(_change, form=page.form, kept=page.edit.kept):
        said = "The profile is saved. Matches follow within seconds."
        return page.redirect(said, "person-profile", public_id=public_id, follow=ranked_url(person))
    return _show(
        page,
        person,
        heading="Edit profile",
        explanation="Only a name and the date of birth are needed. What is left open stays “not recorded yet”. A change"
        " is ranked again at once.",
        back=reverse("person-profile", args=[public_id]),
    )


@GET_AND_POST
@only(can_edit_profile)
def edit_part(request, public_id, part):
    if part not in BY_SLUG:
        raise Http404
    asked, person = BY_SLUG[part], person_or_404(request, public_id, page="person-part")
    page = _page(request, person, draft=f"person-part-{part}", only=_fields_of(asked))
    if page.saves(_change, form=page.form, kept=page.edit.kept):
        said = f"{asked.title}: saved. Matches follow within seconds."
        return page.redirect(said, "person-parts", public_id=public_id, follow=ranked_url(person))
    return _show(
        page,
        person,
        heading=asked.title,
        explanation=f"It settles {asked.settles}. Leave what nobody knows yet: it stays “not recorded yet”.",
        back=reverse("person-parts", args=[public_id]),
    )


def _fields_of(part: Part) -> tuple[str, ...]:
    """Who looks like somebody else by a new name or date of birth is asked about where those are."""
    return (*part.names, *LookAlikeFields.base_fields) if part is ABOUT else part.names


def _page(request, person: CareLeaver, **options) -> PersonFormPage:
    options |= {"about": person.public_id, "record": person, "care_leaver": person, "viewer": request.viewer}
    return PersonFormPage(request, EditForm, **options)


def _show(page: PersonFormPage, person: CareLeaver, **looks):
    if page.request.method == "POST":
        person.refresh_from_db()  # a refused change must not show as if it were recorded
    return page.show_about(person, "web/staff/people/edit.html", button="Save", **looks)


def _change(*, form: EditForm, kept: set[str], by, **_) -> None:
    form.save(by=by, kept=kept)
