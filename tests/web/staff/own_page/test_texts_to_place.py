"""A text that nobody could place is a line of Today until somebody says from whom it is, or what was done about it."""

import datetime as dt

from django.urls import reverse

from backend.care_leavers.models import OwnMessage
from backend.core import clock
from backend.councils.choices import Role
from backend.notifications.choices import MessageChannel, Recipient
from backend.notifications.models import Message, Reply
from backend.notifications.services import send
from tests.web.pages import banner_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints


LIST = reverse("texts-to-place")
NUMBER = "447700900123"
CANNOT_WAIT = "A text came in whose words cannot wait, and nobody can tell from whom"


def came_in(person, words: str, **facts) -> Reply:
    facts = {"number": NUMBER, "received_at": clock.now(), "is_kept": False, **facts}
    return Reply.objects.create(council=person.council, reference=words, words=words, **facts)


def page_about(reply: Reply) -> str:
    return reverse("text-to-place", args=[reply.public_id])


def said(browser, kind: str) -> list[str]:
    return [what for _, what in hints(get_within(browser, "/today/"), kind)]


def test_an_adviser_places_it_and_the_line_is_gone(adviser, world):
    person, text = world.person, {"channel": MessageChannel.TEXT, "recipient": Recipient.YOUNG_PERSON}
    send(council=person.council, to="07700900123", subject="x", body="x", about=person.public_id, **text)
    reply = came_in(person, "ring me pls")
    assert said(adviser, "texts-to-place") == ["1 text came in, and nobody can tell from whom"]
    assert "ring me pls" in text_of(page_of(get_within(adviser, LIST)).select_one("main"))
    page = page_about(reply)
    assert person.full_name in text_of(page_of(get_within(adviser, page)).select_one("main"))
    assert "Select from whom it is" in adviser.post(page, {"whose": ""}).content.decode()
    answer = filled(adviser.get(page)) | {"whose": str(person.public_id)}
    assert "to be answered" in banner_in(adviser.post(page, answer, follow=True))
    assert OwnMessage.objects.get().words == "ring me pls"
    assert not hints(adviser.get("/today/"), "texts-to-place")
    assert "settled already" in banner_in(adviser.get(page, follow=True))


def test_of_a_number_that_nobody_was_written_to_they_are_looked_for(adviser, world):
    person = world.person
    page = page_about(came_in(person, "it is not safe", names_harm=True, number="447700900777"))
    assert person.full_name not in adviser.get(page).content.decode()
    asked = f"{page}?find={person.family_name}"
    answer = filled(get_within(adviser, asked)) | {"whose": str(person.public_id)}
    assert "to be answered" in banner_in(adviser.post(asked, answer, follow=True))
    assert OwnMessage.objects.get().names_harm


def test_harm_of_nobody_known_is_kept_with_who_was_told_and_what_was_done(adviser, world, desk):
    reply = came_in(world.person, "it is not safe", names_harm=True)
    page = page_about(reply)
    nobody = filled(adviser.get(page)) | {"whose": "nobody"}
    for given, missing in (({}, "Say who was told"), ({"told_whom": "Sam Okoro, police"}, "Say what was done")):
        assert missing in adviser.post(page, nobody | given).content.decode()
    assert said(adviser, "texts-cannot-wait") == [CANNOT_WAIT]
    told = {"told_whom": "Sam Okoro, police", "done": "Rang the number, no answer. Police have it."}
    assert "It is settled" in banner_in(adviser.post(page, nobody | told, follow=True))
    reply.refresh_from_db()
    assert (reply.words, reply.number, reply.told_whom) == ("it is not safe", NUMBER, "Sam Okoro, police")
    assert (reply.done, reply.settled_by_id) == (told["done"], desk[1].user_id)
    assert not hints(adviser.get("/today/"), "texts-cannot-wait")


def test_it_keeps_the_day_on_which_it_came_and_nobody_is_told_twice(adviser, world):
    council = world.council
    type(council).objects.filter(pk=council.pk).update(out_of_hours_email="duty@council.example")
    came = clock.now() - dt.timedelta(days=3)
    page = page_about(came_in(world.person, "it is not safe", names_harm=True, received_at=came))
    asked = f"{page}?find={world.person.family_name}"
    adviser.post(asked, filled(adviser.get(asked)) | {"whose": str(world.person.public_id)})
    assert OwnMessage.objects.get().created_at == came
    assert not Message.objects.filter(to="duty@council.example").exists()


def test_whoever_oversees_reads_each_that_cannot_wait_and_no_other(in_council, world):
    harm = [came_in(world.person, words, names_harm=True) for words in ("he hit me", "it is not safe")]
    other = came_in(world.person, "ring me pls")
    for role in (Role.STAFF, Role.HEAD):
        browser, _ = signed_in(in_council, role)
        assert said(browser, "texts-cannot-wait") == [CANNOT_WAIT] * 2
        shown = get_within(browser, LIST).content.decode()
        assert ("he hit me" in shown, "ring me pls" in shown) == (True, False)
        found = [browser.get(page_about(each)).status_code for each in (*harm, other)]
        assert found == [200, 200, 404]
    assert "2 texts that cannot wait" in text_of(page_of(get_within(browser, reverse("head-home"))).select_one("main"))
    for role in (Role.ADMINISTRATOR, Role.PERSONAL_ADVISER):
        assert signed_in(in_council, role)[0].get(LIST).status_code in (403, 404)
