"""All that the rules say of one person: for each start, for what they study, and for themselves. Pure."""

import datetime as dt
from collections.abc import Callable, Iterator

from backend.reference.choices import MoneyRuleName
from backend.reference.money_rules import MoneyRule, money_parts_on, money_rule_on
from backend.support.answers import Answer, with_parts
from backend.support.facts import CourseFacts, PersonFacts, StartFacts
from backend.support.rules import apprentices, others


OF_A_START: dict[MoneyRuleName, Callable[[MoneyRule, PersonFacts, StartFacts], Answer]] = {
    MoneyRuleName.CARE_BURSARY: apprentices.care_bursary,
    MoneyRuleName.EMPLOYER_PAYMENT: apprentices.age_payment,
    MoneyRuleName.PROVIDER_PAYMENT: apprentices.age_payment,
    MoneyRuleName.HIRING_PAYMENT: apprentices.hiring_payment,
    MoneyRuleName.YOUTH_JOBS_GRANT: others.youth_jobs_grant,
}
OF_A_COURSE: dict[MoneyRuleName, Callable[[MoneyRule, PersonFacts, CourseFacts, dt.date], Answer]] = {
    MoneyRuleName.STUDY_BURSARY: others.study_bursary,
    MoneyRuleName.HIGHER_EDUCATION_BURSARY: others.higher_education_bursary,
}
OF_A_PERSON: dict[MoneyRuleName, Callable[[MoneyRule, PersonFacts, dt.date], Answer]] = {
    MoneyRuleName.SETTING_UP_HOME: others.setting_up_home,
    MoneyRuleName.GUARANTEED_JOB: others.guaranteed_job,
}


def answers_of(person: PersonFacts, today: dt.date) -> list[Answer]:
    """Every rule that can be about them, by the law of the first day, and its payments by the days on programme."""
    return [*_of_starts(person, today), *_of_course(person, today), *_of_person(person, today)]


def _of_starts(person: PersonFacts, today: dt.date) -> Iterator[Answer]:
    for start in person.starts:
        yield from answers_of_start(person, start, today)


def answers_of_start(person: PersonFacts, start: StartFacts, today: dt.date) -> Iterator[Answer]:
    """What the rules say of one start, by the law of its first day; also of one that is only thought of yet."""
    for name, says in OF_A_START.items():
        rule = money_rule_on(name, start.starts_on)
        if rule and start.type in rule.types:
            parts = money_parts_on(name, start.starts_on)
            yield with_parts(says(rule, person, start), parts, start, today)


def _of_course(person: PersonFacts, today: dt.date) -> Iterator[Answer]:
    course = person.course
    if course is None:
        return
    for name, says in OF_A_COURSE.items():
        rule = money_rule_on(name, max(course.starts_on, today))
        if rule and course.type in rule.types:
            yield with_parts(says(rule, person, course, today), money_parts_on(name, today), None, today)


def _of_person(person: PersonFacts, today: dt.date) -> Iterator[Answer]:
    for name, says in OF_A_PERSON.items():
        rule = money_rule_on(name, today)
        if rule:
            yield with_parts(says(rule, person, today), money_parts_on(name, today), None, today)
