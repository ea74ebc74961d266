"""Names and referees: shown, added and removed."""

from django.forms import Form
from django.shortcuts import get_object_or_404
from django.urls import reverse

from backend.care_leavers.models import CareLeaver, PastName, Referee
from backend.care_leavers.paper_permissions import can_keep_papers, past_names_of, referees_of
from backend.care_leavers.vetting import ENOUGH_REFEREES, record_name, record_referee, remove_said
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.content import Link, Table, columns
from backend.web.kit.form_page import ButtonForm
from backend.web.kit.formats import plural, short_day
from backend.web.staff.papers.name_forms import NameForm, RefereeForm
from backend.web.staff.people.identity import PersonFormPage


CHANGE = ("Change",)  # a column for who may keep papers


def names_table(person: CareLeaver, may_keep: bool) -> Table:
    rows = [
        [
            each.name,
            short_day(each.starts_on),
            short_day(each.ends_on) if each.ends_on else "to now",
            *_change("past-name-remove", each, may_keep),
        ]
        for each in person.past_names.all()
    ]
    headings = columns("Name", "Used from", "Used until", *CHANGE[:may_keep])
    return Table("Other names they use or used", headings, rows, empty="None is recorded. Ask them: a check asks too.")


def referees_table(person: CareLeaver, may_keep: bool) -> Table:
    rows = [
        [each.name, each.known_as, each.contact, short_day(each.agreed_on), *_change("referee-remove", each, may_keep)]
        for each in person.referees.all()
    ]
    left = max(0, ENOUGH_REFEREES - len(rows))
    caption = "Referees" if not left else f"Referees: {plural(left, 'more is,more are')} needed"
    headings = columns("Name", "Known as", "Reached by", "Agreed on", *CHANGE[:may_keep])
    return Table(caption, headings, rows, empty="Nobody yet. Two are asked for, from work or learning.")


def _change(page: str, row: PastName | Referee, may_keep: bool) -> list[Link]:
    return [Link("Remove", reverse(page, args=[row.public_id]), row.name)] if may_keep else []


@GET_AND_POST
@only(can_keep_papers)
def add_name(request, public_id):
    return _add(request, public_id, "person-papers-name", NameForm, record_name, what="name")


@GET_AND_POST
@only(can_keep_papers)
def add_referee(request, public_id):
    kept = {"draft": "person-papers-referee", "about": public_id}
    return _add(request, public_id, "person-papers-referee", RefereeForm, record_referee, what="referee", **kept)


def _add(request, public_id, page_name: str, form: type[Form], service, *, what: str, **draft):
    person = person_or_404(request, public_id, page=page_name)
    page = PersonFormPage(request, form, **draft)
    if page.saves(service, care_leaver=person):
        return page.redirect(f"The {what} is recorded.", "person-papers", public_id=public_id)
    back = reverse("person-papers", args=[public_id])
    return page.show_about(person, heading=f"Add a {what}", button="Save", back=back)


@GET_AND_POST
@only(can_keep_papers)
def remove_name(request, public_id):
    return _remove(request, past_names_of(request.viewer), public_id, "past-name-remove", "this name")


@GET_AND_POST
@only(can_keep_papers)
def remove_referee(request, public_id):
    return _remove(request, referees_of(request.viewer), public_id, "referee-remove", "this referee")


def _remove(request, mine, public_id, page_name: str, what: str):
    row = get_object_or_404(mine, public_id=public_id)
    person = person_or_404(request, row.care_leaver.public_id, page=page_name)
    page = PersonFormPage(request, ButtonForm)
    if page.saves(remove_said, row=row):
        return page.redirect(f"{row.name} is removed.", "person-papers", public_id=person.public_id)
    return page.show_about(
        person,
        heading=f"Remove {what}",
        button="Remove",
        button_kind="warning",
        back=reverse("person-papers", args=[person.public_id]),
        explanation=f"{row.name} goes from this page. That it was recorded, and by whom, is kept.",
    )
