"""What would open more doors: for the adviser with number and quality, for the young person in plain words."""

from dataclasses import dataclass

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import can_edit_profile
from backend.core import clock
from backend.employers.permissions import can_browse_employers
from backend.opportunities.models import Opportunity
from backend.ranking.counterfactuals import Counterfactual, counterfactuals_of
from backend.ranking.custody_words import before_release, start_before_release
from backend.ranking.eligibility import Eligibility
from backend.ranking.matching_input import open_opportunities
from backend.ranking.nearest_misses import misses_of
from backend.shortlists.permissions import can_see_rankings, matches_of
from backend.web.kit.access import only, person_or_404
from backend.web.kit.content import Folded, Link
from backend.web.kit.employer_names import name_of
from backend.web.staff.matches.cards import FIELD_ON_PAGE
from backend.web.staff.people.identity import Identity
from backend.web.staff.people.profile_parts import answer_url


TO_PRINT = "young-person"
MOST_TO_PRINT = 6
SHOWN_AT_ONCE = 8
LIKE = 0.1  # of the score: what differs by less is as good
WAIVED = {"english_waived", "maths_waived"}
FIELDS = FIELD_ON_PAGE | {"easting": "home_postcode", "northing": "home_postcode"}


@dataclass(frozen=True)
class CounterfactualLine:
    counterfactual: Counterfactual
    care_leaver: CareLeaver
    may_edit: bool
    may_open_employers: bool

    @property
    def sentence(self) -> str:
        return self.counterfactual.sentence

    @property
    def quality(self) -> str:
        """How what it opens compares with what is open now."""
        quality = self.counterfactual.quality
        if not self.counterfactual.gained or quality is None:
            return ""
        if abs(quality) < LIKE:
            return "On average as good a match as what is open now."
        return f"On average a {'better' if quality > 0 else 'weaker'} match than what is open now."

    @property
    def best(self) -> list[Link]:
        return [self._link(offer) for offer in self.counterfactual.best_opportunities]

    def _link(self, offer: Opportunity) -> Link:
        address = reverse("match-facts", args=[self.care_leaver.public_id, offer.public_id])
        return Link(f"{offer.title} ({name_of(offer.employer)})", address)

    @property
    def whom_to_ask(self) -> list[Link]:
        """Of what is the employers' to do without: those who offer the best of it, each once."""
        if not (self.counterfactual.field in WAIVED and self.may_open_employers):
            return []
        offered = [offer.employer for offer in self.counterfactual.best_opportunities]
        employers = {each.public_id: each for each in offered if each.council_id == self.care_leaver.council_id}
        return [Link(name_of(each), reverse("employer", args=[public_id])) for public_id, each in employers.items()]

    @property
    def ask_url(self) -> str:
        """Where the answer is recorded, when it is not known yet."""
        if not (self.counterfactual.asks and self.may_edit):
            return ""
        field = FIELDS.get(self.counterfactual.field, self.counterfactual.field)
        return answer_url(self.care_leaver, field)


@require_safe
@only(can_see_rankings)
def counterfactuals(request, public_id):
    person = person_or_404(request, public_id, page="person-doors")
    found = counterfactuals_of(care_leaver=person)
    address = reverse("person-doors", args=[public_id])
    if request.GET.get("for") == TO_PRINT:
        has_matches = matches_of(request.viewer).filter(care_leaver=person).open_on(clock.today()).exists()
        context = {"name": person.known_as, "sentences": _in_plain_words(found), "back": address}
        context["has_matches"] = has_matches
        return render(request, "web/staff/matches/counterfactuals_to_print.html", context)
    may_edit, may_open = can_edit_profile(request.viewer), can_browse_employers(request.viewer)
    context = {
        "topic": "What would open more doors",
        "identity": Identity(person, request.viewer),
        "changes": Folded([CounterfactualLine(each, person, may_edit, may_open) for each in found], SHOWN_AT_ONCE),
        "custody": _of_custody(person),
        "print_url": f"{address}?for={TO_PRINT}",
        "back": reverse("person", args=[public_id]),
    }
    return render(request, "web/staff/matches/counterfactuals.html", context)


def _of_custody(person: CareLeaver) -> str:
    """What a release keeps from them and nothing else does: for the adviser, who can ask probation."""
    if person.release_is_unknown:
        return "In custody, and the day of release is not known. Ask the prison or probation, and record it."
    if person.expected_release is None:
        return ""
    opened = open_opportunities(person.council_id, clock.today())
    number = before_release(person, misses_of(Eligibility(person), opened), alone=True)
    return start_before_release(person, number) if number else ""


def _in_plain_words(found: list[Counterfactual]) -> list[str]:
    """The few that open most; a question that is not answered yet is the adviser's to ask, not for a sheet of paper."""
    return [each.young_sentence for each in found if not each.asks][:MOST_TO_PRINT]
