"""What a birthday changes for a young person, and that somebody has looked at it."""

from django import forms
from django.http import Http404
from django.urls import reverse

from backend.care_leavers.adviser_queries import adviser_is_gone
from backend.care_leavers.birthdays import TOLD_BEFORE, TurningBirthday, check_birthday, turning_birthday
from backend.care_leavers.entitlements import conflicts, needs_personal_adviser
from backend.care_leavers.permissions import can_edit_profile
from backend.core import clock
from backend.councils.choices import Role
from backend.reference.choices import Confidence
from backend.reference.entitlement_turns import turning_ages
from backend.reference.provenance import with_caution
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.content import Link, Row
from backend.web.kit.fields import text_box
from backend.web.kit.formats import day
from backend.web.staff.people.birthday_words import standing_words, turns_into
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.people.profile_parts import answer_url


class BirthdayForm(forms.Form):
    note = text_box("What you looked at, or what is still to be done", rows=3, required=False)


@GET_AND_POST
@only(can_edit_profile)
def look_at_birthday(request, public_id, age):
    person = person_or_404(request, public_id, page="person-birthday")
    if age not in turning_ages():
        raise Http404
    page = PersonFormPage(request, BirthdayForm, draft="person-birthday", about=f"{public_id} {age}")
    if page.saves(check_birthday, care_leaver=person, age=age):
        return page.redirect(f"Noted: you looked at what turning {age} changes.", "person-profile", public_id=public_id)
    turning = turning_birthday(person, age)
    return page.show_about(
        person,
        "web/staff/people/birthday.html",
        heading=f"What turning {age} changes",
        button="I have looked at it",
        back=reverse("person-profile", args=[public_id]),
        rows=_rows(person, turning),
        conflicts=conflicts(person.birth_date, person.entitlement_spells.all()),
        check=person.birthday_checks.by_date_of_birth(person.birth_date)
        .filter(age=age)
        .select_related("checked_by")
        .first(),
        is_near=turning.on <= clock.today() + TOLD_BEFORE,
    )


def _rows(person, turning: TurningBirthday) -> list[Row]:
    turn = turning.after.turn if turning.after else None
    rows = [
        Row(f"Turns {turning.age} on", day(turning.on)),
        Row("Entitlement the day before", standing_words(turning.before)),
        Row("Entitlement from that day on", standing_words(turning.after)),
        Row("What changes", f"{turn.meaning}." if turn else turns_into(turning)),
    ]
    if turn:
        checked = Confidence(turn.confidence).label.lower()
        ground = f"{turn.law}, in force from {day(turn.valid_from)}. {turn.source}: {checked}."
        rows.append(Row("By", with_caution(ground, [turn])))
    return [*rows, _adviser_row(person, turning)]


def _adviser_row(person, turning: TurningBirthday) -> Row:
    is_gone = adviser_is_gone(person, Role.PERSONAL_ADVISER)
    if person.known_personal_adviser and not is_gone:
        return Row("Personal adviser", person.known_personal_adviser)
    category = turning.before.category if turning.before else None
    if not needs_personal_adviser(min(clock.today(), turning.on), person.birth_date, category):
        return Row(
            "Personal adviser", f"{'the one recorded has left' if is_gone else 'none recorded'}, and none is owed"
        )
    url = answer_url(person, "personal_adviser")
    said = "The one recorded has left: record one" if is_gone else "Missing: record one"
    return Row("Personal adviser", Link(said, url))
