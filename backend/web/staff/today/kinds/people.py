"""Lines about young people themselves: birthdays, who advises them, matches to decide, silence."""

import datetime as dt
from functools import partial

from django.db.models import QuerySet
from django.db.models.functions import Coalesce, Greatest, TruncDate
from django.urls import reverse

from backend.activities.as_at import doing
from backend.activities.choices import NEET
from backend.care_leavers.adviser_queries import whose_adviser_is_gone, without_adviser
from backend.care_leavers.ages import birthday
from backend.care_leavers.assignments import ASSIGNED_AS
from backend.care_leavers.birthday_queries import (
    BirthdayOn,
    near_unchecked,
    with_conflicting_entitlement,
    without_personal_adviser,
)
from backend.care_leavers.birthdays import TOLD_BEFORE, turning_birthday
from backend.care_leavers.entitlements import FIRST_WITH_ADVISER, conflict_of, conflicts
from backend.care_leavers.permissions import can_edit_profile
from backend.core import clock
from backend.councils.choices import Role
from backend.placements.standing import last_reached, not_in_eet_since
from backend.reference.entitlement_turns import turning_ages
from backend.web.kit.addresses import address_of
from backend.web.kit.formats import day, plural
from backend.web.staff.people.birthday_words import turns_into
from backend.web.staff.people.people_query import not_heard_from
from backend.web.staff.people.profile_parts import answer_url
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.kinds.of_people import added_on, line_of
from backend.web.staff.today.kinds.of_referrals import page_from_today
from backend.web.staff.today.kinds.releases import KINDS as RELEASES
from backend.web.staff.today.lines import Act, Kind, Line, Source, Subject, Urgency
from backend.web.staff.today.when import When, due, long_day, since


SPELLS = ("entitlement_spells",)


def _near(age: int, desk: Desk) -> QuerySet:
    return near_unchecked(desk.people, age, desk.today).order_by("birth_date", "id")


def _birthday(age: int, desk: Desk, person) -> Line:
    turning = turning_birthday(person, age)
    missing = "" if person.known_personal_adviser else " No personal adviser is recorded"
    page = reverse("person-birthday", args=[person.public_id, age])
    return line_of(
        person,
        f"{age} on {long_day(turning.on, desk.today)}. {turns_into(turning)}{missing}",
        Act("See what changes", page, f"look at what turning {age} changes"),
        max(turning.on - TOLD_BEFORE, added_on(person)),
        due(desk.today, turning.on) if turning.on >= desk.today else When(f"turned {age}", is_late=True),
        due=turning.on,
    )


def _conflicting(desk: Desk) -> QuerySet:
    return with_conflicting_entitlement(desk.people).order_by("birth_date", "id")


def _conflict(desk: Desk, person) -> Line:
    spells = person.entitlement_spells.all()
    wrong = [spell for spell in spells if conflict_of(spell, person.birth_date)] or list(spells)
    page = f"{reverse('person-profile', args=[person.public_id])}#entitlement"
    began = wrong[-1].created_at
    return line_of(
        person,
        next(iter(conflicts(person.birth_date, spells)), ""),
        Act("Check the entitlement", page, may=can_edit_profile),
        began,
        since(desk.today, clock.day_of(began)),
    )


def _unadvised(desk: Desk) -> QuerySet:
    """With nobody recorded: of those who have left a line tells already."""
    lacking = without_personal_adviser(desk.people, desk.viewer.council_id, desk.today)
    owed_since = Greatest(BirthdayOn(FIRST_WITH_ADVISER), TruncDate("created_at"))
    return lacking.filter(personal_adviser__isnull=True).order_by(owed_since, "id")


def _without_adviser(desk: Desk, person) -> Line:
    began = max(birthday(person.birth_date, FIRST_WITH_ADVISER), added_on(person))
    what = f"Aged {person.age_on(desk.today)}: a personal adviser is owed from {FIRST_WITH_ADVISER} on"
    return _to_be_given(desk, person, Role.PERSONAL_ADVISER, what, began)


def _without_eet_adviser(desk: Desk) -> QuerySet:
    return without_adviser(desk.people, Role.EET_ADVISER).order_by("created_at", "id")


def _nobody_given(desk: Desk, person) -> Line:
    what = "Nobody looks at their matches or refers them: the last one has left, or none was ever given"
    return _to_be_given(desk, person, Role.EET_ADVISER, what, added_on(person))


def _gone(role: Role, desk: Desk) -> QuerySet:
    return whose_adviser_is_gone(desk.people, role, desk.viewer.council_id).order_by("created_at", "id")


def _somebody_gone(role: Role, desk: Desk, person) -> Line:
    what = f"Their {_in_a_sentence(role)} is recorded, and cannot sign in to this council any more"
    return _to_be_given(desk, person, role, what, added_on(person))


def _to_be_given(desk: Desk, person, role: Role, what: str, began: dt.date) -> Line:
    """Who may edit is led to the field itself, who oversees to the profile."""
    article, may_edit = ("an" if role == Role.EET_ADVISER else "a"), can_edit_profile(desk.viewer)
    who = f"{article} {_in_a_sentence(role)}"
    page = answer_url(person, ASSIGNED_AS[role]) if may_edit else address_of("person-profile", person.public_id)
    act = Act("Record who", page, f"record {who}") if may_edit else Act("See who", page, f"see that {who} is named")
    return line_of(person, what, act, began, since(desk.today, began))


def _in_a_sentence(role: Role) -> str:
    return "EET adviser" if role == Role.EET_ADVISER else role.label.lower()


def _bars(desk: Desk) -> QuerySet:
    return desk.people.bars_to_confirm().order_by("created_at", "id")


def _unshown_bar(desk: Desk, person) -> Line:
    page = answer_url(person, "dbs_bar_evidence")
    return line_of(
        person,
        "A bar was recorded, and nothing shows it: until something does, it rules nothing out",
        Act("Say what shows it", page, "say what shows the bar, or take it off"),
        added_on(person),
        since(desk.today, added_on(person)),
    )


def _uncertain(desk: Desk) -> QuerySet:
    return desk.people.with_uncertain_birth_date().order_by("created_at", "id")


def _uncertain_birth_date(desk: Desk, person) -> Line:
    page = answer_url(person, "birth_date_uncertain")
    what = f"{day(person.birth_date)} is recorded and not confirmed: what turns on age is asked, not decided"
    act, began = Act("Ask and record", page, "find out when they were born"), added_on(person)
    return line_of(person, what, act, began, since(desk.today, began))


def _to_decide(desk: Desk) -> QuerySet:
    found = desk.people.filter(doing(NEET, desk.today)).alias(waiting=desk.first_undecided)
    found = found.filter(waiting__isnull=False)
    return found.annotate(not_in_eet_since=not_in_eet_since(desk.today)).order_by("not_in_eet_since", "id")


def _decide(desk: Desk, person) -> Line:
    count = plural(desk.to_decide.get(person.id, 0), "match,matches")
    began = person.not_in_eet_since
    page = address_of("person", person.public_id)
    act = Act("Decide", page, "decide the matches")
    return line_of(person, f"Not in EET. {count} to decide", act, began, since(desk.today, began))


def _all_to_decide(desk: Desk) -> str:
    return f"{reverse('people')}?activity=neet&deciding=on&sort=waiting{desk.mine_only()}"


def _silent(desk: Desk) -> QuerySet:
    found = desk.people.annotate(last_reached=last_reached()).filter(not_heard_from(desk.viewer.council, desk.today))
    return found.order_by(Coalesce("last_reached", TruncDate("created_at")), "id")  # the day that the line tells


def _silence(desk: Desk, person) -> Line:
    act = Act("Log a contact", page_from_today("person-contact", person))
    if not person.last_reached:
        added = added_on(person)
        return line_of(person, "Nobody has reached them yet", act, added, since(desk.today, added))
    weeks = (desk.today - person.last_reached).days // 7
    what = f"Nobody has reached them for {weeks} weeks"
    return line_of(person, what, act, person.last_reached, since(desk.today, person.last_reached))


def _all_silent(desk: Desk) -> str:
    return f"{reverse('people')}?silent=on&sort=contact{desk.mine_only()}"


KINDS = (
    Kind(
        "birthdays",
        "birthday that changes an entitlement,birthdays that change an entitlement",
        Urgency.TURN,
        viewers.those_who_talk_with_them,
        tuple(Source(Subject.PERSON, partial(_near, age), partial(_birthday, age), SPELLS) for age in turning_ages()),
    ),
    *RELEASES,
    Kind(
        "personal-advisers",
        "no personal adviser",
        Urgency.TURN,
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
        "no EET adviser",
        Urgency.TURN,
        viewers.those_who_oversee,
        (
            Source(Subject.PERSON, partial(_gone, Role.EET_ADVISER), partial(_somebody_gone, Role.EET_ADVISER)),
            Source(Subject.PERSON, _without_eet_adviser, _nobody_given),
        ),
    ),
    Kind(
        "entitlements",
        "entitlement that cannot be as recorded,entitlements that cannot be as recorded",
        Urgency.TURN,
        viewers.everybody_with_a_desk,
        (Source(Subject.PERSON, _conflicting, _conflict, SPELLS),),
    ),
    Kind(
        "birth-dates",
        "birth date to be confirmed,birth dates to be confirmed",
        Urgency.TURN,
        viewers.those_who_talk_with_them,
        (Source(Subject.PERSON, _uncertain, _uncertain_birth_date),),
    ),
    Kind(
        "bars",
        "bar that nothing shows yet,bars that nothing shows yet",
        Urgency.TURN,
        viewers.those_who_talk_with_them,
        (Source(Subject.PERSON, _bars, _unshown_bar),),
    ),
    Kind(
        "to-decide",
        "not in EET with matches to decide",
        Urgency.WAITING,
        viewers.those_who_place_them,
        (Source(Subject.PERSON, _to_decide, _decide),),
        _all_to_decide,
    ),
    Kind(
        "in-touch",
        "not reached for {weeks} weeks",
        Urgency.WAITING,
        viewers.those_who_talk_with_them,
        (Source(Subject.PERSON, _silent, _silence),),
        _all_silent,
    ),
)
