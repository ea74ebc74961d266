"""Links for people without an account: who gets in by which, and what a look, a wrong try and a switch change."""

import datetime as dt
import uuid

import pytest
from django.contrib.auth.hashers import identify_hasher

from backend.accounts.limits import TooOften
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import EMPLOYER, council_context
from backend.links.choices import IDLE, LIFE, LONGEST_VISIT, MOST_WRONG_TRIES, Channel, LinkState, Purpose
from backend.links.models import AgreedWord, Link, OneTimeCode, Visit
from backend.links.services import (
    count_wrong_try,
    end_links,
    link_of,
    make_link,
    mark_used,
    remove_old_visits,
    state_of,
)
from backend.links.visits import (
    agree_word,
    begin_visit,
    end_visit,
    is_agreed_word,
    is_code,
    new_code,
    secret_of,
    ticket_of,
    visit_of,
)
from tests.factories.councils import CouncilFactory, UserFactory


HOLDER, SUBJECT = uuid.UUID(int=1), uuid.UUID(int=2)
STEPS, ANSWER = Purpose.NEXT_STEPS, Purpose.INTRODUCTION


@pytest.fixture
def adviser(in_council):
    return UserFactory()


def made(council, by, purpose=STEPS, **facts):
    facts = {"holder": HOLDER, "subject": SUBJECT, "channel": Channel.BY_HAND} | facts
    return make_link(council=council, purpose=purpose, by=by, **facts)


def test_only_a_digest_of_a_links_secret_is_kept(in_council, adviser):
    link, token = made(in_council, adviser)
    row = Link.objects.values().get(pk=link.pk)
    assert not [
        value for value in row.values() if isinstance(value, str) and (value in token or token in value) and value
    ]
    assert link_of(token, STEPS) == link


@pytest.mark.parametrize("place", [0, 20, 42, 43, 50, 64])
def test_a_letter_changed_anywhere_opens_nothing(in_council, adviser, place):
    _, token = made(in_council, adviser)
    other = "A" if token[place] != "A" else "B"
    assert link_of(token[:place] + other + token[place + 1 :], STEPS) is None


@pytest.mark.parametrize("text", ["", "x", "ä" * 65, "\0" * 65, "A" * 10_000])
def test_what_never_was_a_link_is_not_known(in_council, text):
    assert state_of(link_of(text, STEPS)) == LinkState.UNKNOWN


def test_a_link_for_one_purpose_opens_no_other(in_council, adviser):
    _, token = made(in_council, adviser)
    assert link_of(token, ANSWER) is None


def test_how_a_link_stands(in_council, adviser):
    links = {
        state: made(in_council, adviser, subject=uuid.uuid4()) for state in LinkState if state != LinkState.UNKNOWN
    }
    mark_used(link=links[LinkState.USED][0])
    end_links(council=in_council, holder=HOLDER, subject=links[LinkState.ENDED][0].subject, by=adviser)
    for _ in range(MOST_WRONG_TRIES):
        is_agreed_word(links[LinkState.LOCKED][0], "wrong")
    Link.objects.filter(pk=links[LinkState.EXPIRED][0].pk).update(
        created_at=clock.now() - LIFE[STEPS], expires_at=clock.now()
    )
    assert {state: link_of(token, STEPS).state for state, (_, token) in links.items()} == {each: each for each in links}


def test_a_link_works_until_its_last_moment(in_council, adviser):
    link, token = made(in_council, adviser)
    with clock.moved_to(link.expires_at - dt.timedelta(seconds=1)):
        assert link_of(token, STEPS).state == LinkState.WORKS
    with clock.moved_to(link.expires_at):
        assert link_of(token, STEPS).state == LinkState.EXPIRED


def test_one_press_switches_off_all_of_somebody_and_nothing_of_another(in_council, adviser):
    mine = [made(in_council, adviser), made(in_council, adviser, ANSWER)]
    other = made(in_council, adviser, holder=uuid.UUID(int=3))
    _, secret = begin_visit(link=mine[0][0])
    assert end_links(council=in_council, holder=HOLDER, by=adviser) == 2
    assert {link_of(token, link.purpose).state for link, token in mine} == {LinkState.ENDED}
    assert visit_of(secret, STEPS) is None
    assert link_of(other[1], STEPS).state == LinkState.WORKS
    assert end_links(council=in_council, holder=HOLDER, by=adviser) == 0, "a second time changes nothing"


# The agreed word


def test_the_word_is_known_however_it_is_typed(in_council, adviser):
    link, _ = made(in_council, adviser)
    agree_word(council=in_council, holder=HOLDER, word="Blue-Kettle 7", by=adviser)
    assert all(is_agreed_word(link, typed) for typed in ("blue kettle 7", "BLUEKETTLE7", " blue-kettle-7 "))
    assert not is_agreed_word(link, "blue kettle")


def test_a_word_is_kept_as_a_slow_digest_and_a_new_one_replaces_it(in_council, adviser):
    link, _ = made(in_council, adviser)
    agree_word(council=in_council, holder=HOLDER, word="kettle", by=adviser)
    agree_word(council=in_council, holder=HOLDER, word="teapot", by=adviser)
    (kept,) = AgreedWord.objects.all()
    assert "teapot" not in kept.digest
    assert identify_hasher(kept.digest), "as a password is kept"
    assert [is_agreed_word(link, word) for word in ("kettle", "teapot")] == [False, True]


def test_who_agreed_which_word_when_and_what_became_of_a_link_is_kept_and_no_digest_with_it(in_council, adviser):
    other = UserFactory()
    for by in (adviser, other):
        agree_word(council=in_council, holder=HOLDER, word="purple otter", by=by)
    word = AgreedWord.objects.get(holder=HOLDER)
    assert [each.by_id for each in word.history.order_by("pgh_id")] == [adviser.pk, other.pk]
    link, _ = made(in_council, adviser)
    count_wrong_try(link=link)
    assert [each.wrong_tries for each in link.history.order_by("pgh_id")] == [0, 1]
    for each in (word, link):
        assert "digest" not in {field.name for field in each.history.model._meta.fields}


@pytest.mark.parametrize("word", ["", "   ", "abc", "----", "x" * 41])
def test_a_word_has_four_to_forty_letters(in_council, adviser, word):
    with pytest.raises(Refused, match="4 to 40"):
        agree_word(council=in_council, holder=HOLDER, word=word, by=adviser)


def test_without_an_agreed_word_no_word_opens(in_council, adviser):
    link, _ = made(in_council, adviser)
    assert not is_agreed_word(link, "")
    assert not is_agreed_word(link, "anything")
    assert link.wrong_tries == 2


def test_five_wrong_words_lock_and_the_right_one_helps_no_more(in_council, adviser):
    link, token = made(in_council, adviser)
    agree_word(council=in_council, holder=HOLDER, word="kettle", by=adviser)
    for _ in range(MOST_WRONG_TRIES - 1):
        assert not is_agreed_word(link, "wrong")
    assert link_of(token, STEPS).state == LinkState.WORKS
    is_agreed_word(link, "wrong")
    assert link_of(token, STEPS).state == LinkState.LOCKED
    assert list(Link.objects.locked()) == [link]


def test_the_right_word_begins_the_count_anew(in_council, adviser):
    link, _ = made(in_council, adviser)
    agree_word(council=in_council, holder=HOLDER, word="kettle", by=adviser)
    for _ in range(MOST_WRONG_TRIES - 1):
        is_agreed_word(link, "wrong")
    assert is_agreed_word(link, "kettle")
    link.refresh_from_db()
    assert link.wrong_tries == 0


# The code


def test_a_code_opens_once(in_council, adviser):
    link, _ = made(in_council, adviser, ANSWER, channel=Channel.EMAIL, address="A@B.example")
    code = new_code(link=link)
    assert len(code) == 6
    assert code.isdigit()
    assert is_code(link, f"{code[:3]} {code[3:]}")
    assert not is_code(link, code)


def test_a_newer_code_ends_the_one_before_and_each_is_of_its_link(in_council, adviser):
    link, other = (
        made(in_council, adviser, ANSWER, subject=uuid.uuid4(), channel=Channel.EMAIL, address="a@b.example")[0]
        for _ in range(2)
    )
    first, second = new_code(link=link), new_code(link=link)
    assert not is_code(other, second)
    assert first == second or not is_code(link, first)
    assert is_code(link, second)


def test_a_code_is_too_old_after_a_quarter_of_an_hour(in_council, adviser):
    link, _ = made(in_council, adviser, ANSWER, channel=Channel.EMAIL, address="a@b.example")
    code = new_code(link=link)
    with clock.moved_to(clock.now() + dt.timedelta(minutes=15)):
        assert not is_code(link, code)


def test_codes_are_not_sent_without_end(in_council, adviser):
    link, _ = made(in_council, adviser, ANSWER, channel=Channel.EMAIL, address="a@b.example")
    for _ in range(5):
        new_code(link=link)
    with pytest.raises(TooOften, match="Ask for another in"):
        new_code(link=link)


# Visits


def test_a_visit_lasts_while_it_is_used_and_two_hours_at_most(in_council, adviser):
    link, _ = made(in_council, adviser)
    visit, secret = begin_visit(link=link)
    began = visit.created_at
    with clock.moved_to(began):
        ticket = ticket_of(secret)
    assert visit_of(secret_of(ticket), STEPS) == visit
    assert visit_of(secret_of(ticket), ANSWER) is None
    with clock.moved_to(began + IDLE - dt.timedelta(seconds=1)):
        assert secret_of(ticket) == secret
    with clock.moved_to(began + IDLE):
        assert secret_of(ticket) == ""
    with clock.moved_to(began + LONGEST_VISIT):
        assert visit_of(secret, STEPS) is None


@pytest.mark.parametrize("ticket", ["", "x", "gAAAAAB", "é"])
def test_a_ticket_that_is_not_ours_is_nobodys(in_council, ticket):
    assert visit_of(secret_of(ticket), STEPS) is None


def test_whoever_leaves_has_left(in_council, adviser):
    link, token = made(in_council, adviser)
    visit, secret = begin_visit(link=link)
    end_visit(visit=visit)
    assert visit_of(secret, STEPS) is None
    assert link_of(token, STEPS).state == LinkState.WORKS, "the link is theirs still"


def test_what_is_over_long_ago_is_removed_and_the_link_stays(in_council, adviser):
    link, _ = made(in_council, adviser, ANSWER, channel=Channel.EMAIL, address="a@b.example")
    new_code(link=link)
    begin_visit(link=link)
    assert remove_old_visits() == 0
    with clock.moved_to(clock.now() + dt.timedelta(days=91)):
        assert remove_old_visits() == 2
        assert remove_old_visits() == 0
    assert Link.objects.filter(pk=link.pk).exists()


# The wall


def test_another_council_and_an_employer_read_nothing_of_it(council):
    with council_context(council.id):
        link, _ = made(council, UserFactory())
        agree_word(council=council, holder=HOLDER, word="kettle", by=UserFactory())
        begin_visit(link=link)
        new_code(link=link)
    models = (Link, AgreedWord, OneTimeCode, Visit)
    with council_context(council.id, audience=EMPLOYER):
        assert not any(model.objects.exists() for model in models)
    with council_context(CouncilFactory().id):
        assert not any(model.objects.exists() for model in models)
