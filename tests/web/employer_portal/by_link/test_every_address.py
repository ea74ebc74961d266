"""Every address of an employer's link, outside and inside a visit, by each method and in each state of the link."""

import datetime as dt
from uuid import UUID

import pytest

from backend.core import clock
from backend.links.choices import Purpose
from backend.links.models import Link
from backend.referrals.agreements import take_agreement_back
from backend.referrals.deletions import ask_to_delete
from backend.referrals.models import ReferralEvent
from backend.web.kit.visits import PLACES
from tests.architecture.headers import BY_LINK_TO_AN_EMPLOYER
from tests.factories.care_leavers import consent_to
from tests.factories.documents import sent_cv
from tests.factories.gated import step
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.employer_portal.by_link.link_states import INTRODUCTION_STATES, is_silent
from tests.web.employer_portal.by_link.links import (
    DELETION_DOOR,
    INTRODUCTION_DOOR,
    Door,
    browser,
    contact_without_account,
)
from tests.web.employer_portal.by_link.test_deletion_matrix import STATES as DELETION_STATES
from tests.web.link_addresses import METHODS, addresses_of, ask, faults_of, faults_of_cookies, known_everywhere


TODAY = dt.date(2026, 6, 15)
_today_is = today_is(TODAY)
SILENT = ("get", "head", "options", "put", "patch", "delete")


def lock(world, contact, referral):
    Link.objects.filter(address=contact.email).update(wrong_tries=5, locked_at=clock.now())


STATES = {
    Purpose.INTRODUCTION: {name: make for name, (make, *_) in INTRODUCTION_STATES.items() if name != "fresh"}
    | {"locked": lock},
    Purpose.DELETE_REQUEST: {
        name: make for name, (make, *_) in DELETION_STATES.items() if name not in ("fresh", "paused")
    }
    | {"locked": lock},
}
EACH = [(purpose, state) for purpose, states in STATES.items() for state in states]


class Inside:
    """A contact who is in by a link of a purpose, with every address of it and the cookies of their visit."""

    def __init__(self, purpose: Purpose, council):
        self.purpose = purpose
        self.world = referral_world(council, title="Baker")
        self.contact = contact_without_account(self.world)
        door = self._introduced() if purpose == Purpose.INTRODUCTION else self._asked_to_delete()
        client = door.come_in(browser(), self.contact)
        self.token = door.token_for(self.contact)
        self.cookies = {name: each.value for name, each in client.cookies.items()}
        named = getattr(self, "document", UUID(int=7))
        self.addresses = addresses_of(purpose, known_everywhere(purpose, token=self.token, public_id=named))
        self.place, self.client = PLACES[purpose], browser()

    def _introduced(self) -> Door:
        sent = sent_cv(self.world, words="I can bake.")
        self.referral, self.document = sent.referral, sent.public_id
        on = {"interview_on": TODAY + dt.timedelta(days=3), "on": TODAY}
        step(referral=self.referral, step="interview", by=self.world.adviser, **on)
        return INTRODUCTION_DOOR

    def _asked_to_delete(self) -> Door:
        consent_to(self.world.person, "share_phone", "share_care_status")
        self.referral = self.world.refer()
        consent = self.world.person.consents.get(kind="share_name")
        (taken,) = take_agreement_back(consent=consent, by=self.world.adviser).consents
        ask_to_delete(consent=taken, referral=UUID(str(self.referral.public_id)), by=self.world.adviser)
        return DELETION_DOOR

    def is_quiet(self, answer) -> bool:
        return is_silent(answer, self.world, self.contact, "07700900123", "in care", self.token)

    def faults(self, methods, cookies) -> dict[tuple[str, str], list[str]]:
        """Of each address by each method: nothing is told, nothing is written, nothing is kept by a cache."""
        found = {}
        for name, address in self.addresses.items():
            for method in methods:
                answer, written = ask(self.client, method, address, cookies)
                wrong = faults_of(answer, method, BY_LINK_TO_AN_EMPLOYER, self.is_quiet_at(name))
                wrong += faults_of_cookies(answer, self.place)
                wrong += written if method in SILENT else []
                if wrong:
                    found[name, method] = wrong
        return found

    def is_quiet_at(self, name: str):
        """The pages before the code stand at the address of the link, and lead back to it."""
        has_token = name.endswith(("-link", "-code", "-access"))
        return lambda answer: is_silent(
            answer, self.world, self.contact, "07700900123", "in care", *([] if has_token else [self.token])
        )


@pytest.fixture(params=STATES)
def inside(request, in_council):
    return Inside(request.param, in_council)


def test_every_address_is_there(inside):
    assert len(inside.addresses) >= {Purpose.INTRODUCTION: 10, Purpose.DELETE_REQUEST: 6}[inside.purpose]
    assert any(each.endswith(".ics") for each in inside.addresses.values()) == (inside.purpose == Purpose.INTRODUCTION)


def test_whoever_has_the_link_alone_is_told_nothing_by_any_method(inside):
    before = ReferralEvent.objects.count()
    assert inside.faults(SILENT, {}) == {}
    within = {each: address for each, address in inside.addresses.items() if inside.token not in address}
    for address in within.values():
        answer, written = ask(inside.client, "post", address, {})
        assert (answer.status_code in (302, 405), inside.is_quiet(answer), written) == (True, True, [])
    assert ReferralEvent.objects.count() == before


@pytest.mark.parametrize(("purpose", "state"), EACH)
def test_whoever_is_in_is_told_no_more_once_it_is_closed(in_council, purpose, state):
    inside = Inside(purpose, in_council)
    STATES[purpose][state](inside.world, inside.contact, inside.referral)
    before = ReferralEvent.objects.count()
    found = inside.faults(SILENT, inside.cookies)
    assert found == {}
    for address in (each for each in inside.addresses.values() if inside.token not in each):
        answer, _ = ask(inside.client, "post", address, inside.cookies)
        assert answer.status_code in (302, 303, 403, 404, 405, 409, 410), address
        assert inside.is_quiet(answer), address
    assert ReferralEvent.objects.count() == before


def test_what_a_visit_reads_is_kept_by_nobody_and_looking_writes_nothing(inside):
    """Of one that is open: what its pages say is for who came in, and its address is in none of them."""
    for name, address in inside.addresses.items():
        for method in SILENT:
            answer, written = ask(inside.client, method, address, inside.cookies)
            wrong = faults_of(answer, method, BY_LINK_TO_AN_EMPLOYER, lambda _: True)
            assert (wrong, written, faults_of_cookies(answer, inside.place)) == ([], [], []), (name, method)
            if inside.token not in address:
                assert inside.token not in answer.content.decode(errors="replace") + str(answer.headers), name
            named = answer.headers.get("Content-Disposition", "")
            for each in (inside.world.person.given_name, inside.world.person.family_name, "care"):
                assert each.lower() not in named.lower(), name


def test_what_is_sent_without_the_page_of_this_visit_is_recorded_nowhere(inside):
    before = ReferralEvent.objects.count()
    for name, address in inside.addresses.items():
        if inside.token in address:
            continue
        sent = f"{address}?answer=offered" if name.endswith("answer") else address
        answer, _ = ask(inside.client, "post", sent, inside.cookies)
        assert answer.status_code in (303, 405, 409), name
    assert ReferralEvent.objects.count() == before


def test_methods_are_all_tried():
    assert set(METHODS) == {*SILENT, "post"}
