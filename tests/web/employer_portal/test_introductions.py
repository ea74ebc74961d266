"""An employer reads what a person agreed to share; nothing on any page tells whom the service is for."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from backend.audit.models import Read
from backend.care_leavers.choices import ConsentKind
from backend.core import clock
from backend.core.protection import EMPLOYER, council_context
from backend.referrals.choices import ReferralState, Step, Way
from backend.referrals.models import Referral
from tests.factories.care_leavers import (
    AvoidedPlaceFactory,
    CareLeaverFactory,
    EntitlementSpellFactory,
    consent_to,
)
from tests.factories.gated import step
from tests.factories.referrals import referral_world
from tests.web.employer_portal.conftest import browser_of
from tests.web.pages import banner_in, errors_in, names_in_table, page_of, text_of
from tests.web.queries import get_within


LIST = reverse("employer-referrals")
SPEAKS_OF_CARE = re.compile(
    r"\bin care\b|care[ -](leaver|leaving|experienc)|looked after|foster|virtual school|personal adviser|social worker"
    r"|entitlement|young people|young person|\bEET\b|\bNEET\b|pathway|asylum|custody|probation|safeguarding",
    re.IGNORECASE,
)


@pytest.fixture
def world(in_council):
    return referral_world(in_council, ConsentKind.SHARE_PHONE, title="Baker")


@pytest.fixture
def client(world):
    return browser_of(world.employer_user)


def address(referral, name="employer-referral"):
    return reverse(name, args=[referral.public_id])


def test_the_page_holds_exactly_what_was_agreed(world, client):
    referral = world.refer()
    page = page_of(get_within(client, address(referral)))
    shown = {text_of(row.dt): text_of(row.dd) for row in page.select(".govuk-summary-list__row")}
    assert shown == {"Name": world.person.full_name, "Phone number": world.person.phone}
    assert world.person.email not in str(page)
    assert world.adviser.name in text_of(page.main)
    assert world.council.employment_team_name in text_of(page.main)
    assert Read.objects.filter(page="employer-referral", subject=referral.public_id).count() == 1


def test_introductions_that_wait_come_first(world, client):
    answered, waiting = world.refer(), world.refer(care_leaver=_with_name(world, "Bo", "Late"))
    step(referral=answered, step=Step.OFFERED, on=clock.today(), by=world.employer_user)
    assert names_in_table(get_within(client, LIST)) == ["Bo Late", world.person.full_name]
    assert waiting.state == ReferralState.INTRODUCED


def test_help_with_an_application_elsewhere_is_not_theirs_to_see(in_council):
    world = referral_world(in_council, from_feed=True)
    referral = world.refer(Way.HELPED_TO_APPLY)
    client = browser_of(world.employer_user)
    assert client.get(address(referral)).status_code == 404
    assert "Nobody has been introduced to you yet" in text_of(page_of(client.get(LIST)).main)


def test_another_employers_introduction_is_not_there(world, client, in_council):
    other = referral_world(in_council).refer()
    for name in ("employer-referral", "employer-referral-answer"):
        assert client.get(f"{address(other, name)}?answer=offered").status_code == 404


def test_an_invitation_is_one_form(world, client):
    referral = world.refer()
    answer = f"{address(referral, 'employer-referral-answer')}?answer=interview"
    get_within(client, answer)
    day = clock.today() + dt.timedelta(days=5)
    boxes = {f"interview_on_{part}": getattr(day, part) for part in ("day", "month", "year")}
    response = client.post(answer, boxes | {"interview_at": "10:30am", "words": "Ask for Sam at the front desk"})
    assert "They will pass it on" in banner_in(client.get(response.url))
    referral.refresh_from_db()
    assert referral.state == ReferralState.INTERVIEW
    event = referral.events.order_by("id").last()
    assert (event.interview_on, event.interview_at) == (day, dt.time(10, 30))
    note = event.note
    assert "10:30am" in note
    assert "Ask for Sam at the front desk" in note


def test_an_interview_in_the_past_is_refused(world, client):
    answer = f"{address(world.refer(), 'employer-referral-answer')}?answer=interview"
    boxes = {"interview_on_day": "1", "interview_on_month": "1", "interview_on_year": "2020"}
    errors = errors_in(client.post(answer, boxes | {"interview_at": "9am", "words": "Here"}))
    assert errors == ["Day of the interview must be today or later"]
    soon = clock.today() + dt.timedelta(days=5)
    boxes = {f"interview_on_{part}": getattr(soon, part) for part in ("day", "month", "year")}
    for time in ("half past", "25:00", "in the morning"):
        errors = errors_in(client.post(answer, boxes | {"interview_at": time, "words": "Here"}))
        assert errors == ["Time must be a time, like 9:30am or 14:30"], time


@pytest.mark.parametrize(
    ("answer", "words", "state"),
    [
        ("offered", "", ReferralState.OFFERED),
        ("declined_by_employer", "We need somebody for Saturdays", ReferralState.DECLINED_BY_EMPLOYER),
    ],
)
def test_offering_and_declining(world, client, answer, words, state):
    referral = world.refer()
    client.post(
        f"{address(referral, 'employer-referral-answer')}?answer={answer}", {"words": words, "reasons": ["hours"]}
    )
    referral.refresh_from_db()
    assert referral.state == state


def test_declining_asks_why(world, client):
    answer = f"{address(world.refer(), 'employer-referral-answer')}?answer=declined_by_employer"
    assert errors_in(client.post(answer, {"words": ""})) == ["Select why not this time"]


def test_opening_the_link_changes_nothing(world, client):
    referral = world.refer()
    for answer in ("interview", "offered", "declined_by_employer"):
        client.get(f"{address(referral, 'employer-referral-answer')}?answer={answer}")
    referral.refresh_from_db()
    assert referral.state == ReferralState.INTRODUCED
    assert client.get(f"{address(referral, 'employer-referral-answer')}?answer=accepted").status_code == 404


def test_an_advisers_note_stays_with_the_advisers(world, client):
    referral = world.refer()
    step(referral=referral, step=Step.INTERVIEW, on=clock.today(), by=world.employer_user, note="Monday, ask for Sam")
    step(
        referral=referral,
        step=Step.INTERVIEW_MISSED,
        on=clock.today(),
        by=world.adviser,
        note="Had to move to a new foster home that day",
    )
    shown = client.get(address(referral)).content.decode()
    assert "Monday, ask for Sam" in shown
    assert "foster" not in shown


def _with_name(world, given_name, family_name, **facts):
    person = CareLeaverFactory(council=world.council, given_name=given_name, family_name=family_name, **facts)
    consent_to(person, ConsentKind.SHARE_NAME)
    return person


def _outsider(world):
    """Somebody of whom nothing is recorded but a name."""
    return _with_name(world, "Outside", "Applicant")


def _known_from_care(world):
    person = _with_name(
        world,
        "Referred",
        "Person",
        in_custody=True,
        release_date=clock.today() + dt.timedelta(days=30),
        has_ehcp=True,
        caring_for_child=True,
        support_needs=["mental_health"],
        aspiration="I grew up in care and want to bake.",
    )
    EntitlementSpellFactory(care_leaver=person)
    AvoidedPlaceFactory(care_leaver=person, easting=100000, northing=100000)
    return person


def _pages(world, person) -> list[str]:
    """Every page on which the employer meets this person, without the name and what each request makes anew."""
    referral = world.refer(care_leaver=person, checked="Rang the offender manager, and looked at the map.")
    client = browser_of(world.employer_user)
    answer = f"{address(referral, 'employer-referral-answer')}?answer="
    urls = [LIST, address(referral), f"{answer}interview", f"{answer}offered", f"{answer}declined_by_employer"]
    pages = [client.get(url).content.decode() for url in urls]
    Referral.objects.filter(id=referral.id).update(way=Way.HELPED_TO_APPLY, disclosed={})  # out of the next one's list
    ours = (person.full_name, str(referral.public_id), referral.reference)
    return [_without(page, ours) for page in pages]


def _without(page: str, ours) -> str:
    for word in ours:
        page = page.replace(word, "…")
    return re.sub(r'name="(csrfmiddlewaretoken|draft|page_key|opened_on)" value="[\w:.=-]+"', "", page)


def test_a_referred_person_and_an_invented_outside_applicant_look_the_same(world):
    assert _pages(world, _known_from_care(world)) == _pages(world, _outsider(world))


def test_no_page_of_an_employer_speaks_of_care(world, client):
    referral = world.refer(care_leaver=_known_from_care(world), checked="Rang the offender manager about it.")
    opportunity = [world.opportunity.public_id]
    answer = f"{address(referral, 'employer-referral-answer')}?answer="
    urls = [
        LIST,
        address(referral),
        *(f"{answer}{name}" for name in ("interview", "offered", "declined_by_employer")),
        reverse("employer-opportunities"),
        reverse("employer-opportunity", args=opportunity),
        *(reverse(f"opportunity-{name}", args=opportunity) for name in ("edit", "pause", "close", "withdraw")),
        *(f"{reverse('opportunity-add')}?type={type}" for type in ("job", "apprenticeship", "supported_internship")),
        reverse("opportunity-add"),
        "/employer/referrals/nothing-here/",
    ]
    for url in urls:
        shown = client.get(url).content.decode()
        assert not SPEAKS_OF_CARE.search(shown), (url, SPEAKS_OF_CARE.search(shown))
        assert world.council.employment_team_name in shown


def test_a_place_kept_for_care_leavers_does_not_say_so_to_its_employer(in_council):
    world = referral_world(in_council, ConsentKind.SHARE_CARE_STATUS, ring_fenced=True)
    client = browser_of(world.employer_user)
    shown = client.get(reverse("employer-opportunity", args=[world.opportunity.public_id])).content.decode()
    assert not SPEAKS_OF_CARE.search(shown)


def test_the_database_itself_shows_an_employer_no_young_person(world):
    referral = world.refer()
    with council_context(world.council.id, audience=EMPLOYER, user_id=world.employer_user.id):
        assert Referral.objects.get(id=referral.id).disclosed["name"] == world.person.full_name
        assert not type(world.person).objects.exists()
