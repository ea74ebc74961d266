"""The head reads how promises were kept; whoever promises something says whose promise it is."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.core import clock
from backend.councils.choices import Role
from backend.placements.models import Promise
from backend.reference.services import load_reference
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints


TODAY = dt.date(2026, 11, 30)
_today = today_is(TODAY)


@pytest.fixture
def world(in_council):
    load_reference()
    return referral_world(in_council, places=9)


def test_an_employers_promise_is_asked_for_on_its_day_and_counted_apart(in_council, world):
    client, membership = signed_in(in_council)
    placement = placement_since(world, dt.date(2026, 10, 1), person=world.person)
    employer = placement.opportunity.employer
    page = reverse("person-promise", args=[world.person.public_id])
    facts = {"words": "You get a locker.", "due_on": f"{TODAY:%d/%m/%Y}", "owner": str(membership.user.pk)}
    assert client.post(page, facts | {"employer": str(employer.public_id)}).status_code == 302
    assert Promise.objects.get().employer == employer
    ((_, what),) = hints(client.get(f"{reverse('today')}?whose=all"), "promises-due")
    assert f"{employer.name} said so: ask whether it is done." in what
    head = signed_in(in_council, Role.HEAD)[0]
    with clock.moved_to(TODAY + dt.timedelta(days=3)):
        shown = page_of(get_within(head, reverse("head-promises")))
    rows = {text_of(row.th): [text_of(cell) for cell in row.select("td")] for row in shown.select("tbody tr")}
    assert rows.pop(employer.name) == ["–"] * 5
    assert rows == {"The council": ["0"] * 5, "Employers": ["hidden", "0", "0", "hidden", "0"]}
