"""An EET adviser for several young people at once: whom they are ticked for in the list, and who it is to be."""

from django import forms
from django.urls import reverse

from backend.care_leavers.assignments import assign_eet_adviser
from backend.care_leavers.permissions import can_edit_profile, care_leavers_of
from backend.councils.choices import Role
from backend.web.kit.access import GET_AND_POST, only, record_list
from backend.web.kit.form_page import FormPage
from backend.web.kit.formats import plural
from backend.web.kit.list_views import ticked_of
from backend.web.kit.shown import Shown
from backend.web.staff.people.profile_fields import WorkerField


NOBODY_TICKED = "Nobody is ticked. Go back to the list, tick the young people, and press the button again."
NO_ADVISER = "no EET adviser yet"


class AssignForm(forms.Form):
    eet_adviser = WorkerField(Role.EET_ADVISER, label="EET adviser")

    def __init__(self, *arguments, council, **options):
        super().__init__(*arguments, **options)
        self.fields["eet_adviser"].of_council(council)
        self.fields["eet_adviser"].required = True


@GET_AND_POST
@only(can_edit_profile)
def assign(request):
    record_list(request, "people-assign")
    ticked = _ticked(request)
    people = list(ticked)
    shown = Shown(_facts(people), lambda: _facts(ticked.select_for_update(of=("self",))))
    page = FormPage(request, AssignForm, proposed={}, shown=shown, council=request.viewer.council)
    if people and page.saves(assign_eet_adviser, people=people):
        who = plural(len(people), "young person,young people")
        return page.redirect(f"{page.facts['eet_adviser']} is now the EET adviser of {who}.", "people")
    return page.show(
        heading="Assign an EET adviser",
        button="Assign",
        back=reverse("people"),
        points=[f"{each.full_name}: {_adviser_of(each)}" for each in people],
        warning="" if people else NOBODY_TICKED,
    )


def _ticked(request):
    found = ticked_of(care_leavers_of(request.viewer).supported(), request.GET.getlist("who"))
    return found.select_related("eet_adviser").by_name()


def _facts(people) -> dict[str, list[str]]:
    """By name the adviser there is, for who judges by it; two people may have one name."""
    found: dict[str, list[str]] = {}
    for each in people:
        found.setdefault(each.full_name, []).append(_adviser_of(each))
    return found


def _adviser_of(person) -> str:
    return str(person.eet_adviser or NO_ADVISER)
