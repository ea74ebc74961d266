"""A first pay beside the minimum of the first day of its period: by hand, to the penny."""

import datetime as dt
from decimal import Decimal
from functools import partial

import pytest

from backend.core import clock
from backend.core.errors import Refused
from backend.placements.pay_checks import Payslip, compare_pay, record_pay_check
from backend.placements.promises import keep_promise
from tests.backend.placements.conftest import DAY, TODAY
from tests.backend.placements.promised import now, offer, planned
from tests.factories.care_leavers import CareLeaverFactory
from tests.kept_worlds import fresh, kept, referral_world_with_facts


kept_world = kept(partial(referral_world_with_facts, places=50), TODAY)
world = fresh("kept_world", autouse=True)
BORN_20, BORN_21 = dt.date(2005, 7, 1), dt.date(2005, 6, 1)


def slip(**facts) -> Payslip:
    known = {
        "period_first": dt.date(2026, 6, 1),
        "period_last": dt.date(2026, 6, 14),
        "hours": Decimal(60),
        "gross": Decimal("651.00"),
        "is_apprentice": False,
        "in_first_year": False,
        "hours_are_sure": True,
    }
    return Payslip(**known | facts)


@pytest.mark.parametrize(
    ("born", "facts", "under"),
    [
        (BORN_20, {}, "0.00"),  # 60 x 10.85
        (BORN_20, {"gross": Decimal("650.99")}, "0.01"),
        (BORN_21, {}, "1.86"),  # 12.71 - 10.85
        (BORN_21, {"is_apprentice": True, "in_first_year": True}, "0.00"),
        (BORN_21, {"is_apprentice": True, "in_first_year": False}, "1.86"),
        (dt.date(2005, 6, 2), {}, "0.00"),  # 21 on the second day of the period
        (BORN_20, {"period_first": dt.date(2026, 3, 31), "gross": Decimal(600)}, "0.00"),  # 60 x 10.00, until March
        (BORN_20, {"period_first": dt.date(2026, 4, 1), "gross": Decimal(600)}, "0.85"),
    ],
)
def test_the_rate_is_that_of_the_first_day_of_the_period(world, born, facts, under):
    person = CareLeaverFactory(council=world.council, birth_date=born)
    facts = {"period_last": facts["period_first"] + 13 * DAY} | facts if "period_first" in facts else facts
    compared = compare_pay(slip(**facts), person)
    assert str(compared.under_by) == under
    assert compared.is_under is (under != "0.00")


def test_it_says_in_a_sentence_what_was_compared_and_what_to_do(world):
    person = CareLeaverFactory(council=world.council, birth_date=BORN_21)
    said = compare_pay(slip(), person).sentence
    assert said.startswith("Under the minimum by £1.86 an hour: £10.85 an hour (£651.00 for 60 hours). £12.71 an hour")
    assert said.endswith("Ring the employer and ask how it was worked out. Acas advises on 0300 123 1100.")
    guessed = compare_pay(slip(hours_are_sure=False), person).sentence
    assert guessed.startswith("It may be under the minimum by about £1.86 an hour: about £10.85")
    enough = compare_pay(slip(gross=Decimal("762.60")), person).sentence
    assert enough.startswith("At least the minimum: £12.71 an hour")
    assert "Acas" not in enough
    person.birth_date_uncertain = True
    assert compare_pay(slip(), person).sentence.endswith(
        "Their birth date is not certain, and the minimum goes by it: confirm it."
    )


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"period_last": dt.date(2026, 5, 31)}, "period_last"),
        ({"period_last": dt.date(2026, 7, 2)}, "period_last"),
        ({"period_first": TODAY + DAY, "period_last": TODAY + 2 * DAY}, "period_first"),
        ({"hours": Decimal(0)}, "hours"),
        ({"period_first": dt.date(2020, 6, 1), "period_last": dt.date(2020, 6, 30)}, "period_first"),
    ],
)
def test_what_cannot_be_compared_is_refused_beside_its_field(world, facts, field):
    person = CareLeaverFactory(council=world.council, birth_date=BORN_21)
    with pytest.raises(Refused) as refusal:
        compare_pay(slip(**facts), person)
    assert refusal.value.field == field


def test_pay_under_the_minimum_keeps_the_check_and_promises_to_ask(world):
    referral = offer(world, first_day=TODAY)
    person = referral.care_leaver
    type(person).objects.filter(pk=person.pk).update(birth_date=BORN_21)
    made = planned(world, referral)
    with pytest.raises(Refused, match="not about their pay"):
        record_pay_check(promise=made["kit"], payslip=slip(), by=world.adviser)
    record_pay_check(promise=made["pay"], payslip=slip(), by=world.adviser)
    check = now(made["pay"])
    assert check.is_kept
    assert check.how.startswith("Under the minimum by ")
    assert "12.71" in check.how
    ask = referral.promises.latest("id")
    assert (ask.words, ask.due_on, ask.owner) == ("We talk to your work about your pay.", TODAY + DAY, world.adviser)
    with pytest.raises(Refused, match="done already"):
        record_pay_check(promise=made["pay"], payslip=slip(), by=world.adviser)
    keep_promise(promise=ask, how="They pay the rest on Friday", by=world.adviser)


def test_enough_pay_asks_for_nothing_more(world):
    referral = offer(world, first_day=TODAY)
    made = planned(world, referral)
    record_pay_check(promise=made["pay"], payslip=slip(gross=Decimal(2000)), by=world.adviser)
    assert referral.promises.count() == len(made)
    assert clock.day_of(now(made["pay"]).kept_at) == TODAY
