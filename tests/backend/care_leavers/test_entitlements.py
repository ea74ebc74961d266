"""Birthdays turn an entitlement by rule, whatever is recorded; what cannot be so is said and never overwritten."""

import datetime as dt
import random
from types import SimpleNamespace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backend.accounts.services import close_account
from backend.care_leavers.ages import age_on, birthday, born_by
from backend.care_leavers.assignments import end_access
from backend.care_leavers.birthday_queries import near_unchecked, with_conflicting_entitlement, without_personal_adviser
from backend.care_leavers.birthdays import TOLD_BEFORE, check_birthday, unchecked_birthday
from backend.care_leavers.choices import Entitlement
from backend.care_leavers.entitlements import conflicts, entitlement_on, needs_personal_adviser, next_turn, standing_on
from backend.care_leavers.models import CareLeaver, EntitlementSpell
from backend.care_leavers.services import require_lawful_entitlement, set_entitlement
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.models import Membership
from backend.reference.entitlement_turns import entitlement_turns
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory, UserFactory


BORN = dt.date(2008, 2, 29)
DAY = dt.timedelta(days=1)
E, R, F, Q = (each.value for each in Entitlement)


def spell(category, first, last=None):
    return SimpleNamespace(
        category=category, starts_on=dt.date.fromisoformat(first), ends_on=last and dt.date.fromisoformat(last)
    )


@pytest.mark.parametrize(
    ("spells", "day", "expected"),
    [
        ([(E, "2024-03-01")], "2026-02-28", E),
        ([(E, "2024-03-01")], "2026-03-01", F),
        ([(R, "2025-01-10")], "2026-03-01", F),
        ([(E, "2024-03-01", "2026-02-28")], "2026-06-01", F),
        ([(E, "2024-03-01", "2025-06-30")], "2026-06-01", None),
        ([(E, "2024-03-01", "2025-06-30"), (R, "2025-07-01")], "2026-06-01", F),
        ([(E, "2024-03-01", "2026-03-09"), (F, "2026-03-10")], "2026-03-05", F),
        ([(E, "2026-09-01")], "2026-09-02", F),
        ([(F, "2025-09-01")], "2025-12-01", None),
        ([(F, "2025-09-01")], "2026-03-01", F),
        ([(F, "2026-03-01")], "2033-02-28", F),
        ([(F, "2026-03-01")], "2033-03-01", None),
        ([(F, "2026-03-01", "2029-05-01")], "2029-05-02", None),
        ([(Q, "2024-05-01")], "2029-06-01", Q),
        ([(Q, "2024-05-01")], "2033-03-01", None),
        ([], "2026-03-01", None),
        ([(E, "2024-03-01")], "2024-02-28", None),
    ],
)
def test_the_category_of_a_day(spells, day, expected):
    assert entitlement_on(dt.date.fromisoformat(day), BORN, [spell(*each) for each in spells]) == expected


def by_walking(day, born, spells):
    """The oracle: live through the days one by one, as an officer would turn the cards of a file."""
    held, today, adult, end = None, born, birthday(born, 18), birthday(born, 25)
    while today <= day:
        over = [each.category for each in spells if each.ends_on == today - DAY]
        if over and (over[0] in (Q, F) or today < adult):
            held = None
        held = next((each.category for each in spells if each.starts_on == today), held)
        if held in (E, R) and today >= adult:
            held = F
        today += DAY
    return None if (held == F and day < adult) or day >= end else held


@given(
    st.dates(dt.date(2001, 1, 1), dt.date(2010, 12, 31)),
    st.lists(st.tuples(st.sampled_from([E, R, F, Q]), st.integers(1, 900)), max_size=3),
    st.integers(15 * 365, 26 * 365),
)
def test_turning_by_rule_is_what_living_through_the_days_gives(born, runs, age_in_days):
    first, spells = birthday(born, 16), []
    for category, days in runs:
        spells.append(SimpleNamespace(category=category, starts_on=first, ends_on=first + dt.timedelta(days=days)))
        first += dt.timedelta(days=days + 1)
    if spells:
        spells[-1].ends_on = None
    day = born + dt.timedelta(days=age_in_days)
    assert entitlement_on(day, born, spells) == by_walking(day, born, spells)


def test_a_turned_category_says_since_when_and_by_which_law():
    standing = standing_on(dt.date(2026, 6, 1), BORN, [spell(E, "2024-03-01")])
    assert (standing.category, standing.since) == (F, dt.date(2026, 3, 1))
    assert "section 23C" in standing.turn.law
    later = standing_on(dt.date(2029, 6, 1), BORN, [spell(E, "2024-03-01")])
    assert (later.category, later.since, later.turn.age) == (F, dt.date(2029, 3, 1), 21)
    assert all(turn.source and turn.valid_from for turn in entitlement_turns())
    assert next_turn(dt.date(2026, 6, 1), BORN) == (21, dt.date(2029, 3, 1))
    assert next_turn(dt.date(2033, 6, 1), BORN) is None


@pytest.mark.parametrize(
    ("spells", "said"),
    [
        ([(E, "2026-09-01")], "they turned 18 on 1 March 2026"),
        ([(R, "2024-09-01", "2026-12-31")], "by law it turned on 1 March 2026"),
        ([(F, "2025-09-01")], "cannot begin before 1 March 2026"),
        ([(F, "2033-03-01")], "entitlement ends by law on 1 March 2033"),
        ([(E, "2024-03-01", "2026-02-28"), (Q, "2026-03-01")], "is by law former relevant"),
    ],
)
def test_what_cannot_be_so_is_said(spells, said):
    assert said in " ".join(conflicts(BORN, [spell(*each) for each in spells]))


@pytest.mark.parametrize(
    "spells", [[(E, "2024-03-01")], [(E, "2024-03-01", "2026-02-28"), (F, "2026-03-01")], [(Q, "2026-04-01")]]
)
def test_what_agrees_with_the_law_is_no_conflict(spells):
    assert conflicts(BORN, [spell(*each) for each in spells]) == []


def test_a_file_that_disagrees_is_kept_and_by_hand_it_is_refused(in_council):
    person, by = CareLeaverFactory(council=in_council, age=19), UserFactory()
    with pytest.raises(Refused) as refusal:
        require_lawful_entitlement(care_leaver=person, category=Entitlement.ELIGIBLE, starts_on=clock.today())
    assert refusal.value.field == "entitlement_from"
    assert "they turned 18 on" in refusal.value.message
    set_entitlement(care_leaver=person, category=Entitlement.ELIGIBLE, starts_on=clock.today(), by=by)
    assert person.entitlement_spells.get().category == E, "what the case system says stays as it said it"
    assert person.entitlement_on(clock.today()) == F
    assert conflicts(person.birth_date, person.entitlement_spells.all())


def test_a_birthday_waits_until_somebody_looked(in_council):
    today, by = clock.today(), UserFactory()
    person = CareLeaverFactory(council=in_council, birth_date=birthday(today + TOLD_BEFORE + DAY, -18))
    assert unchecked_birthday(person) is None
    with pytest.raises(Refused):
        check_birthday(care_leaver=person, age=18, by=by)
    with clock.moved_to(today + DAY):
        assert unchecked_birthday(person).age == 18
    with clock.moved_to(today + dt.timedelta(days=400)):
        assert unchecked_birthday(person).age == 18, "a birthday gone by still waits"
        first = check_birthday(care_leaver=person, age=18, note="Plan talked through", by=by)
        assert check_birthday(care_leaver=person, age=18, note="Again", by=UserFactory()) == first
        assert unchecked_birthday(person) is None
    with pytest.raises(Refused):
        check_birthday(care_leaver=person, age=19, by=by)


@pytest.mark.parametrize("age", [18, 21, 25])
@pytest.mark.parametrize("years", [1, -1])
def test_a_birthday_looked_at_by_another_date_of_birth_was_another_day(in_council, age, years):
    today, by = clock.today(), UserFactory()
    born = birthday(today + 20 * DAY, -age)
    person = CareLeaverFactory(council=in_council, birth_date=born)
    CareLeaver.objects.filter(id=person.id).update(created_at=clock.now() - dt.timedelta(days=400))
    person.refresh_from_db()
    check_birthday(care_leaver=person, age=age, note="Seen", by=by)
    CareLeaver.objects.filter(id=person.id).update(birth_date=birthday(born, years))
    person.refresh_from_db()
    with clock.moved_to(today + dt.timedelta(days=366)):
        assert unchecked_birthday(person).age == age
        assert near_unchecked(CareLeaver.objects.filter(id=person.id), age, clock.today()).exists()
        second = check_birthday(care_leaver=person, age=age, note="Seen anew", by=by)
        assert check_birthday(care_leaver=person, age=age, note="Twice", by=by) == second
        assert not near_unchecked(CareLeaver.objects.filter(id=person.id), age, clock.today()).exists()
    CareLeaver.objects.filter(id=person.id).update(birth_date=born)
    assert not near_unchecked(CareLeaver.objects.filter(id=person.id), age, today).exists(), "looked at before"


@pytest.mark.parametrize(("born", "is_told"), [(dt.date(2008, 6, 3), True), (dt.date(2008, 6, 2), False)])
def test_a_record_begun_on_the_birthday_tells_of_it_and_just_after_midnight_has_it_behind(in_council, born, is_told):
    person = CareLeaverFactory(council=in_council, birth_date=born)
    CareLeaver.objects.filter(id=person.id).update(created_at=dt.datetime(2026, 6, 2, 23, 30, tzinfo=dt.UTC))
    person.refresh_from_db()
    with clock.moved_to(dt.datetime(2026, 6, 10, 12, tzinfo=dt.UTC)):
        assert bool(unchecked_birthday(person)) == is_told
        assert near_unchecked(CareLeaver.objects.filter(id=person.id), 18, clock.today()).exists() == is_told


@given(st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31)), st.integers(0, 30))
@example(dt.date(2028, 2, 29), 18)
@example(dt.date(2028, 2, 29), 20)
def test_born_by_is_the_last_birth_date_of_an_age(day, age):
    last = born_by(day, age)
    assert (age_on(day, last) >= age, age_on(day, last + DAY) >= age) == (True, False)


def generated_people(council, count: int, seed: int) -> list[CareLeaver]:
    chance, today = random.Random(seed), clock.today()
    adviser, gone, people = MembershipFactory(council=council).user, UserFactory(), []
    for _ in range(count):
        born = today - dt.timedelta(days=chance.randrange(15 * 365, 26 * 365))
        if chance.random() < 0.1:
            born = dt.date(2008, 2, 29)
        with clock.moved_to(today - dt.timedelta(days=chance.choice([0, 30, 60, 400]))):
            person = CareLeaver(
                council=council,
                identifier=f"G{len(people)}",
                given_name="G",
                family_name="P",
                birth_date=born,
                personal_adviser=chance.choice([None, adviser, gone]),
            )
            person.save()
        people.append(person)
        first = birthday(born, chance.choice([16, 17, 18, 25])) + dt.timedelta(days=chance.choice([-1, 0, 40, 364]))
        for category in chance.choices([E, R, F, Q], k=chance.randrange(3)):
            last = chance.choice([birthday(born, 18) - DAY, first + dt.timedelta(days=chance.randrange(500))])
            if last < first:
                continue
            EntitlementSpell.objects.create(
                council=council, care_leaver=person, category=category, starts_on=first, ends_on=last
            )
            first = last + DAY
    return people


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.full), pytest.param(3, marks=pytest.mark.full)])
def test_queries_find_whom_the_rules_find(in_council, seed):
    today, everybody = clock.today(), CareLeaver.objects.all()
    people = generated_people(in_council, 90, seed)
    found = {each.id for age in (18, 21, 25) for each in near_unchecked(everybody, age, today)}
    assert found == {each.id for each in people if unchecked_birthday(each)}
    here = set(Membership.objects.values_list("user_id", flat=True))
    unadvised = {each.id for each in without_personal_adviser(everybody, in_council.id, today)}
    recorded = {each.id: _recorded(each, today) for each in people}
    assert unadvised == {
        each.id
        for each in people
        if each.personal_adviser_id not in here and needs_personal_adviser(today, each.birth_date, recorded[each.id])
    }
    at_odds = {each.id for each in with_conflicting_entitlement(everybody)}
    assert at_odds == {each.id for each in people if conflicts(each.birth_date, list(each.entitlement_spells.all()))}
    assert all((found, unadvised, at_odds))


def _recorded(person, day) -> str | None:
    covering = [
        each for each in person.entitlement_spells.all() if each.starts_on <= day and (each.ends_on or day) >= day
    ]
    return Q if any(each.category == Q for each in covering) else None


@pytest.mark.parametrize("leave", [end_access, close_account])
def test_whoever_has_an_adviser_that_is_gone_has_none(in_council, leave):
    by, adviser = UserFactory(), MembershipFactory(council=in_council, role="personal_adviser")
    person = CareLeaverFactory(council=in_council, personal_adviser=adviser.user, age=17)
    lacking = without_personal_adviser(CareLeaver.objects.filter(id=person.id), in_council.id, clock.today())
    assert not lacking.exists()
    leave(by=by, **({"membership": adviser} if leave is end_access else {"user": adviser.user}))
    assert lacking.exists()
