"""The part of the benchmark of near opportunities that needs the database: called by tests.benchmarks.nearby."""

import time
from random import Random
from statistics import median, quantiles

from django.test import Client
from django.urls import reverse

from backend.core.jobs import defer_sending
from backend.core.protection import STAFF, council_context
from backend.councils.models import Council
from backend.opportunities.models import Opportunity, Site
from backend.ranking.distances import distances_from
from backend.reference.starting_points import starting_point
from tests.benchmarks.measuring import Marks
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.postcodes import postcodes_at
from tests.web.sign_in import signed_in
from tools.local_servers.database import database_for_tests, run_as_owner


OPPORTUNITIES, SITES, EMPLOYERS, POSTCODES, TIMES = 2_000, 3_000, 300, 1_500, 40
REACH = 20_000  # metres each way from the middle: as far as London
EAST, NORTH = 534_000, 168_000
MOST_MILLISECONDS = 300
PAGES = {
    "within 5 miles": "?near=SE25&within=5",
    "all of them, nearest first": "?near=SE25",
    "without a place": "",
}


def measure() -> int:
    marks = Marks()
    with database_for_tests():
        council = filled_council(Random(1))
        run_as_owner(["ANALYZE"])
        with council_context(council.id, audience=STAFF):
            client, _ = signed_in(council)
            _tell_distances(marks)
        for name, query in PAGES.items():
            took, processor = zip(
                *(_milliseconds(client, reverse("opportunities") + query) for _ in range(TIMES)), strict=True
            )
            marks.tell(f"  {name}: processor time of the service", median(processor), "ms")
            marks.tell(f"  {name}: the middle of {TIMES}", median(took), "ms")
            marks.at_most(f"  {name}: 19 of 20 within", quantiles(took, n=20)[-1], MOST_MILLISECONDS, "ms")
    return 1 if marks.missed else 0


def _tell_distances(marks: Marks) -> None:
    every = list(Opportunity.objects.values_list("id", flat=True))
    took = []
    for _ in range(TIMES):
        began = time.perf_counter()
        distances_from(starting_point("SE25").extent, every, miles=5)
        took.append((time.perf_counter() - began) * 1_000)
    marks.tell("  the place and the distances alone: the middle", median(took), "ms")


def _milliseconds(client: Client, url: str) -> tuple[float, float]:
    wall, processor = time.perf_counter(), time.process_time()
    assert client.get(url).status_code == 200
    return (time.perf_counter() - wall) * 1_000, (time.process_time() - processor) * 1_000


def filled_council(draw: Random) -> Council:
    council = CouncilFactory()
    with council_context(council.id, audience=STAFF), defer_sending():
        postcodes_at(_postcodes(draw))
        employers = [EmployerFactory(council=council) for _ in range(EMPLOYERS)]
        offers = [
            OpportunityFactory.build(
                council=council, employer=draw.choice(employers), title=f"Apprentice {number // 2}"
            )
            for number in range(OPPORTUNITIES)
        ]
        made = Opportunity.objects.bulk_create(offers, batch_size=500)
        Site.objects.bulk_create(_site(draw, made[number % OPPORTUNITIES]) for number in range(SITES))
    return council


def _postcodes(draw: Random) -> dict[str, tuple[int, int]]:
    letters = [f"{first}{second}" for first in "ABDEFGHJLN" for second in "ABDEFGHJLNPQRSTUWXYZ"]
    codes = [f"SE25 {sector}{end}" for sector in range(1, 10) for end in letters][:POSTCODES]
    return {code: _point(draw, 1_500) for code in codes}


def _site(draw: Random, opportunity: Opportunity) -> Site:
    easting, northing = _point(draw, REACH)
    return Site(
        opportunity=opportunity,
        address="1 High Street, Croydon",
        postcode="CR0 1EA",
        easting=easting,
        northing=northing,
    )


def _point(draw: Random, reach: int) -> tuple[int, int]:
    return EAST + draw.randint(-reach, reach), NORTH + draw.randint(-reach, reach)
