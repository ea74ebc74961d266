"""Who comes in by a link, and what every other link says: a reason where it is ours, and nothing personal."""

import datetime as dt
import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from backend.core import clock
from backend.core.protection import clock_context, council_context
from backend.links.choices import LIFE, MOST_WRONG_TRIES, LinkState, Purpose
from backend.links.models import Link, Visit
from backend.links.services import end_links, mark_used
from tests.web.pages import page_of, text_of
from tests.web.young_person.worlds import PHONE, WORD, own_world


STATES = ("works", "used", "expired", "ended", "locked", "altered", "unknown")
METHODS = ("get", "head", "post", "options", "put")
STATUS = {"works": 200, "altered": 404, "unknown": 404}  # of a look; whatever else was ours is gone
REASONS = {
    "used": "This link has been used",
    "expired": "This link is too old",
    "ended": "This link has been switched off",
    "locked": "This link is locked",
    "altered": "We do not know this link",
    "unknown": "We do not know this link",
}


def brought_to(mine, state: str) -> str:
    """The address of their link, in this state."""
    with council_context(mine.council.id):
        if state == "used":
            mark_used(link=mine.link)
        elif state == "expired":
            over = {"created_at": clock.now() - LIFE[Purpose.NEXT_STEPS], "expires_at": clock.now()}
            Link.objects.filter(pk=mine.link.pk).update(**over)
        elif state == "ended":
            end_links(council=mine.council, holder=mine.person.public_id, by=mine.adviser)
        elif state == "locked":
            Link.objects.filter(pk=mine.link.pk).update(wrong_tries=MOST_WRONG_TRIES, locked_at=clock.now())
    if state == "altered":
        return f"/next/{mine.token[:-1]}{'0' if mine.token[-1] != '0' else '1'}/"
    return "/next/never-was-one/" if state == "unknown" else mine.address


def all_rows(mine) -> dict:
    with council_context(mine.council.id):
        there = set(connection.introspection.table_names())
        models = [model for model in apps.get_models() if model._meta.db_table in there]
        counts = {model.__name__: model._base_manager.count() for model in models}
        return counts | {"links": list(Link.objects.order_by("pk").values())}


def says_nothing_personal(mine, answer) -> bool:
    headers = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    told = answer.content.decode() + headers
    person = mine.person
    names = (person.given_name, person.family_name, person.identifier, "Jo", "Larkspur", mine.council.name, mine.token)
    said = (*names, mine.council.employment_team_name, "Fable")
    return not [each for each in said if re.search(rf"(?<![\w-]){re.escape(each)}(?![\w-])", told)]


@pytest.mark.parametrize("state", STATES)
def test_a_look_at_a_link_changes_nothing_and_says_nothing_personal(mine, state):
    mine.suggested()
    address = brought_to(mine, state)
    before = all_rows(mine)
    looked = {method: getattr(Client(), method)(address) for method in METHODS if method != "post"}
    assert all_rows(mine) == before
    usual = STATUS.get(state, 410)
    assert {method: answer.status_code for method, answer in looked.items()} == {
        "get": usual,
        "head": usual,
        "options": 405,
        "put": 405,
    }
    assert [method for method, answer in looked.items() if not says_nothing_personal(mine, answer)] == []
    assert looked["head"].content == b""
    assert not any(answer.cookies.get("next") for answer in looked.values())


@pytest.mark.parametrize("state", REASONS)
@pytest.mark.parametrize("word", [WORD, "wrong"])
def test_no_word_opens_a_link_that_does_not_work(mine, state, word):
    address = brought_to(mine, state)
    before = all_rows(mine)
    answer = Client().post(address, {"word": word})
    assert answer.status_code == STATUS.get(state, 410)
    assert REASONS[state] in answer.content.decode()
    assert says_nothing_personal(mine, answer)
    assert all_rows(mine) == before
    assert (PHONE in answer.content.decode()) == (answer.status_code == 410)


def test_altered_and_unknown_look_alike(mine):
    altered, unknown = (Client().get(brought_to(mine, state)) for state in ("altered", "unknown"))
    assert altered.content == unknown.content


def test_the_right_word_leads_in_and_no_later_address_has_the_link(mine):
    mine.suggested()
    answer = mine.client.post(mine.address, {"word": " Blue-Kettle "})
    assert (answer.status_code, answer["Location"]) == (303, "/next/")
    cookie = answer.cookies["next"]
    assert (cookie["httponly"], cookie["path"], cookie["samesite"]) == (True, "/next/", "Lax")
    page = mine.client.get("/next/")
    assert "Hi Mina" in text_of(page_of(page))
    assert mine.token not in page.content.decode()


def test_a_wrong_word_says_how_many_tries_are_left_at_the_last_alone(mine):
    said = []
    for number in range(MOST_WRONG_TRIES):
        answer = mine.client.post(mine.address, {"word": f"wrong {number}"})
        assert says_nothing_personal(mine, answer)
        said.append((answer.status_code, "one more time" in answer.content.decode()))
    assert said == [(403, False)] * 3 + [(403, True), (410, False)]
    assert "This link is locked" in answer.content.decode()
    assert PHONE in answer.content.decode()
    assert mine.client.post(mine.address, {"word": WORD}).status_code == 410


def test_a_press_without_a_word_is_no_try(mine):
    assert mine.client.post(mine.address, {"word": "  "}).status_code == 400
    with council_context(mine.council.id):
        assert Link.objects.get().wrong_tries == 0


def test_without_a_visit_every_page_says_to_open_the_link_again(mine):
    referral = mine.put_forward(mine.post())
    for path in ("/next/", "/next/sent/", f"/next/seen/{referral.public_id}/"):
        page = Client().get(path, follow=True)
        assert page.redirect_chain == [("/next/open-again/", 302)]
        assert "Open your link again" in page.content.decode()
        assert says_nothing_personal(mine, page)
    sent = Client().post("/next/tell/going/", {"feeling": "ok"}, follow=True)
    assert "If you just sent something, we did not get it." in sent.content.decode()


def test_what_was_written_for_too_long_is_given_back_to_copy(mine):
    client = mine.come_in()
    with clock.moved_to(clock.now() + dt.timedelta(minutes=21)):
        answer = client.post("/next/tell/talk/", {"words": "a long <b>story</b>"})
    assert answer.status_code == 403
    assert "We did not get this" in answer.content.decode()
    assert "a long &lt;b&gt;story&lt;/b&gt;</textarea>" in answer.content.decode()
    with council_context(mine.council.id):
        assert not mine.person.own_messages.exists()


def test_a_visit_is_over_after_twenty_minutes_without_a_page(mine):
    client = mine.come_in()
    now = clock.now()
    with clock.moved_to(now + dt.timedelta(minutes=19)):
        assert client.get("/next/").status_code == 200
    with clock.moved_to(now + dt.timedelta(minutes=38)):
        assert client.get("/next/").status_code == 200, "each page keeps it open"
    with clock.moved_to(now + dt.timedelta(minutes=59)):
        assert client.get("/next/").status_code == 302


def test_a_link_that_is_switched_off_ends_the_visit_at_the_next_page(mine):
    client = mine.come_in()
    with council_context(mine.council.id):
        end_links(council=mine.council, holder=mine.person.public_id, by=mine.adviser)
    assert client.get("/next/").status_code == 302


def test_one_persons_visit_opens_nothing_of_another(mine):
    other = own_world()
    theirs = other.suggested()[0]
    answer = mine.send(f"pick/{theirs.public_id}/", {"answer": "interested"})
    assert answer.status_code == 404
    with council_context(other.council.id):
        assert not theirs.answers.exists()


def test_what_was_typed_on_the_page_of_one_is_never_kept_of_another(mine):
    """A telephone that two share: the page of the first is still open while the second comes in."""
    mine.come_in()
    second = own_world()
    second.client = mine.client
    pick = second.suggested()[0]
    with council_context(second.council.id):
        consent = second.person.consents.first()
    second.come_in()
    told = mine.send("tell/talk/", {"words": "he <hurts> me"})
    assert (told.status_code, "he &lt;hurts&gt; me</textarea>" in told.content.decode()) == (403, True)
    for path in (f"pick/{pick.public_id}/", f"agreed/{consent.public_id}/stop/", "tell/going/"):
        answer = mine.send(path, {"answer": "interested", "feeling": "ok"})
        assert (answer.status_code, "We did not get this" in answer.content.decode()) == (403, True)
    for world in (mine, second):
        with council_context(world.council.id):
            assert not world.person.own_messages.exists()
            assert not world.person.consents.exclude(withdrawn_on=None).exists()
    with council_context(second.council.id):
        assert not pick.answers.exists()
    assert second.send(f"pick/{pick.public_id}/", {"answer": "interested"}).status_code == 303


def test_every_form_of_a_page_says_whose_it_is(mine):
    pick = mine.suggested()[0]
    mine.send(f"pick/{pick.public_id}/", {"answer": "interested"})
    with council_context(mine.council.id):
        consent = mine.person.consents.first()
    pages = [page_of(mine.client.get(f"/next/{each}")) for each in ("", f"agreed/{consent.public_id}/stop/")]
    forms = [form for page in pages for form in page.select("form") if form.get("action") != "/next/exit/"]
    assert len(forms) > 4
    assert [form for form in forms if not form.select_one("[name=visit][value]")] == []


@pytest.mark.django_db(transaction=True)
def test_many_wrong_words_at_the_same_moment_are_no_more_than_five_tries():
    mine = own_world()
    together = Barrier(20)

    def guess(number: int) -> int:
        try:
            together.wait(timeout=60)
            return Client().post(mine.address, {"word": WORD if number == 19 else f"guess {number}"}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as people:
        answers = list(people.map(guess, range(20)))
    with clock_context():
        link = Link.objects.get(pk=mine.link.pk)
    assert link.state in (LinkState.LOCKED, LinkState.WORKS)
    assert answers.count(403) <= 2 * (MOST_WRONG_TRIES - 1), "the right word begins the count anew, once"
    assert set(answers) <= {303, 403, 410}
    with council_context(mine.council.id):
        assert Visit.objects.count() == answers.count(303) <= 1
