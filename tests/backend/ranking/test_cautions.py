"""A rule nobody has read again in time is told wherever something leans on it."""

import datetime as dt
from decimal import Decimal

import pytest

import matching
from backend.core import clock
from backend.core.protection import clock_context
from backend.opportunities.posting_rules import RULES, check
from backend.opportunities.recheck import recheck_published
from backend.outcomes.cautions import caution_of_figures
from backend.placements.marks import marks_of
from backend.placements.models import Placement
from backend.ranking.eligibility import Eligibility
from backend.ranking.engine_rules import rules_in_force
from backend.reference.models import WageFloor
from backend.reference.services import load_reference
from tests.backend.opportunities.posts import a_live, lawful
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.opportunities import OpportunityFactory


D = dt.date
IN_TIME, LONG_PAST = D(2026, 11, 29), D(2032, 1, 1)
CAUTION = "Check before relying on this: "
LEANING = (
    "age",
    "dbs",
    "permission_to_work",
    "permission_lasts",
    "school_leaving",
    "duty_to_participate",
    "young_worker_limits",
    "funding_residence",
    "english",
    "ehcp",
    "pay_floor",
)
WITHOUT_A_ROW = {
    "wage-floor-not-published",  # says that there is no row
    "standard-open-for-starts",  # goes by the published list of standards, which is imported anew
}

LEANING_RULES = sorted(
    rule.code for rule in RULES if (rule.dated or rule.limits or rule.grounds) and rule.code not in WITHOUT_A_ROW
)


@pytest.fixture(autouse=True)
def facts(db):
    load_reference()


def let_the_rates_of_2026_go_on():
    with clock_context():
        WageFloor.objects.filter(valid_from=D(2027, 4, 1)).delete()
        WageFloor.objects.filter(valid_from=D(2026, 4, 1)).update(valid_until=D(2033, 1, 1))


def sentences(person, opportunity) -> dict[str, str]:
    (criteria,) = Eligibility(person).criteria([opportunity])
    return {each["name"]: each["sentence"] for each in criteria}


def everything_applies(council):
    """A pair of which each of the dated rules has something to say."""
    open_questions = {"dbs_clear": None, "right_to_work_until": D(2030, 1, 1)}
    person = CareLeaverFactory(council=council, ready=True, birth_date=D(2010, 1, 1), english_level=0, **open_questions)
    facts = {"weekly_hours": Decimal(30), "start_date": D(2026, 9, 1), "english_required": 2, "max_age": 25}
    facts |= {"dbs_required": True, "dbs_level": "barred_list"}
    return person, OpportunityFactory(council=council, type="foundation_apprenticeship", **facts)


@pytest.mark.parametrize("name", LEANING)
def test_a_criterion_ends_with_the_caution_only_once_its_rule_is_past_its_day(name, in_council):
    person, opportunity = everything_applies(in_council)
    if name == "ehcp":
        opportunity = OpportunityFactory(council=in_council, type="supported_internship", start_date=D(2026, 9, 1))
    let_the_rates_of_2026_go_on()
    with clock.moved_to(IN_TIME):
        before = sentences(person, opportunity)[name]
    with clock.moved_to(LONG_PAST):
        after = sentences(person, opportunity)[name]
    assert CAUTION not in before
    assert after.count(CAUTION) == 1


def test_a_criterion_that_leans_on_no_rule_says_nothing(in_council):
    person, opportunity = everything_applies(in_council)
    with clock.moved_to(LONG_PAST):
        said = sentences(person, opportunity)
    assert [name for name, sentence in said.items() if CAUTION in sentence and name not in (*LEANING, "maths")] == []


def test_the_caution_changes_no_answer(in_council):
    with clock.moved_to(IN_TIME):
        before = rules_in_force()
    with clock.moved_to(LONG_PAST):
        after = rules_in_force()
    plain = {kind: [{**vars(row), "caution": ""} for row in getattr(after, kind)] for kind in matching.rules.ROWS_OF}
    assert plain == {kind: [vars(row) for row in getattr(before, kind)] for kind in matching.rules.ROWS_OF}
    assert after != before


@pytest.mark.parametrize("code", LEANING_RULES)
def test_a_posting_rule_ends_with_the_caution_only_once_its_number_is_past_its_day(code):
    rule = next(each for each in RULES if each.code == code)
    type = sorted(rule.types)[0]
    let_the_rates_of_2026_go_on()
    facts = {**lawful(type), "sites": 1, **rule.fails}
    assert CAUTION not in message(code, facts, IN_TIME)
    assert message(code, facts, LONG_PAST).count(CAUTION) == 1


def message(code, facts, day) -> str:
    with clock.moved_to(day):
        return next(each.message for each in check(facts) if each.code == code)


def test_a_standing_flag_is_said_anew_with_the_caution(in_council):
    with clock.moved_to(D(2026, 6, 1)):
        let_the_rates_of_2026_go_on()
        post = a_live(in_council, min_age=18, max_age=25)
        type(post).objects.filter(pk=post.pk).update(wage_from=Decimal("8.00"))
        recheck_published(council=in_council)
    assert CAUTION not in post.flags.standing().get(code="wage-floor").message
    with clock.moved_to(LONG_PAST):
        assert recheck_published(council=in_council) == 0
    assert CAUTION in post.flags.standing().get(code="wage-floor").message


def test_marks_and_figures_say_so_too(in_council):
    with clock.moved_to(IN_TIME):
        assert caution_of_figures(IN_TIME) == ""
    assert caution_of_figures(LONG_PAST).startswith(CAUTION)
    placement = Placement(id=1, starts_on=D(2026, 9, 1), activity_code="F4")
    placement._prefetched_objects_cache = {"breaks": []}
    for day, expected in ((IN_TIME, False), (LONG_PAST, True)):
        with clock.moved_to(day):
            told = [mark.meaning for mark in marks_of(placement, D(2026, 11, 1))]
        assert {CAUTION in meaning for meaning in told} == {expected}
