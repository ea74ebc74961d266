"""Writing down what happens with a young person: a contact, their words."""

from django.urls import reverse

from backend.care_leavers.permissions import can_record_contact
from backend.care_leavers.services import record_contact, record_view
from backend.core import clock
from backend.core.errors import Refused
from backend.placements.permissions import check_ins_of
from backend.placements.still_to_tell import to_pass_on
from backend.referrals.answers import answer_words, with_interview
from backend.referrals.permissions import referrals_of
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.content import Link
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import short_day
from backend.web.staff.people.agreement_rows import agreements_to_ask
from backend.web.staff.people.contact_forms import ContactForm, ViewForm
from backend.web.staff.people.identity import PersonFormPage


BEGUN_ON = {"today": "today", "not-known": "people-not-known"}
SAID = {
    True: "The contact with {name} is logged: reached on {day}.",
    False: "The try to reach {name} is logged. They count as reached only once you have spoken.",
}


@GET_AND_POST
@only(can_record_contact)
def contact(request, public_id):
    person = person_or_404(request, public_id, page="person-contact")
    page = PersonFormPage(request, ContactForm, draft="person-contact", about=public_id)
    if page.saves(_record_contact, care_leaver=person, pressed=request.POST.get("reached")):
        said = SAID[page.result.reached].format(name=person.known_as, day=short_day(page.result.on))
        return page.redirect(said, _begun_on(request, person))
    looks = {"heading": "Log a contact", "button": "Save: we spoke", "back": _begun_on(request, person)}
    context = {"to_tell": _to_tell(request.viewer, person), "check_ins": _due_check_ins(request.viewer, person)}
    context |= {"to_ask": agreements_to_ask(person, request.viewer.council.consent_asked_again_months)}
    context |= {"agreements": _address("person-consent", person)}
    return page.show_about(person, "web/staff/people/contact.html", **context, **looks)


def _begun_on(request, person) -> str:
    """Whoever came from Today, or from the list of those of whom nobody knows, goes on there."""
    came_from = BEGUN_ON.get(request.GET.get("from", ""))
    return reverse(came_from) if came_from else _address("person-contacts", person)


def _due_check_ins(viewer, person) -> list[Link]:
    """Whoever speaks with them may be doing one of these: recorded there, it is the contact as well."""
    due = check_ins_of(viewer).filter(placement__care_leaver=person).due_by(clock.today()).with_details()
    return [
        Link(
            f"Record the check-in of week {each.week} instead",
            _address("check-in", each),
            f"about {each.placement.opportunity.title}",
        )
        for each in due.soonest_first()
    ]


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
    return record_contact(reached=pressed == "yes", **facts)


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


def _address(name: str, row) -> str:
    return reverse(name, args=[row.public_id])
