"""A council to rank, and all that a ranking keeps of it, to be compared with what another way of ranking keeps."""

import hashlib
import json
from random import Random

from backend.core.protection import council_context
from backend.councils.models import Council
from backend.reference.choices import Route
from backend.shortlists.models import Match, MatchRun, OpportunitySnapshot, PersonSnapshot
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory


NO_PART_OF_IT = ("id", "public_id", "created_at", "run_id")


def make_council(people: int, opportunities: int = 12) -> Council:
    draw, council = Random(7), CouncilFactory()
    with council_context(council.id):
        for route in draw.choices(Route.values, k=opportunities):
            opportunity = OpportunityFactory(council=council, route=route, title=f"Apprentice {route}")
            SiteFactory(opportunity=opportunity, easting=532400 + draw.randrange(9000))
        for _ in range(people):
            wishes = {"route_interests": draw.sample(Route.values, 3), "readiness": draw.randrange(1, 6)}
            CareLeaverFactory(council=council, ready=True, living_in_croydon=True, **wishes)
    return council


def everything_kept(council: Council) -> str:
    """One digest of every match with its reasons and criteria, and of every record the newest runs have read."""
    with council_context(council.id):
        columns = [field.attname for field in Match._meta.concrete_fields if field.attname not in NO_PART_OF_IT]
        rows = list(Match.objects.order_by("care_leaver_id", "position").values_list(*columns))
        runs = MatchRun.objects.filter(rows__isnull=False).distinct().order_by("id")
        people = {key for run in runs for key in run.person_snapshots}
        opportunities = [run.opportunity_snapshots for run in runs]
        read = [*_digests(PersonSnapshot, people), *_digests(OpportunitySnapshot, opportunities[0])]
    assert rows
    assert all(each == opportunities[0] for each in opportunities)
    return hashlib.sha256(json.dumps([rows, read], default=str).encode()).hexdigest()


def _digests(model, ids) -> list[str]:
    return sorted(model.objects.filter(id__in=ids).values_list("digest", flat=True))
