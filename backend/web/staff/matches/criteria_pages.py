"""Looking behind the ranking: every criterion of a pair."""

from collections.abc import Sequence

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.core import clock
from backend.employers.choices import RaisedFrom
from backend.opportunities.sharing import readable_by
from backend.ranking.eligibility import Eligibility
from backend.ranking.gate import may_go_on
from backend.ranking.gate_facts import for_gate
from backend.ranking.gone_past import counting
from backend.ranking.safety_marks import SafetyAnswer, SafetyReader
from backend.referrals.clearances import clearances_of, has_clearances
from backend.referrals.gate_answers import GateAnswer, GateStep
from backend.referrals.models import Clearance
from backend.referrals.permissions import can_check, can_go_past, clearances_seen_by
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models import Decision
from backend.shortlists.permissions import can_decide_matches, can_see_rankings, decisions_of, matches_of
from backend.web.kit.access import only, person_or_404
from backend.web.kit.content import Table, Tag, columns
from backend.web.kit.formats import day
from backend.web.staff.concerns.links import concern_url
from backend.web.staff.matches.cards import MET, NOT_MET, UNKNOWN, Card, visible
from backend.web.staff.matches.facts import opportunity_rows, shared_by
from backend.web.staff.matches.next_steps import next_steps
from backend.web.staff.people.identity import Identity
from backend.web.staff.people.mark_links import mark_links


STATUS_TAGS = {MET: Tag("Met", "green"), NOT_MET: Tag("Not met", "red"), UNKNOWN: Tag("Not recorded yet", "yellow")}


@require_safe
@only(can_see_rankings)
def match_facts(request, person_id, opportunity_id):
    """All that is known of one young person with one opportunity, matched or ruled out."""
    person = person_or_404(request, person_id, page="match-facts")
    readable = for_gate(with_what_was_said(readable_by(request.viewer), person), clock.today(), care_leaver=person)
    opportunity = get_object_or_404(readable, public_id=opportunity_id)
    mine = matches_of(request.viewer).filter(care_leaver=person, opportunity=opportunity)
    match = mine.select_related("run").with_other_chances().first()
    if match:
        match.opportunity = opportunity
    (criteria,) = Eligibility(person).criteria([opportunity])
    safety = SafetyReader(person, request.viewer)
    said_of_safety = safety.answer(opportunity, criteria)
    may_go = may_go_on(person, opportunity, GateStep.PREVIEW, clock.today(), is_read=True)
    clearances = _clearances(request.viewer, person, opportunity)
    decision = _decision(request.viewer, person, opportunity)
    context = {
        "identity": Identity(person, request.viewer),
        "opportunity": opportunity,
        "card": Card(match, person, request.viewer, safety) if match else None,
        "facts": _facts(opportunity, person, match, request.viewer),
        "is_ours": opportunity.council_id == request.viewer.council_id,
        "verdict": verdict(criteria, said_of_safety, is_match=match is not None, passed=counting(clearances, may_go)),
        "criteria": criteria_table(visible(criteria, said_of_safety)),
        "marks": mark_links(person, said_of_safety.marks if said_of_safety else ()),
        "decision": decision,
        "may_decide": can_decide_matches(request.viewer),
        "go_past_url": _go_past_url(request.viewer, person, opportunity, may_go),
        "next_steps": next_steps(request.viewer, person, opportunity, may_go, decision, is_match=match is not None),
        "clearances": clearances,
        "may_check": can_check(request.viewer),
        "employer": opportunity.employer,
        "concern_url": concern_url(opportunity.employer, RaisedFrom.MATCH, opportunity.public_id),
        "back": reverse("person", args=[person_id]),
    }
    return render(request, "web/staff/matches/facts.html", context)


def _facts(opportunity, person, match, viewer) -> list:
    is_ours = opportunity.council_id == viewer.council_id
    rows = opportunity_rows(opportunity, person, match.minutes if match else None, counts_places=is_ours)
    return [*rows, *shared_by(opportunity, viewer)]


def _clearances(viewer, person, opportunity) -> list[Clearance]:
    if not opportunity.has_clearances:
        return []
    return list(clearances_of(clearances_seen_by(viewer), person, opportunity))


def _decision(viewer, person, opportunity) -> Decision | None:
    mine = decisions_of(viewer).in_force(clock.today()).filter(care_leaver=person, opportunity=opportunity)
    return mine.select_related("by").exclude(kind=DecisionKind.ASK).first()


def with_what_was_said(opportunities, person):
    return opportunities.with_details().select_related("council").annotate(has_clearances=has_clearances(person))


def _go_past_url(viewer, person, opportunity, may_go: GateAnswer) -> str:
    """For a head, where a rule stands against it that is not law."""
    if not can_go_past(viewer) or not may_go.to_pass:
        return ""
    return reverse("go-past", args=[person.public_id, opportunity.public_id])


def criteria_table(criteria) -> Table:
    """What stands against it first, then what is not known; otherwise in the order of the rules."""
    order = {NOT_MET: 0, UNKNOWN: 1, MET: 2}
    rows = [
        [each["sentence"], STATUS_TAGS[each["status"]], "rule" if each["hard"] else "advice only"]
        for each in sorted(criteria, key=lambda each: order[each["status"]])
    ]
    headings = columns("What was checked", "Outcome", "Weight")
    return Table("Every rule that was checked today", headings, rows)


def verdict(criteria, said_of_safety: SafetyAnswer | None, *, is_match: bool, passed: Sequence[Clearance] = ()) -> str:
    """What became of the pair, in a sentence, and what a head went past for it, with the reason.

    Of safety it says what the viewer may read.
    """
    gone = {each.criterion for each in passed}
    said = [
        f"{each.sentence} Gone past by {each.by} on {day(each.created_at)}, because: “{each.words}”" for each in passed
    ]
    against = [each for each in criteria if each["hard"] and each["status"] == NOT_MET and each["name"] not in gone]
    if against:
        return " ".join(["Ruled out:", *(each["sentence"] for each in visible(against, said_of_safety)), *said])
    if said:
        return " ".join(["Within the rules but for what was gone past.", *said])
    return "Among the matches." if is_match else "Within the rules, and lower in the ranking than the matches go."
