"""The engine ranks by the reference's dated rows, and a new row changes every answer that leans on it alike."""

import ast
import datetime as dt
import json
from decimal import Decimal

import pytest

import matching
from backend.core import clock
from backend.opportunities.choices import WagePeriod
from backend.opportunities.posting_rules import findings_of
from backend.opportunities.recheck import recheck_published
from backend.ranking.eligibility import Eligibility
from backend.ranking.engine_rules import rules_as_json, rules_from_json, rules_in_force
from backend.ranking.reproduction import reproduce
from backend.ranking.services import rank_council
from backend.reference import funding_rules, legal_grounds, limits
from backend.reference.choices import Confidence, WageBand
from backend.reference.facts import FACT_FILES, read_facts
from backend.reference.models import WageFloor
from backend.shortlists.models import Match
from tests.architecture.layers import PROJECT
from tests.backend.opportunities.posts import TODAY, a_live
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.opportunities import OpportunityFactory


NEXT_YEAR = dt.date(2027, 9, 1)
WAGES = ("aged_21_plus", "aged_18_to_20", "under_18", "apprentice")


@pytest.fixture(autouse=True)
def _on_the_day():
    with clock.moved_to(TODAY):
        yield


def wage_rows(first: dt.date, last: dt.date, **amounts: str) -> None:
    for band, amount in amounts.items():
        WageFloor.objects.create(
            band=WageBand[band],
            hourly=Decimal(amount),
            valid_from=first,
            valid_until=last,
            source="made for the test",
            confidence=Confidence.REPORTED,
            as_of=first,
            check_by=dt.date(2029, 1, 1),
        )


def all_bands(amount: str) -> dict[str, str]:
    return {band.name: amount for band in WageBand}


FILE_CACHES = (
    limits._rows_by_limit,
    funding_rules.age_rules,
    funding_rules.residence_rules,
    funding_rules.plan_rules,
    funding_rules.study_rules,
    funding_rules.learning_duty_rules,
    legal_grounds.legal_grounds,
)


@pytest.fixture
def reference_file(settings, tmp_path):
    """A copy of our own fixtures; each call replaces a part of one file and starts the process anew, as it were."""
    directory = settings.FIXTURES_DIRECTORY / "reference"
    ours = {file.name: file.read_bytes() for file in directory.iterdir()}
    (tmp_path / "reference").mkdir()
    for name, content in ours.items():
        (tmp_path / "reference" / name).write_bytes(content)
    settings.FIXTURES_DIRECTORY = tmp_path

    def replace(name: str, old: str, new: str) -> None:
        text = ours[name].decode()
        assert old in text
        (tmp_path / "reference" / name).write_text(text.replace(old, new))
        _forget_files()

    yield replace
    _forget_files()


def _forget_files() -> None:
    for cached in FILE_CACHES:
        cached.cache_clear()


def criterion_of(person, opportunity, name: str) -> dict:
    (criteria,) = Eligibility(person).criteria([opportunity])
    return next(each for each in criteria if each["name"] == name)


def codes_of(opportunity) -> set[str]:
    return {finding.code for finding in findings_of(opportunity)}


def flags_of(opportunity) -> set[str]:
    return set(opportunity.flags.standing().values_list("code", flat=True))


def is_listed(person, opportunity) -> bool:
    rank_council(council=person.council)
    return Match.objects.filter(care_leaver=person, opportunity=opportunity).exists()


def test_a_new_wage_row_changes_posting_rule_criterion_sentence_ranking_and_recheck_alike(in_council):
    wage_rows(dt.date(2026, 4, 1), dt.date(2027, 3, 31), **all_bands("12.00"))
    person = CareLeaverFactory(council=in_council, ready=True, birth_date=dt.date(2005, 1, 1))
    facts = {"start_date": NEXT_YEAR, "weekly_hours": Decimal(37), "wage_period": WagePeriod.HOUR}
    opportunity = a_live(in_council, **facts, wage_from=Decimal("13.50"), min_age=18)

    assert codes_of(opportunity) == {"wage-floor-not-published"}
    assert criterion_of(person, opportunity, "pay_floor")["status"] == "unknown"
    assert is_listed(person, opportunity)

    wage_rows(dt.date(2027, 4, 1), dt.date(2028, 3, 31), **all_bands("13.51"))

    assert codes_of(opportunity) == {"wage-floor"}
    criterion = criterion_of(person, opportunity, "pay_floor")
    assert criterion["status"] == "not_met"
    message = next(each.message for each in findings_of(opportunity))
    assert "13.51" in criterion["sentence"]
    assert "13.51" in message
    assert not is_listed(person, opportunity)
    recheck_published(council=in_council)
    assert flags_of(opportunity) == {"wage-floor"}


def test_a_new_row_of_hours_changes_posting_rule_criterion_sentence_ranking_and_recheck_alike(
    in_council, reference_file
):
    wage_rows(dt.date(2026, 4, 1), dt.date(2028, 3, 31), **all_bands("8.00"))
    person = CareLeaverFactory(council=in_council, ready=True, birth_date=dt.date(2010, 1, 1))
    facts = {"start_date": NEXT_YEAR, "weekly_hours": Decimal(38), "daily_hours": Decimal("7.6"), "min_age": 16}
    opportunity = a_live(in_council, **facts, wage_from=Decimal("13.50"), wage_period=WagePeriod.HOUR)

    assert codes_of(opportunity) == set()
    assert criterion_of(person, opportunity, "young_worker_limits")["status"] == "met"
    assert is_listed(person, opportunity)

    in_force = "under_18_most_weekly_hours,40,2003-04-06,,"
    reference_file(
        limits.FILE,
        in_force,
        f"under_18_most_weekly_hours,35,2027-01-01,,DBT,a new law,,,,reported,2026-11-21,2027-11-30\n"
        f"{in_force[:-1]}2026-12-31,",
    )

    assert codes_of(opportunity) == {"under-18-weekly-hours"}
    criterion = criterion_of(person, opportunity, "young_worker_limits")
    assert criterion["status"] == "not_met"
    assert "35" in criterion["sentence"]
    assert "35 hours a week" in next(each.message for each in findings_of(opportunity))
    assert not is_listed(person, opportunity)
    recheck_published(council=in_council)
    assert flags_of(opportunity) == {"under-18-weekly-hours"}


INTERNSHIP, PROGRAMME = "supported_internship", "employability_programme"
CHANGED_FUNDING_RULES = {
    "age": (funding_rules.AGES, ",16,24,24,", ",16,21,21,", INTERNSHIP, {"has_ehcp": True}),
    "funding_residence": (
        funding_rules.RESIDENCE,
        f"{INTERNSHIP},19,",
        f"{INTERNSHIP} {PROGRAMME},19,",
        PROGRAMME,
        {"funding_residence": False},
    ),
    "ehcp": (funding_rules.PLANS, f"{INTERNSHIP},", f"{INTERNSHIP} {PROGRAMME},", PROGRAMME, {"has_ehcp": False}),
}


@pytest.mark.parametrize("criterion", CHANGED_FUNDING_RULES)
def test_a_changed_funding_rule_changes_criterion_sentence_and_ranking_alike(criterion, in_council, reference_file):
    file, old, new, type, facts = CHANGED_FUNDING_RULES[criterion]
    person = CareLeaverFactory(council=in_council, **{"ready": True, "birth_date": dt.date(2005, 1, 1)} | facts)
    bounds = {"start_date": NEXT_YEAR, "level": None, "min_age": 16, "max_age": 25, "ehcp_required": False}
    opportunity = OpportunityFactory(council=in_council, type=type, **bounds)
    before = criterion_of(person, opportunity, criterion)
    assert before["status"] == "met"
    assert is_listed(person, opportunity)

    reference_file(file, old, new)

    after = criterion_of(person, opportunity, criterion)
    assert after["status"] == "not_met"
    assert after["sentence"] != before["sentence"]
    assert not is_listed(person, opportunity)


def test_the_example_in_the_engine_is_what_our_fixtures_say(db):
    (file,) = (each for each in FACT_FILES if each.model is WageFloor)
    WageFloor.objects.bulk_create(read_facts(file))
    assert rules_in_force() == matching.ENGLAND


def test_confidence_has_one_vocabulary():
    words = {row.confidence for kind in rules_as_json(matching.ENGLAND) for row in getattr(matching.ENGLAND, kind)}
    assert words <= set(Confidence.values)
    with pytest.raises(ValueError, match="confidence"):
        rules_from_json(rules_as_json(matching.ENGLAND) | {"ehcp": [{**_a_plan_rule(), "confidence": "check"}]})


def _a_plan_rule() -> dict:
    return rules_as_json(matching.ENGLAND)["ehcp"][0]


def test_a_rate_that_changes_for_one_band_alone_begins_a_period_of_its_own(db):
    wage_rows(dt.date(2026, 4, 1), dt.date(2027, 3, 31), APPRENTICE="8.00", UNDER_18="8.00", AGE_18_TO_20="10.85")
    wage_rows(dt.date(2026, 4, 1), dt.date(2026, 9, 30), AGE_21_AND_OVER="12.71")
    wage_rows(dt.date(2026, 10, 1), dt.date(2027, 3, 31), AGE_21_AND_OVER="13.00")
    periods = [
        (row.valid_from, row.valid_to, *(getattr(row, name) for name in WAGES)) for row in rules_in_force().wage_floors
    ]
    assert periods == [
        (dt.date(2026, 4, 1), dt.date(2026, 9, 30), 12.71, 10.85, 8.0, 8.0),
        (dt.date(2026, 10, 1), dt.date(2027, 3, 31), 13.0, 10.85, 8.0, 8.0),
    ]


def test_while_the_rate_of_one_band_is_missing_nothing_is_said_of_any(db):
    wage_rows(dt.date(2026, 4, 1), dt.date(2027, 3, 31), APPRENTICE="8.00", UNDER_18="8.00", AGE_18_TO_20="10.85")
    assert rules_in_force().wage_floors == ()


def test_rules_survive_their_json():
    content = json.loads(json.dumps(rules_as_json(matching.ENGLAND)))
    assert rules_from_json(content) == matching.ENGLAND
    del content["learning_duty"]  # as kept before duties had rows
    kept = [(row.types, row.younger_than, row.valid_from) for row in rules_from_json(content).learning_duty]
    assert kept == [(row.types, row.younger_than, row.valid_from) for row in matching.ENGLAND.learning_duty]


def test_a_ranking_is_made_again_by_the_law_of_its_day(in_council):
    wage_rows(dt.date(2026, 4, 1), dt.date(2027, 3, 31), **all_bands("12.00"))
    person = CareLeaverFactory(council=in_council, ready=True, birth_date=dt.date(2005, 1, 1))
    facts = {"start_date": NEXT_YEAR, "weekly_hours": Decimal(37), "wage_period": WagePeriod.HOUR, "min_age": 18}
    a_live(in_council, **facts, wage_from=Decimal("13.50"))
    (run,) = rank_council(council=in_council)
    before = {(match.opportunity_id, match.score): match.criteria for match in Match.objects.filter(care_leaver=person)}
    assert before
    wage_rows(dt.date(2027, 4, 1), dt.date(2028, 3, 31), **all_bands("13.51"))
    again = {(match.opportunity_id, match.score): match.criteria for match in reproduce(run)}
    assert again == before


RANKERS_WITHOUT_RULES = {"backend/ranking/active_model.py": 1}  # the name of the written score, which no rule enters


def test_no_ranker_of_the_service_is_made_without_the_rules_in_force():
    violations: dict[str, int] = {}
    for path in (PROJECT / "backend").rglob("*.py"):
        bare = bare_rankers(path.read_text())
        if bare:
            violations[str(path.relative_to(PROJECT))] = bare
    assert violations == RANKERS_WITHOUT_RULES


def bare_rankers(source: str) -> int:
    """Calls that make a ranker with the engine's own example of the rules."""
    least = {"Ranker": 1, "from_parameters": 2}
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    named = [(call, ast.unparse(call.func).rpartition(".")[2]) for call in calls]
    return sum(len(call.args) + len(call.keywords) < least[name] for call, name in named if name in least)


def test_a_ranker_without_rules_would_be_found():
    assert bare_rankers("matching.Ranker().rank(people)") == 1
    assert bare_rankers("Ranker.from_parameters(kept)") == 1
    assert bare_rankers("matching.Ranker(settings); Ranker.from_parameters(kept, settings)") == 0
