"""What a provider is told by its link: nothing of care, home, custody or need, whatever is known of a person."""

import datetime as dt
import re

import pytest

from backend.activities.enrolments import add_provider, enrol
from backend.activities.models import ListAnswer
from backend.activities.provider_lists import ask_provider
from backend.activities.services import start_activity
from backend.care_leavers.models import CareLeaver
from backend.links.choices import Purpose
from tests.architecture.headers import BY_LINK_TO_AN_EMPLOYER
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import worker
from tests.today import today_is
from tests.web.employer_portal.by_link.link_states import told_by
from tests.web.employer_portal.by_link.links import LEARNERS_DOOR, browser
from tests.web.link_addresses import addresses_of, ask, faults_of, known_everywhere
from tests.web.sign_in import signed_in


TODAY = dt.date(2026, 6, 15)
_today_is = today_is(TODAY)
# Each is planted in the record, and none may come out again.
PLANTED = {
    "family_name": "Quirkington",
    "identifier": "CANARY-1",
    "phone": "07700900123",
    "email": "canary@example.org",
    "own_word": "canaryword",
    "personal_adviser_name": "Canary Adviser",
    "home_postcode": "CR0 9ZZ",
    "aspiration": "canary dream",
    "interpreter_language": "Canarish",
    "licence_conditions": "canary licence",
    "contact_preference": "canary way",
}
FACTS = {
    "in_custody": True,
    "release_date": dt.date(2026, 9, 1),
    "home_is_confidential": True,
    "seeking_asylum": True,
    "right_to_work": False,
    "has_ehcp": True,
    "caring_for_child": True,
    "support_needs": ["mental_health"],
    "dbs_clear": None,
    "home_moves_3y": 7,
    "in_touch": "NO",
    "readiness": 1,
}
TELLS = (*PLANTED.values(), "care", "Care", "custody", "asylum", "young person", "virtual school", "Quirkington")


@pytest.fixture
def inside(in_council):
    """A provider that is in by its link, with one person on its list."""
    made = add_provider(
        council=in_council,
        name="Evergreen",
        kind="college",
        contact_name="Jo",
        email="jo@c.example",
        by=worker(in_council),
    )
    person = CareLeaverFactory(council=in_council, given_name="Amina", **PLANTED)
    agreed = {"ground": "consent", "agreed_on": TODAY, "agreed_how": "phone", "by": made.by}
    enrol(care_leaver=person, provider=made, code="F2", starts_on=dt.date(2026, 1, 5), **agreed)
    ask_provider(provider=made, by=made.by)
    return made, person, LEARNERS_DOOR.come_in(browser(), made)


def shown(client) -> str:
    """The whole answer, but for what differs each time it is drawn."""
    text = client.get(LEARNERS_DOOR.inside).content.decode()
    assert "Amina Q." in text
    return re.sub(
        r'(name="csrfmiddlewaretoken" value|name="visit" value|nonce|name="request-id" content)="[^"]*"', "", text
    )


def test_two_who_are_equal_but_for_what_only_we_know_give_one_page(inside):
    _, person, client = inside
    before = shown(client)
    CareLeaver.objects.filter(pk=person.pk).update(**FACTS)
    assert shown(client) == before
    consent_to(person, "share_care_status", "share_phone")
    start_activity(care_leaver=person, code="G4", on=TODAY, source="worker", by=None)
    assert shown(client) == before


@pytest.mark.parametrize("comes", ["with the link alone", "inside"])
def test_no_address_tells_what_was_planted(inside, comes):
    made, person, client = inside
    CareLeaver.objects.filter(pk=person.pk).update(**FACTS)
    known = known_everywhere(Purpose.PROVIDER_LIST, token=LEARNERS_DOOR.token_for(made))
    cookies = {name: each.value for name, each in client.cookies.items()} if comes == "inside" else {}
    addresses, found = addresses_of(Purpose.PROVIDER_LIST, known), {}
    assert {LEARNERS_DOOR.inside, LEARNERS_DOOR.outside} <= set(addresses.values())
    for name, address in addresses.items():
        for method in ("get", "head", "options", "put", "patch", "delete", "post"):
            answer, _ = ask(browser(), method, address, cookies)
            if wrong := faults_of(answer, method, BY_LINK_TO_AN_EMPLOYER, _tells_nothing):
                found[name, method] = wrong
    assert found == {}
    assert not ListAnswer.objects.exists()


def _tells_nothing(answer) -> bool:
    return not [each for each in TELLS if each in told_by(answer)]


def test_what_a_provider_said_of_one_who_stands_on_another_list_is_not_told_to_that_one(inside, in_council):
    made, person, client = inside
    other = add_provider(
        council=in_council, name="Other", kind="hub", contact_name="Al", email="al@h.example", by=made.by
    )
    agreed = {"ground": "consent", "agreed_on": TODAY, "agreed_how": "phone", "by": made.by}
    enrol(care_leaver=person, provider=other, code="F2", starts_on=dt.date(2026, 1, 5), **agreed)
    ask_provider(provider=other, by=made.by)
    before = shown(client)
    adviser, _ = signed_in(in_council)
    row = person.enrolments.get(provider=other)
    said = {"said": "moved", "moved_after": "1/6/2026", "where": "Canary College"}
    assert adviser.post(f"/people/enrolments/{row.public_id}/said/", said).status_code == 302
    assert shown(client) == before
