"""Lines of Today about messages: what did not arrive, a number to confirm, a carrier that fails; and their pages."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.choices import Confirmed, ConsentKind, ContactMethod
from backend.care_leavers.own_messages import answer_own_message, send_own_message
from backend.care_leavers.services import record_contact, update_profile
from backend.core import clock
from backend.councils.choices import Role
from backend.notifications.choices import DeliveryStep, MessageChannel, MessageKind, Recipient, Why
from backend.notifications.models import Message
from backend.notifications.services import send
from backend.notifications.steps import note
from tests.backend.opportunities.posts import TODAY
from tests.factories.care_leavers import consent_to
from tests.today import today_is
from tests.web.pages import banner_in, errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints, link_of


pytestmark = pytest.mark.usefixtures("kinds_named")


_on_the_day = today_is(TODAY)
UNDELIVERED, CONFIRM, CARRIERS, TEXTED = "undelivered", "to-confirm", "carriers", "texted-back"
URL = "/today/"


@pytest.fixture
def person(world):
    return world.person


def failed(person, step=DeliveryStep.FAILED, why=Why.ADDRESS, **facts) -> Message:
    facts = {"secret": "TOKEN", "kind": MessageKind.OWN_PAGE, "recipient": Recipient.YOUNG_PERSON, **facts}
    message = send(
        council=person.council,
        to="07700900123",
        subject="Your next steps",
        body="Your next steps: https://x.example/TOKEN",
        channel=MessageChannel.TEXT,
        about=person.public_id,
        **facts,
    )
    note(message, step, why=why)
    return message


def test_what_did_not_arrive_is_a_line_until_somebody_has_talked_with_them(adviser, person, desk):
    message = failed(person)
    ((action, what),) = hints(get_within(adviser, URL), UNDELIVERED)
    assert action == f"{person.full_name}: ring them, then say so"
    assert what == "Text message (link to their page): could not be delivered: the number or address is not in use"
    assert link_of(adviser.get(URL), UNDELIVERED) == reverse("person-message", args=[message.public_id])
    with clock.moved_to(clock.now() + dt.timedelta(minutes=1)):
        reached = {"on": clock.today(), "method": ContactMethod.PHONE, "reached": True}
        record_contact(care_leaver=person, by=desk[1].user, **reached)
        assert not hints(adviser.get(URL), UNDELIVERED)


def test_what_they_were_to_be_told_and_was_taken_back_is_a_line_and_a_reminder_is_not(adviser, person):
    failed(person, DeliveryStep.TAKEN_BACK, "", kind=MessageKind.REMINDER, key="a")
    told = failed(person, DeliveryStep.TAKEN_BACK, "", kind=MessageKind.TOLD, key="b")
    ((_, what),) = hints(get_within(adviser, URL), UNDELIVERED)
    assert what == "Text message (what their adviser tells them): taken back before it was sent"
    page = reverse("person-message", args=[told.public_id])
    again = adviser.post(page, filled(get_within(adviser, page)) | {"decision": "again"})
    assert "It was taken back before it went" in errors_in(again)[0], "what it says is not so any more"
    answer = filled(get_within(adviser, page)) | {"decision": "settled"}
    assert "It is settled" in banner_in(adviser.post(page, answer, follow=True))
    assert not hints(adviser.get(URL), UNDELIVERED)
    assert not Message.objects.exclude(key="").exists(), "either may be written again"


@pytest.mark.parametrize(
    ("step", "decision", "said", "then"),
    [
        (DeliveryStep.UNCLEAR, "again", "It is sent again.", DeliveryStep.SENT_AGAIN),
        (DeliveryStep.SUPPRESSED, "settled", "It is settled", DeliveryStep.SETTLED),
    ],
)
def test_somebody_says_what_happens_next_and_the_line_is_gone(adviser, person, step, decision, said, then):
    update_profile(care_leaver=person, phone="07700 900 123", phone_confirmed=Confirmed.VOICE, by=None)
    consent_to(person, ConsentKind.CONTACT_BY_TEXT)
    message = failed(person, step, Why.ANSWER_LOST, secret="")
    page = reverse("person-message", args=[message.public_id])
    answer = filled(get_within(adviser, page)) | {"decision": decision}
    assert said in banner_in(adviser.post(page, answer, follow=True))
    message.refresh_from_db()
    assert (message.step, message.deliveries.last().by is not None) == (then, True)
    assert not hints(adviser.get(URL), UNDELIVERED)
    assert "Nothing is to be decided" in text_of(page_of(adviser.get(page, follow=True)))


def test_the_record_shows_every_message_with_how_it_stands_and_never_what_opens_something(adviser, person):
    failed(person)
    facts = {"not_before": clock.now() + dt.timedelta(hours=20), "about": person.public_id, "secret": "TOKEN"}
    send(council=person.council, to="sam@young.example", subject="x", body="https://x.example/TOKEN", **facts)
    shown = get_within(adviser, reverse("person-contacts", args=[person.public_id]))
    said = text_of(page_of(shown).select_one("main"))
    assert "Could not be delivered: the number or address is not in use" in said
    assert "Held until 8am on Tuesday" in said
    assert "these are not the hours in which they are written to" in said
    assert "TOKEN" not in shown.content.decode()


def test_a_changed_number_is_a_line_until_somebody_has_made_sure(adviser, person, desk):
    update_profile(care_leaver=person, by=desk[1].user, phone="07700 900 111")
    update_profile(care_leaver=person, by=desk[1].user, phone="07700 900 222")
    ((action, what),) = hints(get_within(adviser, URL), CONFIRM)
    assert action == f"{person.full_name}: ring it and hear their voice, then say how"
    assert what == "Has a new number that nobody has made sure of: no link and no reminder goes there"
    page = reverse("person-part", args=[person.public_id, "reach"])
    answers = filled(get_within(adviser, page))
    assert answers["phone_confirmed"] == Confirmed.NOT_YET
    adviser.post(page, answers | {"phone_confirmed": Confirmed.VOICE})
    assert not hints(adviser.get(URL), CONFIRM)
    answers = filled(adviser.get(page))
    assert answers["phone_confirmed"] == "", "of the next change it is asked anew"
    adviser.post(page, answers | {"phone": "07700 900 333"})
    assert len(hints(adviser.get(URL), CONFIRM)) == 1


def test_who_texted_back_is_a_line_until_it_is_answered(adviser, person, desk):
    message = send_own_message(care_leaver=person, kind="texted", words="ok  thx")
    ((_, what),) = hints(get_within(adviser, URL), TEXTED)
    assert what == "Texted back: “ok thx”"
    answer_own_message(message=message, answer="I rang you.", by=desk[1].user)
    assert not hints(adviser.get(URL), TEXTED)


def test_the_administrator_reads_counts_and_decides_for_employers_and_colleagues(in_council, person):
    administrator, _ = signed_in(in_council, Role.ADMINISTRATOR)
    assert not hints(get_within(administrator, URL), CARRIERS)
    mail = {"council": in_council, "to": "jo@employer.example", "subject": "Reference 7F3A", "body": "x"}
    waits, unclear = (send(**mail, recipient=Recipient.EMPLOYER) for _ in range(2))
    back = send(**mail | {"to": "gone@employer.example"}, recipient=Recipient.EMPLOYER)
    failed(person)
    note(waits, DeliveryStep.FAILED_FOR_NOW, why=Why.AWAY, until=clock.now())
    note(unclear, DeliveryStep.UNCLEAR, why=Why.ANSWER_LOST)
    note(back, DeliveryStep.FAILED, why=Why.ADDRESS)
    with clock.moved_to(clock.now() + dt.timedelta(minutes=20)):
        lines = [what for _, what in hints(get_within(administrator, URL), CARRIERS)]
        assert lines == [
            "1 message waits: tried and not sent since midday",
            "1 message to employers or colleagues may not have arrived",
            "1 message to employers or colleagues did not arrive",
        ]
        page = reverse("administration-messages")
        said = text_of(page_of(get_within(administrator, page)).select_one("main"))
        assert not [name for name in ("jo@", "7F3A", "07700", person.full_name) if name in said]
        decide = reverse("administration-messages-decide")
        assert "1 message is sent again" in banner_in(administrator.post(decide, {"decision": "again"}, follow=True))
        again = administrator.post(decide, {"decision": "lost-again"}, follow=True)
        assert "0 messages are sent again. 1 cannot be sent again and stays here" in banner_in(again), "it came back"
        answer = administrator.post(decide, {"decision": "confirm"}, follow=True)
        assert "1 address is written to again" in banner_in(answer)
        assert len(hints(administrator.get(URL), CARRIERS)) == 2, "what came back is lost until somebody decides"
        again = administrator.post(decide, {"decision": "lost-again"}, follow=True)
        assert "1 message is sent again." in banner_in(again)
        assert len(hints(administrator.get(URL), CARRIERS)) == 1
