"""The part of the benchmark of desks that needs the database: called by tests.benchmarks.desks."""

import time
from random import Random
from statistics import median

from django.test import Client

from backend.care_leavers.models import CareLeaver
from backend.config import wsgi
from backend.core.jobs import defer_sending
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.models import Council, Membership
from backend.opportunities.models import Opportunity
from backend.shortlists.models import Match
from tests.benchmarks.measuring import Marks
from tests.benchmarks.service_council import make_opportunities, make_people, make_work_so_far
from tests.factories.care_leavers import consent_to
from tests.factories.councils import CouncilFactory
from tests.factories.referrals import referral_world
from tests.factories.shortlists import MatchFactory, MatchRunFactory
from tests.web.sign_in import signed_in
from tools.local_servers.database import database_for_tests, run_as_owner


PEOPLE, OPPORTUNITIES, OF_ONE_ADVISER, MATCHES_EACH, REFERRED = 5_000, 2_000, 80, 20, 6
MOST_MILLISECONDS = 300
AGAIN = 9
PAGES = (
    "/today/",
    "/today/?whose=all",
    "/people/",
    "/people/?whose=all",
    "/people/?whose=all&rows=all",
    "/opportunities/",
)
WHOLE = "rows=all"


def measure() -> int:
    marks = Marks()
    with database_for_tests():
        council = CouncilFactory()
        with council_context(council.id), defer_sending():
            _fill(council)
        run_as_owner(["ANALYZE"])
        assert wsgi.application  # every page is imported, as in a process that serves
        for role in (Role.EET_ADVISER, Role.STAFF):
            client, membership = signed_in(council, role)
            with council_context(council.id):
                _give(council, membership)
            for page in PAGES:
                _measure(marks, client, f"{role.label}, {page}", page)
    return 1 if marks.missed else 0


def _measure(marks: Marks, client: Client, name: str, page: str) -> None:
    first, *again = [_milliseconds(client, page) for _ in range(AGAIN + 1)]
    marks.tell(f"{name}, the first of a process", first[0], "ms")
    middle, processor = (median(each) for each in zip(*again, strict=True))
    marks.tell("  processor time of this process, the middle", processor, "ms")
    if page == WHOLE:
        marks.tell(f"  the middle of {AGAIN}", middle, "ms")
    else:
        marks.at_most(f"  the middle of {AGAIN}", middle, MOST_MILLISECONDS, "ms")


def _milliseconds(client: Client, page: str) -> tuple[float, float]:
    began, processor = time.perf_counter(), time.process_time()
    assert client.get(page).status_code == 200
    return (time.perf_counter() - began) * 1_000, (time.process_time() - processor) * 1_000


def _fill(council: Council) -> None:
    draw = Random(21)
    make_people(council, PEOPLE)
    make_opportunities(council, OPPORTUNITIES)
    people, offers = list(CareLeaver.objects.all()), list(Opportunity.objects.all())
    make_work_so_far(council, people)
    run = MatchRunFactory(council=council)
    matches = [
        MatchFactory.build(council=council, care_leaver=person, run=run, opportunity=offer, position=place)
        for person in people
        for place, offer in enumerate(draw.sample(offers, MATCHES_EACH), start=1)
    ]
    Match.objects.bulk_create(matches, batch_size=1_000)


def _give(council: Council, membership: Membership) -> None:
    """To an adviser young people of their own, some of them with an employer."""
    if membership.role != Role.EET_ADVISER:
        return
    world = referral_world(council)
    theirs = list(CareLeaver.objects.order_by("id")[:OF_ONE_ADVISER])
    CareLeaver.objects.filter(id__in=[each.id for each in theirs]).update(eet_adviser=membership.user)
    for person in theirs[:REFERRED]:
        consent_to(person, "share_name")
        world.refer(care_leaver=person)
