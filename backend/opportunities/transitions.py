"""The life of an opportunity as one table. Whatever is not in it is refused with a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.models import Opportunity, OpportunityEvent


NO_SUCH_OPPORTUNITY = "There is no such opportunity in this council."
NEW = ""  # before its first step
ITSELF: frozenset[Role] = frozenset()  # no person takes it: it follows from places, dates or a feed
OFFICER = frozenset({Role.ENGAGEMENT_OFFICER})
POSTERS = frozenset({Role.EMPLOYER, Role.ENGAGEMENT_OFFICER})


@dataclass(frozen=True, slots=True)
class Transition:
    from_states: frozenset[str]
    to_state: State
    who: frozenset[Role]
    done: str  # "this opportunity cannot be ..."
    needs_reason: bool = False


def _from(*states: str) -> frozenset[str]:
    return frozenset(states)


TRANSITIONS: dict[str, Transition] = {
    "draft": Transition(_from(NEW), State.DRAFT, POSTERS, "drafted"),
    "submit": Transition(_from(State.DRAFT, State.CHANGES_REQUESTED), State.SUBMITTED, POSTERS, "sent for approval"),
    "approve": Transition(_from(State.SUBMITTED), State.LIVE, OFFICER, "approved"),
    "ask_for_changes": Transition(_from(State.SUBMITTED), State.CHANGES_REQUESTED, OFFICER, "sent back for changes"),
    "reject": Transition(_from(State.SUBMITTED), State.CLOSED, OFFICER, "rejected", needs_reason=True),
    "amend": Transition(_from(State.LIVE, State.PAUSED, State.FILLED), State.SUBMITTED, POSTERS, "changed"),
    "pause": Transition(_from(State.LIVE), State.PAUSED, POSTERS, "paused", needs_reason=True),
    "resume": Transition(_from(State.PAUSED), State.LIVE, POSTERS, "made live again", needs_reason=True),
    "fill": Transition(_from(State.LIVE), State.FILLED, ITSELF, "marked as filled"),
    "unfill": Transition(_from(State.FILLED), State.LIVE, ITSELF, "opened again"),
    "close": Transition(
        _from(State.LIVE, State.PAUSED, State.FILLED), State.CLOSED, POSTERS, "closed", needs_reason=True
    ),
    "withdraw": Transition(
        _from(State.DRAFT, State.SUBMITTED, State.CHANGES_REQUESTED, State.LIVE, State.PAUSED),
        State.WITHDRAWN,
        POSTERS,
        "withdrawn",
        needs_reason=True,
    ),
    "merge": Transition(
        frozenset(State) - {State.CLOSED, State.WITHDRAWN},
        State.CLOSED,
        OFFICER,
        "merged into another",
        needs_reason=True,
    ),
    "restore": Transition(_from(State.WITHDRAWN), State.DRAFT, POSTERS, "made a draft again", needs_reason=True),
    "take_back_request": Transition(
        _from(State.CHANGES_REQUESTED), State.SUBMITTED, OFFICER, "looked at as it was sent", needs_reason=True
    ),
    "take_back_approval": Transition(
        _from(State.LIVE, State.PAUSED), State.SUBMITTED, OFFICER, "put back before approval", needs_reason=True
    ),
    "reopen": Transition(_from(State.CLOSED), State.SUBMITTED, OFFICER, "opened again", needs_reason=True),
    "publish_from_feed": Transition(_from(NEW), State.LIVE, ITSELF, "published from a feed"),
    "reopen_from_feed": Transition(_from(State.CLOSED), State.LIVE, ITSELF, "opened again from a feed"),
}

GIVES_PLACES = frozenset({State.LIVE, State.PAUSED, State.CLOSED})  # an offer often comes after the closing date
MAY_BE_CHANGED = frozenset(State) - {State.CLOSED, State.WITHDRAWN}
WAS_PUBLISHED = frozenset({State.LIVE, State.PAUSED, State.FILLED})


def take(
    step: str, opportunity: Opportunity, *, by: User | None, reason: str = "", comments: dict[str, str] | None = None
) -> OpportunityEvent:
    """Move the opportunity, or refuse. The caller holds its row (`hold`) inside a transaction."""
    require(step, opportunity, reason=reason)
    before = opportunity.state
    opportunity.state = TRANSITIONS[step].to_state
    opportunity.save(update_fields=["state"])
    return record(step, opportunity, from_state=before, by=by, reason=reason.strip(), comments=comments)


def require(step: str, opportunity: Opportunity, *, reason: str = "") -> None:
    """Refuse the step where the table does not have it, before anything is written."""
    transition = TRANSITIONS[step]
    if opportunity.state not in transition.from_states:
        raise Refused(_cannot(transition, opportunity.state))
    if transition.needs_reason and not reason.strip():
        raise Refused(f"Give the reason why this opportunity is to be {transition.done}.", "reason")


def begin(step: str, opportunity: Opportunity, *, by: User | None) -> OpportunityEvent:
    """Save a new opportunity with its first step."""
    opportunity.state = TRANSITIONS[step].to_state
    opportunity.save(force_insert=True)
    return record(step, opportunity, from_state=NEW, by=by)


def begin_many(steps: Sequence[str], opportunities: Sequence[Opportunity], *, by: User | None) -> None:
    """The same for many new ones that have their facts already: each is written once, where its last step leads, and
    has an event for every step. The steps follow from one another in the table."""
    states = [NEW, *(TRANSITIONS[step].to_state for step in steps)]
    for opportunity in opportunities:
        opportunity.state = states[-1]
    Opportunity.objects.bulk_create(opportunities)
    OpportunityEvent.objects.bulk_create(
        OpportunityEvent(opportunity=opportunity, step=step, from_state=before, to_state=after, at=clock.now(), by=by)
        for step, (before, after) in zip(steps, pairwise(states), strict=True)
        for opportunity in opportunities
    )


def record(
    step: str,
    opportunity: Opportunity,
    *,
    from_state: str,
    by: User | None,
    reason: str = "",
    comments: dict[str, str] | None = None,
) -> OpportunityEvent:
    return OpportunityEvent.objects.create(
        opportunity=opportunity,
        step=step,
        from_state=from_state,
        to_state=opportunity.state,
        at=clock.now(),
        by=by,
        reason=reason,
        comments=comments or {},
    )


def hold(opportunity: Opportunity) -> None:
    """Lock the row and read it anew, so that a step is judged by what is true and not by what a page showed.

    Another council's is refused alike, whether it is shared, not shared, or not there at all.
    """
    try:
        opportunity.refresh_from_db(from_queryset=Opportunity.objects.select_for_update())
    except Opportunity.DoesNotExist as nowhere:
        raise Refused(NO_SUCH_OPPORTUNITY) from nowhere


def is_from_feed(opportunity: Opportunity) -> bool:
    """Whether a public feed published it, so that nobody here ever approved it."""
    return opportunity.events.filter(step="publish_from_feed").exists()


def _cannot(transition: Transition, state: str) -> str:
    if transition.from_states == {NEW}:
        return f"This opportunity cannot be {transition.done}: it has begun already."
    wanted = " or ".join(f"“{State(each).label}”" for each in State if each in transition.from_states)
    return (
        f"This opportunity cannot be {transition.done} while it is marked “{State(state).label}”: it must be {wanted}."
    )
