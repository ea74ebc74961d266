"""A text that nobody could place is a line of Today until an adviser says from whom it is."""

from django.urls import reverse

from backend.care_leavers.models import OwnMessage
from backend.core import clock
from backend.councils.choices import Role
from backend.notifications.choices import MessageChannel, Recipient
from backend.notifications.models import Reply
from backend.notifications.services import send
from tests.web.pages import banner_in, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints


PAGE, PLACE = reverse("texts-to-place"), reverse("text-place")
NUMBER = "447700900123"


def came_in(person, words: str, **facts) -> Reply:
    facts = {"number": NUMBER, "received_at": clock.now(), "is_kept": False, **facts}
    return Reply.objects.create(council=person.council, reference=words, words=words, **facts)


def test_an_adviser_places_it_and_the_line_is_gone(adviser, world):
    person, text = world.person, {"channel": MessageChannel.TEXT, "recipient": Recipient.YOUNG_PERSON}
    send(council=person.council, to="07700900123", subject="x", body="x", about=person.public_id, **text)
    reply, other = came_in(person, "ring me pls"), came_in(person, "it is not safe", names_harm=True)
    said = [what for _, what in hints(get_within(adviser, "/today/"), "texts-to-place")]
    assert said == [
        "1 text came in, and nobody can tell from whom. The words cannot wait",
        "1 text came in, and nobody can tell from whom",
    ]
    shown = text_of(page_of(get_within(adviser, PAGE)).select_one("main"))
    assert "ring me pls" in shown
    assert f"It is from {person.full_name}" in shown
    assert "Choose whose text" in banner_in(adviser.post(PLACE, {"text": "x"}, follow=True))
    placed = {"text": reply.public_id, "person": person.public_id}
    assert "to be answered" in banner_in(adviser.post(PLACE, placed, follow=True))
    assert OwnMessage.objects.get().words == "ring me pls"
    assert "It is settled" in banner_in(adviser.post(PLACE, {"text": other.public_id}, follow=True))
    assert not hints(adviser.get("/today/"), "texts-to-place")


def test_nobody_else_reads_it(in_council, world):
    came_in(world.person, "ring me pls")
    for role in (Role.ADMINISTRATOR, Role.PERSONAL_ADVISER, Role.STAFF):
        assert signed_in(in_council, role)[0].get(PAGE).status_code in (403, 404)
