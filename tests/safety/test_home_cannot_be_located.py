"""Who has no need to know where somebody lives or must not go cannot work it out from all they may read.

Everything is read through real requests: every page of the service, every list of the API, files too. What is read of
journeys goes to a solver; what is read of safety is compared between worlds that differ in a mark alone.
"""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from backend.care_leavers.mark_readers import Readers
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.safety import avoid_employer, avoid_place
from backend.councils.choices import Role
from backend.opportunities.sharing import share_with
from backend.ranking.services import rank_care_leaver
from backend.shortlists import permissions
from tests.api.callers import Caller
from tests.architecture.access import table
from tests.architecture.routes import routes
from tests.factories.councils import CouncilFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import referral_world
from tests.safety import locating
from tests.web.sign_in import sign_in, signed_in


pytestmark = pytest.mark.django_db
HOME = (531_370, 168_940)
KM = 1_000
NOT_PLACED = 3 * KM  # nobody without need may be surer than this
# Places at known points around the home, on a ragged grid of 20 km.
POINTS = [
    (HOME[0] + 6_700 * column + 910 * row - 12_000, HOME[1] + 6_300 * row + 730 * column - 9_000)
    for column in range(4)
    for row in range(3)
]
FEW = 6  # of them before each landing: those that marks are about, and others beside them
NO_NEED = ("auditor", "officer", "administrator", "employer", "partner")
OF_ACTS = re.compile(r"^/audit/.*csv$")  # who did what
SKIPPED = re.compile(r"logout|health|schema|demo|account|sitemap|robots|static|__|reauth|mfa|oidc|models/|drafts|feeds")


@pytest.fixture
def place_world(in_council):
    return made_world(in_council, POINTS)


@pytest.fixture
def small_place_world(in_council):
    return made_world(in_council, POINTS[:FEW])


def made_world(in_council, points):
    """One young person whose home is confidential, a referral that is out, and opportunities everywhere."""
    world = referral_world(in_council, title="Place 00")
    CareLeaver.objects.filter(id=world.person.id).update(
        home_postcode="CR0 9ZZ",
        home_easting=HOME[0],
        home_northing=HOME[1],
        home_authority_code="E09000008",
        home_is_confidential=True,
        max_travel_minutes=120,
    )
    world.person.refresh_from_db()
    world.points = {}
    for number, (easting, northing) in enumerate(points):
        each = OpportunityFactory(council=in_council, title=f"Place {number:02d}") if number else world.opportunity
        each.sites.all().delete()
        each.sites.create(postcode=f"ZE{number % 9 + 1} 1AA", easting=easting, northing=northing)
        world.points[each.title] = (easting, northing)
        world.last = each
    world.officer = signed_in(in_council, Role.ENGAGEMENT_OFFICER)[1]
    world.referral = world.refer()
    rank_care_leaver(care_leaver=world.person)
    world.clients = clients_of(world)
    return world


def clients_of(world):
    """Browser and API of everybody who has no need, and the adviser, who has."""
    other = CouncilFactory()
    share_with(opportunity=world.last, partners=[other], with_all=False, by=world.officer.user)
    employer = world.employer_user.memberships.get(council=world.council)
    found = {
        "auditor": signed_in(world.council, Role.AUDITOR),
        "officer": (sign_in_again(world.officer), world.officer),
        "administrator": signed_in(world.council, Role.ADMINISTRATOR),
        "employer": (sign_in_again(employer), employer),
        "partner": signed_in(other, Role.EET_ADVISER),
        "adviser": signed_in(world.council, Role.EET_ADVISER),
    }
    return {name: (client, Caller.acting_in(membership)) for name, (client, membership) in found.items()}


def sign_in_again(membership):
    return sign_in(Client(), membership)


def addresses(world, let_in=None):
    """Every route, about the person, the referral, each opportunity and each pair; or those that let this role in."""
    opportunities = list(type(world.opportunity).objects.filter(council=world.council).order_by("title"))
    for route in routes():
        if not route.name or SKIPPED.search(route.text) or (let_in and is_refused(route.name, let_in)):
            continue
        if {"person_id", "opportunity_id"} <= route.parameters:
            for each in opportunities:
                yield route.address({"person_id": world.person.public_id, "opportunity_id": each.public_id})
        elif "public_id" in route.parameters:
            rows = [world.person, world.referral, world.opportunity, world.last]
            yield from (route.address({"public_id": row.public_id}) for row in rows)
        elif not route.parameters:
            yield route.address()


def is_refused(name: str, role: Role) -> bool:
    """By the table of who gets in, of which tests/architecture/test_access tries every refusal."""
    return name in table() and not table()[name].lets(role, "GET")


def read_everything(world, who, only: str = "") -> dict[str, str]:
    """Address and text of everything they may read (or of what begins so), without what is of the request alone."""
    return read(world, who, [each for each in addresses(world) if each.startswith(only)])


def read(world, who, asked) -> dict[str, str]:
    client, caller = world.clients[who]
    shown = {}
    for address in dict.fromkeys(asked):
        reader = caller.client if address.startswith("/api/") else client
        answer = reader.get(address)
        if answer.status_code == 200:
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            text = _text_of(body.decode(errors="replace"))
            shown[address] = without_readers_acts(text, world) if OF_ACTS.match(address) else text
    return shown


def without_readers_acts(text: str, world) -> str:
    """Whoever reads everything is found reading the next time: looked for is what others did."""
    readers = [caller.membership.user.name for _, caller in world.clients.values()]
    return "\n".join(line for line in text.split("\n") if not any(name in line for name in readers))


def _text_of(body: str) -> str:
    if not body.lstrip().startswith("<"):
        return body
    page = BeautifulSoup(body, "html.parser")
    main = page.find("main") or page
    for each in main.select("script, style, form input[type=hidden]"):
        each.decompose()
    for part in main.select("tr, .onward-match, .govuk-summary-list__row"):
        part.append("\n")  # what is about one place stays together
    return "\n".join(" ".join(line.split()) for line in main.get_text(" ").split("\n") if line.strip())


def rings_of(world, shown: dict[str, str]) -> list[locating.Ring]:
    """What is read of journeys: in the lines that name a place, on the pages about it alone, and in rows of the API."""
    rings = []
    ids = {str(each.public_id): each.title for each in type(world.opportunity).objects.all()}
    for address, text in shown.items():
        about = next((title for key, title in ids.items() if key in address), None)
        if text.startswith("{"):
            for row in re.split(r'(?="public_id")', text):
                title = next((each for each in world.points if f'"{each}"' in row), None)
                rings += locating.rings_in_text(world.points[title], row) if title else []
                exact = re.search(r'"minutes":\s*([\d.]+)', row) if title else None
                if exact:
                    around = 2.5 if float(exact[1]) % 5 == 0 else 0.01
                    rings.append(locating.ring_of_minutes(world.points[title], float(exact[1]), around=around))
            continue
        if about:
            rings += locating.rings_in_text(world.points[about], text)
            continue
        for part in re.split(r"(?=Place \d\d)", text):
            if part[:8] in world.points:
                rings += locating.rings_in_text(world.points[part[:8]], part)
    return rings


def sureness(world, shown) -> float:
    return locating.uncertainty(locating.feasible(rings_of(world, shown), around=HOME, width=40 * KM))


def secrets_of_the_home(text: str) -> list[str]:
    return [each for each in ("CR0 9ZZ", "CR0 area", "531370", "168940", "E09000008") if each in text]


@pytest.mark.full
@pytest.mark.parametrize("who", NO_NEED)
def test_who_has_no_need_cannot_place_a_confidential_home(place_world, who):
    """Before each landing of what the auditor read in the worlds that differ in a mark."""
    is_not_placed(place_world, read_everything(place_world, who))


def is_not_placed(world, shown):
    assert len(shown) >= 3
    assert rings_of(world, shown) == []
    assert sureness(world, shown) > NOT_PLACED
    assert [address for address, text in shown.items() if secrets_of_the_home(text)] == []
    assert not any("120 minutes" in text for text in shown.values())


@pytest.mark.full
def test_the_solver_finds_the_home_when_the_faults_are_put_back(place_world, monkeypatch):
    """Rankings open to the auditor, in minutes: pages to five, the API to the last digit."""
    CareLeaver.objects.filter(id=place_world.person.id).update(home_is_confidential=False)
    rank_care_leaver(care_leaver=CareLeaver.objects.get(id=place_world.person.id))
    everybody = Role.AUDITOR, Role.EET_ADVISER
    monkeypatch.setattr(permissions, "can_see_rankings", lambda viewer: viewer.role in everybody)
    monkeypatch.setattr("backend.api.v1.shortlists.serializers.minutes_told", lambda person, minutes: minutes)
    monkeypatch.setattr("backend.api.v1.shortlists.views.MatchViewSet.may", staticmethod(lambda viewer: True))
    given_out = read_everything(place_world, "auditor", only="/api/")
    assert len(rings_of(place_world, given_out)) > 10
    assert sureness(place_world, given_out) < NOT_PLACED / 3
    pages = read_everything(place_world, "adviser", only=f"/people/{place_world.person.public_id}/")
    assert sureness(place_world, pages) < NOT_PLACED


@pytest.mark.full
def test_who_works_with_them_reads_bands_and_no_number(place_world):
    """The residual that `docs/decisions` speaks of: bands around many known points still say roughly where."""
    shown = read_everything(place_world, "adviser")
    rings = rings_of(place_world, shown)
    assert len(rings) >= len(POINTS)
    assert {(ring.least, ring.most) for ring in rings} <= {*locating.BANDS.values()}
    assert sureness(place_world, shown) > KM
    api = next(text for address, text in shown.items() if address.startswith("/api/v1/shortlists/"))
    assert '"minutes":null' in api.replace(" ", "")
    decimals = re.findall(r'"(?:score|reference|contribution)":\s*-?\d+\.(\d+)', api)
    assert decimals
    assert max(map(len, decimals)) <= 2


MARKS = {
    "place": lambda world: avoid_place(
        care_leaver=world.person,
        easting=POINTS[5][0],
        northing=POINTS[5][1],
        radius_metres=2_000,
        note="CANARY",
        by=world.adviser,
    ),
    "employer": lambda world: avoid_employer(
        care_leaver=world.person,
        employer=type(world.opportunity).objects.get(title="Place 04").employer,
        note="CANARY",
        by=world.adviser,
    ),
    "hidden place": lambda world: avoid_place(
        care_leaver=world.person,
        easting=POINTS[8][0],
        northing=POINTS[8][1],
        radius_metres=2_000,
        note="CANARY",
        by=world.adviser,
        seen_by=Readers(is_restricted=True),
    ),
}


def test_two_marks_change_nothing_that_the_auditor_can_read(small_place_world):
    """At once: two changes that undo each other are not to be expected.

    What the table of who gets in refuses is asked for in make test-full alone, and so is again what was refused before.
    """
    let_in = list(addresses(small_place_world, let_in=Role.AUDITOR))
    before = {"auditor": read(small_place_world, "auditor", let_in)}
    no_mark_changes_what_is_read(small_place_world, before, [("place", "employer")], refused_again=False)


@pytest.mark.full
def test_a_mark_changes_nothing_that_who_has_no_need_can_read(place_world):
    before = {who: read_everything(place_world, who) for who in NO_NEED}
    no_mark_changes_what_is_read(place_world, before, [(name,) for name in MARKS], refused_again=True)


def no_mark_changes_what_is_read(world, before, marks, *, refused_again):
    for names in marks:
        for name in names:
            MARKS[name](world)
        rank_care_leaver(care_leaver=CareLeaver.objects.get(id=world.person.id))
        for who in before:
            after = read_everything(world, who) if refused_again else read(world, who, before[who])
            is_not_placed(world, after)
            changed = [address for address in {*before[who], *after} if before[who].get(address) != after.get(address)]
            assert [each for each in changed if not MOVES_BY_ITSELF.search(each)] == [], (names, who)


# What moves from one reading to the next whoever avoids what: counts of calls, when somebody was last here, and what
# readers did; the rows of the last are compared in their CSV file, without those of readers.
MOVES_BY_ITSELF = re.compile(r"^/(keys|administration)|^/audit/(who-did-what\.xlsx)?$")
