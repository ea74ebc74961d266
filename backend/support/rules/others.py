"""Money for study, for a first home and for work other than an apprenticeship."""

import datetime as dt

from backend.reference.money_rules import MoneyRule
from backend.support.answers import Answer, age_refusal, by_category, entitled, no, perhaps
from backend.support.choices import Question, Standing
from backend.support.facts import CourseFacts, PersonFacts, StartFacts


AUGUST, LAST = 8, 31


def last_of_august(day: dt.date) -> dt.date:
    """The 31 August on or before a day: ages of the school year are of that day."""
    this = dt.date(day.year, AUGUST, LAST)
    return this if this <= day else dt.date(day.year - 1, AUGUST, LAST)


def study_bursary(rule: MoneyRule, person: PersonFacts, course: CourseFacts, today: dt.date) -> Answer:
    """By age on 31 August and category today; how much is for the college to assess."""
    age = person.age_on(last_of_august(today))
    if not rule.youngest <= age <= rule.oldest:
        return no(rule, f"They were {age} on 31 August. It is for ages {rule.youngest} to {rule.oldest} on that day.")
    answer = by_category(rule, person, max(course.starts_on, last_of_august(today)))
    need = person.answers.get(Question.COLLEGE_SAYS_NEED)
    if answer.standing != Standing.ENTITLED or need:
        return answer
    if need is None:
        return perhaps(rule, f"{answer.reason} The college says how much they need.", Question.COLLEGE_SAYS_NEED)
    return no(rule, "The college found that they do not need it this year.")


def higher_education_bursary(rule: MoneyRule, person: PersonFacts, course: CourseFacts, today: dt.date) -> Answer:
    """By category when the course began, or now where it began before they were 18."""
    day = course.starts_on
    if refusal := age_refusal(rule, person.age_on(max(day, today)), rule.oldest):
        return no(rule, refusal.replace("were", "are").replace(" on the first day", ""))
    answer = by_category(rule, person, max(day, today))
    if answer.standing != Standing.ENTITLED:
        return answer
    years = f"{rule.threshold} academic years"
    return _asked(
        rule,
        person.answers.get(Question.COURSE_IN_PLAN),
        (Question.COURSE_IN_PLAN, f"{answer.reason} The course has to last {years} and stand in the pathway plan."),
        yes=f"{answer.reason} The course stands in the pathway plan, and lasts {years} or more.",
        otherwise=f"The course does not last {years}, or is not in the pathway plan.",
    )


def setting_up_home(rule: MoneyRule, person: PersonFacts, today: dt.date) -> Answer:
    """By category today, when they move into a first home of their own."""
    if person.age_on(today) > rule.oldest:
        return no(rule, f"They are {person.age_on(today)}. It is for ages {rule.youngest} to {rule.oldest}.")
    answer = by_category(rule, person, today)
    if answer.standing != Standing.ENTITLED:
        return answer
    return _asked(
        rule,
        person.answers.get(Question.OWN_HOME),
        (Question.OWN_HOME, f"{answer.reason} Ask whether they are moving into a first home of their own."),
        yes=f"{answer.reason} They are moving into a first home of their own.",
        otherwise="They are not moving into a home of their own yet.",
    )


def youth_jobs_grant(rule: MoneyRule, person: PersonFacts, start: StartFacts) -> Answer:
    """By age on the first day, and how long they were out of work before it."""
    if refusal := age_refusal(rule, person.age_on(start.starts_on), rule.oldest):
        return no(rule, refusal)
    months = f"{rule.threshold} months"
    return _asked(
        rule,
        start.answers.get(Question.OUT_OF_WORK),
        (Question.OUT_OF_WORK, f"Ask whether they were out of work for {months} or more before the first day."),
        yes=f"They were out of work for {months} or more before the first day.",
        otherwise=f"They were not out of work for {months} before the first day.",
    )


def guaranteed_job(rule: MoneyRule, person: PersonFacts, today: dt.date) -> Answer:
    """By age today and months on Universal Credit, in the areas where it has begun."""
    age = person.age_on(today)
    if not rule.youngest <= age <= rule.oldest:
        return no(rule, f"They are {age}. It is for ages {rule.youngest} to {rule.oldest}.")
    months = f"{rule.threshold} months"
    on_credit = _asked(
        rule,
        person.answers.get(Question.ON_CREDIT),
        (Question.ON_CREDIT, f"Ask whether they have been on Universal Credit for {months} or more."),
        yes=f"They have been on Universal Credit for {months} or more.",
        otherwise=f"They have not been on Universal Credit for {months}.",
    )
    if on_credit.standing != Standing.ENTITLED:
        return on_credit
    return _asked(
        rule,
        person.answers.get(Question.RUNS_HERE),
        (Question.RUNS_HERE, f"{on_credit.reason} Ask the Jobcentre whether it has begun where they live."),
        yes=f"{on_credit.reason} It has begun where they live.",
        otherwise="It has not begun where they live.",
    )


def _asked(rule: MoneyRule, said: bool | None, ask: tuple[Question, str], *, yes: str, otherwise: str) -> Answer:
    """By the answer to one question; perhaps while nobody has asked it."""
    question, reason = ask
    if said is None:
        return perhaps(rule, reason, question)
    return entitled(rule, yes) if said else no(rule, otherwise)
