"""An employer's own opportunities: where each stands, and what it waits for."""

from django.db.models import Count, Exists, OuterRef
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.core import clock
from backend.employers.permissions import acts_for_an_employer, employers_of
from backend.opportunities import approval_deadline
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.permissions import hiring_outcomes_of, opportunities_of
from backend.opportunities.told_words import told_of
from backend.opportunities.transitions import MAY_BE_CHANGED
from backend.ranking.holds import with_holds
from backend.referrals.permissions import referrals_of
from backend.web.employer_portal.introduction_states import introductions_of, is_hidden
from backend.web.kit.access import only
from backend.web.kit.content import Link, Stacked, Table, columns
from backend.web.kit.formats import day, deadline
from backend.web.kit.opportunities.actions import TAKE_IT_BACK, TAKE_THE_CHANGE_BACK, actions_for
from backend.web.kit.opportunities.brief import reading_words
from backend.web.kit.opportunities.facts import Reader, facts_of
from backend.web.kit.opportunities.history import comments_standing
from backend.web.kit.opportunities.notices import notices_of
from backend.web.kit.opportunities.requirement_changes import what_if
from backend.web.kit.opportunities.states import state_tag
from backend.web.kit.opportunities.terms import type_and_level
from backend.web.kit.opportunities.whereabouts import where_in_words
from backend.web.kit.posting.requests_for_changes import comments_told


COLUMNS = columns(
    "Title",
    "Type",
    "State",
    "What it waits for",
    "Last day to apply",
    "Places left",
    "People introduced",
    numeric=("Places left", "People introduced"),
)
WAITS_FOR = {
    State.DRAFT: "You: finish it and send it for approval",
    State.SUBMITTED: "The employment team: an answer within one working day",
    State.CHANGES_REQUESTED: "You: change what was asked for and send it again",
    State.LIVE: "Nothing: people are being put forward",
    State.PAUSED: "You: make it live again or close it",
    State.FILLED: "Nothing: every place is taken",
    State.CLOSED: "Nothing",
    State.WITHDRAWN: "Nothing: you can make it a draft again",
}
TAKEN_BACK = (TAKE_IT_BACK, TAKE_THE_CHANGE_BACK)
PAY_FELL = "You: change its pay, or close it"


@require_safe
@only(acts_for_an_employer)
def own_opportunities(request):
    introduced = _introduced(request.viewer)
    mine = opportunities_of(request.viewer).select_related("employer").prefetch_related("sites").latest_first()
    unanswered = set(hiring_outcomes_of(request.viewer).unanswered().values_list("opportunity_id", flat=True))
    rows = [_row(each, introduced.get(each.id, 0), is_asked=each.id in unanswered) for each in mine]
    context = {
        "table": Table("Your opportunities", COLUMNS, rows, sorting="browser"),
        "employers": list(employers_of(request.viewer).by_name()),
        "paused": [each.name for each in employers_of(request.viewer).paused().by_name()],
        "waiting": _waiting(request.viewer),
    }
    return render(request, "web/employer_portal/opportunities.html", context)


def _introduced(viewer) -> dict[int, int]:
    counted = referrals_of(viewer).order_by().values("opportunity_id").annotate(number=Count("id"))
    return {each["opportunity_id"]: each["number"] for each in counted}


def _waiting(viewer) -> int:
    """How many people wait for an answer that can be given now."""
    introduced = introductions_of(viewer).awaiting_employer()
    return sum(not is_hidden(each) for each in with_holds(introduced, council_id=viewer.council_id))


def _row(opportunity, introduced, *, is_asked):
    return [
        Stacked(
            Link(opportunity.title, reverse("employer-opportunity", args=[opportunity.public_id])),
            where_in_words(opportunity),
        ),
        type_and_level(opportunity),
        state_tag(opportunity),
        "You: tell us what came of it" if is_asked else _waits_for(opportunity),
        day(opportunity.closing_date),
        opportunity.places_left,
        introduced,
    ]


@require_safe
@only(acts_for_an_employer)
def own_opportunity(request, public_id):
    asked = hiring_outcomes_of(request.viewer).filter(opportunity=OuterRef("pk"))
    mine = opportunities_of(request.viewer).with_details().select_related("employer", "same_as").with_waiting()
    mine = mine.annotate(outcome_asked=Exists(asked))
    opportunity = get_object_or_404(mine, public_id=public_id)
    notices = notices_of(opportunity, page="employer-opportunity")
    actions = actions_for(request.viewer, opportunity)
    context = {
        "opportunity": opportunity,
        "state": state_tag(opportunity),
        "waits_for": PAY_FELL if notices["flags"] else _waits_for(opportunity),
        "is_paused": opportunity.employer.is_paused,
        "answer_by": deadline(approval_deadline.due_at(opportunity)) if opportunity.state == State.SUBMITTED else "",
        "comments": _comments(opportunity),
        "ended_because": _ended_because(opportunity),
        "groups": facts_of(opportunity, reader=Reader.EMPLOYER),
        "actions": actions,
        "may_take_back": next((each.text for each in actions if each.text in TAKEN_BACK), ""),
        "outcome_asked": opportunity.outcome_asked,
        "what_if": what_if(request.viewer, opportunity) if opportunity.state in MAY_BE_CHANGED else None,
        **notices,
        "brief_read": reading_words(opportunity),
        "introduced": referrals_of(request.viewer).filter(opportunity=opportunity).count(),
    }
    return render(request, "web/employer_portal/opportunity.html", context)


def _waits_for(opportunity) -> str:
    if opportunity.state == State.LIVE and opportunity.opens_after(clock.today()):
        return f"The first day to apply: it opens by itself on {day(opportunity.opens_on)}"
    return WAITS_FOR[State(opportunity.state)]


def _comments(opportunity) -> list[str]:
    event = comments_standing(opportunity)
    return comments_told(event) if event else []


def _ended_because(opportunity) -> str:
    """What they may read of why it was rejected, closed, paused or withdrawn."""
    if opportunity.state not in (State.CLOSED, State.WITHDRAWN, State.PAUSED):
        return ""
    event = opportunity.events.filter(to_state=opportunity.state).exclude(reason="").order_by("-at", "-id").first()
    return told_of(event) if event else ""
