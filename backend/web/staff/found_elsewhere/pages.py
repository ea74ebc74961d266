"""Adding what was found elsewhere for one young person, and an officer's draft for everybody from it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from backend.opportunities.found_elsewhere import found_to_publish_of, publish_found
from backend.opportunities.permissions import can_add_for_one_person, can_approve
from backend.ranking.found_elsewhere import Added, add_found_for
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.employer_names import name_of
from backend.web.kit.form_page import ButtonForm, FormPage
from backend.web.staff.found_elsewhere.forms import FoundForm
from backend.web.staff.found_elsewhere.pasted_page import NO_POSTING, filled_from_page
from backend.web.staff.people.identity import PersonFormPage


TEMPLATE = "web/staff/found_elsewhere/add.html"
FILL = "fill"


@GET_AND_POST
@only(can_add_for_one_person)
def add(request: HttpRequest, public_id) -> HttpResponse:
    person = person_or_404(request, public_id, page="person-found-elsewhere")
    name = person.known_as
    page = PersonFormPage(request, FoundForm, draft="found-elsewhere", about=public_id, name=name)
    if request.method == "POST" and FILL in request.POST:
        _fill_in(page, name)
    elif page.saves(add_found_for, care_leaver=person):
        return _lead_on(page, person)
    return page.show_about(
        person,
        TEMPLATE,
        heading=f"Add an opportunity found elsewhere for {name}",
        button="Add it",
        back=reverse("person", args=[public_id]),
        fill=FILL,
    )


def _fill_in(page: PersonFormPage, name: str) -> None:
    """Empty fields from the pasted page; what was typed stays, and nothing is saved."""
    typed = page.form.data
    found = filled_from_page(typed.get("page", ""))
    if found is None:
        page.form.is_valid()
        page.form.errors.clear()
        page.form.add_error("page", NO_POSTING)
        return
    there = {field: typed.get(field) for field in page.form.fields if field != "page" and typed.get(field)}
    page.form = FoundForm(initial={"helps": False} | found | there, name=name)


def _lead_on(page: PersonFormPage, person) -> HttpResponse:
    added: Added = page.result
    opportunity, name = added.found.opportunity, person.known_as
    said = f"{opportunity.title} is added for {name} alone."
    if added.referral:
        employer = name_of(opportunity.employer)
        return page.redirect(
            f"{said} Helping {name} to apply to {employer} is recorded.", "referral", added.referral.public_id
        )
    if added.has_to_be_checked:
        pair = [person.public_id, opportunity.public_id]
        return page.redirect(f"{said} Before you help, something has to be checked.", "refer", *pair)
    return page.redirect(f"{said} It stands below their matches.", "person", person.public_id)


@GET_AND_POST
@only(can_approve)
def publish(request: HttpRequest, public_id) -> HttpResponse:
    found = get_object_or_404(found_to_publish_of(request.viewer), public_id=public_id)
    page = FormPage(request, ButtonForm)
    if page.saves(publish_found, found=found):
        said = "This is a draft for everybody. Check every field, then send it for approval."
        return page.redirect(said, "opportunity-parts", page.result.public_id)
    return page.show(
        heading=f"Publish {found.opportunity.title}",
        about=name_of(found.opportunity.employer),
        explanation="An adviser found this for one young person. Their own stays as it is, with their application. You"
        " begin a draft for everybody, which goes through approval like any other and names nobody.",
        button="Begin a draft for everybody",
        back=reverse("approvals"),
    )
