"""Money for apprentices, their employers and their providers, by age and category on the first day."""

from dataclasses import replace

from backend.reference.choices import Payee
from backend.reference.money_rules import MoneyRule
from backend.support.answers import Answer, age_refusal, by_category, entitled, no, perhaps
from backend.support.choices import Missing, Question, Standing
from backend.support.facts import PersonFacts, StartFacts


ANYBODY = "Anybody who is {youngest} to {oldest} on the first day counts. They were {age}."
NOT_TOLD = (
    "It is paid to the employer for a care leaver of this age, so that a payment would tell it. No agreement is"
    " recorded that this employer is told. The provider can claim its own half without it."
)
PLAN_ALONE = (
    "It is paid for their education, health and care plan, so that a payment would tell the employer of the plan. Talk"
    " with them first: nothing tells an employer of a plan from here."
)


def care_bursary(rule: MoneyRule, person: PersonFacts, start: StartFacts) -> Answer:
    """Once in a lifetime, by the category on the first day; with a declaration that they want it and never had it."""
    if refusal := age_refusal(rule, person.age_on(start.starts_on), rule.oldest):
        return no(rule, refusal)
    answer = by_category(rule, person, start.starts_on)
    if answer.standing == Standing.NOT:
        return answer
    if person.answers.get(Question.HAD_BURSARY_BEFORE) or person.claimed_elsewhere(rule.name, start):
        return no(rule, "They have had it before, and it is paid once in a lifetime.")
    if start.answers.get(Question.WANTS_BURSARY) is False:
        return no(rule, "They said that they do not want it. It can be asked again.")
    if answer.standing == Standing.ENTITLED and not start.has_declaration:
        return perhaps(rule, f"{answer.reason} They have not signed the declaration yet.", Missing.DECLARATION)
    return answer


def age_payment(rule: MoneyRule, person: PersonFacts, start: StartFacts) -> Answer:
    """For anybody up to an age; above it for a category or a plan, and to the employer only where it may be told."""
    age = person.age_on(start.starts_on)
    if rule.youngest <= age <= rule.oldest:
        return entitled(rule, ANYBODY.format(youngest=rule.youngest, oldest=rule.oldest, age=age))
    if refusal := age_refusal(rule, age, rule.oldest_widened or rule.oldest):
        return no(rule, refusal)
    answer = by_category(rule, person, start.starts_on)
    if answer.standing == Standing.ENTITLED:
        return _to_whom_it_tells(rule, answer, start)
    if person.has_plan:
        return _by_plan(rule)
    if person.has_plan is None and answer.standing == Standing.NOT:
        return perhaps(rule, f"{answer.reason} With a plan it would be.", Missing.PLAN)
    return answer


def _to_whom_it_tells(rule: MoneyRule, answer: Answer, start: StartFacts) -> Answer:
    """Each payment goes to the employer of its day; without one that may be told there is none to claim."""
    if rule.paid_to != Payee.EMPLOYER:
        return answer
    if not any(spell.may_be_told for spell in start.employers):
        return replace(perhaps(rule, NOT_TOLD, Missing.AGREEMENT), tells_care=True)
    return replace(answer, tells_care=True)


def _by_plan(rule: MoneyRule) -> Answer:
    if rule.paid_to == Payee.EMPLOYER:
        return perhaps(rule, PLAN_ALONE)
    return entitled(rule, "They have an education, health and care plan.")


def hiring_payment(rule: MoneyRule, person: PersonFacts, start: StartFacts) -> Answer:
    """For any new apprentice of the ages, where no levy is paid and the employment was as new as the rule asks."""
    if refusal := age_refusal(rule, person.age_on(start.starts_on), rule.oldest):
        return no(rule, refusal)
    first = start.employer_on(start.starts_on)
    if first is None or first.levy_payer is None:
        return perhaps(rule, "Whether the employer pays the levy is not recorded yet.", Missing.LEVY)
    if first.levy_payer:
        return no(rule, "The employer pays the levy. It is for employers that do not.")
    return _by_length(rule, start)


def _by_length(rule: MoneyRule, start: StartFacts) -> Answer:
    too_long = start.answers.get(Question.EMPLOYED_TOO_LONG)
    if too_long is None:
        said = f"Ask whether they were employed there for more than {rule.threshold} days before the training began."
        return perhaps(rule, said, Question.EMPLOYED_TOO_LONG)
    if too_long:
        return no(rule, f"They were employed there for more than {rule.threshold} days before the training began.")
    return entitled(rule, "The employer pays no levy, and they were new there when the training began.")
