"""Lines about people introduced: an answer, what came of an interview, a first day, and what comes up of each."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from django.urls import reverse

from backend.councils.viewer import Viewer
from backend.ranking.holds import with_holds
from backend.reference.working_days import add_working_days
from backend.referrals.answers import interview_words
from backend.referrals.choices import EmployerWord, ReferralState
from backend.referrals.employers_words import with_word_on_start
from backend.referrals.models import Referral
from backend.referrals.starts import planned_first_day
from backend.web.employer_portal.home.asks import Ask, Coming
from backend.web.employer_portal.introduction_states import (
    answer_from,
    introductions_of,
    is_asked_for_others,
    is_hidden,
    is_to_choose,
    is_with_us,
    name_of,
    since_of,
    with_us_words,
)
from backend.web.kit.content import Link
from backend.web.kit.formats import plural
from backend.web.kit.near_days import long_day, weekday_and_day


SAY_STARTED_WITHIN = 2  # working days: pay, travel and equipment wait for it


def open_introductions(viewer: Viewer) -> list[Referral]:
    """Each with its interview, what the employer said of a first day, and whether it is held."""
    mine = introductions_of(viewer).open().order_by("last_step_at", "id")
    return with_holds(with_word_on_start(mine), council_id=viewer.council_id)


def introduction_asks(introductions: Sequence[Referral], today: dt.date, answer_days: int) -> list[Ask]:
    """Without those that are paused, and those where the next word is ours."""
    answers = [each for each in _to_read(introductions) if each.state in ASKS and not is_with_us(each)]
    made = [(each, ASKS[ReferralState(each.state)](each, today, answer_days)) for each in answers]
    return [replace(ask, about=each) for each, ask in made if ask]


def introductions_coming(introductions: Sequence[Referral], today: dt.date) -> list[Coming]:
    paused = [_with_us(each, "Paused for the moment:", today) for each in introductions if is_hidden(each)]
    readable = _to_read(introductions)
    asked = [_with_us(each, f"{with_us_words(each)} about", today) for each in readable if is_with_us(each)]
    comes = [each for each in readable if each.state in COMES]
    return paused + asked + [line for each in comes if (line := COMES[ReferralState(each.state)](each, today))]


def _to_read(introductions: Sequence[Referral]) -> list[Referral]:
    return [each for each in introductions if not is_hidden(each)]


def _page(referral: Referral) -> str:
    return reverse("employer-referral", args=[referral.public_id])


def _link(referral: Referral, text: str) -> Link:
    return Link(text, _page(referral), f"about {name_of(referral)}")


def _answer(referral: Referral, today: dt.date, answer_days: int) -> Ask:
    since = answer_from(referral)
    waited = referral.working_days_waiting(today)
    return Ask(
        f"Answer about {name_of(referral)}",
        f"{referral.opportunity.title}. {_waited(waited)}Offer a time, ask something, or say not this time.",
        _link(referral, "Answer"),
        since,
        add_working_days(since, answer_days),
    )


def _waited(days: int) -> str:
    return f"They have waited {plural(days, 'working day,working days')}. " if days else ""


def _after_interview(referral: Referral, today: dt.date, answer_days: int) -> Ask | None:
    if is_asked_for_others(referral):
        return _other_times(referral, answer_days)
    on = referral.interview_on
    if on is None or on >= today:
        return None
    return Ask(
        f"Say what came of the interview with {name_of(referral)}",
        f"{referral.opportunity.title}, {long_day(on, today)}. Say that it took place, offer a place, or say not this"
        " time.",
        _link(referral, "Say what came of it"),
        on,
        add_working_days(on, answer_days),
    )


def _other_times(referral: Referral, answer_days: int) -> Ask:
    since = answer_from(referral)
    return Ask(
        f"Offer other times to {name_of(referral)}",
        f"{referral.opportunity.title}. None of those you gave can be kept.",
        _link(referral, "Offer other times"),
        since,
        add_working_days(since, answer_days),
    )


def _after_meeting(referral: Referral, today: dt.date, answer_days: int) -> Ask:
    since = answer_from(referral)
    return Ask(
        f"Answer about {name_of(referral)}, whom you have met",
        f"{referral.opportunity.title}, {long_day(referral.last_step_on, today)}. Offer a place, or say not this time.",
        _link(referral, "Answer"),
        since,
        add_working_days(since, answer_days),
    )


def _after_missed(referral: Referral, today: dt.date, answer_days: int) -> Ask:
    return Ask(
        f"Say whether you would still meet {name_of(referral)}",
        f"{referral.opportunity.title}. The interview was missed: offer another day, or say not this time.",
        _link(referral, "Answer"),
        referral.last_step_on,
        add_working_days(referral.last_step_on, answer_days),
    )


def _first_day(referral: Referral, today: dt.date, answer_days: int) -> Ask | None:
    start = planned_first_day(referral)
    if start is None or start > today or referral.said_step:
        return None
    return Ask(
        f"Say whether {name_of(referral)} started on {long_day(start, today)}",
        f"{referral.opportunity.title}. If not, tell us what happened and we ring you.",
        _link(referral, "Yes, or not yet"),
        start,
        add_working_days(start, SAY_STARTED_WITHIN),
    )


def _interview_to_come(referral: Referral, today: dt.date) -> Coming | None:
    if is_to_choose(referral):
        return _with_us(referral, "You will read which time is chosen by", today)
    on = referral.interview_on
    if on is None or on < today:
        return None
    _, _, time = interview_words(on, referral.interview_at).partition(" at ")
    when = ", ".join(filter(None, (weekday_and_day(on, today), time)))
    return _coming(referral, on, when, "Interview")


def _first_day_to_come(referral: Referral, today: dt.date) -> Coming | None:
    start = planned_first_day(referral)
    if referral.said_step == EmployerWord.STARTED:
        return _with_us(referral, "We are dealing with what you told us about the first day of", today)
    if start is None or start <= today:
        return None
    return _coming(referral, start, weekday_and_day(start, today), "First day")


def _offered(referral: Referral, today: dt.date) -> Coming:
    return _with_us(referral, "We will tell you the answer to your offer to", today)


def _with_us(referral: Referral, what: str, today: dt.date) -> Coming:
    """Nothing for them to do: the employment team has it."""
    since = since_of(referral)
    link = Link(name_of(referral), _page(referral))
    return Coming(since, f"Since {weekday_and_day(since, today)}", what, link, about=referral)


def _coming(referral: Referral, on: dt.date, when: str, what: str) -> Coming:
    link = Link(name_of(referral), _page(referral))
    return Coming(on, when, f"{what}, {referral.opportunity.title}:", link, about=referral)


ASKS: dict[str, Callable[[Referral, dt.date, int], Ask | None]] = {
    ReferralState.INTRODUCED: _answer,
    ReferralState.INTERVIEW: _after_interview,
    ReferralState.INTERVIEWED: _after_meeting,
    ReferralState.INTERVIEW_MISSED: _after_missed,
    ReferralState.ACCEPTED: _first_day,
}
COMES: dict[str, Callable[[Referral, dt.date], Coming | None]] = {
    ReferralState.INTERVIEW: _interview_to_come,
    ReferralState.OFFERED: _offered,
    ReferralState.ACCEPTED: _first_day_to_come,
}
