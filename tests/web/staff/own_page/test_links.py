"""The word, and the links to a young person's page, as an adviser sets, makes and ends them."""

import re

import pytest
from django.urls import reverse

from backend.audit.models import Read
from backend.care_leavers.own_page import agreed_word_of, make_own_link, own_links_of
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.councils.choices import Role
from backend.drafts.models import FormDraft
from backend.links.choices import MOST_WRONG_TRIES, Channel, LinkState, Purpose
from backend.links.models import Link
from backend.links.services import link_of
from backend.links.visits import is_agreed_word
from backend.notifications.models import Message
from tests.today import today_is
from tests.web.pages import filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


ADDRESS = re.compile(r"http://testserver/next/([\w-]+)/")

by_day = today_is(clock.today())  # at night a message to them waits for the morning


def page(person, part="") -> str:
    return reverse(f"person-own-page{part}", args=[person.public_id])


def made(client, person, channel):
    return client.post(page(person, "-link"), filled(client.get(page(person, "-link"))) | {"channel": channel})


def said(response) -> str:
    return text_of(page_of(response).main)


def test_a_word_is_agreed_and_shown_nowhere_again(adviser, person):
    answer = adviser.post(page(person, "-word"), {"secret_word": "Purple Otter"}, follow=True)
    assert "Nobody can read it here again." in said(answer)
    for part in ("", "-word", "-link"):
        assert "otter" not in adviser.get(page(person, part)).content.decode().casefold()
    assert agreed_word_of(person)


def test_a_word_that_others_know_is_refused_beside_its_box(adviser, person):
    typed = f"{person.birth_date:%d%m%Y}"
    answer = adviser.post(page(person, "-word"), {"secret_word": typed})
    (error,) = page_of(answer).select("#id_secret_word-error, .govuk-error-message")
    assert "birth date, which other people know" in text_of(error)
    assert agreed_word_of(person) is None


def test_a_typed_word_is_kept_in_no_draft(adviser, person):
    adviser.post(page(person, "-word"), {"secret_word": "1234"})
    assert not FormDraft.objects.exists()


def test_without_a_word_the_page_of_links_asks_for_one_and_makes_none(adviser, person):
    assert "Agree a word first" in said(adviser.get(page(person, "-link")))
    answer = adviser.post(page(person, "-link"), {"channel": "by_hand"})
    assert "Agree a word with them first" in answer.content.decode()
    assert not Link.objects.exists()


def test_a_mailed_link_leads_to_their_page(adviser, agreed):
    with clock.moved_to(clock.today()):  # at noon, when they may be written to
        answer = made(adviser, agreed, "email")
    assert answer.status_code == 302
    told = said(adviser.get(answer["Location"]))
    assert f"A link is on its way to {agreed.email}." in told
    mail = Message.objects.get()
    (token,) = ADDRESS.findall(mail.body)
    assert link_of(token, Purpose.NEXT_STEPS).holder == agreed.public_id
    assert token not in told


def test_a_text_is_shown_once_ready_to_copy(adviser, agreed):
    answer = made(adviser, agreed, "text")
    (token,) = ADDRESS.findall(text_of(page_of(answer).select_one("#message")))
    assert link_of(token, Purpose.NEXT_STEPS).state == LinkState.WORKS
    assert page_of(answer).title.text.startswith("Next steps")
    assert token not in adviser.get(page(agreed)).content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_a_card_to_print_says_nothing_of_whom_or_of_which_council(adviser, agreed):
    answer = made(adviser, agreed, "by_hand")
    card = page_of(answer).select_one(".onward-own-card")
    assert ADDRESS.search(text_of(card))
    assert card.select_one("img")["src"].startswith("data:image/svg+xml;base64,")
    for word in (agreed.given_name, agreed.family_name, agreed.council.name, "care", "adviser", "council"):
        assert word.casefold() not in text_of(card).casefold()


def test_the_same_press_again_makes_no_second_link_and_shows_no_address(adviser, agreed):
    typed = filled(adviser.get(page(agreed, "-link"))) | {"channel": "by_hand"}
    adviser.post(page(agreed, "-link"), typed)
    again = adviser.post(page(agreed, "-link"), typed, follow=True)
    assert Link.objects.count() == 1
    assert not ADDRESS.search(again.content.decode())


def test_in_custody_the_form_says_why_before_anything_is_pressed(adviser, agreed):
    agreed.in_custody = True
    agreed.save()
    shown = said(adviser.get(page(agreed, "-link")))
    assert shown.count("nothing goes to their old phone, e-mail or home") == 2
    answer = made(adviser, agreed, "text")
    assert "give it to them yourself" in said(answer)
    assert not Link.objects.exists()


@pytest.mark.parametrize("channel", [Channel.TEXT, Channel.BY_HAND])
def test_once_they_are_in_custody_the_links_of_before_are_off_and_one_by_hand_stays_on(adviser, agreed, desk, channel):
    by = desk[1].user
    made = make_own_link(care_leaver=agreed, channel=channel, by=by)
    assert "They are in custody" not in said(adviser.get(page(agreed)))
    update_profile(care_leaver=agreed, in_custody=True, by=by)
    made.link.refresh_from_db()
    assert made.link.state == LinkState.ENDED
    assert "They are in custody, and somebody else may have their phone" in said(adviser.get(page(agreed)))
    by_hand = make_own_link(care_leaver=agreed, channel=Channel.BY_HAND, by=by)
    update_profile(care_leaver=agreed, phone="07700 900124", by=by)
    by_hand.link.refresh_from_db()
    assert by_hand.link.state == LinkState.WORKS, "it was made for where they are now"
    assert "one that is on is to be theirs on paper alone" in said(adviser.get(page(agreed)))


def test_one_press_switches_all_links_off(adviser, agreed, desk):
    make_own_link(care_leaver=agreed, channel=Channel.BY_HAND, by=desk[1].user)
    shown = adviser.get(page(agreed))
    assert "Switching off stops every link at once" in said(shown)
    form = page_of(shown).find("button", string=re.compile("Switch off all links")).find_parent("form")
    sent = {box["name"]: box.get("value", "") for box in form.select("input")}
    told = adviser.post(form["action"], sent, follow=True)
    assert "All links to their page are switched off." in said(told)
    link = own_links_of(agreed).get()
    assert (link.state, link.ended_by) == (LinkState.ENDED, desk[1].user)
    assert "No link is on." in said(told)


def test_a_locked_link_is_shown_with_the_way_out(adviser, agreed, desk):
    link = make_own_link(care_leaver=agreed, channel=Channel.BY_HAND, by=desk[1].user).link
    for _ in range(MOST_WRONG_TRIES):
        assert not is_agreed_word(link, "wrong word")
    shown = said(adviser.get(page(agreed)))
    assert "A link is locked after five wrong tries" in shown
    assert "Make a new one" in shown
    made(adviser, agreed, "by_hand")
    assert "locked after five wrong tries" not in said(adviser.get(page(agreed)))


@pytest.mark.parametrize("role", [Role.HEAD, Role.STAFF])
def test_colleagues_read_how_they_get_in_and_change_nothing(agreed, in_council, desk, role):
    make_own_link(care_leaver=agreed, channel=Channel.BY_HAND, by=desk[1].user)
    client, _ = signed_in(in_council, role)
    shown = page_of(get_within(client, page(agreed)))
    assert "Works" in text_of(shown.main)
    assert not shown.main.select("form")
    assert client.post(page(agreed, "-off")).status_code == 403


def test_a_look_at_their_page_is_in_the_read_log(adviser, agreed):
    before = Read.objects.filter(page="person-own-page").count()
    get_within(adviser, page(agreed))
    assert Read.objects.filter(page="person-own-page").count() == before + 1


def test_the_section_is_there_for_who_may_open_it(adviser, person, in_council):
    auditor, _ = signed_in(in_council, Role.AUDITOR)
    for client, is_there in ((adviser, True), (auditor, False)):
        sections = page_of(client.get(reverse("person-profile", args=[person.public_id]))).select(".onward-sections a")
        assert ("Their page" in [text_of(each) for each in sections]) is is_there
    assert auditor.get(page(person)).status_code == 403
