"""Writing down what happens with a young person: a contact, their words, an activity."""

from django.urls import reverse

from backend.activities.choices import Source
from backend.activities.permissions import can_record_activity
from backend.activities.services import start_activity
from backend.care_leavers.permissions import can_record_contact
from backend.care_leavers.services import record_contact, record_view
from backend.core.errors import Refused
from backend.referrals.answers import answer_words, to_pass_on, with_interview
from backend.referrals.permissions import referrals_of
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.employer_names import name_of
from backend.web.staff.people.contact_forms import ActivityForm, ContactForm, ViewForm
from backend.web.staff.people.identity import PersonFormPage


@GET_AND_POST
@only(can_record_contact)
def contact(request, public_id):
    person = person_or_404(request, public_id, page="person-contact")
    page = PersonFormPage(request, ContactForm, draft="person-contact", about=public_id)
    if page.saves(_record_contact, care_leaver=person, pressed=request.POST.get("reached")):
        said = f"The contact with {person.known_as} is logged."
        return page.redirect(said, "person-contacts", public_id=public_id)
    looks = {"heading": "Log a contact", "button": "Save: we spoke", "back": _address("person-contacts", person)}
    to_tell = _to_tell(request.viewer, person)
    return page.show_about(person, "web/staff/people/contact.html", to_tell=to_tell, **looks)


def _to_tell(viewer, person) -> list[str]:
    """What employers answered that nobody has passed on: a contact in which they were reached settles it."""
    waiting = with_interview(to_pass_on(referrals_of(viewer).filter(care_leaver=person))).select_related(
        "opportunity", "employer"
    )
    return [
        f"{answer_words(each)} {each.opportunity.title}, {name_of(each.employer)}."
        for each in waiting.order_by("answered_at")
    ]


def _record_contact(*, pressed, **facts):
    if pressed not in ("yes", "no"):
        raise Refused("Say whether you spoke: press one of the two buttons below.")
    record_contact(reached=pressed == "yes", **facts)


@GET_AND_POST
@only(can_record_contact)
def view(request, public_id):
    person = person_or_404(request, public_id, page="person-view")
    page = PersonFormPage(request, ViewForm, draft="person-view", about=public_id)
    if page.saves(record_view, care_leaver=person):
        said = f"What {person.known_as} said is kept as they said it."
        return page.redirect(said, "person-contacts", public_id=public_id)
    back = _address("person-contacts", person)
    return page.show_about(person, heading="Record what they said", button="Save", back=back)


@GET_AND_POST
@only(can_record_activity)
def activity(request, public_id):
    person = person_or_404(request, public_id, page="person-activity")
    page = PersonFormPage(request, ActivityForm)
    if page.saves(start_activity, care_leaver=person, source=Source.WORKER):
        return page.redirect("The activity is recorded.", "person-journey", public_id=public_id)
    back = _address("person-journey", person)
    return page.show_about(person, heading="Record an activity", button="Save", back=back)


def _address(name: str, person) -> str:
    return reverse(name, args=[person.public_id])
