"""Who could take which place when places are few: a proposal of which each row is decided by a person."""

from django import forms
from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.activities.choices import EET, NEET
from backend.core import clock
from backend.opportunities.choices import Source
from backend.opportunities.sharing import readable_by
from backend.ranking.allocation import AllocationProposal, FairnessFloor, PlaceDemand, propose_allocation
from backend.ranking.gate_facts import for_gate
from backend.reference.choices import Route
from backend.referrals.permissions import referrals_of
from backend.shortlists.choices import DecisionKind
from backend.shortlists.permissions import can_decide_matches, decisions_of
from backend.web.kit.access import as_uuid, only
from backend.web.kit.content import Link, Table, columns
from backend.web.kit.employer_names import name_of
from backend.web.kit.filters import FilterForm
from backend.web.kit.formats import percent
from backend.web.staff.people.people_query import people_of


MOST_PEOPLE, MOST_OPPORTUNITIES = 300, 200
MOST_REASONS = 2
WORDS = ((2 / 3, "very sought after"), (1 / 3, "sought after"), (0.0, "a little sought after"))
LEFT_OVER = "places left over"


class ShareOutForm(FilterForm):
    whose = forms.ChoiceField(
        label="Whose young people",
        required=False,
        choices=[("", "Mine"), ("all", "All of the council's")],
        widget=forms.RadioSelect,
    )
    route = forms.ChoiceField(label="Kind of work", required=False, choices=[("", "All"), *Route.choices])
    floor = forms.ChoiceField(
        label="What to make sure of first",
        required=False,
        choices=[
            (FairnessFloor.NONE.value, "Nothing: the most that last, taken together"),
            (FairnessFloor.ANY_PLACE.value, "As many young people as possible have a place"),
            (FairnessFloor.FAIR_PLACE.value, "As many as possible have a place that is fair to them"),
        ],
        widget=forms.RadioSelect,
    )


@require_safe
@only(can_decide_matches)
def share_out(request):
    form = ShareOutForm(request.GET)
    one = as_uuid(request.GET.get("opportunity", ""))
    people = list(_people_waiting(request.viewer, form.chosen)[:MOST_PEOPLE])
    offers = list(_with_places(request.viewer, form.chosen, one)[:MOST_OPPORTUNITIES])
    floor = FairnessFloor(form.chosen.get("floor") or "")
    plan = propose_allocation(care_leavers=people, opportunities=offers, floor=floor, on=clock.today())
    context = {
        "form": form,
        "people": people,
        "not_in_eet": [each for each in people if each.activity in NEET],
        "not_known": [each for each in people if each.activity not in NEET],
        "offers": offers,
        "only_one": offers[0] if one and offers else None,
        "plan": plan,
        "table": _table(plan),
        "sought": _demand_table(plan),
        "left_over": sum(not each.relative_price and not each.proposed for each in plan.place_demand),
        "floor_words": _cost(plan) if floor != FairnessFloor.NONE else "",
        "without": _links(plan.without_place),
        "nothing_open": _links(plan.without_eligible_place),
    }
    return render(request, "web/staff/matches/share_out.html", context)


def _people_waiting(viewer, chosen):
    """Not in EET today, or not known to be, with no referral open and nothing shortlisted."""
    shortlisted = decisions_of(viewer).standing().filter(kind=DecisionKind.SHORTLIST)
    people = people_of(viewer, today=clock.today()).filter(Q(activity__isnull=True) | ~Q(activity__in=EET))
    people = people.exclude(id__in=referrals_of(viewer).open().values("care_leaver"))
    people = people.exclude(id__in=shortlisted.values("care_leaver"))
    if chosen.get("whose") != "all":
        people = people.of_worker(viewer.user)
    return people.with_profile().by_name()


def _with_places(viewer, chosen, one):
    """Partner employers' of this council, open today, with counted places: those of an advert are not ours to share."""
    ours = {"council_id": viewer.council_id, "source": Source.PARTNER, "places__isnull": False}
    offers = readable_by(viewer).filter(**ours).open_on(clock.today())
    if one:
        offers = offers.filter(public_id=one)
    if chosen.get("route"):
        offers = offers.filter(route=chosen["route"])
    return for_gate(offers, clock.today()).order_by("title", "id")


def _table(plan: AllocationProposal) -> Table:
    rows = [
        [
            Link(row.care_leaver.full_name, reverse("person", args=[row.care_leaver.public_id])),
            f"{row.opportunity.title}, {name_of(row.opportunity.employer)}",
            _words_of(row),
            _decide(row),
        ]
        for row in plan.rows
    ]
    headings = columns("Young person", "Could take", "Why it may suit", "Your decision")
    return Table("The proposal", headings, rows)


def _words_of(row) -> str:
    why = " ".join(row.reasons_for[:MOST_REASONS]) or "Nothing stands out for or against it."
    return " ".join([why, *(f"Check first: {each}" for each in row.to_check)])


def _decide(row) -> Link:
    address = reverse("match-facts", args=[row.care_leaver.public_id, row.opportunity.public_id])
    return Link("Look and decide", address, hidden=f"{row.opportunity.title} for {row.care_leaver.full_name}")


def _demand_table(plan: AllocationProposal) -> Table:
    rows = [
        [each.opportunity.title, each.opportunity.places_left, each.proposed, _words(each)]
        for each in sorted(plan.place_demand, key=lambda each: (-each.relative_price, each.opportunity.title))
        if each.relative_price or each.proposed
    ]
    headings = columns(
        "Opportunity", "Places left", "Proposed", "How sought after a place is", numeric=("Places left", "Proposed")
    )
    return Table("How sought after the places are", headings, rows)


def _words(each: PlaceDemand) -> str:
    return next(words for least, words in WORDS if each.relative_price > least) if each.relative_price else LEFT_OVER


def _cost(plan: AllocationProposal) -> str:
    if plan.floor_cost_share < 0.005:
        return "Making sure of that costs nothing: the total is as great as without it."
    return f"Making sure of that takes {percent(plan.floor_cost_share)} from what the plan would come to without it."


def _links(people) -> list[Link]:
    return [Link(person.full_name, reverse("person", args=[person.public_id])) for person in people]
