"""A council of any size, drawn with a fixed seed: nobody in it is anybody."""

import datetime as dt
from random import Random

from backend.activities.choices import ActivityCode, Source
from backend.activities.models import ActivitySpell
from backend.care_leavers.choices import ContactMethod, SupportNeed
from backend.care_leavers.models import CareLeaver, Contact
from backend.core import clock
from backend.councils.models import Council
from backend.opportunities.models import Opportunity, Site
from backend.reference.choices import Route
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerFactory
from tests.factories.opportunities import OpportunityFactory


WEST, EAST, SOUTH, NORTH = 510_000, 550_000, 150_000, 190_000
ADVERTS_AN_EMPLOYER = 5
WORDS = "Work with our team, learn at college one day a week and earn a qualification. " * 12


def make_people(council: Council, number: int) -> None:
    draw = Random(11)
    people = []
    for _ in range(number):
        facts = {
            "home_easting": draw.randrange(WEST, EAST),
            "home_northing": draw.randrange(SOUTH, NORTH),
            "birth_date": clock.today() - dt.timedelta(days=draw.randrange(6_600, 8_900)),
            "english_level": draw.randrange(3),
            "maths_level": draw.randrange(3),
            "max_travel_minutes": draw.choice([45, 60, 90]),
            "route_interests": draw.sample(Route.values, 3),
            "support_needs": draw.sample(SupportNeed.values, draw.randrange(4)),
            "readiness": draw.randrange(1, 6),
        }
        people.append(CareLeaverFactory.build(council=council, ready=True, **facts))
    CareLeaver.objects.bulk_create(people, batch_size=500)


def make_opportunities(council: Council, number: int) -> None:
    draw = Random(12)
    employers = [EmployerFactory(council=council) for _ in range(-(-number // ADVERTS_AN_EMPLOYER))]
    offers = []
    for place in range(number):
        route = draw.choice(Route.values)
        facts = {"route": route, "title": f"Apprentice, {route}", "level": draw.choice([2, 3, 4]), "description": WORDS}
        employer = employers[place % len(employers)]
        offers.append(OpportunityFactory.build(council=council, employer=employer, **facts))
    opportunities = Opportunity.objects.bulk_create(offers, batch_size=500)
    points = [(draw.randrange(WEST, EAST), draw.randrange(SOUTH, NORTH)) for _ in opportunities]
    sites = zip(opportunities, points, strict=True)
    Site.objects.bulk_create(Site(opportunity=each, address="A place", easting=x, northing=y) for each, (x, y) in sites)


def make_work_so_far(council: Council, people: list[CareLeaver]) -> None:
    """What each does, and when somebody last spoke with them."""
    draw, today = Random(21), clock.today()
    by = MembershipFactory(council=council).user
    codes = [ActivityCode.G5] * 4 + [ActivityCode.F4, ActivityCode.F2, ActivityCode.F5]
    spells, contacts = [], []
    for person in people:
        about = {"council": council, "care_leaver": person}
        began, reached = (today - dt.timedelta(days=draw.randrange(1, 700)) for _ in range(2))
        spells.append(ActivitySpell(**about, code=draw.choice(codes), starts_on=began, source=Source.WORKER))
        contacts.append(Contact(**about, on=reached, method=ContactMethod.PHONE, reached=True, recorded_by=by))
    ActivitySpell.objects.bulk_create(spells, batch_size=1_000)
    Contact.objects.bulk_create(contacts, batch_size=1_000)
