"""An introduction is answered where it is read: what was sent, the form beside it, and what happens next."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.errors import Refused
from backend.referrals.choices import ReferralState, Step
from backend.referrals.employers_words import ask, say_whether_started, settle_question
from backend.referrals.models import Referral
from tests.factories.gated import step
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.employer_portal.conftest import browser_of
from tests.web.pages import banner_in, errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import sign_in
from tests.web.staff.today.reading import hints


TODAY = dt.date(2026, 6, 15)
_today_is = today_is(TODAY)
OPENS = {
    ReferralState.INTRODUCED: ("Interview", ["Interview", "Offer a place", "Not this time", "Ask something"]),
    ReferralState.INTERVIEW: (
        "Offer a place",
        ["Another day", "It took place", "Offer a place", "Call it off", "Not this time", "Ask something"],
    ),
    ReferralState.INTERVIEWED: ("Offer a place", ["Interview", "Offer a place", "Not this time", "Ask something"]),
    ReferralState.OFFERED: ("", ["Not this time", "Ask something"]),
    ReferralState.ACCEPTED: ("Yes, started", ["Yes, started", "No, or not yet", "Ask something"]),
    ReferralState.STARTED: ("", []),
}


@pytest.fixture
def world(in_council):
    return referral_world(in_council, title="Baker", start_date=TODAY)


@pytest.fixture
def client(world):
    return browser_of(world.employer_user)


def page_at(referral) -> str:
    return reverse("employer-referral", args=[referral.public_id])


def answer(referral, name: str) -> str:
    return f"{reverse('employer-referral-answer', args=[referral.public_id])}?answer={name}"


def accepted(world) -> Referral:
    referral = world.refer()
    for each in (Step.OFFERED, Step.ACCEPTED):
        step(referral=referral, step=each, on=TODAY, by=world.adviser)
    return referral


def test_each_state_opens_the_answer_that_is_asked_for_beside_what_was_sent(world, client):
    referral = world.refer()
    for state, (opened, offered) in OPENS.items():
        Referral.objects.filter(id=referral.id).update(state=state)
        page = page_of(get_within(client, page_at(referral)))
        choices = page.select(".onward-answers a")
        assert [text_of(each) for each in choices] == offered, state
        assert [text_of(each) for each in choices if each.has_attr("aria-current")] == list(filter(None, [opened]))
        assert len(page.select("main form")) == bool(opened)
        assert world.person.full_name in text_of(page.main)
        assert "Next:" in text_of(page.main)


def test_it_is_answered_in_one_press_and_says_what_comes_next(world, client):
    referral = world.refer()
    opened = client.get(page_at(referral))
    assert "answer by 22 June 2026" in text_of(page_of(opened).main)
    form = page_of(opened).select_one("main form")
    boxes = {f"interview_on_{part}": getattr(TODAY, part) for part in ("day", "month", "year")}
    sent = filled(opened) | boxes | {"interview_at": "5pm", "words": "Ask for Sam"}
    response = client.post(form["action"], sent)
    assert response.url == page_at(referral)
    after = client.get(response.url)
    assert "pass it on" in banner_in(after)
    assert "see that they can get there" in text_of(page_of(after).main)


def test_a_refused_answer_keeps_what_was_sent_in_sight(world, client):
    referral = world.refer()
    page = page_of(client.post(answer(referral, "declined_by_employer"), {"words": ""}))
    assert "Select why not this time" in text_of(page.main)
    assert world.person.full_name in text_of(page.main)
    assert text_of(page.select_one(".onward-answers [aria-current]")) == "Not this time"


def test_a_question_goes_to_the_adviser_moves_nothing_and_is_answered_once(world, client, in_council):
    update_profile(care_leaver=world.person, eet_adviser=world.adviser, by=world.adviser)
    referral = world.refer()
    adviser = _browser_of_adviser(world)
    assert not hints(adviser.get("/today/"), "employers-words")
    said = client.post(answer(referral, "question"), {"words": "May they begin at six?"})
    assert "answer you by telephone" in banner_in(client.get(said.url))
    assert "Ask something" not in text_of(page_of(client.get(page_at(referral))).select_one(".onward-answers"))
    referral.refresh_from_db()
    assert referral.state == ReferralState.INTRODUCED
    with clock.moved_to(TODAY + dt.timedelta(days=20)):
        assert not Referral.objects.unanswered(on=clock.today(), working_days=5).exists(), "the next word is ours"
    ((_, reason),) = hints(get_within(adviser, "/today/"), "employers-words")
    assert "“May they begin at six?”" in reason
    opened = get_within(adviser, reverse("referral", args=[referral.public_id]))
    assert "The employer asks: “May they begin at six?”" in text_of(page_of(opened).main)
    foreign = browser_of(referral_world(in_council).employer_user)
    settle = reverse("referral-question", args=[referral.public_id])
    assert foreign.post(settle).status_code == 403
    read = {"read": page_of(opened).select_one("[name=read]")["value"], "words": "Yes, from six"}
    assert "you answered the employer" in banner_in(adviser.get(adviser.post(settle, read).url))
    assert not hints(adviser.get("/today/"), "employers-words")
    assert "No question of the employer is left" in banner_in(adviser.get(adviser.post(settle, read).url))
    assert "May they begin" in text_of(page_of(client.get(page_at(referral))).main), "their own words stay theirs"


def test_beside_a_question_stands_what_may_be_said_and_what_was_said_is_kept(world, client):
    update_profile(care_leaver=world.person, eet_adviser=world.adviser, by=world.adviser)
    referral, adviser = world.refer(), _browser_of_adviser(world)
    asked = page_of(client.get(answer(referral, "question")))
    assert "About the work: we cannot answer about home, health or family" in text_of(asked.main)
    agreed = f"{world.person.known_as} has agreed to: name. Nothing else may be said; ask them first."
    address = reverse("referral", args=[referral.public_id])
    settle = reverse("referral-question", args=[referral.public_id])
    said = []
    for words, is_strong in (("May they begin at six?", False), ("Is she in care? Is it a foster home?", True)):
        sent = client.post(answer(referral, "question"), {"words": words})
        said.append(text_of(page_of(client.get(sent.url)).main).replace(words, ""))
        ((_, line),) = hints(get_within(adviser, "/today/"), "employers-words")
        page = page_of(adviser.get(address))
        for read in (line, text_of(page.main)):
            assert agreed in read
            assert ("Do not answer this, with a yes or with a no" in read) is is_strong
        read = {"read": page.select_one("[name=read]")["value"]}
        assert errors_in(adviser.post(settle, read)) == ["Enter what you told the employer"]
        adviser.post(settle, read | {"words": f"We spoke about {len(said)} thing"})
        assert f"We spoke about {len(said)} thing" in text_of(page_of(adviser.get(address)).main)
        assert "We spoke about" not in text_of(page_of(client.get(page_at(referral))).main)
    asked_once, asked_again = (each.count("You asked us something on 15 June: we answer") for each in said)
    assert asked_once == asked_again, "the employer learns nothing of what was marked"
    assert "Do not answer" not in "".join(said)


def _browser_of_adviser(world):
    return sign_in(Client(), world.adviser.memberships.get())


def test_everything_an_employer_said_stands_there_and_what_nobody_has_read_is_not_settled(world):
    referral = accepted(world)
    adviser, address = _browser_of_adviser(world), reverse("referral", args=[referral.public_id])
    ask(referral=referral, question="May they begin at six?", by=world.employer_user)
    opened = page_of(adviser.get(address))
    say_whether_started(referral=referral, started=False, words="They rang in ill", by=world.employer_user)
    settle = reverse("referral-question", args=[referral.public_id])
    told = {"words": "Yes, from six"}
    for sent in ({"read": opened.select_one("[name=read]")["value"]}, {"read": "nothing"}, {}):
        assert "has said something more" in banner_in(adviser.get(adviser.post(settle, sent | told).url))
    page = page_of(adviser.get(address))
    for said in ("asks: “May they begin at six?”", "says that they have not started: “They rang in ill”"):
        assert said in text_of(page.main)
    answered = adviser.post(settle, told | {"read": page.select_one("[name=read]")["value"]})
    assert "you answered the employer" in banner_in(adviser.get(answered.url))
    assert not page_of(adviser.get(address)).select("[name=read]")


@pytest.mark.parametrize("started", [True, False])
def test_the_employers_word_on_a_first_day_is_for_the_adviser_to_take_up(world, client, started):
    update_profile(care_leaver=world.person, eet_adviser=world.adviser, by=world.adviser)
    referral = accepted(world)
    if started:
        assert filled(client.get(page_at(referral)))["on_day"] == "15", "the day that was planned stands there"
        sent = {f"on_{part}": getattr(TODAY, part) for part in ("day", "month", "year")}
    else:
        sent = {"words": "They begin on Thursday"}
    client.post(answer(referral, "has_started" if started else "not_started"), sent)
    referral.refresh_from_db()
    assert referral.state == ReferralState.ACCEPTED, "a start is recorded by an adviser"
    ((_, reason),) = hints(_browser_of_adviser(world).get("/today/"), "employers-words")
    assert ("started on Monday 15 June" in reason) if started else ("They begin on Thursday" in reason)


def test_words_are_refused_from_others_of_what_is_over_and_of_a_day_to_come(world, in_council):
    referral, other = accepted(world), referral_world(in_council)
    tomorrow = TODAY + dt.timedelta(days=1)
    with pytest.raises(Refused, match="cannot say anything about this introduction"):
        ask(referral=referral, question="Who?", by=other.employer_user)
    with pytest.raises(Refused, match="still to come"):
        say_whether_started(referral=referral, started=True, on=tomorrow, by=world.employer_user)
    with pytest.raises(Refused, match="Only an EET adviser"):
        settle_question(referral=referral, read=None, by=world.employer_user)
    with pytest.raises(Refused, match="before they were introduced"):
        say_whether_started(referral=referral, started=True, on=dt.date(1, 1, 1), by=world.employer_user)
    step(referral=referral, step=Step.WITHDRAWN, on=TODAY, by=world.adviser)
    with pytest.raises(Refused, match="cannot say anything about this introduction"):
        ask(referral=referral, question="Why?", by=world.employer_user)


def test_one_that_was_ended_while_the_page_was_open_is_told_to_who_sends_it_and_opens_nothing_else(world, client):
    referral = world.refer()
    sent = filled(client.get(answer(referral, "question")))
    step(referral=referral, step=Step.WITHDRAWN, on=TODAY, by=world.adviser)
    assert client.get(answer(referral, "question")).status_code == 403
    response = client.post(answer(referral, "question"), sent, follow=True)
    assert response.redirect_chain == [(page_at(referral), 302)]
    assert "Nothing of what you pressed is recorded" in text_of(page_of(response).main)
