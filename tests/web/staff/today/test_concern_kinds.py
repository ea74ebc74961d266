"""The first lines of Today: whom to speak to because of a concern, and the designated officer to be told."""

import datetime as dt

import pytest

from backend.care_leavers.services import record_contact
from backend.core import clock
from backend.councils.choices import Role
from backend.councils.safeguarding import name_safeguarding_lead
from backend.employers.choices import RaisedFrom
from backend.employers.concerns import raise_concern
from tests.factories.councils import MembershipFactory
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints, link_of, whens


URL = "/today/"
WORDS = "They were asked to stay the night."
NOON = dt.datetime(2026, 6, 3, 11, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _today(in_council):
    with clock.moved_to(NOON):
        yield


def raised(world, **facts):
    by = MembershipFactory(council=world.council, role=Role.STAFF).user
    return raise_concern(employer=world.opportunity.employer, words=WORDS, by=by, **facts)


def advise(world, **advisers):
    for name, user in advisers.items():
        setattr(world.person, name, user)
    world.person.save()


def test_both_advisers_speak_first_and_each_until_they_have(in_council, world):
    referral = world.refer()
    eet, eet_member = signed_in(in_council, Role.EET_ADVISER)
    personal, personal_member = signed_in(in_council, Role.PERSONAL_ADVISER)
    other = signed_in(in_council, Role.EET_ADVISER)[0]
    staff = signed_in(in_council, Role.STAFF)[0]
    advise(world, eet_adviser=eet_member.user, personal_adviser=personal_member.user)
    raised(world)
    for client in (eet, personal):
        response = get_within(client, URL)
        assert page_of(response).select_one("main section")["data-kind"] == "speak-today"
        ((action, reason),) = hints(response, "speak-today")
        assert action == f"{world.person.full_name}: speak to them today"
        assert f"{referral.employer.name} is paused. Ask how they are" in reason
        shown = text_of(page_of(response).main)
        assert WORDS not in shown
        assert "oncern" not in shown
        assert client.get(link_of(response, "speak-today")).status_code == 200
    assert hints(get_within(other, f"{URL}?whose=all"), "speak-today") == []
    assert hints(get_within(staff, URL), "speak-today") == []
    with clock.moved_to(NOON + dt.timedelta(hours=1)):
        today = {"on": clock.today(), "method": "phone", "reached": True}
        record_contact(care_leaver=world.person, by=eet_member.user, **today)
        assert hints(eet.get(URL), "speak-today") == []
        assert len(hints(personal.get(URL), "speak-today")) == 1


def test_whom_nobody_here_advises_is_for_the_virtual_school(in_council, world):
    world.refer()
    gone = MembershipFactory(council=in_council, role=Role.EET_ADVISER)
    advise(world, eet_adviser=gone.user)
    raised(world)
    staff, head = (signed_in(in_council, role)[0] for role in (Role.STAFF, Role.HEAD))
    assert hints(get_within(staff, URL), "speak-today") == []
    gone.ended_at = clock.now()
    gone.save()
    assert [WORDS in reason for _, reason in hints(get_within(staff, URL), "speak-today")] == [False]
    assert [WORDS in reason for _, reason in hints(get_within(head, URL), "speak-today")] == [True]


def test_head_and_named_lead_have_the_clock_and_nobody_else(in_council, world):
    head, staff, lead, plain = (
        signed_in(in_council, role) for role in (Role.HEAD, Role.STAFF, Role.EET_ADVISER, Role.EET_ADVISER)
    )
    name_safeguarding_lead(council=in_council, lead=lead[1].user, by=head[1].user)
    world.person.birth_date = dt.date(2009, 1, 1)
    world.person.save()
    concern = raised(world, raised_from=RaisedFrom.PERSON, about=world.person.public_id)
    for client, _ in (head, lead):
        response = get_within(client, URL)
        ((action, reason),) = hints(response, "designated-officer")
        assert action == f"Concern {concern.reference}: tell the designated officer (LADO)"
        assert "By 4 June 2026 at midday" in reason
        assert client.get(link_of(response, "designated-officer")).status_code == 200
    for client, _ in (staff, plain):
        assert "esignated" not in text_of(page_of(get_within(client, URL)).main)
    assert "Concerns" in text_of(page_of(lead[0].get(URL)).find("nav", {"aria-label": "Menu"}))
    assert "Concerns" not in text_of(page_of(plain[0].get(URL)).find("nav", {"aria-label": "Menu"}))
    with clock.moved_to(NOON + dt.timedelta(days=2)):
        assert whens(head[0].get(URL), "designated-officer") == ["overdue"]
