"""An officer approves, and a second person verifies, what stood on the page they read."""

import pytest
from django.urls import reverse

from backend.councils.choices import Role
from backend.employers.checklist import required_checks
from backend.employers.choices import Item
from backend.employers.models import Check
from backend.employers.services import change_employer
from backend.employers.verification import propose, record_check
from backend.opportunities import services
from tests.factories.councils import worker
from tests.factories.employers import EmployerContactFactory, EmployerFactory, check_of
from tests.web.pages import as_shown, errors_in, filled
from tests.web.sign_in import signed_in
from tests.web.staff.approvals.test_approvals import sent


BUTTON = "main form:has([name=page_key])"


@pytest.fixture
def officer(in_council):
    return signed_in(in_council, Role.ENGAGEMENT_OFFICER)[0]


@pytest.fixture
def waiting(in_council):
    employer = EmployerFactory(council=in_council, name="Fern Bakery")
    one = worker(in_council)
    for asked in required_checks(employer.kind):
        check_of(employer, asked.item, by=one)
    return propose(employer=employer, by=one)


def _rechecked(employer):
    record_check(
        employer=employer, item=Item.EXISTS, evidence="Another", link="https://x.example/1", by=employer.proposed_by
    )


def _about(employer):
    change_employer(employer=employer, about="We also hire out rooms.", by=employer.proposed_by)


@pytest.mark.parametrize(("change", "named"), [(_rechecked, "Exists"), (_about, "“About”")])
def test_the_second_person_verifies_what_they_looked_at(officer, waiting, change, named):
    url = reverse("employer-verify", args=[waiting.public_id])
    sent_before = filled(officer.get(url), BUTTON)
    change(waiting)
    shown = officer.post(url, sent_before)
    assert errors_in(shown)[0].startswith("New or changed since you opened this page")
    assert named.lower() in errors_in(shown)[0].lower()
    waiting.refresh_from_db()
    assert waiting.verified_at is None
    officer.post(url, filled(shown, BUTTON))
    waiting.refresh_from_db()
    assert waiting.verified_at


def test_a_check_that_is_gone_is_a_change_too(officer, waiting):
    url = reverse("employer-verify", args=[waiting.public_id])
    read = as_shown(officer.get(url))
    Check.objects.filter(employer=waiting, item=Item.EXISTS).update(replaced_at=waiting.proposed_at)
    officer.post(url, read)
    waiting.refresh_from_db()
    assert waiting.verified_at is None


@pytest.mark.parametrize(
    ("facts", "named"),
    [
        ({"summary": "Bring your passport"}, "What the person will do"),
        ({"weekly_hours": 39}, "Hours"),
        ({"title": "Quite another job"}, "Title"),
        ({"night_work": True}, "Night work"),
    ],
)
def test_an_officer_approves_what_they_read(officer, in_council, facts, named):
    contact = EmployerContactFactory(
        employer=EmployerFactory(council=in_council, verified=True, name="Blue Door Bakery"), signs_in=True
    )
    post = sent(contact)
    url = reverse("approval", args=[post.public_id])
    sent_before = filled(officer.get(url), BUTTON)
    services.change(opportunity=post, by=contact.user, **facts)
    shown = officer.post(url, sent_before)
    assert f"“{named}”" in errors_in(shown)[0]
    post.refresh_from_db()
    assert post.state == "submitted"
    officer.post(url, filled(shown, BUTTON))
    post.refresh_from_db()
    assert post.state == "live"


def test_an_officer_approves_of_the_employer_they_read_about(officer, in_council):
    contact = EmployerContactFactory(employer=EmployerFactory(council=in_council, verified=True), signs_in=True)
    post = sent(contact)
    url = reverse("approval", args=[post.public_id])
    read = as_shown(officer.get(url))
    change_employer(employer=contact.employer, about="We also hire out rooms.", by=worker(in_council))
    assert "“Employer: about”" in errors_in(officer.post(url, read))[0]
    post.refresh_from_db()
    assert post.state != "live"
