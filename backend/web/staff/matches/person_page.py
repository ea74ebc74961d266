"""A young person's page: their matches, what was decided about them, and the questions still open."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.audit.services import reads_before
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import can_edit_profile, can_open_care_leavers, can_refer
from backend.core import clock
from backend.core.written_queries import written_once
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.opportunities.choices import OpportunityState
from backend.opportunities.models import OpportunityEvent
from backend.opportunities.permissions import can_add_for_one_person
from backend.placements.models import CheckInQuerySet
from backend.placements.permissions import can_change_placement, check_ins_of
from backend.ranking.hold_reasons import Pair, Reasons, reasons_of
from backend.ranking.holds import answers_for_shortlist
from backend.ranking.safety_marks import MarksSeen, SafetyReader
from backend.referrals.choices import ReferralState
from backend.referrals.gate_answers import Outcome
from backend.referrals.permissions import referrals_of
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models import CouncilRanking, Decision, MatchRun
from backend.shortlists.models.decisions import read_visible_opportunities
from backend.shortlists.permissions import (
    can_answer_questions,
    can_decide_matches,
    can_oversee_decisions,
    can_see_rankings,
    decisions_of,
    matches_of,
)
from backend.shortlists.ranking_progress import RankingProgress
from backend.web.kit.access import only, person_or_404
from backend.web.staff.found_elsewhere.theirs import found_for
from backend.web.staff.matches.cards import Card
from backend.web.staff.matches.done import just_decided
from backend.web.staff.matches.match_list import MatchList
from backend.web.staff.people.identity import Identity
from backend.web.staff.people.mark_links import mark_links
from backend.web.staff.people.profile_parts import answer_url


FEW = 5  # fewer are said to be few, and why; not where much is decided, nor while everybody is ranked anew


@require_safe
@only(can_open_care_leavers)
def person(request, public_id):
    care_leaver = person_or_404(request, public_id, page="person")
    seen = MarksSeen(request.viewer, [care_leaver.id])
    decisions = _standing_decisions(request.viewer, care_leaver)
    over = [decision for decision in decisions if decision.has_returned(clock.today())]
    cards = _open_cards(request.viewer, care_leaver, over, seen)
    run = _newest_run(request.viewer, cards)
    identity = Identity(care_leaver, request.viewer, current="person", seen=seen)
    ranking = _ranking_under_way(request.viewer, run)
    shortlisted = _with_referrals(request.viewer, care_leaver, decisions, seen)
    matches = MatchList(
        request,
        care_leaver,
        cards,
        just_decided(request, care_leaver, decisions),
        identity.is_looked_for,
        says_why_few=len(cards) + len(decisions) < FEW and not (shortlisted or ranking),
    )
    context = {
        "identity": identity,
        "list": matches,
        "run": run,
        "ranking": ranking,
        "sees_rankings": can_see_rankings(request.viewer),
        "wish_url": answer_url(care_leaver, "first_wish"),
        "wishes_unknown": not (care_leaver.route_interests or care_leaver.aspiration),
        "shortlisted": shortlisted,
        "found": found_for(request.viewer, care_leaver) if care_leaver.has_found_elsewhere else [],
        "said_to_have_left": _said_to_have_left(request.viewer, care_leaver),
        **_decided(decisions, over, cards),
        **_may(request.viewer),
    }
    return render(request, "web/staff/matches/person.html", context | _addresses(public_id))


def _said_to_have_left(viewer: Viewer, care_leaver: CareLeaver) -> CheckInQuerySet:
    """Check-ins at which somebody said that they are no longer there, while no end is recorded."""
    return check_ins_of(viewer).of_people([care_leaver.pk]).saying_they_left().with_details()


def _decided(decisions: list[Decision], over: list[Decision], cards: list[Card]) -> dict[str, list[Decision]]:
    """What stands beside the matches: questions, and what is not to be the one; a "not now" that is over is back."""
    back = {card.opportunity.id for card in cards}
    not_now = [decision for decision in decisions if not (decision in over and decision.opportunity_id in back)]
    waiting, answered = _questions(decisions)
    not_these = [decision for decision in not_now if decision.kind == DecisionKind.NOT_THIS_ONE]
    return {"not_these": not_these, "waiting": waiting, "answered": answered}


def _may(viewer) -> dict[str, bool]:
    return {
        "may_edit": can_edit_profile(viewer),
        "may_decide": can_decide_matches(viewer),
        "may_answer": can_answer_questions(viewer),
        "may_oversee": can_oversee_decisions(viewer),
        "may_refer": can_refer(viewer),
        "may_add_found": can_add_for_one_person(viewer),
        "may_change_placement": can_change_placement(viewer),
    }


def _addresses(public_id) -> dict[str, str]:
    names = {
        "found_url": "person-found-elsewhere",
        "ruled_out_url": "person-ruled-out",
        "counterfactuals_url": "person-doors",
        "edit_url": "person-parts",
    }
    return {key: reverse(name, args=[public_id]) for key, name in names.items()}


def _open_cards(viewer, care_leaver, over: list[Decision], seen: MarksSeen) -> list[Card]:
    """Matches to decide; those that were put off say so, and why they are back."""
    by_opportunity = {decision.opportunity_id: decision for decision in over}
    safety = SafetyReader(care_leaver, viewer, seen=seen)
    morning = clock.local(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0)
    person = {"person": care_leaver.pk, "public_id": care_leaver.public_id}
    found: list[Any] = _matches(viewer.role, morning=morning, **person, **viewer.keys)
    starts = {match.id: match.chance_start for match in found}
    return [
        Card(
            match,
            care_leaver,
            viewer,
            safety,
            by_opportunity.get(match.opportunity_id),
            [chance for key, chance in starts.items() if key != match.id],
        )
        for match in found
    ]


@written_once
def _matches(role: Role, *, person: int, public_id: UUID, morning: dt.datetime, user: int, council: int):
    viewer, care_leaver = Viewer.by_keys(role, user=user, council=council), CareLeaver(pk=person, public_id=public_id)
    matches = matches_of(viewer).filter(care_leaver=care_leaver).open_on(clock.today()).undecided()
    ranked = matches.with_details().with_other_chances().order_by("position", "id")
    return ranked.annotate(
        everybody_is_ranked=_is_running(viewer),
        live_since=_live_since(),
        last_visit=_last_visit(viewer, care_leaver, morning),
    )


def _live_since() -> Subquery:
    """When the opportunity went live for the first time."""
    live = OpportunityEvent.objects.filter(opportunity=OuterRef("opportunity"), to_state=OpportunityState.LIVE)
    return Subquery(live.order_by("at").values("at")[:1])


def _last_visit(viewer, care_leaver, morning: dt.datetime) -> Subquery:
    """On an earlier day: what was new this morning stays new until tomorrow."""
    visits = reads_before(morning, viewer=viewer, subject=care_leaver, page="person")
    return Subquery(visits.values("created_at")[:1])


def _is_running(viewer) -> Exists:
    return Exists(CouncilRanking.objects.for_council(viewer.council_id).running())


def _newest_run(viewer, cards: list[Card]) -> MatchRun | None:
    """With `everybody_is_ranked`: whether a ranking of everybody goes on, for which no question of its own is asked."""
    if not cards:
        runs = MatchRun.objects.for_council(viewer.council_id)
        return runs.annotate(everybody_is_ranked=_is_running(viewer)).first()
    run = cards[0].match.run
    run.everybody_is_ranked = cards[0].match.everybody_is_ranked
    return run


def _ranking_under_way(viewer, run: MatchRun | None) -> RankingProgress | None:
    may_be = can_see_rankings(viewer) and run is not None and run.everybody_is_ranked
    return RankingProgress.of_council(viewer.council_id) if may_be else None


def _standing_decisions(viewer, care_leaver) -> list[Decision]:
    decisions = _decisions(viewer.role, person=care_leaver.pk, **viewer.keys)
    read_visible_opportunities(decisions)
    return decisions


@written_once
def _decisions(role: Role, *, person: int, user: int, council: int):
    decisions = decisions_of(Viewer.by_keys(role, user=user, council=council)).standing().with_facts_now()
    named = ("by", "asked_whom", "answered_by", "overseen_by")
    return decisions.filter(care_leaver=person).select_related(*named).latest_first()


def _with_referrals(viewer, care_leaver, decisions, seen: MarksSeen) -> list[Decision]:
    """The shortlisted ones, each with the latest referral that followed from it, if any."""
    shortlisted = [decision for decision in decisions if decision.kind == DecisionKind.SHORTLIST]
    opportunities = {decision.opportunity_id for decision in shortlisted}
    referrals = referrals_of(viewer).filter(
        care_leaver__in={decision.care_leaver_id for decision in shortlisted}, opportunity__in=opportunities
    )
    latest = {referral.opportunity_id: referral for referral in referrals.order_by("id")}
    may_lead_on = answers_for_shortlist(
        care_leaver,
        [each for each in shortlisted if each.can_lead_to_referral and not _is_with_an_employer(latest, each)],
    )
    for decision in shortlisted:
        decision.referral = latest.get(decision.opportunity_id)
        answer = may_lead_on.get(decision.id)
        is_ruled_out = answer is not None and answer.outcome == Outcome.NO
        decision.may_be_referred = answer is not None and not is_ruled_out
        pair = Pair(care_leaver, decision.visible_opportunity)
        reasons = reasons_of(answer, viewer, pair, seen=seen) if is_ruled_out else Reasons()
        decision.ruled_out_because = reasons.sentences
        decision.mark_links = mark_links(care_leaver, reasons.marks)
    return shortlisted


def _is_with_an_employer(latest, decision) -> bool:
    """Referred already, unless that was withdrawn: then it is back on the shortlist."""
    referral = latest.get(decision.opportunity_id)
    return referral is not None and referral.state != ReferralState.WITHDRAWN


def _questions(decisions) -> tuple[list[Decision], list[Decision]]:
    questions = [decision for decision in decisions if decision.kind == DecisionKind.ASK]
    return [one for one in questions if not one.answered_at], [one for one in questions if one.answered_at]
