"""Each rule of money by hand: one who is entitled, one who is not, the days on either side of a boundary."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.reference.choices import MoneyRuleName as Rule
from backend.support.choices import Missing, PartState, Question, Standing
from backend.support.entitled import answers_of
from backend.support.facts import CourseFacts, EmployerSpell, PersonFacts, StartFacts
from tests.sampling import examples


D = dt.date
START, TODAY = D(2026, 10, 5), D(2027, 9, 1)
ENTITLED, PERHAPS, NOT = Standing.ENTITLED, Standing.PERHAPS, Standing.NOT


@dataclass
class Spell:
    category: str
    starts_on: dt.date
    ends_on: dt.date | None = None


def born(age_on_start, *, days_after=0, start=START):
    """Somebody whose birthday of that age is the first day, or so many days after it."""
    day = start + dt.timedelta(days_after)
    return D(day.year - age_on_start, day.month, day.day)


LEAVER = (Spell("former_relevant", D(2015, 1, 1)),)
RELEVANT = (Spell("relevant", D(2015, 1, 1)),)
QUALIFYING = (Spell("qualifying", D(2015, 1, 1)),)


def start(**facts):
    told = facts.pop("told", False)
    facts = {"levy": False, "type": "apprenticeship", "starts_on": START, "has_declaration": True} | facts
    levy = facts.pop("levy")
    return StartFacts(id=1, employers=(EmployerSpell(facts["starts_on"], 7, levy, told),), **facts)


def person(birth, *, spells=LEAVER, starts=(), **facts):
    return PersonFacts(id=1, born=birth, spells=spells, starts=starts, **facts)


def says(rule, who, today=TODAY):
    found = [each for each in answers_of(who, today) if each.rule.name == rule]
    return found[0] if found else None


NINETEEN, TWENTY_FOUR = born(19), born(24)
BURSARY = [
    # who, what the rule says, what is missing
    ("former relevant of 19, declared", person(NINETEEN, starts=(start(),)), ENTITLED, ()),
    ("relevant of 16", person(born(16), spells=RELEVANT, starts=(start(),)), ENTITLED, ()),
    ("25 the day after the first day", person(born(25, days_after=1), starts=(start(),)), ENTITLED, ()),
    ("25 on the first day", person(born(25), starts=(start(),)), NOT, ()),
    ("15 on the first day", person(born(16, days_after=1), spells=RELEVANT, starts=(start(),)), NOT, ()),
    ("no declaration", person(NINETEEN, starts=(start(has_declaration=False),)), PERHAPS, (Missing.DECLARATION,)),
    ("nothing recorded", person(NINETEEN, spells=(), starts=(start(),)), PERHAPS, (Missing.CATEGORY,)),
    (
        "recorded from the day after",
        person(NINETEEN, spells=(Spell("former_relevant", START + dt.timedelta(1)),), starts=(start(),)),
        PERHAPS,
        (Missing.CATEGORY,),
    ),
    ("qualifying", person(NINETEEN, spells=QUALIFYING, starts=(start(),)), PERHAPS, ()),
    ("had it before", person(NINETEEN, starts=(start(),), answers={Question.HAD_BURSARY_BEFORE: True}), NOT, ()),
    ("does not want it", person(NINETEEN, starts=(start(answers={Question.WANTS_BURSARY: False}),)), NOT, ()),
    (
        "claimed for another start",
        person(NINETEEN, starts=(start(),), claimed=frozenset({(Rule.CARE_BURSARY, 1, 99)})),
        NOT,
        (),
    ),
    (
        "claimed for this start",
        person(NINETEEN, starts=(start(),), claimed=frozenset({(Rule.CARE_BURSARY, 1, 1)})),
        ENTITLED,
        (),
    ),
]
PROVIDER = [
    ("18, never in care", person(born(18), spells=(), starts=(start(),)), ENTITLED, ()),
    ("19 tomorrow, never in care", person(born(19, days_after=1), spells=(), starts=(start(),)), ENTITLED, ()),
    (
        "19 today, no category, no word of a plan",
        person(NINETEEN, spells=(), starts=(start(),)),
        PERHAPS,
        (Missing.CATEGORY,),
    ),
    ("24, former relevant", person(TWENTY_FOUR, starts=(start(),)), ENTITLED, ()),
    ("25", person(born(25), starts=(start(),)), NOT, ()),
    ("22 with a plan, eligible no more", person(born(22), spells=(), starts=(start(),), has_plan=True), ENTITLED, ()),
]
EMPLOYER = [
    ("18, never in care, and nobody asked", person(born(18), spells=(), starts=(start(),)), ENTITLED, ()),
    ("19, former relevant, not agreed", person(NINETEEN, starts=(start(),)), PERHAPS, (Missing.AGREEMENT,)),
    ("19, former relevant, agreed", person(NINETEEN, starts=(start(told=True),)), ENTITLED, ()),
    ("22 with a plan alone", person(born(22), spells=(), starts=(start(told=True),), has_plan=True), PERHAPS, ()),
    ("25, agreed", person(born(25), starts=(start(told=True),)), NOT, ()),
]
LONG = {Question.EMPLOYED_TOO_LONG: False}
HIRING = [
    ("no levy, new there", person(TWENTY_FOUR, spells=(), starts=(start(answers=LONG),)), ENTITLED, ()),
    ("25", person(born(25), spells=(), starts=(start(answers=LONG),)), NOT, ()),
    ("levy paid", person(NINETEEN, starts=(start(levy=True, answers=LONG),)), NOT, ()),
    ("levy not known", person(NINETEEN, starts=(start(levy=None),)), PERHAPS, (Missing.LEVY,)),
    ("nobody asked how long", person(NINETEEN, starts=(start(),)), PERHAPS, (Question.EMPLOYED_TOO_LONG,)),
    ("there too long", person(NINETEEN, starts=(start(answers={Question.EMPLOYED_TOO_LONG: True}),)), NOT, ()),
    ("on its first day", person(NINETEEN, starts=(start(starts_on=D(2026, 10, 1), answers=LONG),)), ENTITLED, ()),
    ("the day before it began", person(NINETEEN, starts=(start(starts_on=D(2026, 9, 30), answers=LONG),)), None, ()),
]
COLLEGE, UNIVERSITY = (
    CourseFacts("further_education_course", D(2026, 9, 7)),
    CourseFacts("higher_education_course", D(2026, 9, 21)),
)
NEED, IN_PLAN = {Question.COLLEGE_SAYS_NEED: True}, {Question.COURSE_IN_PLAN: True}
IN_TERM = D(2026, 11, 2)
STUDY = [
    ("18 on 31 August", person(D(2008, 8, 31), course=COLLEGE, answers=NEED), ENTITLED, ()),
    ("19 on 31 August", person(D(2007, 8, 31), course=COLLEGE, answers=NEED), NOT, ()),
    ("19 on 1 September", person(D(2007, 9, 1), course=COLLEGE, answers=NEED), ENTITLED, ()),
    ("15 on 31 August", person(D(2010, 9, 1), spells=RELEVANT, course=COLLEGE, answers=NEED), NOT, ()),
    ("the college has not said", person(D(2008, 1, 1), course=COLLEGE), PERHAPS, (Question.COLLEGE_SAYS_NEED,)),
    (
        "the college said no",
        person(D(2008, 1, 1), course=COLLEGE, answers={Question.COLLEGE_SAYS_NEED: False}),
        NOT,
        (),
    ),
    ("studies nothing", person(D(2008, 1, 1)), None, ()),
]
HIGHER = [
    ("former relevant, in the plan", person(D(2006, 3, 1), course=UNIVERSITY, answers=IN_PLAN), ENTITLED, ()),
    ("not asked", person(D(2006, 3, 1), course=UNIVERSITY), PERHAPS, (Question.COURSE_IN_PLAN,)),
    ("qualifying", person(D(2006, 3, 1), spells=QUALIFYING, course=UNIVERSITY, answers=IN_PLAN), NOT, ()),
    ("25 tomorrow", person(D(2001, 11, 3), course=UNIVERSITY, answers=IN_PLAN), ENTITLED, ()),
    ("25 today", person(D(2001, 11, 2), course=UNIVERSITY, answers=IN_PLAN), NOT, ()),
    (
        "too short, or not in the plan",
        person(D(2006, 3, 1), course=UNIVERSITY, answers={Question.COURSE_IN_PLAN: False}),
        NOT,
        (),
    ),
]
HOME = [
    ("former relevant, moves", person(D(2008, 1, 1), answers={Question.OWN_HOME: True}), ENTITLED, ()),
    ("not asked", person(D(2008, 1, 1)), PERHAPS, (Question.OWN_HOME,)),
    ("does not move", person(D(2008, 1, 1), answers={Question.OWN_HOME: False}), NOT, ()),
    ("qualifying", person(D(2008, 1, 1), spells=QUALIFYING, answers={Question.OWN_HOME: True}), PERHAPS, ()),
    ("25 today", person(D(2001, 11, 2), answers={Question.OWN_HOME: True}), NOT, ()),
]
OUT = {Question.OUT_OF_WORK: True}
GRANT = [
    ("18, out of work", person(born(18), starts=(start(type="job", answers=OUT),)), ENTITLED, ()),
    ("18 tomorrow", person(born(18, days_after=1), starts=(start(type="job", answers=OUT),)), NOT, ()),
    ("25 today", person(born(25), starts=(start(type="job", answers=OUT),)), NOT, ()),
    ("not asked", person(born(18), starts=(start(type="job"),)), PERHAPS, (Question.OUT_OF_WORK,)),
    ("was in work", person(born(18), starts=(start(type="job", answers={Question.OUT_OF_WORK: False}),)), NOT, ()),
    ("an apprentice", person(born(18), starts=(start(answers=OUT),)), None, ()),
    ("before it began", person(born(19), starts=(start(type="job", starts_on=D(2026, 6, 29), answers=OUT),)), None, ()),
]
BOTH = {Question.ON_CREDIT: True, Question.RUNS_HERE: True}
JOB = [
    ("21", person(D(2005, 1, 1), answers=BOTH), ENTITLED, ()),
    ("22 today", person(D(2004, 11, 2), answers=BOTH), NOT, ()),
    ("22 tomorrow", person(D(2004, 11, 3), answers=BOTH), ENTITLED, ()),
    ("nobody asked the Jobcentre", person(D(2005, 1, 1)), PERHAPS, (Question.ON_CREDIT,)),
    (
        "long enough, area not asked",
        person(D(2005, 1, 1), answers={Question.ON_CREDIT: True}),
        PERHAPS,
        (Question.RUNS_HERE,),
    ),
    ("not here", person(D(2005, 1, 1), answers=BOTH | {Question.RUNS_HERE: False}), NOT, ()),
]
TABLES = {
    Rule.CARE_BURSARY: (BURSARY, TODAY),
    Rule.PROVIDER_PAYMENT: (PROVIDER, TODAY),
    Rule.EMPLOYER_PAYMENT: (EMPLOYER, TODAY),
    Rule.HIRING_PAYMENT: (HIRING, TODAY),
    Rule.STUDY_BURSARY: (STUDY, IN_TERM),
    Rule.HIGHER_EDUCATION_BURSARY: (HIGHER, IN_TERM),
    Rule.SETTING_UP_HOME: (HOME, IN_TERM),
    Rule.YOUTH_JOBS_GRANT: (GRANT, TODAY),
    Rule.GUARANTEED_JOB: (JOB, IN_TERM),
}


@pytest.mark.parametrize("rule", TABLES, ids=str)
def test_each_rule_says_what_the_table_made_by_hand_says(rule):
    table, today = TABLES[rule]
    for who, facts, standing, missing in table:
        answer = says(rule, facts, today)
        assert (answer.standing if answer else None, answer.missing if answer else ()) == (standing, missing), who
        if answer:
            assert answer.reason.endswith((".", "?")), who


def test_every_rule_is_in_a_table_and_every_table_has_each_answer():
    assert set(TABLES) == set(Rule)
    for table, _ in TABLES.values():
        assert {ENTITLED, PERHAPS, NOT} <= {standing for _, _, standing, _ in table}


def test_amounts_and_days_by_the_rules_of_the_start():
    """By hand: the first day is day 1, so that day 60 is 59 days after it."""
    for first, days in ((D(2023, 7, 31), [60]), (D(2023, 8, 1), [60, 120, 300]), (START, [60, 120, 300])):
        answer = says(Rule.CARE_BURSARY, person(born(19, start=first), starts=(start(starts_on=first),)), D(2030, 1, 1))
        assert [part.on for part in answer.parts] == [first + dt.timedelta(each - 1) for each in days]
        assert {part.amount for part in answer.parts} == {Decimal(1000)}
    employer = says(Rule.EMPLOYER_PAYMENT, person(born(18), starts=(start(),)), D(2030, 1, 1))
    assert [(part.on, part.amount) for part in employer.parts] == [
        (D(2027, 1, 2), Decimal(500)),
        (D(2027, 10, 4), Decimal(500)),
    ]


def test_on_the_day_the_day_before_and_after_an_end():
    who = person(NINETEEN, starts=(start(),))
    day_60 = D(2026, 12, 3)  # 27 days of October from the 5th, 30 of November, 3 of December
    assert says(Rule.CARE_BURSARY, who, day_60 - dt.timedelta(1)).parts[0].state == PartState.TO_COME
    assert says(Rule.CARE_BURSARY, who, day_60).parts[0].state == PartState.REACHED
    for ended, state in ((day_60 - dt.timedelta(1), PartState.LOST), (day_60, PartState.REACHED)):
        left = person(NINETEEN, starts=(start(ended_on=ended),))
        assert says(Rule.CARE_BURSARY, left).parts[0].state == state, ended


def test_a_third_payment_that_may_come_earlier_says_so():
    who = person(NINETEEN, starts=(start(planned_end=START + dt.timedelta(240)),))
    assert [part.may_come_earlier for part in says(Rule.CARE_BURSARY, who, START).parts] == [False, False, True]


def test_what_an_employer_may_not_be_told_it_is_not_paid():
    """Each half goes to the employer of its day: the one they moved to may be told, the one before may not."""
    moved = StartFacts(
        id=1,
        type="apprenticeship",
        starts_on=START,
        employers=(EmployerSpell(START, 7, False, False), EmployerSpell(D(2027, 3, 1), 8, False, True)),
    )
    answer = says(Rule.EMPLOYER_PAYMENT, person(NINETEEN, starts=(moved,)), D(2027, 12, 1))
    assert [(part.employer_id, part.is_untold) for part in answer.parts] == [(7, True), (8, False)]
    assert [part.part for part in answer.due_parts] == [2]


def test_what_is_not_confirmed_says_check_before_relying():
    answer = says(Rule.YOUTH_JOBS_GRANT, person(born(18), starts=(start(type="job", answers=OUT),)))
    assert answer.caution.startswith("Check before relying on this: it has not been confirmed")
    sure = person(NINETEEN, starts=(start(),))
    assert not says(Rule.CARE_BURSARY, sure, D(2027, 7, 31)).caution
    assert "was to be read again by 31 July 2027" in says(Rule.CARE_BURSARY, sure, D(2027, 8, 1)).caution


days = st.integers(-20, 450)


@given(
    breaks=st.lists(st.tuples(days, st.none() | st.integers(0, 90)), max_size=5),
    ended=st.none() | st.integers(0, 700),
    now=st.integers(0, 800),
)
@settings(max_examples=examples(300))
def test_milestones_with_breaks_by_counting_day_for_day(breaks, ended, now):
    spans = [
        (START + dt.timedelta(first), None if length is None else START + dt.timedelta(first + length))
        for first, length in breaks
    ]
    today, last = START + dt.timedelta(now), None if ended is None else START + dt.timedelta(ended)
    answer = says(Rule.CARE_BURSARY, person(NINETEEN, starts=(start(breaks=spans, ended_on=last),)), today)
    assert {part.part: (part.state, part.on) for part in answer.parts} == {
        number: counted(wanted, spans, last, today) for number, wanted in ((1, 60), (2, 120), (3, 300))
    }


def counted(wanted, spans, ended, today):
    """Walks through the days one by one, and counts those of which no break says that they were away."""
    done, day = 0, START - dt.timedelta(1)
    while done < wanted and day < START + dt.timedelta(1999):
        day += dt.timedelta(1)
        done += not any(first <= day and (last is None or day <= last) for first, last in spans)
    reached = day if done == wanted else None
    if ended is not None and (reached is None or ended < reached):
        return PartState.LOST, reached
    if reached is None:
        return PartState.WAITS, None
    return (PartState.REACHED if reached <= today else PartState.TO_COME), reached
