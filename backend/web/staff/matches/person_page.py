"""A young person's page: their matches, what was decided about them, and the questions still open."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.care_leavers.permissions import can_edit_profile, can_open_care_leavers, can_record_contact, can_refer
from backend.core import clock
from backend.ranking.hold_reasons import Pair, Reasons, reasons_of
from backend.ranking.holds import answers_for_shortlist
from backend.ranking.safety_marks import MarksSeen, SafetyReader
from backend.referrals.choices import ReferralState
from backend.referrals.gate_answers import Outcome
from backend.referrals.permissions import referrals_of
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models import Decision, MatchRun
from backend.shortlists.permissions import can_decide_matches, can_see_rankings, decisions_of, matches_of
from backend.web.kit.access import only, person_or_404
from backend.web.staff.matches.cards import Card
from backend.web.staff.people.identity import Identity
from backend.web.staff.people.mark_links import mark_links


SHOWN_AT_ONCE = 5


@require_safe
@only(can_open_care_leavers)
def person(request, public_id):
    care_leaver = person_or_404(request, public_id, page="person")
    decisions = _standing_decisions(request.viewer, care_leaver)
    today = clock.today()
    over = [decision for decision in decisions if decision.has_returned(today)]
    seen = MarksSeen(request.viewer, [care_leaver.id])
    cards = _open_cards(request.viewer, care_leaver, over, seen)
    back = {card.opportunity.id for card in cards}
    not_now = [decision for decision in decisions if not (decision in over and decision.opportunity_id in back)]
    waiting, answered = _questions(decisions)
    context = {
        "identity": Identity(care_leaver, request.viewer, current="person"),
        "first": cards[:SHOWN_AT_ONCE],
        "more": cards[SHOWN_AT_ONCE:],
        "shortlisted": _with_referrals(request.viewer, care_leaver, decisions, seen),
        "not_these": [decision for decision in not_now if decision.kind == DecisionKind.NOT_THIS_ONE],
        "wishes_unknown": not (care_leaver.route_interests or care_leaver.aspiration),
        "waiting": waiting,
        "answered": answered,
        "run": MatchRun.objects.for_council(request.viewer.council_id).first() if not cards else cards[0].match.run,
        "sees_rankings": can_see_rankings(request.viewer),
        "ruled_out_url": reverse("person-ruled-out", args=[public_id]),
        "counterfactuals_url": reverse("person-doors", args=[public_id]),
        "edit_url": reverse("person-edit", args=[public_id]),
        "may_edit": can_edit_profile(request.viewer),
        "may_decide": can_decide_matches(request.viewer),
        "may_answer": can_record_contact(request.viewer),
        "may_refer": can_refer(request.viewer),
    }
    return render(request, "web/staff/matches/person.html", context)


def _open_cards(viewer, care_leaver, over: list[Decision], seen: MarksSeen) -> list[Card]:
    """Matches to decide; those that were put off say so, and why they are back."""
    matches = matches_of(viewer).filter(care_leaver=care_leaver).open_on(clock.today()).undecided()
    by_opportunity = {decision.opportunity_id: decision for decision in over}
    safety = SafetyReader(care_leaver, viewer, seen=seen)
    ranked = matches.with_details().order_by("position", "id")
    return [Card(match, care_leaver, viewer, safety, by_opportunity.get(match.opportunity_id)) for match in ranked]


def _standing_decisions(viewer, care_leaver) -> list[Decision]:
    decisions = decisions_of(viewer).standing().with_facts_now().filter(care_leaver=care_leaver)
    return list(decisions.with_visible_opportunity().select_related("by").latest_first())


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
