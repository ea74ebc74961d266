"""A profile of somebody who is here: all of it on one page, or one part on a short page of its own."""

import datetime as dt
from collections.abc import Collection

from django.http import Http404
from django.urls import reverse

from backend.care_leavers.choices import Confirmed
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.newcomers import change_profile, new_look_alikes_of
from backend.care_leavers.permissions import can_edit_profile
from backend.care_leavers.services import require_lawful_entitlement, set_entitlement
from backend.core.errors import Refused
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.staff.people.identity import PersonFormPage, ranked_url
from backend.web.staff.people.look_alike_form import LookAlikeFields, LooksLikeOthers
from backend.web.staff.people.profile_fields import WISHES, ConfirmedFields, EntitlementFields
from backend.web.staff.people.profile_form import ProfileForm
from backend.web.staff.people.profile_parts import ABOUT, BY_SLUG, ENTITLEMENT, REACH, Part


def _section(title: str, names: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """How a new number was confirmed is asked beside the number."""
    beside = {"phone": ("phone", "phone_confirmed"), "email": ("email", "email_confirmed")}
    asked = [each for name in names for each in beside.get(name, (name,))]
    return (title, tuple(asked)) if title == REACH.title else (title, names)


class EditForm(LooksLikeOthers, EntitlementFields, ConfirmedFields):
    SECTIONS = (*(_section(*each) for each in ProfileForm.SECTIONS), (ENTITLEMENT.title, ENTITLEMENT.names))

    def __init__(self, *arguments, **options):
        """How a number was confirmed is asked of each change anew: only what nobody has confirmed is shown as such."""
        super().__init__(*arguments, **options)
        for name in ConfirmedFields.base_fields.keys() & self.fields.keys():
            is_open = getattr(self.care_leaver, name, "") == Confirmed.NOT_YET
            self.initial[name] = Confirmed.NOT_YET if is_open else ""

    def save(self, by, *, kept: Collection[str] = ()) -> None:
        """Without the fields in `kept`, which stay as they are recorded."""
        changes = self.changes()
        category, since = (changes.pop(name, None) for name in ENTITLEMENT.names)
        another_because = changes.pop("another_because", "")
        if {*WISHES} <= {*kept}:
            changes.pop("route_interests", None)  # of which the form shows three
        left = {name for name in ConfirmedFields.base_fields if not changes.get(name)}
        changed = {name: value for name, value in changes.items() if name not in {*kept, *left}}
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


ASKED_BESIDE = {ABOUT.slug: LookAlikeFields.base_fields, REACH.slug: ConfirmedFields.base_fields}


def _fields_of(part: Part) -> tuple[str, ...]:
    """Who looks like somebody else by a new name or date of birth is asked about where those are, and how a new number
    was confirmed where that is."""
    return (*part.names, *ASKED_BESIDE.get(part.slug, ()))


def _page(request, person: CareLeaver, **options) -> PersonFormPage:
    options |= {"about": person.public_id, "record": person, "care_leaver": person, "viewer": request.viewer}
    return PersonFormPage(request, EditForm, **options)


def _show(page: PersonFormPage, person: CareLeaver, **looks):
    if page.request.method == "POST":
        person.refresh_from_db()  # a refused change must not show as if it were recorded
    return page.show_about(person, "web/staff/people/edit.html", button="Save", **looks)


def _change(*, form: EditForm, kept: set[str], by, **_) -> None:
    form.save(by=by, kept=kept)
