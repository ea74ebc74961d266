"""Every step can be taken back by somebody who may, with a reason that stays on record."""

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.employers.organisations.conflicts import refuse_own
from backend.opportunities import messages, places, posting_rules
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.drafting import write_as_told
from backend.opportunities.models import Opportunity
from backend.opportunities.recheck import recheck
from backend.opportunities.reranking import request_reranking
from backend.opportunities.sites import put_sites_back
from backend.opportunities.transitions import hold, is_from_feed, require, sent_from, take
from backend.opportunities.waiting_changes import SITES, waiting_change


NO_CHANGE_WAITS = "No change of yours alone waits for our answer. Ask the employment team to put it back as it was."


@transaction.atomic
def reopen(*, opportunity: Opportunity, reason: str, by: User) -> Opportunity:
    """Undo a rejection, a closing or a merging: it waits for approval again, or is live where a feed published it."""
    hold(opportunity)
    require("reopen", opportunity, reason=reason)
    from_feed = is_from_feed(opportunity)
    if from_feed and opportunity.is_past_closing_on(clock.today()):
        raise Refused("Its closing date has passed. Its feed opens it again when it sends a later one.", "closing_date")
    if from_feed:
        refuse_own(opportunity.employer, to="open it again", by=by)
    _stand_alone(opportunity)
    messages.tell_contacts(take("reopen_from_feed" if from_feed else "reopen", opportunity, by=by, reason=reason))
    if from_feed:
        places.settle(opportunity, by=by)
        request_reranking(opportunity)
    return opportunity


def restore(*, opportunity: Opportunity, reason: str, by: User) -> Opportunity:
    """Undo a withdrawal: it is a draft again."""
    return _undo("restore", opportunity, reason, by)


@transaction.atomic
def take_back_submission(*, opportunity: Opportunity, reason: str, by: User) -> Opportunity:
    """Undo the sending for approval, until somebody has decided: it is a draft again, or what is asked for stands."""
    hold(opportunity)
    require("take_back_submission", opportunity, reason=reason)
    if not (before := sent_from(opportunity)):
        raise Refused("Nobody sent this for approval: it waits because it was changed or opened again.")
    messages.tell_contacts(take("take_back_submission", opportunity, by=by, reason=reason, to_state=before))
    return opportunity


@transaction.atomic
def take_back_change(*, opportunity: Opportunity, reason: str, by: User) -> Opportunity:
    """Undo what was changed after approval, until somebody has decided: it is as it was approved, and stands where it
    stood. Raises Refused where that would not be lawful, or open, today."""
    hold(opportunity)
    require("take_back_change", opportunity, reason=reason)
    waiting = waiting_change(opportunity)
    if waiting is None:
        raise Refused(NO_CHANGE_WAITS)
    before = waiting.before
    sites = before.pop(SITES, None)
    write_as_told(opportunity, before)
    if sites is not None:
        put_sites_back(opportunity, sites)
    if opportunity.is_past_closing_on(clock.today()):
        raise Refused("Its closing date of before has passed. Leave the change with us, or withdraw the post.")
    posting_rules.refuse_broken_rules(opportunity)
    messages.tell_contacts(take("take_back_change", opportunity, by=by, reason=reason, to_state=waiting.stood))
    places.settle(opportunity, by=by)
    recheck(opportunity)
    request_reranking(opportunity)
    return opportunity


def take_back_request(*, opportunity: Opportunity, reason: str, by: User) -> Opportunity:
    """Undo a request for changes: it waits for approval as it was sent."""
    return _undo("take_back_request", opportunity, reason, by)


def take_back_approval(*, opportunity: Opportunity, reason: str, by: User) -> Opportunity:
    """Undo an approval: nobody new is put forward until somebody approves it again."""
    if is_from_feed(opportunity):
        raise Refused("A public feed published this and nobody approved it. Pause or close it instead.")
    return _undo("take_back_approval", opportunity, reason, by)


@transaction.atomic
def _undo(step: str, opportunity: Opportunity, reason: str, by: User) -> Opportunity:
    hold(opportunity)
    was_live = opportunity.state == State.LIVE
    messages.tell_contacts(take(step, opportunity, by=by, reason=reason))
    if was_live:
        request_reranking(opportunity)
    return opportunity


def _stand_alone(opportunity: Opportunity) -> None:
    if opportunity.same_as_id:
        opportunity.same_as = None
        opportunity.save(update_fields=["same_as"])
