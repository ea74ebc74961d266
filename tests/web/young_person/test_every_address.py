"""Every address of a young person's own page, outside and inside a visit, by each method, in each state of the link."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.protection import council_context
from backend.links import visits
from backend.links.choices import LIFE, Purpose
from backend.links.models import AgreedWord, Link
from backend.links.services import end_links
from backend.web.kit.visits import PLACES
from tests.architecture.headers import BY_LINK, EXIT
from tests.web.link_addresses import addresses_of, ask, faults_of, faults_of_cookies, known_everywhere
from tests.web.young_person.test_coming_in import says_nothing_personal
from tests.web.young_person.worlds import WORD, asked_about


STEPS = Purpose.NEXT_STEPS
SILENT = ("get", "head", "options", "put", "patch", "delete")


def expire(mine):
    over = {"created_at": clock.now() - LIFE[STEPS], "expires_at": clock.now()}
    Link.objects.filter(pk=mine.link.pk).update(**over)


CLOSED = {
    "expired": expire,
    "switched off": lambda mine: end_links(council=mine.council, holder=mine.person.public_id, by=mine.adviser),
    "locked": lambda mine: Link.objects.filter(pk=mine.link.pk).update(wrong_tries=5, locked_at=clock.now()),
    "in custody": lambda mine: update_profile(care_leaver=mine.person, in_custody=True, by=mine.adviser),
    "support has ended": lambda mine: CareLeaver.objects.filter(pk=mine.person.pk).update(
        support_ended_on=clock.today()
    ),
}


class Reached:
    """Who is in, every address with rows that are theirs, and the cookies of their visit."""

    def __init__(self, mine):
        self.mine = mine
        pick = mine.suggested()[0]
        referral = mine.put_forward(pick.opportunity)
        with council_context(mine.council.id):
            consent = mine.person.consents.first()
            asked = asked_about(mine)
        known = known_everywhere(STEPS, token=mine.token, kind="talk")
        theirs = {"next-steps-answer": pick, "next-steps-seen": referral, "next-steps-stop": consent}
        theirs["next-steps-stop-asking"] = asked
        for name, row in theirs.items():
            known[name]["public_id"] = row.public_id
        self.addresses = addresses_of(STEPS, known) | {"no such page": "/next/no/such/page/"}
        client = mine.come_in()
        self.cookies = {name: each.value for name, each in client.cookies.items()}
        self.client = Client(raise_request_exception=False)

    def faults(self, methods, cookies, *, is_quiet) -> dict[tuple[str, str], list[str]]:
        found = {}
        for name, address in self.addresses.items():
            for method in methods:
                answer, written = ask(self.client, method, address, cookies)
                leads_out = answer.get("Location", "").startswith(EXIT)
                headers = BY_LINK | ({"Referrer-Policy": "no-referrer"} if leads_out else {})
                wrong = faults_of(answer, method, headers, is_quiet)
                wrong += faults_of_cookies(answer, PLACES[STEPS])
                wrong += written if method in SILENT else []
                if wrong:
                    found[name, method] = wrong
        return found

    def is_quiet(self, answer) -> bool:
        return says_nothing_personal(self.mine, answer)


@pytest.fixture
def reached(mine):
    return Reached(mine)


def test_every_address_is_there(reached):
    assert len(reached.addresses) >= 14
    assert {
        "next-steps-seen",
        "next-steps-stop-asking",
        "next-steps-stop",
        "next-steps-meet",
        "next-steps-handover",
    } <= set(reached.addresses)


def test_whoever_has_the_link_alone_is_told_nothing_by_any_method(reached):
    assert reached.faults((*SILENT, "post"), {}, is_quiet=reached.is_quiet) == {}


@pytest.mark.parametrize("state", CLOSED)
def test_whoever_is_in_is_told_nothing_once_it_is_closed(reached, state):
    """The telephone was left open, or lent: the page on it says nothing more."""
    with council_context(reached.mine.council.id):
        CLOSED[state](reached.mine)
    assert reached.faults((*SILENT, "post"), reached.cookies, is_quiet=reached.is_quiet) == {}
    with council_context(reached.mine.council.id):
        assert not reached.mine.person.own_messages.exists()
        assert not reached.mine.person.consents.exclude(withdrawn_on=None).exists()


def test_what_a_visit_reads_is_kept_by_nobody_and_looking_writes_nothing(reached):
    assert reached.faults(SILENT, reached.cookies, is_quiet=lambda answer: reached.mine.token not in str(answer)) == {}
    for name, address in reached.addresses.items():
        answer, _ = ask(reached.client, "get", address, reached.cookies)
        told = answer.content.decode() + str(answer.headers) + answer.cookies.output()
        assert reached.mine.token not in told or name == "next-steps-entry", name


def test_what_is_sent_without_the_page_of_this_visit_is_kept_nowhere(reached):
    for address in reached.addresses.values():
        ask(reached.client, "post", address, reached.cookies)
    with council_context(reached.mine.council.id):
        assert not reached.mine.person.own_messages.exists()
        assert not reached.mine.person.consents.exclude(withdrawn_on=None).exists()


@pytest.mark.parametrize("method", ["get", "head", "post"])
def test_altered_never_made_and_of_another_shape_take_the_same_work(mine, method, monkeypatch):
    """Neither the number of questions nor a slow digest tells that one was nearly right."""
    digests, works = [], []
    monkeypatch.setattr(visits, "check_password", lambda *_: digests.append(1))
    changed = [mine.token[:at] + ("A" if mine.token[at] != "A" else "B") + mine.token[at + 1 :] for at in (0, 30, 64)]
    for token in (*changed, "A" * 65, mine.token[::-1], f"{mine.token}A"):
        with CaptureQueriesContext(connection) as captured:
            answer = getattr(Client(), method)(f"/next/{token}/", {"word": WORD} if method == "post" else None)
        works.append((answer.status_code, len(captured), answer.content))
    assert len(set(works)) == 1
    assert digests == []


def test_a_try_takes_one_digest_whether_or_not_a_word_was_agreed(mine, monkeypatch):
    digests, right = [], visits.check_password
    monkeypatch.setattr(visits, "check_password", lambda *said: digests.append(said[0]) or right(*said))
    told = []
    for is_agreed in (True, False):
        if not is_agreed:
            with council_context(mine.council.id):
                AgreedWord.objects.all().delete()
        with CaptureQueriesContext(connection) as captured:
            answer = Client().post(mine.address, {"word": "another"})
        told.append((answer.status_code, len(captured), len(digests)))
        digests.clear()
    assert told[0] == told[1]
    assert told[0][2] == 1
