"""Places and employers somebody must not be sent to. Only for those who may see safety marks; never for employers."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.accounts.models import User
from backend.audit.services import record_read
from backend.care_leavers.mark_words import mark_in_words
from backend.care_leavers.permissions import (
    avoided_employers_of,
    avoided_places_of,
    can_record_safety_marks,
    can_see_safety_marks,
)
from backend.care_leavers.safety import avoid_employer, avoid_postcode, choose_readers, stop_avoiding
from backend.councils.choices import Role
from backend.councils.safeguarding import is_safeguarding_lead
from backend.ranking.safety_marks import SafetyReader
from backend.referrals.permissions import referrals_of
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.content import Anchored, Link, Table, columns
from backend.web.kit.formats import listed, plural, short_day
from backend.web.staff.people.identity import Identity, PersonFormPage, ranked_url
from backend.web.staff.people.mark_links import anchor_of
from backend.web.staff.people.safety_forms import EmployerForm, PlaceForm, ReadersForm, RemoveForm, readers_of


HEADINGS = {"place": "Add a place to avoid", "employer": "Add an employer to avoid"}
NONE = "None recorded."
# Said alike whether there are any: that something is hidden is not to be learnt from a page without it.
NONE_TO_SEE = "None that you may see. There may be others: ask the safeguarding lead before you rely on it."


@require_safe
@only(can_see_safety_marks)
def marks(request, public_id):
    person = person_or_404(request, public_id, page="person-safety")
    places = avoided_places_of(request.viewer).filter(care_leaver=person).select_related("recorded_by", "ended_by")
    employers = avoided_employers_of(request.viewer).filter(care_leaver=person)
    employers = employers.select_related("recorded_by", "ended_by")
    may = can_record_safety_marks(request.viewer)
    named_places = [(mark_in_words(each), each) for each in places]
    named_employers = [(mark_in_words(each), each) for each in employers]
    none = NONE if is_safeguarding_lead(request.viewer) else NONE_TO_SEE
    context = {
        "topic": "Places and employers to avoid",
        "identity": Identity(person, request.viewer),
        "back": reverse("person-profile", args=[person.public_id]),
        "places": current_table("Places to avoid", "Place", named_places, "avoided-place", may, none),
        "employers": current_table("Employers to avoid", "Employer", named_employers, "avoided-employer", may, none),
        "removed": removed_table([*named_places, *named_employers]),
        "may_record": may,
    }
    return render(request, "web/staff/people/safety.html", context)


def current_table(caption, heading, named, kind, may_change, none) -> Table:
    headings = columns(heading, "Why", "Recorded", "Who may see it", *(["Change"] if may_change else []))
    people = reader_names([each for _, each in named])
    rows = []
    for name, each in named:
        if each.is_current:
            remove = Link("Remove", reverse(f"{kind}-remove", args=[each.public_id]), name)
            told = [Anchored(name, anchor_of(each)), each.note or "not recorded yet", _when_and_who(each)]
            seen = _who_sees(each, people)
            if may_change:
                seen = Link(seen, reverse(f"{kind}-readers", args=[each.public_id]), f"{name}: change who may see it")
            rows.append([*told, seen, *([remove] if may_change else [])])
    return Table(caption, headings, rows, empty=none)


def reader_names(marks) -> dict[int, str]:
    """By id, everybody named on any of the marks: one query."""
    ids = {reader for mark in marks for reader in mark.reader_ids}
    return {user.pk: str(user) for user in User.objects.filter(pk__in=ids)} if ids else {}


def _who_sees(mark, people: dict[int, str]) -> str:
    if not mark.is_restricted:
        return "everybody who may see safety notes"
    roles = [f"every {Role(role).label}" for role in mark.reader_roles]
    named = [people[reader] for reader in mark.reader_ids if reader in people]
    return listed(["whoever recorded it", *named, *roles, "the safeguarding lead"])


def _when_and_who(each) -> str:
    return f"{short_day(each.created_at)}, {each.recorded_by}" if each.recorded_by else short_day(each.created_at)


def removed_table(named) -> Table:
    ended = sorted((pair for pair in named if not pair[1].is_current), key=lambda pair: pair[1].ended_at, reverse=True)
    rows = [[name, f"{short_day(each.ended_at)}, {each.ended_by}", each.end_reason] for name, each in ended]
    headings = columns("What was avoided", "Removed", "Reason")
    return Table("Removed", headings, rows, empty="Nothing has been removed.")


@GET_AND_POST
@only(can_record_safety_marks)
def add_place(request, public_id):
    return _add(request, public_id, PlaceForm, avoid_postcode, "place")


@GET_AND_POST
@only(can_record_safety_marks)
def add_employer(request, public_id):
    return _add(request, public_id, EmployerForm, avoid_employer, "employer")


def _add(request, public_id, form, avoid, what: str):
    name = f"person-avoid-{what}"
    person = person_or_404(request, public_id, page=name)
    page = PersonFormPage(request, form, draft=name, about=public_id, council=request.viewer.council)
    if page.saves(avoid, care_leaver=person):
        return _lead_on(request, page.result)
    return _show(page, person, HEADINGS[what], f"Add this {what}")


def _lead_on(request, mark):
    """Of open referrals only those that this mark speaks against: others may follow from what is not theirs to see."""
    follow = ranked_url(mark.care_leaver)
    messages.success(request, "This is recorded. Matches follow within seconds.", extra_tags=follow)
    public_id = mark.care_leaver.public_id
    person = person_or_404(request, public_id, page="person-safety")
    open_ones = referrals_of(request.viewer).filter(care_leaver=person).open().with_details()
    safety = SafetyReader(person, request.viewer)
    touched = [each for each in open_ones if safety.leads_to(mark, each.opportunity)]
    if touched:
        count = plural(len(touched), "open referral,open referrals")
        messages.warning(
            request,
            f"{count} must be looked at now: see “Referrals and placements”. Until then the employer reads a reference"
            " only and cannot answer.",
        )
    return redirect("person-safety", public_id=public_id)


@GET_AND_POST
@only(can_record_safety_marks)
def remove_place(request, public_id):
    place = get_object_or_404(avoided_places_of(request.viewer), public_id=public_id)
    return _remove(request, place, mark_in_words(place))


@GET_AND_POST
@only(can_record_safety_marks)
def remove_employer(request, public_id):
    avoided = get_object_or_404(avoided_employers_of(request.viewer), public_id=public_id)
    return _remove(request, avoided, mark_in_words(avoided))


@GET_AND_POST
@only(can_record_safety_marks)
def place_readers(request, public_id):
    return _readers(request, get_object_or_404(avoided_places_of(request.viewer), public_id=public_id))


@GET_AND_POST
@only(can_record_safety_marks)
def employer_readers(request, public_id):
    return _readers(request, get_object_or_404(avoided_employers_of(request.viewer), public_id=public_id))


def _readers(request, avoided):
    person = avoided.care_leaver
    record_read(viewer=request.viewer, subject=person, page="person-safety")
    options = {"council": request.viewer.council, "initial": readers_of(avoided)}
    page = PersonFormPage(request, ReadersForm, record=avoided, **options)
    if page.saves(choose_readers, avoided=avoided):
        return page.redirect("Who may see it is saved.", "person-safety", public_id=person.public_id)
    return _show(page, person, "Who may see this?", "Save", mark_in_words(avoided))


def _remove(request, avoided, name):
    person = avoided.care_leaver
    record_read(viewer=request.viewer, subject=person, page="person-safety")
    page = PersonFormPage(request, RemoveForm, draft="avoided-remove", about=avoided.public_id)
    if page.saves(stop_avoiding, avoided=avoided):
        said = "This is removed and stays in the history. Matches follow within seconds."
        return page.redirect(said, "person-safety", public_id=person.public_id, follow=ranked_url(person))
    return _show(page, person, "Do you want to remove this?", "Remove", name)


def _show(page: PersonFormPage, person, heading: str, button: str, explanation: str = ""):
    back = reverse("person-safety", args=[person.public_id])
    return page.show_about(person, heading=heading, button=button, explanation=explanation, back=back)
