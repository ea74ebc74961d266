"""Lines about young people themselves: birthdays, who advises them, matches to decide, silence."""

import datetime as dt
from functools import partial

from django.db.models import F, QuerySet
from django.urls import reverse

from backend.care_leavers.adviser_queries import whose_adviser_is_gone, without_adviser
from backend.care_leavers.ages import birthday
from backend.care_leavers.assignments import ASSIGNED_AS
from backend.care_leavers.birthday_queries import near_unchecked, with_conflicting_entitlement, without_personal_adviser
from backend.care_leavers.birthdays import TOLD_BEFORE, turning_birthday
from backend.care_leavers.entitlements import FIRST_WITH_ADVISER, conflict_of, conflicts
from backend.care_leavers.permissions import can_edit_profile
from backend.core import clock
from backend.councils.choices import Role
from backend.reference.entitlement_turns import turning_ages
from backend.web.kit.content import Tag
from backend.web.kit.formats import day, plural
from backend.web.staff.people.birthday_words import turns_into
from backend.web.staff.people.people_query import not_heard_from, not_in_eet, with_matches_to_decide
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.lines import Desk, Kind, Line, Source, Subject, Urgency, due


def _added_on(person) -> dt.date:
    return clock.day_of(person.created_at)


def _near(age: int, desk: Desk) -> QuerySet:
    return near_unchecked(desk.people, age, desk.today).order_by("birth_date", "id")


def _birthday(age: int, desk: Desk, person) -> Line:
    turning = turning_birthday(person, age)
    missing = "" if person.personal_adviser_id else " No personal adviser is recorded."
    return Line(
        person.full_name,
        f"look at what turning {age} changes",
        reverse("person-birthday", args=[person.public_id, age]),
        f"{age} on {day(turning.on)}. {turns_into(turning)}{missing}",
        max(turning.on - TOLD_BEFORE, _added_on(person)),
        due(desk.today, turning.on) if turning.on >= desk.today else Tag(f"Turned {age}", "red"),
    )


def _conflicting(desk: Desk) -> QuerySet:
    return with_conflicting_entitlement(desk.people).order_by("birth_date", "id")


def _conflict(desk: Desk, person) -> Line:
    spells = person.entitlement_spells.all()
    wrong = [spell for spell in spells if conflict_of(spell, person.birth_date)] or list(spells)
    return Line(
        person.full_name,
        "check the entitlement",
        f"{reverse('person-profile', args=[person.public_id])}#entitlement",
        next(iter(conflicts(person.birth_date, spells)), ""),
        clock.day_of(wrong[-1].created_at),
        Tag("To be settled", "orange"),
    )


def _unadvised(desk: Desk) -> QuerySet:
    """With nobody recorded: of those who have left a line tells already."""
    lacking = without_personal_adviser(desk.people, desk.today)
    return lacking.filter(personal_adviser__isnull=True).order_by("birth_date", "id")


def _without_adviser(desk: Desk, person) -> Line:
    since = max(birthday(person.birth_date, FIRST_WITH_ADVISER), _added_on(person))
    reason = f"Aged {person.age_on(desk.today)}: a personal adviser is owed from {FIRST_WITH_ADVISER} on."
    return _to_be_given(desk, person, Role.PERSONAL_ADVISER, reason, since, Tag("None recorded", "orange"))


def _without_eet_adviser(desk: Desk) -> QuerySet:
    return without_adviser(desk.people, Role.EET_ADVISER).order_by("created_at", "id")


def _nobody_given(desk: Desk, person) -> Line:
    reason = "Nobody looks at their matches or refers them: the last one has left, or none was ever given."
    return _to_be_given(desk, person, Role.EET_ADVISER, reason, _added_on(person), Tag("None recorded", "orange"))


def _gone(role: Role, desk: Desk) -> QuerySet:
    return whose_adviser_is_gone(desk.people, role).order_by("created_at", "id")


def _somebody_gone(role: Role, desk: Desk, person) -> Line:
    reason = f"Their {_in_a_sentence(role)} is recorded, and cannot sign in to this council any more."
    return _to_be_given(desk, person, role, reason, _added_on(person), Tag("Has left", "red"))


def _to_be_given(desk: Desk, person, role: Role, reason: str, since: dt.date, status: Tag) -> Line:
    """Who may edit is led to the field itself, who oversees to the profile."""
    article, may_edit = ("an" if role == Role.EET_ADVISER else "a"), can_edit_profile(desk.viewer)
    who = f"{article} {_in_a_sentence(role)}"
    name, part = ("person-edit", f"#id_{ASSIGNED_AS[role]}") if may_edit else ("person-profile", "")
    action = f"record {who}" if may_edit else f"see that {who} is named"
    return Line(person.full_name, action, f"{reverse(name, args=[person.public_id])}{part}", reason, since, status)


def _in_a_sentence(role: Role) -> str:
    return "EET adviser" if role == Role.EET_ADVISER else role.label.lower()


def _bars(desk: Desk) -> QuerySet:
    return desk.people.bars_to_confirm().order_by("created_at", "id")


def _unshown_bar(desk: Desk, person) -> Line:
    return Line(
        person.full_name,
        "say what shows the bar, or take it off",
        f"{reverse('person-edit', args=[person.public_id])}#id_dbs_bar_evidence",
        "A bar was recorded, and nothing shows it: until something does, it rules nothing out.",
        _added_on(person),
        Tag("To be settled", "orange"),
    )


def _uncertain(desk: Desk) -> QuerySet:
    return desk.people.with_uncertain_birth_date().order_by("created_at", "id")


def _uncertain_birth_date(desk: Desk, person) -> Line:
    return Line(
        person.full_name,
        "find out when they were born",
        f"{reverse('person-edit', args=[person.public_id])}#id_birth_date_uncertain",
        f"{day(person.birth_date)} is recorded, and nobody knows whether it is right: what turns on their age is asked,"
        " not decided.",
        _added_on(person),
        Tag("To be confirmed", "orange"),
    )


def _to_decide(desk: Desk) -> QuerySet:
    found = desk.listed_people.filter(not_in_eet(), with_matches_to_decide(desk.viewer, desk.today))
    return found.order_by(F("last_eet_day").asc(nulls_first=True), "id")


def _decide(desk: Desk, person) -> Line:
    reason = "Not in EET." if person.last_eet_day else "Not in EET. No EET is recorded yet."
    count = plural(desk.to_decide.get(person.id, 0), "match,matches")
    url = reverse("person", args=[person.public_id])
    since = person.last_eet_day or _added_on(person)
    return Line(person.full_name, "decide the matches", url, reason, since, Tag(count, "blue"))


def _all_to_decide(desk: Desk) -> str:
    return f"{reverse('people')}?activity=neet&deciding=on&sort=waiting{desk.mine_only()}"


def _silent(desk: Desk) -> QuerySet:
    found = desk.listed_people.filter(not_heard_from(desk.today))
    return found.order_by(F("last_reached").asc(nulls_first=True), "id")


def _silence(desk: Desk, person) -> Line:
    url = reverse("person-contact", args=[person.public_id])
    if not person.last_reached:
        reason, since, status = "Nobody has reached them yet.", _added_on(person), Tag("No contact yet", "red")
    else:
        reason, since = "Nobody has reached them.", person.last_reached
        status = Tag(f"{(desk.today - since).days // 7} weeks", "yellow")
    return Line(person.full_name, "log a contact", url, reason, since, status)


def _all_silent(desk: Desk) -> str:
    return f"{reverse('people')}?silent=on&sort=contact{desk.mine_only()}"


KINDS = (
    Kind(
        "birthdays",
        "Birthdays that change an entitlement",
        Urgency.CLOSING,
        viewers.those_who_talk_with_them,
        tuple(Source(Subject.PERSON, partial(_near, age), partial(_birthday, age)) for age in turning_ages()),
    ),
    Kind(
        "personal-advisers",
        "No personal adviser",
        Urgency.PROMISE,
        viewers.those_who_oversee,
        (
            Source(
                Subject.PERSON, partial(_gone, Role.PERSONAL_ADVISER), partial(_somebody_gone, Role.PERSONAL_ADVISER)
            ),
            Source(Subject.PERSON, _unadvised, _without_adviser),
        ),
    ),
    Kind(
        "eet-advisers",
        "No EET adviser",
        Urgency.PROMISE,
        viewers.those_who_oversee,
        (
            Source(Subject.PERSON, partial(_gone, Role.EET_ADVISER), partial(_somebody_gone, Role.EET_ADVISER)),
            Source(Subject.PERSON, _without_eet_adviser, _nobody_given),
        ),
    ),
    Kind(
        "entitlements",
        "Entitlements that cannot be as recorded",
        Urgency.PROMISE,
        viewers.everybody_with_a_desk,
        (Source(Subject.PERSON, _conflicting, _conflict),),
    ),
    Kind(
        "birth-dates",
        "Birth dates to be confirmed",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Source(Subject.PERSON, _uncertain, _uncertain_birth_date),),
    ),
    Kind(
        "bars",
        "Bars that nothing shows yet",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Source(Subject.PERSON, _bars, _unshown_bar),),
    ),
    Kind(
        "to-decide",
        "Not in EET, with matches to decide",
        Urgency.WAITING,
        viewers.those_who_place_them,
        (Source(Subject.PERSON, _to_decide, _decide),),
        _all_to_decide,
    ),
    Kind(
        "in-touch",
        "Not reached for 8 weeks: log a contact",
        Urgency.WAITING,
        viewers.those_who_talk_with_them,
        (Source(Subject.PERSON, _silent, _silence),),
        _all_silent,
    ),
)
