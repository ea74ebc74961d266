"""Where opportunities are: a list in which 1,280 pixels show a map beside it, and a phone shows it below."""

import random

import pytest

from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.factories.postcodes import postcodes_at
from tests.journeys.looking import axe_violations, sticks_out
from tests.journeys.people import member


pytestmark = pytest.mark.browser

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 900}
TITLES = (
    "Library assistant",
    "Digital assistant",
    "Nursery assistant apprentice",
    "Playwork apprentice",
    "Early years educator apprentice",
    "Bike mechanic apprentice",
    "Teaching assistant apprentice",
    "Barbering apprentice",
    "Network cable installer",
    "Arborist apprentice",
    "Baker apprentice",
    "Bricklayer apprentice",
    "Business administrator apprentice",
    "Stonemason foundation apprenticeship",
    "Supported internship, hospital",
    "Catering assistant",
)


@pytest.fixture(scope="module")
def adviser(address):
    draw, council = random.Random(5), CouncilFactory()
    mine = member(council, Role.EET_ADVISER, "Priya Ravenscar")
    postcodes_at({"SE25 6AA": (533900, 168300), "SE25 6AB": (534300, 168900), "SE25 4XX": (534800, 168100)})
    with council_context(council.id):
        CareLeaverFactory(
            council=council, given_name="Danielle", family_name="Abara", eet_adviser=mine.user, home_postcode="SE25 6AB"
        )
        CareLeaverFactory(
            council=council,
            given_name="Sam",
            family_name="Okoro",
            eet_adviser=mine.user,
            home_postcode="SE25 6AB",
            home_is_confidential=True,
        )
        for title in TITLES:
            one = OpportunityFactory(council=council, title=title)
            SiteFactory(
                opportunity=one,
                address="1 High Street, Croydon",
                easting=533900 + draw.randint(-9000, 9000),
                northing=168300 + draw.randint(-9000, 9000),
            )
        group = EmployerFactory(council=council, name="Oakhanger Care Homes")
        for n in range(9):
            one = OpportunityFactory(
                council=council,
                title="Adult care worker apprentice" if n % 2 else "Adult care worker - apprentice",
                employer=group,
            )
            SiteFactory(
                opportunity=one,
                address=f"{n} Mead Road, Bromley",
                postcode="BR1 1AA",
                easting=533900 + draw.randint(-7000, 7000),
                northing=168300 + draw.randint(-7000, 7000),
            )
        for n in range(3):
            one = OpportunityFactory(council=council, title=f"Ward clerk {n}")
            SiteFactory(
                opportunity=one,
                address=f"{n} London Road, Thornton Heath",
                postcode="CR7 1AA",
                easting=531900,
                northing=168000,
            )
        OpportunityFactory(council=council, title="Claims handler", remote=True)
    return mine


def test_look(at_a_browser, adviser):
    person = at_a_browser(adviser, viewport=WIDE).is_signed_in()
    for name, size in (("wide", WIDE), ("narrow", NARROW)):
        person.page.set_viewport_size(size)
        person.opens("/opportunities/?near=SE25&within=5")
        person.page.screenshot(path=f"/tmp/map_scratch/{name}.png", full_page=True)
        print(name, axe_violations(person.page), sticks_out(person.page, size["width"]))
    person.page.set_viewport_size(WIDE)
    person.opens("/opportunities/")
    person.page.screenshot(path="/tmp/map_scratch/plain.png", full_page=True)
    person.page.get_by_text("9 alike").click()
    person.page.get_by_label("Near a young person").select_option(label="Sam Okoro") if person.page.locator(
        "select#id_person"
    ).is_visible() else None
    person.page.screenshot(path="/tmp/map_scratch/open.png", full_page=True)
    from backend.care_leavers.models import CareLeaver
    from backend.opportunities.models import Opportunity
    with council_context(adviser.council_id):
        sam, dani = (CareLeaver.objects.get(given_name=n).public_id for n in ("Sam", "Danielle"))
        op = Opportunity.objects.filter(title="Library assistant").get().public_id
    person.opens(f"/opportunities/?person={sam}")
    person.page.screenshot(path="/tmp/map_scratch/sam.png")
    person.opens(f"/opportunities/?person={dani}&within=2")
    person.page.screenshot(path="/tmp/map_scratch/dani.png")
    person.opens(f"/opportunities/{op}/?person={dani}")
    person.page.screenshot(path="/tmp/map_scratch/op.png", full_page=True)
    print(axe_violations(person.page))
    person.opens("/opportunities/?near=Nowhere&within=5")
    person.page.screenshot(path="/tmp/map_scratch/wrong.png", full_page=True)
