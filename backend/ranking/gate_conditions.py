"""What stands in the way of a pair beside the engine's criteria: each condition with its sentence and the way out."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import matching
from backend.care_leavers.agreements import has_run_out
from backend.care_leavers.choices import ConsentKind, InTouch
from backend.core import clock
from backend.core.digest import json_digest
from backend.employers.models import Employer
from backend.employers.organisations.pauses import MAY_BE_PAUSED, paused_alike
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.lapsed_checks import is_known_from_feed_alone
from backend.opportunities.models import Opportunity
from backend.opportunities.transitions import NO_SUCH_OPPORTUNITY
from backend.ranking.custody_words import custody_words
from backend.ranking.gate_facts import Facts, is_paused
from backend.ranking.gate_rules import BEFORE
from backend.ranking.safety_words import PLAIN
from backend.reference.choices import LegalGround
from backend.reference.legal_grounds import grounds_on
from backend.reference.provenance import with_caution
from backend.referrals.choices import Way
from backend.referrals.gate_answers import LICENCE, WORKPLACE, GateStep
from backend.referrals.models import Referral
from backend.referrals.telling_places import why_it_tells


ALL, FOR_ADVISERS = "all", "adviser"
NEUTRAL = "something recorded"  # what is to be avoided is not for everybody to read of
LAPSED = "The council's checks of this employer have run out. Ask the employer-engagement officer to renew them."
VERIFIED_BEFORE = (
    "This employer was verified, and is not any longer. Ask the employer-engagement officer to have it verified again."
)
UNFINISHED = frozenset({State.DRAFT, State.SUBMITTED, State.CHANGES_REQUESTED})


@dataclass(frozen=True)
class Condition:
    """One that is there. `about` are the facts it speaks of, which a clearance is for."""

    name: str
    sentence: str
    about: object = None
    since: dt.date | None = None
    visible_to: str = ALL

    @property
    def digest(self) -> str:
        return json_digest([self.name, self.about], plain=str)


Found = Iterator[Condition]


def conditions_of(facts: Facts) -> list[Condition]:
    """Everything that is there, whether or not it matters at the step: `gate_rules.CONDITIONS` says that."""
    if facts.opportunity is None:
        return [Condition("another_council", NO_SUCH_OPPORTUNITY)]
    if facts.care_leaver.council_id != facts.opportunity.council_id:
        return list(_council(facts, facts.opportunity))  # nothing else of it: its places move with its people
    return [condition for look in LOOKS for condition in look(facts, facts.opportunity)]


def unreadable(error: matching.RecordError) -> Condition:
    """What the engine cannot read, named with the record it stands in."""
    name = NEUTRAL if error.field.startswith("avoid") else error.field.replace("_", " ")
    named = {"birth date": "date of birth", "easting": "place", "northing": "place"}.get(name, name)
    where = "on their profile" if error.noun == "person" else "of the opportunity"
    reason = error.reason.replace("_", " ")
    return Condition("unreadable", f"The rules cannot be asked: {named} {where} {reason}. Correct it.", error.field)


def _support(facts: Facts, opportunity: Opportunity) -> Found:
    if facts.care_leaver.in_touch == InTouch.DIED:
        yield Condition(
            "died",
            "They are recorded as having died. Withdraw what is open, or correct “in touch” on their profile if it is"
            " wrong.",
        )
    ended = facts.care_leaver.support_ended_on
    if ended:
        yield from _support_ended(facts, ended)


def _support_ended(facts: Facts, ended: dt.date) -> Found:
    """A first day is judged by what was so on it; whatever else goes on now, by what is so now."""
    given = facts.day_given
    if given and given < ended:
        return
    way_out = "Withdraw what is open, or correct it on their profile if it is wrong."
    if facts.question.step in BEFORE:
        way_out = "They cannot be referred."
    elif given:
        way_out = (
            f"The first day given is {given:%-d %B %Y}. Give the day they began if it was before the end, or correct"
            " the end on their profile."
        )
    sentence = f"Support for this young person has ended, on {ended:%-d %B %Y}. {way_out}"
    yield Condition("support_ended", sentence, ended, ended)


def _council(facts: Facts, opportunity: Opportunity) -> Found:
    if facts.is_shared:
        yield Condition(
            "another_council",
            f"This opportunity is shared by another council. Contact {opportunity.council.employment_team} about it:"
            " nothing about a young person goes from one council to another here.",
        )
    else:
        yield Condition("another_council", NO_SUCH_OPPORTUNITY)


def _places(facts: Facts, opportunity: Opportunity) -> Found:
    taken = opportunity.state == State.FILLED or opportunity.places_left == 0
    if not taken or facts.holds_place:
        return
    way_out = "Choose another one." if facts.question.step in BEFORE else "Ask the employer whether there is one more."
    yield Condition("full", f"Every place of this opportunity is taken. {way_out}", opportunity.places)


def _days_to_apply(facts: Facts, opportunity: Opportunity) -> Found:
    on = facts.question.on
    if opportunity.is_past_closing_on(on):
        yield Condition(
            "past_closing",
            f"This opportunity closed on {opportunity.closing_date:%-d %B %Y}. Choose another one, or ask whether a"
            " late application is possible and have the closing date moved.",
            opportunity.closing_date,
            opportunity.closing_date,
        )
    elif opportunity.opens_after(on):
        sentence = f"This opportunity opens on {opportunity.opens_on:%-d %B %Y}. Refer them from that day on."
        yield Condition("not_yet_open", sentence, opportunity.opens_on)


def _last_day(facts: Facts, opportunity: Opportunity) -> Found:
    last = opportunity.planned_end
    if last and last < facts.question.on:
        yield Condition(
            "over",
            f"This opportunity was to end on {last:%-d %B %Y}. Choose another one, or have its dates put right.",
            last,
            last,
        )


def _state(facts: Facts, opportunity: Opportunity) -> Found:
    name = _name_of_state(facts, opportunity)
    if not name:
        return
    marked = f"This opportunity is marked “{opportunity.get_state_display()}”."
    if facts.question.step in BEFORE:
        yield Condition(name, f"{marked} Only live ones can be referred to.", opportunity.state)
    else:
        yield Condition(name, f"{marked} Ask the employer whether they still wish to take somebody.", opportunity.state)


def _name_of_state(facts: Facts, opportunity: Opportunity) -> str:
    state = opportunity.state
    if state == State.CLOSED:
        return "closed_early" if facts.closed_by_hand and not opportunity.applies_elsewhere else "past_closing"
    if state in UNFINISHED:
        return "not_live"
    return {State.PAUSED: "paused_opportunity", State.WITHDRAWN: "withdrawn_opportunity"}.get(State(state), "")


def _employer(facts: Facts, opportunity: Opportunity) -> Found:
    employer = opportunity.employer
    if is_paused(employer):
        yield Condition(
            "employer_paused",
            "This employer is paused. Ask the employer-engagement officer when referrals can go on.",
            [employer.paused_at, employer.paused_with_id],
            clock.day_of(employer.paused_at) if employer.paused_at else None,
        )
    elif facts.employer_may_be_paused:
        yield Condition("paused_perhaps", MAY_BE_PAUSED, [employer.name, paused_alike(employer)])
    if facts.checks_have_lapsed and not is_known_from_feed_alone(opportunity):
        standing = sorted(employer.checks.standing().values_list("item", "next_check_on"))
        yield Condition(
            "checks_lapsed", LAPSED if employer.verified_at else VERIFIED_BEFORE, _judged(employer, standing)
        )


def _judged(employer: Employer, standing: list) -> list:
    """Of this employer alone: where its advert goes to another one, what was said of the checks is said anew."""
    return [employer.pk, standing] if employer.verified_at else [employer.pk, employer.kind, standing]


def _custody(facts: Facts, opportunity: Opportunity) -> Found:
    person, given = facts.care_leaver, facts.day_given
    was_inside = given is not None and person.release_date is not None and given < person.release_date
    if person.in_custody or was_inside:
        about = [person.release_date, given or opportunity.start_date]  # of a start, a word about that day alone
        sentence = with_caution(custody_words(person, given), grounds_on([LegalGround.RELEASE_IN_CUSTODY]))
        yield Condition("custody", sentence, about, visible_to=FOR_ADVISERS)
    if person.licence_conditions.strip():
        yield Condition(
            LICENCE,
            f"Conditions of a licence are recorded. Check that the place, the hours{_hours_given(facts)} and the work"
            " keep to them.",
            [
                person.licence_conditions,
                facts.safety_digest(),
                facts.as_worked.weekly_hours,
                opportunity.working_pattern,
            ],
            visible_to=FOR_ADVISERS,
        )


def _hours_given(facts: Facts) -> str:
    worked = facts.as_worked
    return "" if worked is facts.opportunity else f" ({_plain(worked.weekly_hours)} a week)"


def _plain(hours: Decimal | None) -> str:
    return f"{hours.normalize():f}" if hours is not None else "not recorded"


def _hours(facts: Facts, opportunity: Opportunity) -> Found:
    """They said yes to the hours of the place, and to no more."""
    most, given, agreed = facts.care_leaver.max_weekly_hours, facts.as_worked.weekly_hours, opportunity.weekly_hours
    if facts.day_given is None or most is None or given is None or given <= max(most, agreed or most):
        return
    yield Condition(
        "hours_given",
        f"Hours: {_plain(given)} a week are given, and they can do up to {_plain(most)}. Correct the hours, or the most"
        " hours on their profile if they can do more.",
        [given, most, agreed],
    )


def _place(facts: Facts, opportunity: Opportunity) -> Found:
    if facts.may_be_sent_anywhere:
        about = [facts.safety_digest(), facts.place.words, facts.place.site_id]
        yield Condition(WORKPLACE, PLAIN["unknown"], about, visible_to=FOR_ADVISERS)


NAME_GONE = {
    False: "They have taken back that the employer is told their name.",
    True: "The last day has passed until which they agreed that the employer is told their name.",
}


def _agreements(facts: Facts, opportunity: Opportunity) -> Found:
    referral = facts.referral
    if referral is None or referral.way != Way.INTRODUCED:
        return
    if ConsentKind.SHARE_NAME not in facts.agreed:
        gone = has_run_out(facts.care_leaver, ConsentKind.SHARE_NAME, opportunity.employer, clock.today())
        yield Condition(
            "name_agreement",
            f"{NAME_GONE[gone]} Ask them: record that they agree again, or withdraw the referral.",
        )
    tells = why_it_tells(opportunity, facts.care_leaver, _first_day(facts, referral))
    if tells and ConsentKind.SHARE_CARE_STATUS not in facts.agreed:
        yield Condition(
            "care_agreement",
            f"{tells} They do not agree to that. Ask them: record that they agree, or withdraw the referral.",
        )


def _first_day(facts: Facts, referral: Referral) -> dt.date:
    """When they began, for who works there; else the day they begin as the gate judges it, today at the soonest."""
    question = facts.question
    if question.is_planned and question.step == GateStep.STARTED:
        return referral.placement.starts_on
    starts: dt.date | None = facts.opportunity_record["start_date"]
    return starts or question.on


def _duplicate(facts: Facts, opportunity: Opportunity) -> Found:
    other = facts.other_open_referral
    if other:
        stands = f"They are already referred to this one ({other.get_state_display().lower()})."
        yield Condition("duplicate", f"{stands} Go on with that referral.", other.id)


LOOKS: tuple[Callable[[Facts, Opportunity], Found], ...] = (
    _support,
    _places,
    _days_to_apply,
    _last_day,
    _state,
    _employer,
    _custody,
    _hours,
    _place,
    _agreements,
    _duplicate,
)
