"""Looking behind the ranking: every criterion of a pair, and what was ruled out and why."""

from collections.abc import Sequence

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from backend.core import clock
from backend.employers.choices import RaisedFrom
from backend.opportunities.sharing import readable_by
from backend.ranking.eligibility import Eligibility
from backend.ranking.gate import may_go_on
from backend.ranking.gate_facts import for_gate
from backend.ranking.gone_past import counting, gone_past_by_pair
from backend.ranking.safety_marks import SafetyAnswer, SafetyReader
from backend.referrals.clearances import clearances_of, has_clearances
from backend.referrals.gate_answers import GateAnswer, GateStep
from backend.referrals.models import Clearance
from backend.referrals.permissions import can_check, can_go_past, clearances_seen_by
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models import Decision
from backend.shortlists.permissions import can_decide_matches, can_see_rankings, decisions_of, matches_of
from backend.web.kit.access import only, person_or_404
from backend.web.kit.content import Link, Table, Tag, columns
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import day
from backend.web.kit.opportunities.terms import type_and_level
from backend.web.staff.concerns.links import concern_url
from backend.web.staff.matches.cards import MET, NOT_MET, UNKNOWN, Card, visible
from backend.web.staff.matches.facts import opportunity_rows, shared_by
from backend.web.staff.matches.next_steps import next_steps
from backend.web.staff.people.identity import Identity
from backend.web.staff.people.mark_links import in_one_line, mark_links


PER_PAGE = 20
STATUS_TAGS = {MET: Tag("Met", "green"), NOT_MET: Tag("Not met", "red"), UNKNOWN: Tag("Not recorded yet", "yellow")}


@require_safe
@only(can_see_rankings)
def match_facts(request, person_id, opportunity_id):
    """All that is known of one young person with one opportunity, matched or ruled out."""
    person = person_or_404(request, person_id, page="match-facts")
    readable = for_gate(_with_what_was_said(readable_by(request.viewer), person), clock.today(), care_leaver=person)
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


def _with_what_was_said(opportunities, person):
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
    return "In the shortlist." if is_match else "Within the rules, and lower in the ranking than the shortlist goes."


class SearchForm(forms.Form):
    all_optional = True
    words = forms.CharField(label="Title or employer", required=False, max_length=80)
    everything = forms.BooleanField(label="Show also what was not ruled out", required=False)


@require_safe
@only(can_see_rankings)
def ruled_out_page(request, public_id):
    """Open opportunities that a rule keeps from this young person, each with the rule."""
    person = person_or_404(request, public_id, page="person-ruled-out")
    form = SearchForm(request.GET)
    readable = _with_what_was_said(readable_by(request.viewer), person).open_on(clock.today())
    opened = list(_search(readable, form))
    eligibility = Eligibility(person)
    kept_out = eligibility.ruled_out(opened)
    everything = form.is_valid() and form.cleaned_data["everything"]
    page = Paginator(opened if everything else kept_out, PER_PAGE).get_page(request.GET.get("page"))
    shown = list(page)
    gone_past = _gone_past(request.viewer, person, shown, readable)
    context = {
        "identity": Identity(person, request.viewer),
        "form": form,
        "page": page,
        "open_count": len(opened),
        "out_count": len(kept_out),
        "table": _table(request.viewer, person, eligibility, shown, gone_past),
        "back": reverse("person", args=[public_id]),
    }
    return render(request, "web/staff/matches/ruled_out.html", context)


def _search(opportunities, form):
    words = form.cleaned_data["words"] if form.is_valid() else ""
    for word in words.split():
        opportunities = opportunities.filter(Q(title__icontains=word) | Q(employer__name__icontains=word))
    return opportunities.order_by("title", "id")


def _gone_past(viewer, person, opportunities, readable) -> dict[int, tuple[Clearance, ...]]:
    """By the id of an opportunity what a head went past for it; `readable` is the queryset these were read from."""
    spoken_of = [each.id for each in opportunities if each.has_clearances]
    if not spoken_of:
        return {}
    mine = clearances_seen_by(viewer).filter(care_leaver=person, opportunity__in=spoken_of)
    offers = for_gate(readable.filter(id__in=spoken_of), clock.today(), care_leaver=person)
    found = gone_past_by_pair(mine, clock.today(), person=person, offers=offers)
    return {opportunity: each.passed for (_, opportunity), each in found.items()}


def _table(viewer, person, eligibility: Eligibility, opportunities, gone_past) -> Table:
    matched = set(matches_of(viewer).filter(care_leaver=person).values_list("opportunity_id", flat=True))
    safety = SafetyReader(person, viewer)
    rows = []
    for opportunity, criteria in zip(opportunities, eligibility.criteria(opportunities), strict=True):
        answer = safety.answer(opportunity, criteria)
        passed = gone_past.get(opportunity.id, ())
        said = verdict(criteria, answer, is_match=opportunity.id in matched, passed=passed)
        rows.append(
            [
                Link(opportunity.title, reverse("match-facts", args=[person.public_id, opportunity.public_id])),
                name_of(opportunity.employer),
                type_and_level(opportunity),
                format_html("{} {}", said, in_one_line(mark_links(person, answer.marks if answer else ()))),
            ]
        )
    headings = columns("Opportunity", "Employer", "Type", "What the rules say today")
    empty = "Nothing here. Try fewer words, or show also what was not ruled out."
    return Table("What the rules say", headings, rows, empty=empty)
