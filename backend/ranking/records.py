"""Turns rows into the plain records the engine reads. Nothing protected by the Equality Act is handed over."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Self

from backend.activities.choices import EET
from backend.activities.models import ActivitySpell
from backend.care_leavers.models import CareLeaver
from backend.employers.organisations.graph import OrganisationGraph, Related
from backend.employers.organisations.loading import organisations_of
from backend.opportunities.models import Opportunity, Site, shared_with_council
from backend.opportunities.named_places import NamedPlace
from backend.opportunities.pay import weekly_pay
from backend.placements.early_ends import early_ends
from backend.placements.employer_records import employer_records


MOST_METRES_TO_TRAVEL_BY = 6_000  # to the middle of something wider no journey is worth estimating


def person_record(care_leaver: CareLeaver, *, on: dt.date, history: "EetHistory") -> dict:
    """One person as `matching.People` reads them; None where it is not recorded yet.

    Employers to avoid are all rows of their organisations, and apart from them those that may be of them.
    """
    avoided = history.employers_avoided(care_leaver)
    return {
        "id": str(care_leaver.public_id),
        "birth_date": care_leaver.birth_date,
        "birth_date_uncertain": care_leaver.birth_date_uncertain,
        "easting": care_leaver.home_easting,
        "northing": care_leaver.home_northing,
        "max_travel_minutes": care_leaver.max_travel_minutes,
        "highest_level": care_leaver.highest_level,
        "english_level": care_leaver.english_level,
        "maths_level": care_leaver.maths_level,
        "right_to_work": care_leaver.right_to_work,
        "right_to_work_until": care_leaver.right_to_work_until,
        "extension_applied": care_leaver.extension_applied,
        "funding_residence": care_leaver.funding_residence,
        "has_ehcp": care_leaver.has_ehcp,
        "entitlement": care_leaver.entitlement_on(on),
        **_when_free(care_leaver),
        "max_weekly_hours": _as_float(care_leaver.max_weekly_hours),
        "route_interests": care_leaver.route_interests,
        "aspiration": care_leaver.aspiration or None,
        "experience_routes": care_leaver.experience_routes,
        "support_needs": care_leaver.support_needs,
        "avoid_areas": [(place.easting, place.northing, place.radius_metres) for place in care_leaver.places_to_avoid],
        "avoid_employers": [str(employer) for employer in sorted(avoided.certain)],
        "may_avoid_employers": [str(employer) for employer in sorted(avoided.unsure)],
        "can_drive": care_leaver.can_drive,
        "dbs_clear": None if care_leaver.dbs_bar_to_confirm else care_leaver.dbs_clear,
        "months_since_eet": history.months_since_eet(care_leaver.id),
        "home_moves_3y": care_leaver.home_moves_3y,
        "readiness": care_leaver.readiness,
        "early_ends": history.early_ends.get(care_leaver.id),
        "types_wanted": care_leaver.types_wanted,
        "home_confidential": care_leaver.home_is_confidential,
    }


def _when_free(care_leaver: CareLeaver) -> dict[str, dt.date | None]:
    """A release binds whatever they said themselves; while its day is not known, nobody knows from when they are."""
    said = None if care_leaver.release_is_unknown else care_leaver.available_from
    return {"available_from": said, "not_before": care_leaver.expected_release}


def free_from(person: Mapping[str, Any]) -> dt.date | None:
    """From when the engine takes somebody to be free: the day they named, and never before the one that binds them."""
    days = [day for day in (person.get("available_from"), person.get("not_before")) if day]
    return max(days, default=None)


def opportunity_records(
    opportunities: Sequence[Opportunity], *, council_id: int, on: dt.date | None = None
) -> list[dict]:
    """Each as the engine reads it for one council; with a day, also what came of the employer's starts until then.

    What another council shares names this council's own row of the employer, where there is one, and counts all its
    places: how many are left would move a score with that council's people.
    """
    own_ids = own_employer_ids(opportunities, council_id)
    employers = [own_ids.get(each.employer_id, each.employer_id) for each in opportunities]
    employer_history = employer_records(set(employers), on) if on else {}
    return [
        _opportunity_record(opportunity, employer, *employer_history.get(employer, (None, None)))
        | ({} if opportunity.council_id == council_id else {"places": opportunity.places})
        for opportunity, employer in zip(opportunities, employers, strict=True)
    ]


def own_employer_ids(opportunities: Sequence[Opportunity], council_id: int) -> dict[int, int]:
    """By the id of another council's employer, the id of this council's own row of it, where there is one.

    Somebody may have to keep away from that employer, whichever council shares its opportunities.
    """
    foreign = {each.employer_id for each in opportunities if each.council_id != council_id}
    if not foreign:
        return {}
    graph = organisations_of(council_id, also=foreign)
    own = {each: sorted(graph.organisation_of(each) - foreign) for each in foreign}
    return {theirs: ours[0] for theirs, ours in own.items() if ours}


def _opportunity_record(opportunity: Opportunity, employer_id: int, starts: int | None, sustained: int | None) -> dict:
    """One opportunity as `matching.Opportunities` reads it; None where it is not recorded yet."""
    sites = list(opportunity.sites.all())
    return {
        "id": str(opportunity.public_id),
        "type": opportunity.type,
        "route": opportunity.route or None,
        "level": opportunity.level,
        "title": opportunity.title,
        "text": opportunity.summary or opportunity.description,
        **places_of_record(sites),
        "nationwide": opportunity.nationwide,
        "remote": opportunity.remote,
        "weekly_hours": _as_float(opportunity.weekly_hours),
        "daily_hours": _as_float(opportunity.daily_hours),
        "night_work": opportunity.night_work,
        "paid": opportunity.paid,
        "private_business": opportunity.private_business,
        "includes_training": opportunity.includes_training,
        "weekly_pay": _as_float(weekly_pay(opportunity)),
        "start_date": opportunity.start_date,
        "closing_date": opportunity.closing_date,
        "planned_end": opportunity.planned_end,
        "places": opportunity.places_left,
        **_asked_of_people(opportunity),
        "support_offered": opportunity.support_offered,
        "pledges": opportunity.pledges,
        "employer_id": str(employer_id),
        "employer_starts": starts,
        "employer_sustained_26": sustained,
    }


def _asked_of_people(opportunity: Opportunity) -> dict:
    return {
        "min_age": opportunity.min_age,
        "max_age": opportunity.max_age,
        "min_level": opportunity.min_level,
        "english_required": opportunity.english_required,
        "maths_required": opportunity.maths_required,
        "ehcp_required": opportunity.ehcp_required,
        "care_leavers_only": opportunity.care_leavers_only,
        "dbs_required": opportunity.dbs_required,
        "driving_required": opportunity.driving_required,
        "dbs_level": opportunity.dbs_level or None,
    }


def places_of_record(sites: Sequence[Site]) -> dict:
    """Places a journey can be estimated to, wide areas, which may only rule out, and how many places nobody could read.

    A place with no point of its own is none: a nationwide opportunity, or one done from home, may have no sites.
    """
    circles = [(site.easting, site.northing, site.radius_metres) for site in sites if site.easting is not None]
    near = [circle if circle[2] else circle[:2] for circle in circles if circle[2] <= MOST_METRES_TO_TRAVEL_BY]
    wide = [circle for circle in circles if circle[2] > MOST_METRES_TO_TRAVEL_BY]
    return {"sites": near or None, "site_areas": wide or None, "unplaced_sites": len(sites) - len(circles)}


def record_of_place(opportunity: Opportunity, place: NamedPlace) -> dict:
    """Of an opportunity with several places what is meant by the named one; nothing where none is, or it was lost."""
    sites = place.among(opportunity.sites.all())
    return places_of_record(sites) if sites else {}


def _as_float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


class EetHistory:
    """What each person's past in education, employment and training says, in a query each.

    And, read once for all of them where somebody avoids an employer, which employers of a council are one.
    """

    def __init__(self, care_leavers: Iterable[CareLeaver], *, on: dt.date):
        self.on = on
        self.last_day: dict[int, dt.date] = {}
        self._organisations: dict[int, OrganisationGraph] = {}
        ids = [person.id for person in care_leavers]
        self.early_ends = early_ends(ids, on)
        spells = ActivitySpell.objects.filter(care_leaver__in=ids, code__in=EET, starts_on__lte=on).order_by("id")
        for spell in spells:
            last = min(spell.ends_on or on, on)
            self.last_day[spell.care_leaver_id] = max(last, self.last_day.get(spell.care_leaver_id, last))

    @classmethod
    def of_nobody(cls, on: dt.date) -> Self:
        """For criteria: none of them asks for what somebody did before."""
        return cls([], on=on)

    def employers_avoided(self, care_leaver: CareLeaver) -> Related:
        avoided = [each.employer_id for each in care_leaver.employers_to_avoid]
        if not avoided:
            return Related()
        council_id = care_leaver.council_id
        if council_id not in self._organisations:
            shared = set(shared_with_council(council_id).values_list("employer_id", flat=True))
            self._organisations[council_id] = organisations_of(council_id, also=shared)
        return self._organisations[council_id].related_to(avoided)

    def months_since_eet(self, care_leaver_id: int) -> int | None:
        """Whole months since the last day in EET, 0 while in it, None when never recorded."""
        last = self.last_day.get(care_leaver_id)
        if last is None:
            return None
        months = (self.on.year - last.year) * 12 + self.on.month - last.month
        return max(0, months - (self.on.day < last.day))
