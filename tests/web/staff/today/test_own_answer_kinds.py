"""Lines of Today about what a young person answers on their own page, each gone when the fact is settled."""

import datetime as dt

from django.urls import reverse

from backend.care_leavers.choices import ConsentKind, ContactMethod
from backend.care_leavers.consents import give_consent, withdraw_consent
from backend.care_leavers.services import record_contact
from backend.core import clock
from backend.shortlists.choices import NotForMe, OwnAnswer
from backend.shortlists.suggestions import answer_suggestion, end_suggestion, suggest
from tests.factories.care_leavers import consent_to
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.staff.today.reading import hints, lines_in, link_of


URL = "/today/"
HARM, INTERESTED, NOT_FOR_ME = "wrote-cannot-wait", "interested", "not-for-me"
PUT_FORWARD_NO, STOPPED = "put-forward-and-no", "stopped-agreeing"


def put(world, **more):
    return suggest(care_leaver=world.person, opportunities=[world.opportunity], by=world.adviser, **more)[0]


def says(suggestion, answer, **more):
    answer_suggestion(suggestion=suggestion, answer=answer, by=None, **more)


def test_who_is_interested_is_put_forward(adviser, world):
    suggestion = put(world)
    assert hints(adviser.get(URL), INTERESTED) == []
    says(suggestion, OwnAnswer.INTERESTED, words="near my nan")
    shown = get_within(adviser, URL)
    ((action, what),) = hints(shown, INTERESTED)
    assert action == f"{world.person.full_name}: put them forward"
    assert what == f"Interested in {world.opportunity.title}: “near my nan”"
    assert link_of(shown, INTERESTED) == reverse("refer", args=[world.person.public_id, world.opportunity.public_id])
    world.refer()
    assert hints(adviser.get(URL), INTERESTED) == []


def test_interest_that_was_taken_back_or_is_in_what_has_closed_asks_for_nothing(adviser, world):
    suggestion = put(world)
    says(suggestion, OwnAnswer.INTERESTED)
    with clock.moved_to(world.opportunity.closing_date + dt.timedelta(days=1)):
        assert hints(adviser.get(URL), INTERESTED) == []
    says(suggestion, OwnAnswer.TAKEN_BACK)
    assert hints(adviser.get(URL), INTERESTED) == []


def test_why_something_is_not_for_them_is_read_until_it_is_taken_off(adviser, world):
    suggestion = put(world)
    says(suggestion, OwnAnswer.NOT_FOR_ME, because=[NotForMe.HOURS, NotForMe.TOO_FAR], words="2 buses")
    shown = get_within(adviser, URL)
    ((_, what),) = hints(shown, NOT_FOR_ME)
    assert what == f"Not for me: {world.opportunity.title}. Because: the hours and too far"
    theirs = text_of(page_of(adviser.get(link_of(shown, NOT_FOR_ME))).main)
    assert "Because: the hours and too far." in theirs
    assert "2 buses" in theirs
    end_suggestion(suggestion=suggestion, by=world.adviser)
    assert hints(adviser.get(URL), NOT_FOR_ME) == []


def test_a_no_from_somebody_put_forward_stands_until_somebody_has_talked_to_them(adviser, world):
    suggestion, referral = put(world), world.refer()
    says(suggestion, OwnAnswer.NOT_FOR_ME, because=[NotForMe.HOURS])
    shown = get_within(adviser, URL)
    ((action, what),) = hints(shown, PUT_FORWARD_NO)
    assert action == f"{world.person.full_name}: talk with them first"
    assert what.startswith(f"Put forward, and now says not for me: {world.opportunity.title}. Because: the hours")
    assert link_of(shown, PUT_FORWARD_NO) == reverse("referral", args=[referral.public_id])
    with clock.moved_to(world.opportunity.closing_date + dt.timedelta(days=1)):
        assert len(hints(adviser.get(URL), PUT_FORWARD_NO)) == 1
    end_suggestion(suggestion=suggestion, by=world.adviser)
    assert len(hints(adviser.get(URL), PUT_FORWARD_NO)) == 1
    talked(world)
    assert hints(adviser.get(URL), PUT_FORWARD_NO) == []


def test_a_no_that_they_took_back_needs_no_talk(adviser, world):
    suggestion = put(world)
    world.refer()
    says(suggestion, OwnAnswer.NOT_FOR_ME)
    end_suggestion(suggestion=suggestion, by=world.adviser)
    assert len(hints(adviser.get(URL), PUT_FORWARD_NO)) == 1
    says(put(world), OwnAnswer.INTERESTED)
    assert hints(adviser.get(URL), PUT_FORWARD_NO) == []


def stopped(world, kind=ConsentKind.SHARE_PHONE, seen_by=("Fable Kitchens",)):
    (consent,) = consent_to(world.person, kind)
    consent.seen_by = list(seen_by)
    consent.save(update_fields=["seen_by"])
    return withdraw_consent(consent=consent, on=clock.today(), by=None)


def test_what_they_stopped_is_told_with_what_was_shown_until_somebody_has_talked_to_them(adviser, world):
    assert hints(adviser.get(URL), STOPPED) == []
    talked(world)
    stopped(world)
    ((action, what),) = hints(get_within(adviser, URL), STOPPED)
    assert action == f"{world.person.full_name}: talk with them about what they stopped and what was seen"
    assert what == "Stopped on their own page: Share my phone number with the employer. Shown by then to Fable Kitchens"
    talked(world)
    assert hints(adviser.get(URL), STOPPED) == []


def test_one_press_says_that_it_was_talked_about(adviser, world):
    stopped(world, seen_by=())
    line = lines_in(adviser.get(URL), STOPPED)[0]
    assert "No employer had been shown it" in text_of(line)
    name = f"{STOPPED}:{world.person.consents.get(withdrawn_by_themselves=True).public_id}"
    adviser.post("/today/told/", {"line": f"{name} {ContactMethod.PHONE}"})
    assert hints(adviser.get(URL), STOPPED) == []
    assert world.person.contacts.get().reached


def test_what_they_agreed_to_again_or_took_back_with_somebody_is_no_line(adviser, world, desk):
    consent = stopped(world)
    facts = {"care_leaver": world.person, "kind": consent.kind, "how": ContactMethod.PHONE, "by": desk[1].user}
    again = give_consent(on=clock.today(), renews=[str(consent.public_id)], **facts)
    assert hints(adviser.get(URL), STOPPED) == []
    withdraw_consent(consent=again, on=clock.today(), by=desk[1].user)
    assert [what for _, what in hints(adviser.get(URL), STOPPED)] == []


def talked(world):
    facts = {"on": clock.today(), "method": ContactMethod.PHONE, "reached": True}
    record_contact(care_leaver=world.person, by=world.adviser, **facts)


def test_words_beside_an_answer_that_name_harm_are_read_at_once_and_once(adviser, world):
    suggestion = put(world)
    for _ in range(2):
        says(suggestion, OwnAnswer.NOT_FOR_ME, words="the boss there touched me")
    shown = get_within(adviser, URL)
    assert len(hints(shown, HARM)) == 1
    assert "touched me" not in text_of(lines_in(shown, HARM)[0])
    assert "the boss there touched me" in text_of(page_of(adviser.get(link_of(shown, HARM))).main)
