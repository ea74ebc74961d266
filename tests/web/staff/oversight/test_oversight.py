"""A manager's note on its pages: due, written, asked, answered, and next time signed off."""

import datetime as dt

from backend.core import clock
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.today import today_is
from tests.web.pages import errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import link_of


TODAY = dt.date(2026, 6, 15)
DAY = dt.timedelta(days=1)
_today = today_is(TODAY)


def main_of(response) -> str:
    return text_of(page_of(response).main)


def post(client, at, **facts):
    return client.post(at, filled(client.get(at)) | facts, follow=True)


def test_a_note_is_due_written_answered_and_signed_off(in_council):
    head, _ = signed_in(in_council, Role.HEAD, name="Ann Hall")
    adviser, me = signed_in(in_council)
    person = CareLeaverFactory(council=in_council, eet_adviser=me.user)
    write = f"/people/{person.public_id}/oversight/add/"
    assert "No note is due" in main_of(get_within(head, "/oversight/"))
    with clock.moved_to(TODAY + 13 * 7 * DAY):
        assert person.full_name in main_of(get_within(head, "/oversight/"))
        assert link_of(head.get("/today/"), "oversight-due") == write
        assert "manager’s note due" in main_of(head.get("/home/"))
        assert errors_in(post(head, write, words="Read it", outcome="asks")) == [
            "Enter what has to be done or put right"
        ]
        post(head, write, words="The plan is thin", outcome="asks", asks="Ring the college")
        assert "No note is due" in main_of(head.get("/oversight/"))
        answer = link_of(adviser.get("/today/"), "oversight-asked")
        assert "Ring the college" in main_of(adviser.get(answer))
        assert "Rang, place offered" in main_of(post(adviser, answer, answer="Rang, place offered"))
        assert adviser.get(answer).status_code == 302
        assert "Signed off" in main_of(post(head, write, words="Good work", outcome="signed_off"))
