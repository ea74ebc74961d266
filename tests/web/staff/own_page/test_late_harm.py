"""The safeguarding lead reads what cannot wait, and what is late is said to the head."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.choices import OwnMessageKind
from backend.care_leavers.own_messages import send_own_message
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.councils.choices import Role
from backend.councils.safeguarding import name_safeguarding_lead
from tests.factories.care_leavers import born_to_be
from tests.today import today_is
from tests.web.pages import page_of, text_of
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints, whens


MONDAY, URL = dt.date(2026, 6, 15), "/today/"
DAY = dt.timedelta(days=1)
_today = today_is(MONDAY)


@pytest.fixture
def message(person, desk):
    update_profile(care_leaver=person, eet_adviser=desk[1].user, birth_date=born_to_be(17), by=desk[1].user)
    return send_own_message(care_leaver=person, kind=OwnMessageKind.TALK, words="he hit me")


def main_of(response) -> str:
    return text_of(page_of(response).main)


def test_the_named_lead_reads_it_and_what_is_late_is_said_to_the_head(in_council, person, message, desk):
    lead, membership = signed_in(in_council, Role.STAFF)
    name_safeguarding_lead(council=in_council, lead=membership.user, by=desk[1].user)
    assert len(hints(lead.get(URL), "wrote-cannot-wait")) == 1
    head, _ = signed_in(in_council, Role.HEAD)
    with clock.moved_to(MONDAY + 3 * DAY):
        assert whens(head.get(URL), "wrote-cannot-wait") == ["2 days late"]
        home = main_of(head.get(reverse("head-home")))
        assert "message that cannot wait" in home
        assert "2 days late" in home, home
