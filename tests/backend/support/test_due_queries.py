"""What the database finds for Today is what the pure rules say, each day around a milestone, with breaks and ends."""

import datetime as dt

import pytest

from backend.care_leavers.models import EntitlementSpell
from backend.core import clock
from backend.placements.models import Placement
from backend.placements.services import begin_break, end, end_break
from backend.reference.choices import MoneyRuleName as Rule
from backend.support.bursary import record_declaration
from backend.support.choices import PartState, Question
from backend.support.due_queries import (
    apprentice_rate_ends_on,
    bursaries_to_ask,
    declarations_to_claim,
    pay_to_rise,
)
from backend.support.models import Declaration
from backend.support.read_facts import entitlements_of
from backend.support.services import record_answer, record_claim
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.placements import placement_since
from tests.kept_worlds import fresh, kept, referral_world_with_facts
from tests.today import today_is


FIRST = dt.date(2026, 1, 5)
DAY = dt.timedelta(days=1)
_today = today_is(FIRST)


def build(council):
    world = referral_world_with_facts(council)
    person = CareLeaverFactory(council=council, ready=True, birth_date=dt.date(2007, 9, 1))
    EntitlementSpell.objects.filter(care_leaver=person).delete()
    EntitlementSpell.objects.create(
        council=council, care_leaver=person, category="former_relevant", starts_on=dt.date(2025, 9, 1)
    )
    world.placement = placement_since(world, FIRST, person=person, type="apprenticeship", lars_code=196)
    return world


built = kept(build, FIRST)
world = fresh("built")


def declared(world):
    return record_declaration(placement=world.placement, signed_on=FIRST, kept_where="Case file", by=world.adviser)


def found(today):
    return declarations_to_claim(Declaration.objects.all(), today).exists()


def due(world, today):
    answers = entitlements_of([world.placement.care_leaver], today)[world.placement.care_leaver_id]
    bursary = next(each for each in answers if each.rule.name == Rule.CARE_BURSARY)
    claimed = set(world.placement.claims.values_list("part", flat=True))
    return any(part.state == PartState.REACHED and part.part not in claimed for part in bursary.parts)


@pytest.mark.parametrize("breaks", [(), ((30, 39),), ((0, 4), (50, 69)), ((58, None),)], ids=str)
@pytest.mark.parametrize("last", [None, 71])
def test_the_database_and_the_rules_find_a_payment_on_the_same_day(world, breaks, last):
    declared(world)
    for first, until in breaks:
        with clock.moved_to(FIRST + first * DAY):
            spell = begin_break(placement=world.placement, on=FIRST + first * DAY, reason="other", by=world.adviser)
        if until is not None:
            with clock.moved_to(FIRST + until * DAY):
                end_break(spell=spell, on=FIRST + until * DAY, by=world.adviser)
    if last is not None:
        with clock.moved_to(FIRST + 90 * DAY):
            end(placement=world.placement, on=FIRST + last * DAY, reason="not_recorded", by=world.adviser)
    days = [FIRST + each * DAY for each in (0, 57, 58, 59, 60, 68, 69, 70, 83, 84, 85, 118, 119, 144, 299, 330)]
    assert [found(day) for day in days] == [due(world, day) for day in days]


def test_a_claim_settles_its_line_and_an_answer_settles_the_others(world):
    day = FIRST + 59 * DAY
    placements = Placement.objects.all()
    with clock.moved_to(day):
        assert bursaries_to_ask(placements, day).get() == world.placement
        declared(world)
        assert not bursaries_to_ask(placements, day).exists()
        assert found(day)
        facts = {"care_leaver": world.placement.care_leaver, "placement": world.placement, "by": world.adviser}
        record_claim(rule=Rule.CARE_BURSARY, part=1, claimed_on=day, evidence="E-mail", **facts)
        assert not found(day)
    later = FIRST + 365 * DAY
    ends = apprentice_rate_ends_on(dt.date(2007, 9, 1), FIRST)
    assert ends == dt.date(2027, 1, 5)
    assert [pay_to_rise(placements, ends - each * DAY).exists() for each in (15, 14, 0)] == [False, True, True]
    with clock.moved_to(later):
        said = {"said_by": "Payslip", "said_on": later, "question": Question.PAY_ROSE}
        record_answer(said=False, **said, **facts)
        assert pay_to_rise(placements, later).exists()
        record_answer(said=True, **said, **facts)
        assert not pay_to_rise(placements, later).exists()


def test_the_apprentice_rate_ends_at_the_later_of_19_and_a_year():
    assert apprentice_rate_ends_on(dt.date(2009, 3, 1), FIRST) == dt.date(2028, 3, 1)
    assert apprentice_rate_ends_on(dt.date(2008, 1, 5), FIRST) == dt.date(2027, 1, 5)
    assert apprentice_rate_ends_on(dt.date(2008, 2, 29), dt.date(2024, 2, 29)) == dt.date(2027, 3, 1)
