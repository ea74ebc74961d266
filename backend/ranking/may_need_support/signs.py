"""What was seen or said of one placement that goes on, each with its day, where it comes from, and what may help.

No sign rests on health, faith, ethnicity, care or custody: why somebody is on a break is not read. Nor on words that
somebody wrote: what is ticked or chosen counts, and words are read by people.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.dateparse import parse_time

from backend.care_leavers.choices import Feeling
from backend.core.clock import time_words
from backend.placements.choices import CheckInFrom, HowItIsGoing
from backend.placements.promise_proposals import earliest_start, starts_before_the_first_bus
from backend.placements.support_choices import Attendance, SupportKind, Worry
from backend.placements.term_choices import TermKind
from backend.ranking.may_need_support.facts import LATELY, Heard, PlacementFacts
from backend.ranking.may_need_support.pay_facts import under_the_floor
from backend.reference.working_days import add_working_days


HEARD_WITHIN = 5  # working days after a check-in was due
BACK_FOR = dt.timedelta(days=14)
SAID_FOR = dt.timedelta(weeks=13)
FIRST_WEEKS = dt.timedelta(weeks=8)  # after which whoever starts before the first bus has found a way
NO_DAYS = dt.timedelta(0)
OWN_PAGE = "own-page"
AGREED = "what is agreed of the placement"
NOBODY_HEARD = "nobody_heard"
KIND_FOR_WORRY = {
    Worry.TRAVEL: SupportKind.TRAVEL,
    Worry.MONEY: SupportKind.MONEY,
    Worry.HOURS: SupportKind.HOURS,
    Worry.WORK: SupportKind.LEARNING,
    Worry.PEOPLE: SupportKind.PEOPLE,
    Worry.MANAGER: SupportKind.MANAGER,
    Worry.TRAINING: SupportKind.LEARNING,
    Worry.HOME: SupportKind.HOME,
}
ABSENT = {
    Attendance.MANY_MISSED: ("missed_days", "Several days missed"),
    Attendance.STOPPED: ("stopped_going", "Not going any more"),
}
WHO = {
    CheckInFrom.YOUNG_PERSON: "the young person",
    CheckInFrom.EMPLOYER: "the employer",
    CheckInFrom.PROVIDER: "the training provider",
}


@dataclass(frozen=True)
class Sign:
    """`name` is one of `matching.SUPPORT_SIGNS`; `kind` the support that is often tried first."""

    name: str
    on: dt.date
    sentence: str
    source: str
    kind: SupportKind
    detail: str = ""

    @property
    def key(self) -> str:
        """By which support says what it was about: the same sign of another day is another one."""
        return ":".join(filter(None, (self.name, self.detail, self.on.isoformat())))


def signs_of(facts: PlacementFacts, today: dt.date) -> list[Sign]:
    """The latest first."""
    standing = [each for each in facts.heard if not each.is_answered and _still_says(each, today)]
    found = [
        *_not_heard(facts, today),
        *(sign for heard in standing for sign in _said(heard)),
        *_own_words(facts),
        *_away(facts, today),
        *_changed(facts, today),
        *_first_bus(facts, today),
        *_pay(facts, today),
    ]
    return sorted(found, key=lambda sign: (sign.on, sign.name), reverse=True)


def _not_heard(facts: PlacementFacts, today: dt.date) -> Iterator[Sign]:
    """At a check-in that was due some working days ago, and nobody has reached them in another way since."""
    done = [each["week"] for each in facts.check_ins if each["done_on"]]
    open_break = next((each["starts_on"] for each in facts.breaks if each["ends_on"] is None), None)
    for each in facts.check_ins:
        due = each["due_on"]
        waits = each["done_on"] is None and each["week"] > max(done, default=0)
        is_away = open_break is not None and open_break <= due
        reached = facts.placement.fact_last_reached
        if waits and not is_away and add_working_days(due, HEARD_WITHIN) < today and not (reached and reached >= due):
            said = f"Nobody has heard from them: the week {each['week']} check-in was due on {_day(due)}"
            yield Sign(NOBODY_HEARD, due, said, f"check-in of week {each['week']}", SupportKind.CALLS)
            return


def _still_says(heard: Heard, today: dt.date) -> bool:
    """What was said that long ago says nothing of today; support that was asked for waits until it is given."""
    return bool(heard.support_needed) or today - heard.on <= SAID_FOR


def _said(heard: Heard) -> Iterator[Sign]:
    who, about = WHO[heard.heard_from], f"check-in of week {heard.week}"
    source, side = f"{about}, heard from {who}", "" if _is_theirs(heard) else heard.heard_from.value
    if heard.going is not None and heard.going <= HowItIsGoing.HARD:
        said = f"{'Said' if _is_theirs(heard) else f'{who.capitalize()} said'} it is going"
        words = HowItIsGoing(heard.going).label.lower()
        yield Sign("said_hard", heard.on, f"{said} {words}, {_day(heard.on)}", source, SupportKind.CALLS, side)
    if heard.attendance in ABSENT:
        name, words = ABSENT[Attendance(heard.attendance)]
        yield Sign(name, heard.on, f"{words}, said {who} on {_day(heard.on)}", source, SupportKind.CALLS, side)
    if heard.support_wanted:
        wanted = [SupportKind(each) for each in heard.support_wanted]
        chosen = "; ".join(f"{each.label[:1].lower()}{each.label[1:]}" for each in wanted)
        yield Sign(
            "asked_for_support", heard.on, f"Chose what would help: {chosen}, {_day(heard.on)}", source, wanted[0]
        )
    if heard.support_needed:
        asked = " ".join(heard.support_needed.split())
        asked = f"Asked for: “{asked}”" if _is_theirs(heard) else f"{who.capitalize()} asks for: “{asked}”"
        yield Sign("asked_for_support", heard.on, f"{asked}, {_day(heard.on)}", source, SupportKind.OTHER, side)
    for worry in map(Worry, heard.worries):
        name = "manager_changed" if worry == Worry.MANAGER else "worried"
        whose = "Worried about" if _is_theirs(heard) else f"{who.capitalize()} names"
        said = f"{whose} {worry.label[:1].lower()}{worry.label[1:]}, {_day(heard.on)}"
        yield Sign(name, heard.on, said, source, KIND_FOR_WORRY[worry], f"{side}{worry}")


def _is_theirs(heard: Heard) -> bool:
    return heard.heard_from == CheckInFrom.YOUNG_PERSON


def _own_words(facts: PlacementFacts) -> Iterator[Sign]:
    """What they chose last on their own page, where no check-in with them came after it."""
    last = next(iter(facts.own_words), None)
    later = [each.on for each in facts.heard if _is_theirs(each)]
    if last and last["feeling"] == Feeling.HARD and not any(day > last["on"] for day in later):
        said = f"Chose “hard” on their own page, {_day(last['on'])}"
        yield Sign("said_hard", last["on"], said, "their own page", SupportKind.CALLS, OWN_PAGE)


def _away(facts: PlacementFacts, today: dt.date) -> Iterator[Sign]:
    for each in facts.breaks:
        first, last = each["starts_on"], each["ends_on"]
        if last is None and first <= today:
            yield Sign("away", first, f"On a break since {_day(first)}", "breaks of the placement", SupportKind.CALLS)
        elif last and NO_DAYS <= today - last <= BACK_FOR:
            back = last + dt.timedelta(days=1)
            said = f"Back from a break on {_day(back)}"
            yield Sign("back_from_break", back, said, "breaks of the placement", SupportKind.CALLS)


def _changed(facts: PlacementFacts, today: dt.date) -> Iterator[Sign]:
    """Of employer, and with it whoever they answer to; or of the line manager, where one was known before."""
    on = facts.changed_on
    if on and NO_DAYS <= today - on <= LATELY:
        said = f"With another employer, and so another manager, since {_day(on)}"
        yield Sign("manager_changed", on, said, "changes of employer", SupportKind.MANAGER, "employer")
    managers = [row["since"] for row in facts.terms_here(TermKind.MANAGER)]
    if len(managers) > 1 and NO_DAYS <= today - managers[-1] <= LATELY:
        said = f"Another line manager since {_day(managers[-1])}"
        yield Sign("manager_changed", managers[-1], said, AGREED, SupportKind.MANAGER, "agreed")


def _first_bus(facts: PlacementFacts, today: dt.date) -> Iterator[Sign]:
    """By the arrival that somebody looked up; where nobody has, by the hour at which the shift begins."""
    placement = facts.placement
    opportunity, arrivals = placement.opportunity, facts.terms_here(TermKind.ARRIVAL)
    since = arrivals[-1]["since"] if arrivals else placement.starts_on
    begins = earliest_start(opportunity)
    if today - since > FIRST_WEEKS or begins is None or _has_a_way(placement):
        return
    starts = f"The shift starts at {time_words(begins)}"
    if arrivals:
        arrives = parse_time(arrivals[-1]["at"])
        if arrives and arrives > begins:
            said = f"{starts}, and by bus or train they are there at {time_words(arrives)} at the earliest"
            yield Sign("first_bus", since, said, AGREED, SupportKind.TRAVEL, "agreed")
    elif starts_before_the_first_bus(opportunity):
        said = f"{starts}: the first bus may come after that"
        yield Sign("first_bus", since, said, "the working pattern of the opportunity", SupportKind.TRAVEL)


def _has_a_way(placement: Any) -> bool:
    return bool(placement.fact_travel_planned or placement.care_leaver.can_drive)


def _pay(facts: PlacementFacts, today: dt.date) -> Iterator[Sign]:
    """The newest fact rules: a payslip, or what was agreed after it."""
    on, enough_on = facts.placement.fact_pay_on, facts.placement.fact_paid_enough_on
    agreed = facts.terms_here(TermKind.PAY)
    newer = [each for each in (enough_on, agreed[-1]["since"] if agreed else None) if each]
    if on and not any(each > on for each in newer):
        said = f"Paid less than the minimum, or it may be, by the payslip looked at on {_day(on)}"
        yield Sign("pay_below_floor", on, said, "the first-pay check", SupportKind.MONEY)
    under = under_the_floor(facts.placement, facts.terms, facts.with_employer_since, today)
    if under and not (enough_on and enough_on >= under.on):
        source, detail = ("the advert", "advert") if under.is_advert else (AGREED, "agreed")
        yield Sign("pay_below_floor", under.on, under.sentence, source, SupportKind.MONEY, detail)


def _day(day: dt.date) -> str:
    return f"{day:%-d %B}"
