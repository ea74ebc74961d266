"""The life of an opportunity as one table. Whatever is not in it is refused with a sentence."""

from collections.abc import Sequence
from itertools import pairwise

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.core.lifecycle import NEW, NOBODY, LifeCycle, Transition, states_of
from backend.councils.acting import acting_viewer
from backend.councils.choices import Role
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.models import Opportunity, OpportunityEvent
from backend.opportunities.sites import remove_set_aside
from backend.opportunities.waiting_changes import waiting_change


NO_SUCH_OPPORTUNITY = "There is no such opportunity in this council."
OFFICER = frozenset({Role.ENGAGEMENT_OFFICER})
ADVISER = frozenset({Role.EET_ADVISER})
POSTERS = frozenset({Role.EMPLOYER, Role.ENGAGEMENT_OFFICER})


def is_from_feed(opportunity: Opportunity) -> bool:
    """Whether a public feed published it, so that nobody here ever approved it."""
    return opportunity.events.filter(step="publish_from_feed").exists()


def _has_no_place_taken(opportunity: Opportunity, role: str) -> bool:
    return not opportunity.places_taken


def _was_approved(opportunity: Opportunity, role: str) -> bool:
    return not is_from_feed(opportunity)


def sent_from(opportunity: Opportunity) -> str:
    """Where it stood before a person sent it for approval; empty where it came to wait for approval otherwise."""
    came = opportunity.events.filter(to_state=State.SUBMITTED).exclude(from_state=State.SUBMITTED)
    last = came.order_by("-at", "-id").first()
    return last.from_state if last and last.step == "submit" else ""


def _was_sent(opportunity: Opportunity, role: str) -> bool:
    return bool(sent_from(opportunity))


def _change_waits(opportunity: Opportunity, role: str) -> bool:
    return waiting_change(opportunity) is not None


def _was_paused_on_this_side(opportunity: Opportunity, role: str) -> bool:
    """An employer's people make live again only what somebody of their employer paused."""
    return role != Role.EMPLOYER or was_paused_at_the_employer(opportunity)


def was_paused_at_the_employer(opportunity: Opportunity) -> bool:
    last = opportunity.events.filter(step="pause").order_by("-at", "-id").first()
    return last is not None and opportunity.employer.contacts.filter(user=last.by).exists()


NOT_TOLD = "The employment team can tell you why."  # of a reason that an employer does not read


def _is_written_for_the_council(opportunity: Opportunity) -> bool:
    """By somebody who speaks for the employer too and acts for the council now: told apart by what they act as."""
    viewer = acting_viewer()
    if viewer is None or viewer.role == Role.EMPLOYER:
        return False
    return opportunity.employer.contacts.filter(user=viewer.user_id).exists()


class OpportunityLife(LifeCycle[str, Opportunity, OpportunityEvent]):
    """An employer's people take steps on opportunities of their own employers, everybody else on all of a council."""

    noun, states = "opportunity", State
    transitions = {
        "draft": Transition(states_of(NEW), State.DRAFT, POSTERS, "drafted"),
        "submit": Transition(
            states_of(State.DRAFT, State.CHANGES_REQUESTED), State.SUBMITTED, POSTERS, "sent for approval"
        ),
        "take_back_submission": Transition(  # until somebody of the council has decided
            states_of(State.SUBMITTED), None, POSTERS, "taken back", needs_reason=True, only_if=_was_sent
        ),
        "take_back_change": Transition(  # of what was approved before; until somebody of the council has decided
            states_of(State.SUBMITTED), None, POSTERS, "put back as it was", needs_reason=True, only_if=_change_waits
        ),
        "approve": Transition(states_of(State.SUBMITTED), State.LIVE, OFFICER, "approved"),
        "ask_for_changes": Transition(
            states_of(State.SUBMITTED), State.CHANGES_REQUESTED, OFFICER, "sent back for changes"
        ),
        "reject": Transition(states_of(State.SUBMITTED), State.CLOSED, OFFICER, "rejected", needs_reason=True),
        "amend": Transition(  # follows from a change
            states_of(State.LIVE, State.PAUSED, State.FILLED), State.SUBMITTED, POSTERS, "changed", offered=False
        ),
        "pause": Transition(states_of(State.LIVE), State.PAUSED, POSTERS, "paused", needs_reason=True),
        "resume": Transition(
            states_of(State.PAUSED),
            State.LIVE,
            POSTERS,
            "made live again",
            needs_reason=True,
            only_if=_was_paused_on_this_side,
        ),
        "fill": Transition(states_of(State.LIVE), State.FILLED, NOBODY, "marked as filled"),
        "unfill": Transition(states_of(State.FILLED), State.LIVE, NOBODY, "opened again"),
        "close": Transition(
            states_of(State.LIVE, State.PAUSED, State.FILLED), State.CLOSED, POSTERS, "closed", needs_reason=True
        ),
        "withdraw": Transition(
            states_of(State.DRAFT, State.SUBMITTED, State.CHANGES_REQUESTED, State.LIVE, State.PAUSED),
            State.WITHDRAWN,
            POSTERS,
            "withdrawn",
            needs_reason=True,
            only_if=_has_no_place_taken,
        ),
        "merge": Transition(  # follows from comparing two
            frozenset(State) - {State.CLOSED, State.WITHDRAWN},
            State.CLOSED,
            OFFICER,
            "merged into another",
            needs_reason=True,
            offered=False,
        ),
        "restore": Transition(
            states_of(State.WITHDRAWN), State.DRAFT, POSTERS, "made a draft again", needs_reason=True
        ),
        "take_back_request": Transition(
            states_of(State.CHANGES_REQUESTED), State.SUBMITTED, OFFICER, "looked at as it was sent", needs_reason=True
        ),
        "take_back_approval": Transition(
            states_of(State.LIVE, State.PAUSED),
            State.SUBMITTED,
            OFFICER,
            "put back before approval",
            needs_reason=True,
            only_if=_was_approved,
        ),
        "reopen": Transition(states_of(State.CLOSED), State.SUBMITTED, OFFICER, "opened again", needs_reason=True),
        "publish_from_feed": Transition(states_of(NEW), State.LIVE, NOBODY, "published from a feed"),
        "find_elsewhere": Transition(  # for one young person, without approval
            states_of(NEW), State.LIVE, ADVISER, "found elsewhere", offered=False
        ),
        "reopen_from_feed": Transition(states_of(State.CLOSED), State.LIVE, NOBODY, "opened again from a feed"),
    }

    def take(self, step: str, opportunity: Opportunity, /, **facts) -> OpportunityEvent:
        """A change that waited and is decided about is one that nobody can take back."""
        waited = opportunity.state == State.SUBMITTED
        event = super().take(step, opportunity, **facts)
        if waited:
            remove_set_aside(opportunity)
        return event

    def event(
        self, opportunity: Opportunity, /, *, reason: str = "", comments: dict[str, str] | None = None, **facts
    ) -> OpportunityEvent:
        if reason and not facts.get("told") and _is_written_for_the_council(opportunity):
            facts["told"] = NOT_TOLD
        return OpportunityEvent(
            opportunity=opportunity, at=clock.now(), reason=reason, comments=comments or {}, **facts
        )

    def acts_on(self, opportunity: Opportunity, *, user: User, role: str) -> bool:
        return role != Role.EMPLOYER or opportunity.employer.contacts.filter(user=user).exists()

    def hold(self, opportunity: Opportunity) -> None:
        """Another council's is refused alike, whether it is shared, not shared, or not there at all."""
        try:
            super().hold(opportunity)
        except Opportunity.DoesNotExist as nowhere:
            raise Refused(NO_SUCH_OPPORTUNITY) from nowhere


OPPORTUNITY_LIFE = OpportunityLife()
begin, hold, require = OPPORTUNITY_LIFE.begin, OPPORTUNITY_LIFE.hold, OPPORTUNITY_LIFE.require
take, record = OPPORTUNITY_LIFE.take, OPPORTUNITY_LIFE.record


def hold_with_found(opportunity: Opportunity) -> None:
    """As `hold`, also of one that was found elsewhere: for its places, the only thing of it that moves."""
    try:
        opportunity.refresh_from_db(from_queryset=Opportunity.with_found.select_for_update())
    except Opportunity.DoesNotExist as nowhere:
        raise Refused(NO_SUCH_OPPORTUNITY) from nowhere


GIVES_PLACES = frozenset({State.LIVE, State.PAUSED, State.CLOSED})  # an offer often comes after the closing date
MAY_BE_CHANGED = frozenset(State) - {State.CLOSED, State.WITHDRAWN}
WAS_PUBLISHED = frozenset({State.LIVE, State.PAUSED, State.FILLED})


def begin_many(steps: Sequence[str], opportunities: Sequence[Opportunity], *, by: User | None) -> None:
    """Begin many new ones at once that have their facts already: each is written once, where its last step leads, and
    has an event for every step. The steps follow from one another in the table."""
    states = [NEW, *(OPPORTUNITY_LIFE.transitions[step].to_state for step in steps)]
    for opportunity in opportunities:
        opportunity.state = states[-1]
    Opportunity.objects.bulk_create(opportunities)
    OpportunityEvent.objects.bulk_create(
        OPPORTUNITY_LIFE.event(opportunity, step=step, from_state=before, to_state=after, by=by)
        for step, (before, after) in zip(steps, pairwise(states), strict=True)
        for opportunity in opportunities
    )
