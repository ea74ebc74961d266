"""Why not: what keeps a young person from what is open, by reason, the nearest misses first, and who can help."""

from dataclasses import dataclass

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.councils.viewer import Viewer
from backend.opportunities.models import Opportunity
from backend.opportunities.sharing import readable_by
from backend.ranking.custody_words import before_release, start_before_release
from backend.ranking.eligibility import Eligibility
from backend.ranking.gate_facts import for_gate
from backend.ranking.gone_past import gone_past_by_pair, passed_among
from backend.ranking.nearest_misses import Miss, misses_of, reasons_counted
from backend.ranking.safety_marks import SafetyReader
from backend.referrals.models import Clearance
from backend.referrals.permissions import clearances_seen_by
from backend.shortlists.permissions import can_see_rankings, matches_of
from backend.web.kit.access import only, person_or_404
from backend.web.kit.filters import FilterForm
from backend.web.staff.matches.criteria_pages import verdict, with_what_was_said
from backend.web.staff.matches.obstacle_words import HELPERS, name_of_obstacle, sentence_of
from backend.web.staff.matches.terms import Terms
from backend.web.staff.people.identity import Identity
from backend.web.staff.people.mark_links import in_one_line, mark_links


PER_PAGE = 20
BAR_WIDTH = 240
MOST_THINGS = 3  # and more
GROUPS = {1: "One thing missing", 2: "Two", MOST_THINGS: "Three or more"}


class SearchForm(FilterForm):
    words = forms.CharField(label="Title or employer", required=False, max_length=80)
    everything = forms.BooleanField(label="Show also what was not ruled out", required=False)


@dataclass(frozen=True)
class ReasonLine:
    words: str
    count: int
    alone: int
    helper: str
    of: int  # the greatest count, which the longest bar stands for

    @property
    def bar(self) -> dict[str, float]:
        return {"all": round(BAR_WIDTH * self.count / self.of, 1), "alone": round(BAR_WIDTH * self.alone / self.of, 1)}


@require_safe
@only(can_see_rankings)
def ruled_out_page(request, public_id):
    """Open opportunities that a rule keeps from this young person, each with the rule."""
    person = person_or_404(request, public_id, page="person-ruled-out")
    form = SearchForm(request.GET)
    readable = with_what_was_said(readable_by(request.viewer), person).open_on(clock.today())
    opened = list(_search(readable, form))
    eligibility = Eligibility(person)
    misses = misses_of(eligibility, opened)
    group, counts = _group(request, misses)
    listed = opened if form.chosen.get("everything") else [m.opportunity for m in misses if _things(m) == group]
    page = Paginator(listed, PER_PAGE).get_page(request.GET.get("page"))
    shown = list(page)
    passed = _gone_past(request.viewer, person, shown, readable)
    context = {
        "topic": "What was ruled out and why",
        "identity": Identity(person, request.viewer),
        "form": form,
        "page": page,
        "sentence": sentence_of(misses, len(opened)),
        "reasons": _reason_lines(misses, person),
        "groups": [(words, number, counts[number], number == group) for number, words in GROUPS.items()],
        "lines": MissLines(request.viewer, person, eligibility, misses, passed).of(shown),
        "back": reverse("person", args=[public_id]),
    }
    return render(request, "web/staff/matches/ruled_out.html", context)


def _search(opportunities, form: SearchForm):
    for word in form.chosen.get("words", "").split():
        opportunities = opportunities.filter(Q(title__icontains=word) | Q(employer__name__icontains=word))
    return opportunities.order_by("title", "id")


def _things(miss: Miss) -> int:
    return min(len(miss.missing), MOST_THINGS)


def _group(request, misses: list[Miss]) -> tuple[int, dict[int, int]]:
    """Which misses are shown, by how many things are missing: those asked for, else the nearest there are."""
    counts = {number: sum(_things(miss) == number for miss in misses) for number in GROUPS}
    asked = request.GET.get("missing", "")
    nearest = next((number for number, count in counts.items() if count), 1)
    return (int(asked) if asked in map(str, GROUPS) else nearest), counts


def _reason_lines(misses: list[Miss], person: CareLeaver) -> list[ReasonLine]:
    reasons = reasons_counted(misses)
    helpers = HELPERS | _who_helps_in_custody(misses, person)
    return [
        ReasonLine(name_of_obstacle(each.name), each.count, each.alone, helpers.get(each.name, ""), reasons[0].count)
        for each in reasons
    ]


def _who_helps_in_custody(misses: list[Miss], person: CareLeaver) -> dict[str, str]:
    """The day of a release is not theirs to move."""
    number = before_release(person, misses)
    return {"dates": f"{start_before_release(person, number)} The employer: another start?"} if number else {}


def _gone_past(viewer, person, opportunities, readable) -> dict[int, tuple[Clearance, ...]]:
    """By the id of an opportunity what a head went past for it; `readable` is the queryset these were read from."""
    spoken_of = [each.id for each in opportunities if each.has_clearances]
    if not spoken_of:
        return {}
    mine = clearances_seen_by(viewer).filter(care_leaver=person, opportunity__in=spoken_of)
    offers = for_gate(readable.filter(id__in=spoken_of), clock.today(), care_leaver=person)
    found = gone_past_by_pair(passed_among(mine), clock.today(), person=person, offers=offers)
    return {opportunity: each.passed for (_, opportunity), each in found.items()}


@dataclass(frozen=True)
class MissLine:
    url: str
    terms: Terms
    missing: str
    said: SafeString


@dataclass(frozen=True)
class MissLines:
    """A page of them, each with what is missing and what the rules say, as the viewer may read it."""

    viewer: Viewer
    person: CareLeaver
    eligibility: Eligibility
    misses: list[Miss]
    gone_past: dict[int, tuple[Clearance, ...]]

    def of(self, opportunities: list[Opportunity]) -> list[MissLine]:
        matched = set(matches_of(self.viewer).filter(care_leaver=self.person).values_list("opportunity_id", flat=True))
        missing = {miss.opportunity.id: miss for miss in self.misses}
        safety = SafetyReader(self.person, self.viewer)
        criteria = self.eligibility.criteria(opportunities)
        return [
            self._line(each, said, safety, missing.get(each.id), is_match=each.id in matched)
            for each, said in zip(opportunities, criteria, strict=True)
        ]

    def _line(self, opportunity: Opportunity, criteria, safety: SafetyReader, miss: Miss | None, *, is_match: bool):
        answer = safety.answer(opportunity, criteria)
        passed = self.gone_past.get(opportunity.id, ())
        gone = {each.criterion for each in passed}
        words = [each.words for name, each in miss.missing.items() if name not in gone] if miss else []
        said = verdict(criteria, answer, is_match=is_match, passed=passed)
        links = in_one_line(mark_links(self.person, answer.marks if answer else ()))
        return MissLine(
            reverse("match-facts", args=[self.person.public_id, opportunity.public_id]),
            Terms(opportunity, self.person, self.viewer, miss.minutes if miss else None),
            "; ".join(words),
            format_html("{} {}", said, links),
        )
