"""The verbs of an opportunity's life. Each is one transaction and leaves its event."""

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.models import Council
from backend.councils.services import in_every_council
from backend.employers.models import Employer
from backend.employers.organisations.conflicts import refuse_own
from backend.employers.organisations.pauses import refuse_where_paused_perhaps
from backend.employers.verification import refuse_unverified
from backend.opportunities import messages, places, posting_rules
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.drafting import change, draft
from backend.opportunities.facts import FACTS, OF_THE_COUNCIL
from backend.opportunities.models import Opportunity
from backend.opportunities.places import claim_place, free_place
from backend.opportunities.places_told_weekly import fill_what_is_told_weekly
from backend.opportunities.recheck import recheck
from backend.opportunities.reranking import request_reranking
from backend.opportunities.reversals import (
    reopen,
    restore,
    take_back_approval,
    take_back_change,
    take_back_request,
    take_back_submission,
)
from backend.opportunities.told_words import refuse_telling
from backend.opportunities.transitions import hold, require, take, was_paused_at_the_employer


__all__ = [
    "approve",
    "ask_for_changes",
    "change",
    "claim_place",
    "close",
    "close_past",
    "draft",
    "free_place",
    "pause",
    "reject",
    "reopen",
    "restore",
    "resume",
    "submit",
    "take_back_approval",
    "take_back_change",
    "take_back_request",
    "take_back_submission",
    "withdraw",
]


@transaction.atomic
def submit(*, opportunity: Opportunity, by: User) -> Opportunity:
    """Send it for approval; what the posting rules forbid is refused before a person spends time on it."""
    hold(opportunity)
    require("submit", opportunity)
    posting_rules.refuse_broken_rules(opportunity)
    messages.tell_contacts(take("submit", opportunity, by=by))
    return opportunity


@transaction.atomic
def approve(*, opportunity: Opportunity, by: User) -> Opportunity:
    hold(opportunity)
    require("approve", opportunity)
    refuse_own(opportunity.employer, to="approve it", by=by)
    refuse_unverified(opportunity.employer)
    _refuse_paused(opportunity.employer)
    posting_rules.refuse_broken_rules(opportunity)
    event = take("approve", opportunity, by=by)
    if opportunity.posted_date is None:
        opportunity.posted_date = clock.today()
        opportunity.save(update_fields=["posted_date"])
    messages.tell_contacts(event)
    return _live_again(opportunity, by=by)


@transaction.atomic
def ask_for_changes(
    *,
    opportunity: Opportunity,
    comments: dict[str, str],
    by: User,
    told: str = "",
    reason: str = "",
    told_read: bool = False,
) -> Opportunity:
    """Send it back with what to change, by the name of the field. The employer reads the comments and what it is
    `told`, never the reason."""
    written = {field: text.strip() for field, text in comments.items() if text.strip()}
    if not written and not told.strip():
        raise Refused("Say what is to be changed: a comment beside a field, or about the whole of it.", "told")
    unknown = written.keys() - (FACTS - OF_THE_COUNCIL) - {"sites"}
    if unknown:
        raise Refused(f"There is no field called “{min(unknown)}” to comment on.", "comments")
    refuse_telling({**written, "told": told}, read=told_read)
    hold(opportunity)
    facts = {"reason": reason, "told": told.strip(), "comments": written}
    messages.tell_contacts(take("ask_for_changes", opportunity, by=by, **facts))
    return opportunity


@transaction.atomic
def reject(*, opportunity: Opportunity, reason: str, told: str = "", told_read: bool = False, by: User) -> Opportunity:
    """The reason is for our records; the employer reads what it is told."""
    refuse_telling({"told": told}, read=told_read)
    hold(opportunity)
    messages.tell_contacts(take("reject", opportunity, by=by, reason=reason, told=told.strip()))
    return opportunity


@transaction.atomic
def pause(*, opportunity: Opportunity, reason: str, told: str = "", told_read: bool = False, by: User) -> Opportunity:
    """Take it out of matching for now."""
    return _step("pause", opportunity, reason, by, told=told, told_read=told_read)


@transaction.atomic
def resume(*, opportunity: Opportunity, reason: str, by: User) -> Opportunity:
    hold(opportunity)
    require("resume", opportunity, reason=reason)
    if not was_paused_at_the_employer(opportunity):
        refuse_own(opportunity.employer, to="make it live again", by=by)
    if opportunity.is_past_closing_on(clock.today()):
        raise Refused("Its closing date has passed. Move the closing date, then make it live again.", "closing_date")
    posting_rules.refuse_broken_rules(opportunity)
    messages.tell_contacts(take("resume", opportunity, by=by, reason=reason))
    return _live_again(opportunity, by=by)


@transaction.atomic
def close(
    *, opportunity: Opportunity, reason: str, told: str = "", told_read: bool = False, by: User | None
) -> Opportunity:
    """End it for new people; places held stay held."""
    return _step("close", opportunity, reason, by, told=told, told_read=told_read)


@transaction.atomic
def withdraw(
    *, opportunity: Opportunity, reason: str, told: str = "", told_read: bool = False, by: User
) -> Opportunity:
    """Take it back altogether, while nobody relies on it."""
    hold(opportunity)
    require("withdraw", opportunity, reason=reason)
    if opportunity.places_taken:
        raise Refused("A place of this opportunity is taken, so it cannot be withdrawn. Close it instead.")
    return _step("withdraw", opportunity, reason, by, told=told, told_read=told_read)


@transaction.atomic
def close_past(*, council: Council | None = None) -> int:
    """Close what is past its closing date, also where a day was missed; a second run finds nothing.

    What others read of and has lost its last place is marked as filled first, where a new week has begun since.
    Without a council, of every council, each in its own context.
    """
    return in_every_council(_close_past) if council is None else _close_past(council)


def _live_again(opportunity: Opportunity, *, by: User) -> Opportunity:
    places.settle(opportunity, by=by)
    recheck(opportunity)
    request_reranking(opportunity)
    return opportunity


def _close_past(council: Council) -> int:
    fill_what_is_told_weekly(council)
    past = Opportunity.objects.for_council(council.pk).past_closing_on(clock.today())
    overdue = list(past.order_by("id").select_for_update())
    for opportunity in overdue:
        messages.tell_contacts(take("close", opportunity, by=None, reason=places.PAST_CLOSING))
        request_reranking(opportunity)
    return len(overdue)


def _step(
    name: str, opportunity: Opportunity, reason: str, by: User | None, *, told: str, told_read: bool
) -> Opportunity:
    refuse_telling({"told": told}, read=told_read)
    hold(opportunity)
    before = opportunity.state
    event = take(name, opportunity, by=by, reason=reason, told=told.strip())
    if before != State.DRAFT:
        messages.tell_contacts(event)
    if before == State.LIVE:
        request_reranking(opportunity)
    return opportunity


def _refuse_paused(employer: Employer) -> None:
    if employer.is_paused:
        raise Refused(
            f"{employer.name} is paused, and nothing of a paused employer goes live."
            " It can be approved once the pause is lifted.",
            "employer",
        )
    refuse_where_paused_perhaps(employer, "employer")
