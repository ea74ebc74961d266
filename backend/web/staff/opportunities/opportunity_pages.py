"""One opportunity for staff: its facts and life, and who of the young people has it in their ranking."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.audit.services import record_read
from backend.core import clock
from backend.employers.choices import RaisedFrom
from backend.employers.permissions import can_raise_concerns
from backend.opportunities import posting_rules
from backend.opportunities.permissions import can_browse, can_see_hiring_outcomes, hiring_outcomes_of, opportunities_of
from backend.opportunities.transitions import MAY_BE_CHANGED, WAS_PUBLISHED
from backend.referrals.permissions import can_refer
from backend.shortlists.permissions import can_decide_matches, can_see_rankings, decisions_of, matches_of
from backend.shortlists.ranking_progress import RankingProgress
from backend.web.kit.access import only, row_or_404
from backend.web.kit.chance import chance_words
from backend.web.kit.chance_basis import chance_basis
from backend.web.kit.content import Link, Table, columns
from backend.web.kit.opportunities.actions import Action, actions_for
from backend.web.kit.opportunities.brief import reading_words
from backend.web.kit.opportunities.facts import Reader, facts_of
from backend.web.kit.opportunities.history import history_of
from backend.web.kit.opportunities.notices import notices_of
from backend.web.kit.opportunities.requirement_changes import what_if
from backend.web.kit.opportunities.states import state_tag
from backend.web.staff.concerns.links import concern_url
from backend.web.staff.matches.facts import travel_of
from backend.web.staff.opportunities.outcomes_page import outcome_rows
from backend.web.staff.opportunities.place_filters import PlaceFilters
from backend.web.staff.opportunities.site_map import site_map


PER_PAGE = 25
COLUMNS = columns(
    "Young person",
    "Position in their list",
    "Chance of starting",
    "If it starts, of lasting 26 weeks",
    "Travel each way",
    "Decision",
    numeric=("Position in their list",),
)


@require_safe
@only(can_browse)
def opportunity(request, public_id):
    found = get_object_or_404(_opportunities(request.viewer), public_id=public_id)
    place = _place_measured_from(request)
    changeable = found.state in MAY_BE_CHANGED
    context = {
        **_head(request, found),
        "groups": facts_of(found, reader=Reader.COUNCIL),
        "findings": posting_rules.findings_of(found) if changeable else [],
        "actions": [
            *actions_for(request.viewer, found),
            *_day(request.viewer, found),
            *_concern(request.viewer, found),
        ],
        "history": history_of(found),
        "brief_read": reading_words(found),
        "where": site_map(found, place.measured_from if place else None),
        "measured_from": place.measured_from if place else None,
        "back": _list_url(place),
        "outcome_rows": _outcome_rows(request.viewer, found),
        "what_if": what_if(request.viewer, found) if changeable else None,
        **notices_of(found, page="opportunity"),
    }
    return render(request, "web/staff/opportunities/page.html", context)


@require_safe
@only(can_see_rankings)
def opportunity_matches(request, public_id):
    """The reverse view: whose ranking it stands in, highest first."""
    found = row_or_404(request, _opportunities(request.viewer), public_id, page="opportunity-matches")
    mine = matches_of(request.viewer).filter(opportunity=found).select_related("care_leaver", "run")
    page = Paginator(mine.order_by("position", "-score", "id"), PER_PAGE).get_page(request.GET.get("page"))
    matches = list(page)
    context = {
        **_head(request, found),
        "page": page,
        "table": _table(request.viewer, found, matches),
        "model_version": matches[0].run.model_version if matches else "",
        "basis": chance_basis(max((match.run for match in matches), key=lambda run: run.id)) if matches else "",
        "ranking": RankingProgress.of_council(request.viewer.council_id),
        "share_out_url": _share_out_url(found) if matches and can_decide_matches(request.viewer) else "",
    }
    return render(request, "web/staff/opportunities/matches.html", context)


def _place_measured_from(request) -> PlaceFilters | None:
    """As the list that led here; what it does not understand the list said."""
    place = PlaceFilters(request.GET, viewer=request.viewer) if {"near", "person"} & request.GET.keys() else None
    if place is None or not place.is_valid() or place.measured_from is None:
        return None
    if place.young_person:
        record_read(viewer=request.viewer, subject=place.young_person, page="opportunity-near")
    return place


def _list_url(place: PlaceFilters | None) -> str:
    return f"{reverse('opportunities')}?{place.place_in_address}" if place else reverse("opportunities")


def _share_out_url(found) -> str:
    """Who of those waiting could take its places."""
    return f"{reverse('share-out')}?whose=all&opportunity={found.public_id}"


def _outcome_rows(viewer, found) -> list:
    if not can_see_hiring_outcomes(viewer):
        return []
    outcome = hiring_outcomes_of(viewer).filter(opportunity=found).first()
    return outcome_rows(outcome) if outcome else []


def _opportunities(viewer):
    return opportunities_of(viewer).with_details().select_related("same_as")


def _day(viewer, found) -> list[Action]:
    """Of what people can be put forward for; whether anybody was is said there."""
    if not (can_refer(viewer) and found.state in WAS_PUBLISHED):
        return []
    return [Action("Invite several to one day", reverse("opportunity-day", args=[found.public_id]))]


def _concern(viewer, found) -> list[Action]:
    if not can_raise_concerns(viewer):
        return []
    return [Action("Raise a concern", concern_url(found.employer, RaisedFrom.OPPORTUNITY, found.public_id))]


def _head(request, found) -> dict:
    sections = [("Facts", reverse("opportunity", args=[found.public_id]))]
    if can_see_rankings(request.viewer):
        sections.append(("Who has it in their shortlist", reverse("opportunity-matches", args=[found.public_id])))
    return {
        "opportunity": found,
        "state": state_tag(found),
        "sections": [(text, url, url == request.path) for text, url in sections],
    }


def _table(viewer, found, matches) -> Table:
    people = [match.care_leaver_id for match in matches]
    standing = decisions_of(viewer).in_force(clock.today()).filter(opportunity=found, care_leaver__in=people)
    decided = {decision.care_leaver_id: decision.get_kind_display() for decision in standing}
    rows = [
        [
            Link(
                match.care_leaver.full_name, reverse("match-facts", args=[match.care_leaver.public_id, found.public_id])
            ),
            match.position,
            chance_words(match.chance_start).capitalize(),
            chance_words(match.chance_stay).capitalize() if match.chance_stay is not None else None,
            travel_of(found, match.care_leaver, match.minutes),
            decided.get(match.care_leaver_id, "to decide"),
        ]
        for match in matches
    ]
    return Table("Young people who have it in their shortlist", COLUMNS, rows, empty="It stands in nobody's shortlist.")
