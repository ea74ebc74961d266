"""What the law of this autumn says in criteria: the pass, the fail and the day or number between them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from matching import Ranker, Settings
from matching.criteria.base import with_caution
from matching.england import ENGLAND
from matching.rules import Ground
from tests.matching.criterion_status import MET, NOT_MET, UNKNOWN, check, criterion
from tests.matching.worlds import ON, START, a_person, an_opportunity


NO_EXTENSION = {"extension_applied": False}


@pytest.mark.parametrize("kind", ["apprenticeship", "foundation_apprenticeship", "job", "apprenticeship_unit"])
@pytest.mark.parametrize("paid", [None, True, False])
def test_work_that_the_law_has_paid_is_paid_whatever_a_form_left_open(kind, paid):
    check("pay_floor", {}, {"paid": paid, "weekly_pay": 0, "type": kind}, NOT_MET)
    check("pay_floor", {}, {"paid": paid, "weekly_pay": 700, "type": kind}, MET)


FOUNDATION = {"type": "foundation_apprenticeship", "level": 2}
LEVEL_7 = {"type": "apprenticeship", "level": 7}


@pytest.mark.parametrize(
    ("offer", "most", "years", "facts", "expected"),
    [
        (FOUNDATION, 21, 22, {"entitlement": "former_relevant"}, MET),
        (FOUNDATION, 21, 24, {"entitlement": "former_relevant"}, MET),
        (FOUNDATION, 21, 25, {"entitlement": "former_relevant"}, NOT_MET),
        (FOUNDATION, 21, 22, {"entitlement": "qualifying", "has_ehcp": False}, UNKNOWN),
        (FOUNDATION, 21, 21, {"entitlement": "qualifying", "has_ehcp": False}, MET),
        (FOUNDATION, 21, 22, {"entitlement": "qualifying", "has_ehcp": True}, MET),
        (FOUNDATION, 21, 22, {"entitlement": None, "has_ehcp": False}, UNKNOWN),
        (FOUNDATION, 20, 22, {"entitlement": "former_relevant"}, NOT_MET),
        (LEVEL_7, 21, 24, {"entitlement": "relevant"}, MET),
        (LEVEL_7, 21, 25, {"entitlement": "relevant"}, NOT_MET),
        ({"type": "apprenticeship", "level": 3}, 21, 22, {"entitlement": "relevant"}, NOT_MET),
        ({"type": "job"}, 21, 22, {"entitlement": "relevant"}, NOT_MET),
    ],
)
def test_an_oldest_age_that_only_repeats_the_funding_widens_as_the_law_does(offer, most, years, facts, expected):
    birth = START.replace(year=START.year - years, day=1)
    check("age", {"birth_date": birth} | facts, offer | {"max_age": most}, expected)


def test_the_rule_that_widens_an_oldest_age_is_named_with_its_day():
    birth = START.replace(year=START.year - 22, day=1)
    said = criterion("age", {"birth_date": birth}, FOUNDATION | {"max_age": 21}).sentence
    assert "repeats that rule of 1 August 2025 (Apprenticeship service help article 26909193364114" in said
    before = FOUNDATION | {"max_age": 21, "start_date": date(2025, 7, 31)}
    check("age", {"birth_date": birth.replace(year=2003)}, before, NOT_MET)


@pytest.mark.parametrize(
    ("years", "start", "kind", "says"),
    [
        (18, START, "apprenticeship", "The law has maths studied in this apprenticeship"),
        (19, START, "apprenticeship", "From 19 on the law asks for no maths"),
        (19, date(2025, 2, 11), "apprenticeship", "From 19 on the law asks for no maths"),
        (19, date(2025, 2, 10), "apprenticeship", "The law has maths studied in this apprenticeship"),
        (19, START, "job", ""),
    ],
)
def test_maths_that_the_law_asks_for_is_told_from_what_the_employer_asks_for(years, start, kind, says):
    birth = start.replace(year=start.year - years)
    offer = {"type": kind, "maths_required": 2, "start_date": start}
    found = criterion("maths", {"birth_date": birth, "maths_level": 1}, offer)
    assert (found.status, says in found.sentence) == (NOT_MET, True)
    assert says or "law" not in found.sentence
    assert "law" not in criterion("maths", {"birth_date": birth, "maths_level": 2}, offer).sentence


@pytest.mark.parametrize(
    ("facts", "says", "silent"),
    [
        ({"weekly_hours": 41, "daily_hours": 8}, ["41 hours a week are more than the 40"], ["a day", "ight"]),
        ({"weekly_hours": 40, "daily_hours": 8.5}, ["8.5 hours a day are more than the 8"], ["a week", "ight"]),
        ({"weekly_hours": 40, "daily_hours": 8, "night_work": True}, ["Nights are not allowed"], ["a week", "a day"]),
        ({"weekly_hours": 41, "daily_hours": 9}, ["41 hours a week", "9 hours a day"], ["ight"]),
    ],
)
def test_each_limit_that_is_passed_is_a_sentence_and_what_is_within_is_not_named(facts, says, silent):
    offer = {"type": "job", "weekly_pay": 700} | facts
    found = criterion("young_worker_limits", {"birth_date": date(2009, 12, 1)}, offer)
    assert found.status == NOT_MET
    assert all(words in found.sentence for words in says)
    assert not any(words in found.sentence for words in silent)


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"right_to_work_until": date(2027, 1, 10)} | NO_EXTENSION, "rights normally go on until it is decided"),
        ({"right_to_work": None}, "A document or a share code"),
        ({"right_to_work": False}, "Permission granted by the Home Office"),
    ],
)
def test_a_sentence_about_permission_says_what_would_change_it_and_who_gives_advice(facts, says):
    said = criterion("permission_to_work", facts, {}).sentence
    assert says in said
    assert "registered immigration adviser" in said
    assert "whether it is paid" not in said


ADVICE = (
    "An extension applied for before that day would change it",
    "An extension is applied for",
    "That day is over: where an extension was applied for before it",
    "Permission granted by the Home Office",
)
YESTERDAY = ON - timedelta(days=1)


@pytest.mark.parametrize(
    ("until", "applied", "says"),
    [
        (date(2027, 1, 10), False, "An extension applied for before that day would change it"),
        (date(2027, 1, 10), None, "An extension applied for before that day would change it"),
        (date(2027, 1, 10), True, "An extension is applied for"),
        (ON, False, "An extension applied for before that day would change it"),
        (YESTERDAY, False, "Permission granted by the Home Office"),
        (YESTERDAY, None, "That day is over: where an extension was applied for before it"),
        (YESTERDAY, True, "An extension is applied for"),
    ],
)
def test_advice_about_an_extension_is_what_can_still_be_done(until, applied, says):
    said = criterion("permission_to_work", {"right_to_work_until": until, "extension_applied": applied}, {}).sentence
    advice = [words for words in ADVICE if words in said]
    assert advice == [says]


DOUBTED = replace(ENGLAND, grounds=tuple(replace(row, caution=f"Check {row.name}.") for row in ENGLAND.grounds))


@pytest.mark.parametrize(
    ("name", "person", "offer", "doubts"),
    [
        ("permission_to_work", {}, {}, {"permission_for_work"}),
        (
            "permission_to_work",
            {"right_to_work_until": date(2027, 1, 10)},
            {},
            {"permission_for_work", "leave_goes_on", "immigration_advice"},
        ),
        ("permission_to_work", {"right_to_work": None}, {}, {"permission_for_work", "immigration_advice"}),
        ("permission_lasts", {}, {"type": "apprenticeship", "planned_end": date(2028, 1, 1)}, set()),
        ("dbs", {"dbs_clear": True}, {"dbs_required": True, "dbs_level": "barred_list"}, set()),
        ("dbs", {"dbs_clear": False}, {"dbs_required": True, "dbs_level": "barred_list"}, {"barred_work"}),
    ],
)
def test_a_caution_stands_on_the_sentence_that_leans_on_its_row_and_on_no_other(name, person, offer, doubts):
    criteria = Ranker(Settings(rules=DOUBTED)).eligibility(a_person(**person), an_opportunity(**offer), on=ON)
    said = next(one for one in criteria if one.name == name).sentence
    assert {row.name for row in DOUBTED.grounds if row.caution in said} == doubts


@pytest.mark.parametrize(("years", "told"), [(18, True), (19, False)])
def test_study_of_16_to_19_is_said_to_be_funded_otherwise(years, told):
    birth = START.replace(year=START.year - years)
    facts = {"birth_date": birth, "funding_residence": False}
    said = criterion("funding_residence", facts, {"type": "further_education_course"})
    assert ("study of 16 to 19" in said.sentence) is told
    assert said.status == (UNKNOWN if told else NOT_MET)


@pytest.mark.parametrize(("born", "expected"), [(date(2009, 1, 11), MET), (date(2009, 1, 12), NOT_MET)])
def test_the_limits_of_young_workers_end_on_the_birthday_of_the_row(born, expected):
    offer = {"type": "job", "night_work": True, "weekly_hours": 30, "daily_hours": 7}
    check("young_worker_limits", {"birth_date": born}, offer | {"start_date": date(2027, 1, 11)}, expected)


@pytest.mark.parametrize(
    ("born", "training", "expected"),
    [
        (date(2009, 1, 11), False, MET),
        (date(2009, 1, 12), False, NOT_MET),
        (date(2009, 1, 12), True, MET),
        (date(2009, 1, 12), None, UNKNOWN),
    ],
)
def test_the_duty_to_learn_ends_on_the_birthday_of_the_row(born, training, expected):
    offer = {"type": "job", "includes_training": training, "start_date": date(2027, 1, 11)}
    check("duty_to_participate", {"birth_date": born}, offer, expected)


def test_cautions_of_the_same_words_are_said_as_one():
    rows = [
        Ground(name=name, valid_from=START, source=name, confidence="to_check", caution=caution)
        for name, caution in (("a", "Check this: one."), ("b", "Check this: two."), ("c", "Ask again."), ("d", ""))
    ]
    assert with_caution("It is so.", [*rows, rows[0]]) == "It is so. Check this: one; two. Ask again."
    assert with_caution("It is so.", rows[3:]) == "It is so."
