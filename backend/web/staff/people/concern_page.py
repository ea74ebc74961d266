"""Raise a concern about an employer from a young person's page or profile."""

from django import forms
from django.urls import reverse

from backend.care_leavers.permissions import can_open_care_leavers
from backend.employers.choices import RaisedFrom
from backend.employers.concerns import raise_concern_about
from backend.employers.organisations.names import keys_of
from backend.employers.permissions import can_raise_concerns, employers_to_raise_a_concern_about
from backend.placements.permissions import placements_of
from backend.referrals.permissions import referrals_of
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.employer_names import name_of
from backend.web.kit.fields import Radios
from backend.web.kit.formats import day
from backend.web.staff.concerns.links import PAGES
from backend.web.staff.employers.concern_page import WARNING, WHAT_FOLLOWS, ConcernForm
from backend.web.staff.people.identity import PersonFormPage


ANOTHER = "another"


class PersonConcernForm(ConcernForm):
    field_order = ("employer", "employer_name", "words")
    employer = forms.ChoiceField(
        label="Which employer is it about?",
        widget=Radios(),
        error_messages={"required": "Select which employer it is about"},
    )
    employer_name = forms.CharField(label="Name of the other employer", max_length=200, required=False)

    def __init__(self, *arguments, theirs: dict, others, **options):
        super().__init__(*arguments, **options)
        self.theirs, self.others = {str(each.public_id): (each, why) for each, why in theirs.items()}, others
        choices = [(key, name_of(each)) for key, (each, _) in self.theirs.items()]
        self.fields["employer"].choices = [*choices, (ANOTHER, "Another employer")]
        widget = self.fields["employer"].widget
        widget.hints = {key: why for key, (_, why) in self.theirs.items()}
        widget.reveals = {ANOTHER: "employer_name"}

    def clean(self):
        chosen = super().clean()
        key = chosen.get("employer")
        if key == ANOTHER:
            chosen["employer"] = self._named(chosen.get("employer_name", ""))
        elif key:
            chosen["employer"] = self.theirs[key][0]
        return chosen

    def _named(self, name: str):
        if not name.strip():
            self.add_error("employer_name", "Enter the name of the other employer")
            return None
        return next((each for each in self.others if keys_of(each.name) & keys_of(name)), None)


def may_raise_about_theirs(viewer) -> bool:
    """- everybody of the council's side who may open a young person"""
    return can_raise_concerns(viewer) and can_open_care_leavers(viewer)


@GET_AND_POST
@only(may_raise_about_theirs)
def concern(request, public_id):
    person = person_or_404(request, public_id, page="person-concern")
    raised_from = RaisedFrom.PROFILE if request.GET.get("from") == RaisedFrom.PROFILE else RaisedFrom.PERSON
    back = reverse(PAGES[raised_from], args=[public_id])
    all_of_theirs = employers_to_raise_a_concern_about(request.viewer).by_name()
    theirs = employers_of_person(request.viewer, person, all_of_theirs)
    page = PersonFormPage(
        request,
        PersonConcernForm,
        draft="person-concern",
        about=public_id,
        proposed=_proposed(theirs),
        theirs=theirs,
        others=all_of_theirs,
    )
    if page.saves(raise_concern_about, council=request.viewer.council, raised_from=raised_from, about=person.public_id):
        name = page.result.employer.name
        said = (
            f"Your concern is recorded. Everything of {name} is paused, and those who look into it are told. Follow it"
            " under “Concerns you raised”, at the foot of each page."
        )
        return page.redirect(said, back)
    return page.show_about(
        person,
        heading="Raise a concern about an employer",
        button="Raise this concern",
        button_kind="warning",
        warning=WARNING,
        explanation=WHAT_FOLLOWS,
        back=back,
    )


def employers_of_person(viewer, person, all_of_theirs) -> dict:
    """This council's employers of their placements and referrals with why each is there; what goes on comes first."""
    placed = placements_of(viewer).filter(care_leaver=person).select_related("opportunity").order_by("-starts_on")
    referred = referrals_of(viewer).filter(care_leaver=person).latest_first()
    going_on: dict[int, str] = {}
    over: dict[int, str] = {}
    for each in placed:
        until = f", ended on {day(each.ended_on)}" if each.ended_on else ""
        where = over if each.ended_on else going_on
        where.setdefault(each.opportunity.employer_id, f"Placed there on {day(each.starts_on)}{until}")
    for each in referred:
        where = going_on if each.is_open else over
        where.setdefault(each.employer_id, f"Referral: {each.get_state_display().lower()}")
    why = going_on | {employer: words for employer, words in over.items() if employer not in going_on}
    by_id = all_of_theirs.in_bulk(why)
    return {by_id[employer]: words for employer, words in why.items() if employer in by_id}


def _proposed(theirs: dict) -> dict:
    """The first, which they work for or were referred to the latest; nothing where there is none."""
    first = next(iter(theirs), None)
    return {"employer": str(first.public_id) if first else ANOTHER}
