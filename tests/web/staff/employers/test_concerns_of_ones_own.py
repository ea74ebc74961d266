"""Whoever speaks for an employer in any way finds no trace of a concern about it, and of another's all of it."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.core import clock
from backend.councils.choices import Role
from backend.employers.choices import RaisedFrom
from backend.employers.concerns import raise_concern
from tests.backend.employers.conflicts.ways_to_speak import WAYS
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerFactory
from tests.sampling import one_in
from tests.web.pages import page_of, text_of
from tests.web.sign_in import signed_in


WORDS = "A bottle was handed round in the yard."
NOON = dt.datetime(2026, 6, 3, 11, tzinfo=dt.UTC)
YOUNG = dt.date(2009, 3, 4)


@pytest.fixture(autouse=True)
def _today(in_council):
    with clock.moved_to(NOON):
        yield


@pytest.fixture
def concern(in_council):
    employer = EmployerFactory(council=in_council, name="Sable Joinery", verified=True)
    person = CareLeaverFactory(council=in_council, birth_date=YOUNG)
    by = MembershipFactory(council=in_council, role=Role.STAFF).user
    about = {"raised_from": RaisedFrom.PERSON, "about": person.public_id}
    return raise_concern(employer=employer, words=WORDS, by=by, **about)


def traces(client, concern, role):
    """By place, whether a concern is told of there."""
    pages = {
        "register": reverse("concerns"),
        "export": reverse("concerns-csv"),
        "today": f"{reverse('today')}?whose=all",
        "employer": reverse("employer", args=[concern.employer.public_id]),
    }
    found = {name: client.get(url).content.decode() for name, url in pages.items()}
    told = {name: concern.reference in text or WORDS in text for name, text in found.items()}
    if role == Role.HEAD:
        rows = text_of(page_of(client.get(reverse("outcomes"))).main)
        told["figure"] = "Open now 1" in rows
    else:
        beside = reverse("employer-same", args=[concern.employer.public_id])
        told["beside another"] = "1 open concern" in client.get(beside).content.decode()
    opens = ("concern", "concern-decide", "concern-told")
    return told | {name: client.get(reverse(name, args=[concern.public_id])).status_code == 200 for name in opens}


@pytest.mark.parametrize("role", one_in(2, [Role.ENGAGEMENT_OFFICER, Role.HEAD]))
@pytest.mark.parametrize("way", WAYS)
def test_no_page_list_count_or_file_tells_of_it(in_council, concern, way, role):
    client, member = signed_in(in_council, role)
    before = traces(client, concern, role)
    assert all(before.values()), before
    way(concern.employer, member.user, MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER).user)
    after = traces(client, concern, role)
    assert not any(after.values()), after
    about_another = raise_concern(
        employer=EmployerFactory(council=in_council), words="Another", by=MembershipFactory(council=in_council).user
    )
    assert client.get(reverse("concern", args=[about_another.public_id])).status_code == 200
