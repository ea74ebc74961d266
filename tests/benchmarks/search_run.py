"""The part of the benchmark of search that needs the database: called by tests.benchmarks.search."""

import time
from itertools import chain, cycle, islice
from pathlib import Path
from random import Random
from statistics import median, quantiles

from backend.care_leavers.models import CareLeaver
from backend.core.jobs import defer_sending
from backend.core.protection import STAFF, council_context
from backend.councils.acting import acting_as
from backend.councils.choices import Role
from backend.councils.models import Council
from backend.employers.models import Employer
from backend.opportunities.models import Opportunity, Site
from backend.web.staff.search.search_page import search_results
from tests.benchmarks.measuring import Marks
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import viewer_with
from tools.local_servers.database import database_for_tests, run_as_owner


PEOPLE, OPPORTUNITIES, EMPLOYERS, SEARCHES = 5_000, 2_000, 300, 200
MOST_MILLISECONDS = 100
NAMES = Path(__file__).parents[2] / "fixtures" / "demo"
WORK = ("Carpentry", "Bakery", "Barbering", "Plumbing", "Care", "Warehouse", "Café", "Groundwork", "Payroll", "Nursery")
KINDS = ("Salons", "Builders", "Bakers", "Trust", "& Sons", "Logistics", "Homes", "Works")


def measure() -> int:
    marks = Marks()
    with database_for_tests():
        ours, _theirs = (filled_council(seed) for seed in (1, 2))
        run_as_owner(["ANALYZE"])
        viewer = viewer_with(Role.EET_ADVISER, ours)
        took: dict[str, list[float]] = {}
        with council_context(ours.id, audience=STAFF, user_id=viewer.user_id), acting_as(viewer):
            for kind, typed in islice(searches(ours), SEARCHES):
                began = time.perf_counter()
                search_results(viewer, typed)
                took.setdefault(kind, []).append((time.perf_counter() - began) * 1_000)
    for kind, times in sorted(took.items()):
        marks.tell(f"  {kind}: the middle of {len(times)}", median(times), "ms")
    every = sorted(chain.from_iterable(took.values()))
    marks.tell("the middle", median(every), "ms")
    marks.at_most("19 of 20 within", quantiles(every, n=20)[-1], MOST_MILLISECONDS, "ms")
    return 1 if marks.missed else 0


def filled_council(seed: int) -> Council:
    draw, council = Random(seed), CouncilFactory()
    given, family = ((NAMES / f"{kind}_names.txt").read_text().split("\n")[:-1] for kind in ("given", "family"))
    with council_context(council.id, audience=STAFF), defer_sending():
        people = [
            CareLeaverFactory.build(
                council=council,
                given_name=draw.choice(given),
                family_name=draw.choice(family),
                identifier=f"P-{number:06}",
                phone=f"077009{number:05}",
            )
            for number in range(PEOPLE)
        ]
        CareLeaver.objects.bulk_create(people, batch_size=500)
        employers = [
            EmployerFactory(council=council, name=f"{draw.choice(family)} {draw.choice(KINDS)} {number}")
            for number in range(EMPLOYERS)
        ]
        offers = [
            OpportunityFactory.build(
                council=council,
                employer=draw.choice(employers),
                title=f"{draw.choice(WORK)} apprentice",
                external_reference=f"VAC{number:07}",
            )
            for number in range(OPPORTUNITIES)
        ]
        made = Opportunity.objects.bulk_create(offers, batch_size=500)
        Site.objects.bulk_create(Site(opportunity=each, address="A place", postcode="CR0 1EA") for each in made)
    return council


def searches(council: Council):
    """Of each kind in turn what somebody here might type, drawn with a fixed seed."""
    draw = Random(3)
    people = list(CareLeaver.objects.for_council(council.id).order_by("id"))
    employers = list(Employer.objects.for_council(council.id).order_by("id"))
    kinds = {
        "a whole name": lambda who: f"{who.given_name} {who.family_name}",
        "a family name": lambda who: who.family_name,
        "three letters": lambda who: who.given_name[:3],
        "one letter": lambda who: who.given_name[:1],
        "a slip of one letter": lambda who: f"{who.given_name} {who.family_name[:-2]}{who.family_name[-1]}",
        "initials": lambda who: who.given_name[0] + who.family_name[0],
        "a telephone number": lambda who: f"+44 {who.phone[1:5]} {who.phone[5:]}",
        "last digits": lambda who: who.phone[-4:],
        "an identifier": lambda who: who.identifier,
        "a reference of nothing": lambda who: str(who.public_id)[:8],
        "an opportunity": lambda who: f"{draw.choice(WORK)} apprentice",
        "an employer": lambda who: draw.choice(employers).name,
        "a place": lambda who: "cr0 1ea",
        "nobody's name": lambda who: f"{who.given_name[::-1]} {who.family_name[::-1]}",
        "many words": lambda who: " ".join([who.given_name, who.family_name, "apprentice carpentry trust works"]),
    }
    for kind in cycle(kinds):
        yield kind, kinds[kind](draw.choice(people))
