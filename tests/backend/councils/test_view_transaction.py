"""What a view did that raised is taken back, whatever it raised and whoever asked."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404
from django.urls import reverse

from backend.api.errors import NotTaken
from backend.api.v1.opportunities.views import EmployerOpportunities
from backend.audit.models import Read
from backend.audit.services import record_read
from backend.core.deadline import DeadlinePassed
from backend.councils.choices import Role
from backend.councils.models import Council
from backend.opportunities.models import Opportunity
from backend.web.kit.form_page import FormPage
from tests.api.callers import Caller
from tests.api.test_posting import JOB, LIST
from tests.backend.opportunities.posts import TODAY, employer_with_contact
from tests.factories.councils import MembershipFactory
from tests.today import today_is
from tests.web.pages import saves
from tests.web.sign_in import signed_in


_on_the_day = today_is(TODAY)


@pytest.fixture
def administrator(council):
    client, _ = signed_in(council, Role.ADMINISTRATOR)
    client.raise_request_exception = False
    return client


@pytest.fixture
def save(monkeypatch, council, administrator):
    """The page for it names a lead, and goes on to something else."""
    lead = MembershipFactory(council=council, role=Role.STAFF).user

    def send(go_on):
        monkeypatch.setattr(FormPage, "redirect", go_on)
        return saves(administrator, reverse("administration-safeguarding"), {"lead": str(lead.public_id)})

    return send


def raising(error):
    def go_on(*_arguments, **_named):
        raise error

    return go_on


def asks_the_impossible(*_arguments, **_named):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")


@pytest.mark.parametrize(
    ("go_on", "status"),
    [
        (raising(Http404), 404),
        (raising(PermissionDenied), 403),
        (raising(DeadlinePassed), 503),
        (raising(ValueError), 500),
        (asks_the_impossible, 500),
    ],
)
def test_what_was_written_before_it_raised_is_not_there(save, council, go_on, status):
    assert save(go_on).status_code == status
    assert Council.objects.get(pk=council.pk).safeguarding_lead is None


def test_when_the_time_is_over_what_was_begun_is_taken_back_all_the_same(save, council, monkeypatch):
    """Taking back is a statement too."""

    def time_is_over(*_arguments):
        monkeypatch.setattr("backend.core.middleware.check_deadline", raising(DeadlinePassed))
        asks_the_impossible()

    assert save(time_is_over).status_code == 503
    monkeypatch.undo()
    assert Council.objects.get(pk=council.pk).safeguarding_lead is None


@pytest.mark.parametrize(
    ("go_on", "status"),
    [(raising(Http404), 404), (raising(ValueError), 500), (asks_the_impossible, 500)],
)
def test_a_look_that_came_to_nothing_is_no_look(council, monkeypatch, go_on, status):
    """The page that says why is made while the council is open still; a refusal is written down by itself."""
    client, _ = signed_in(council, Role.STAFF)
    client.raise_request_exception = False

    def look(**facts):
        record_read(**facts)
        go_on()

    monkeypatch.setattr("backend.web.kit.access.record_read", look)
    answer = client.get(reverse("people"))
    assert answer.status_code == status
    assert list(Read.objects.values_list("page", "refused")) == ([("people", True)] if status == 404 else [])
    if status == 404:
        assert BeautifulSoup(answer.content, "html.parser").select_one("a[href='/people/']")
    monkeypatch.undo()
    assert client.get(reverse("people")).status_code == 200
    assert Read.objects.filter(refused=False).count() == 1


def test_a_call_of_another_system_that_is_refused_late_leaves_nothing(council, monkeypatch):
    def refused(*_arguments):
        raise NotTaken.because("too-late", "", "It cannot be done now.", status=409)

    system = Caller.for_employer(*employer_with_contact(council))
    monkeypatch.setattr(EmployerOpportunities, "_written", refused)
    assert system.send("post", LIST, JOB).status_code == 409
    assert Opportunity.objects.count() == 0
    monkeypatch.undo()
    assert system.send("post", LIST, JOB).status_code == 201
