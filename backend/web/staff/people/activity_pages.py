"""What a young person mainly does, written down, and how it came to be known."""

from django.urls import reverse

from backend.activities.choices import Source
from backend.activities.past import record_activity
from backend.activities.permissions import activity_spells_of, can_record_activity
from backend.activities.services import add_details
from backend.web.kit.access import GET_AND_POST, only, person_or_404, row_or_404
from backend.web.kit.formats import day
from backend.web.staff.people.activity_forms import ActivityEvidenceForm, ActivityForm
from backend.web.staff.people.identity import PersonFormPage


@GET_AND_POST
@only(can_record_activity)
def activity(request, public_id):
    person = person_or_404(request, public_id, page="person-activity")
    page = PersonFormPage(request, ActivityForm, draft="person-activity", about=public_id)
    if page.saves(record_activity, care_leaver=person, source=Source.WORKER):
        return page.redirect("The activity is recorded.", "person-journey", public_id=public_id)
    back = reverse("person-journey", args=[public_id])
    return page.show_about(person, heading="Record an activity", button="Save", back=back)


@GET_AND_POST
@only(can_record_activity)
def evidence(request, public_id):
    spell = row_or_404(request, activity_spells_of(request.viewer), public_id, page="activity-evidence")
    person = person_or_404(request, spell.care_leaver.public_id, page="activity-evidence")
    page = PersonFormPage(request, ActivityEvidenceForm)
    back = reverse("person-journey", args=[person.public_id])
    if page.saves(add_details, spell=spell):
        return page.redirect("How it is known is noted. What was noted before is kept.", back)
    said = f"{spell.get_code_display()}, from {day(spell.starts_on)}."
    return page.show_about(person, heading="How is this known?", button="Save", back=back, explanation=said)
