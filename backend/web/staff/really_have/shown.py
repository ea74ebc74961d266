"""A sum in words, lines, a picture and weeks, each line with the rule that it rests on."""

from decimal import Decimal
from itertools import pairwise

from django.utils.html import format_html
from django.utils.safestring import SafeString

from backend.support.answers import Answer, PartDue
from backend.support.household.cash import CashWeek
from backend.support.household.rates import Rate, Rates
from backend.support.household.week import Line, Week
from backend.support.household_sums import Asked, Sum
from backend.web.kit.charts import Chart, Point, Series, line_chart
from backend.web.kit.content import Stacked, Table, Tag, columns
from backend.web.kit.formats import day, listed, short_day
from backend.web.staff.money.money_lines import amount_words


CHECK = "check before relying"
NAMES = {
    "pay": "Pay after tax and National Insurance",
    "credit": "Universal Credit",
    "rent": "Their part of the rent",
    "travel": "Travel",
}
WHAT = {"pay": "Pay", "credit": "Universal Credit"}
RULES = {
    "tax_free_year": "£{amount:,.0f} a year is free of tax",
    "tax_basic": "tax is {share:.0f}% above it",
    "ni_from_week": "National Insurance from £{amount:,.0f} a week",
    "ni_main": "at {share:.0f}%",
    "uc_single_under_25": "£{amount} a month, single and under 25",
    "uc_single_25": "£{amount} a month, single and 25 or over",
    "uc_child": "£{amount} a month for each child",
    "uc_taper": "falls by {share:.0f}p in the pound of pay",
    "uc_work_allowance": "the first £{amount:,.0f} a month of pay is left out",
    "uc_work_allowance_housing": "the first £{amount:,.0f} a month of pay is left out",
    "hb_single_under_25": "£{amount} a week to live on, under 25",
    "hb_single_25": "£{amount} a week to live on, 25 or over",
    "hb_disregard": "£{amount} a week of pay is left out",
    "hb_supported_under_25": "£{amount} more in supported housing, since 5 October 2026",
    "hb_supported_25": "£{amount} more in supported housing, since 5 October 2026",
    "hb_taper": "Housing Benefit falls by {share:.0f}p in the pound above that",
}


def pounds(amount: Decimal) -> str:
    """£158.34, and what goes out as −£18.00, which no line breaks after its sign."""
    return f"−\u2060£{-amount:,.2f}" if amount < 0 else f"£{amount:,.2f}"


def whole(amount: Decimal) -> str:
    return f"−£{-amount:,.0f}" if amount < 0 else f"£{amount:,.0f}"


def headline(name: str, found: Sum) -> str:
    with_job, without = whole(found.with_job.left), whole(found.without.left)
    return f"{name} would have {with_job} a week after rent and travel; without the job it is {without}"


def lead(found: Sum) -> str:
    """The tightest of the first weeks, where they were asked for."""
    tight = found.tightest
    if tight is None:
        return "Give the first pay day and what is in hand to see how the first eight weeks go."
    number = found.weeks.index(tight) + 1
    if tight.end < 0:
        return f"Week {number} is the tight one: {whole(-tight.end)} short, in the week of {short_day(tight.monday)}."
    return f"The least in hand is {whole(tight.end)}, at the end of week {number}. No week is short."


def week_table(found: Sum) -> Table:
    rows = [
        [Stacked(NAMES[line.name], _rests_on(line, found.rates)), pounds(before.amount), pounds(line.amount)]
        for before, line in zip(found.without.lines, found.with_job.lines, strict=True)
        if line.amount or before.amount or line.name in ("pay", "credit")
    ]
    rows.append([_strong(each) for each in ("To live on", pounds(found.without.left), pounds(found.with_job.left))])
    headings = columns("Each week", "No job", "This job", numeric=("No job", "This job"))
    return Table("A week, before and after", headings, rows)


def _strong(words: str) -> SafeString:
    return format_html("<strong>{}</strong>", words)


def _rests_on(line: Line, rates: Rates) -> str:
    """The rules of a line in words, and whether any has to be checked; what no rule sets says nothing."""
    found = [(name, rates.of[name]) for name in line.rests_on if name in rates.of]
    if not found:
        return ""
    said = "; ".join(RULES[name.value].format(amount=rate.amount, share=rate.amount * 100) for name, rate in found)
    return f"{said} ({CHECK})" if any(not rate.is_sure for _, rate in found) else said


def sources(found: Sum) -> list[str]:
    """Where each rule was read, its day, and whether it is to be checked; each once."""
    lines = [line for week in (found.without, found.with_job) for line in week.lines]
    names = dict.fromkeys(name for line in lines for name in line.rests_on)
    return [_source(found.rates.of[name], RULES[name.value]) for name in names if name in found.rates.of]


def _source(rate: Rate, rule: str) -> str:
    said = rule.format(amount=rate.amount, share=rate.amount * 100)
    where = ", ".join(filter(None, (rate.source, rate.paragraph)))
    check = "" if rate.is_sure else f" ({CHECK})"
    return f"{said}: {where}, from {day(rate.valid_from)}{check}"


def hours_chart(found: Sum, asked: Asked) -> Chart:
    now = _series("Now", found.now)
    before = _series(f"Before {short_day(found.changed_on)}", found.before)
    return line_chart(
        title=f"Hours a week at {pounds(asked.hourly)} an hour",
        finding=_finding(found),
        series=[now] if found.now == found.before else [now, before],
        x_label="Hours a week",
        y_label="Left after rent and travel, pounds a week",
        y_text=lambda value: f"£{value:,.0f}",
        x_ticks=(0, 8, 16, 24, 32, 40),
    )


def _series(name: str, points) -> Series:
    return Series(name, [Point(each.hours, None if each.left is None else float(each.left)) for each in points])


def _finding(found: Sum) -> str:
    later = [each.left for each in found.now[1:] if each.left is not None]
    if any(second < first - Decimal("0.02") for first, second in pairwise(later)):
        return "Some more hours leave less: ask a benefits adviser before they are agreed"
    return "Every extra hour leaves a little more"


def weeks_table(weeks: list[CashWeek]) -> Table:
    rows = [[_week_of(each), _came(each), pounds(-each.spent), _end(each)] for each in weeks]
    headings = columns("Week of", "Comes in", "Goes out", "In hand at the end", numeric=("Goes out",))
    return Table("The first eight weeks", headings, rows)


def besides_table(answers: list[Answer]) -> Table:
    """What would come on days of its own, counted in no week above."""
    rows = [
        [Stacked(f"{each.rule.name.label}{_number(part, each)}", _why(each)), amount_words(part), _from(part)]
        for each in answers
        for part in each.parts
    ]
    headings = columns("What", "How much", "Not before", numeric=("How much",))
    return Table("What may come besides", headings, rows)


def _number(part: PartDue, answer: Answer) -> str:
    return f", payment {part.part} of {len(answer.parts)}" if len(answer.parts) > 1 else ""


def _why(answer: Answer) -> str:
    said = f"{answer.standing.label}: {answer.reason}"
    return f"{said} ({CHECK})" if answer.caution else said


def _from(part: PartDue) -> str:
    return f"{day(part.on)}, if no break comes" if part.on else "no day is set"


def _week_of(each: CashWeek) -> str:
    return short_day(each.monday)


def _came(each: CashWeek) -> str:
    said = [f"{WHAT[move.what]} {pounds(move.amount)} on {short_day(move.on)}" for move in each.came]
    return listed(said) if said else "nothing"


def _end(each: CashWeek) -> str | Tag:
    return Tag(f"{whole(-each.end)} short", "red") if each.end < 0 else pounds(each.end)


def is_unsure(week: Week, rates: Rates) -> bool:
    names = {name for line in week.lines for name in line.rests_on}
    return any(name in rates.of and not rates.of[name].is_sure for name in names)
