"""Tries of an employer's own user: to bring others in, to plant what is sent on, to see over to another council."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from backend.core.protection import council_context
from backend.councils.models import Invitation
from tests.backend.opportunities.posts import TODAY, a_draft
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.referrals import referral_world
from tests.safety.tells import Answer, tells_of
from tests.today import today_is
from tests.web.pages import page_of


pytestmark = [pytest.mark.django_db, pytest.mark.full]
_on_the_day = today_is(TODAY)


def test_no_colleague_is_brought_in_past_the_officer(client, firm, council):
    """Of another mail domain, with a domain that only looks like the own, or inside a longer one."""
    own = firm[1].email.partition("@")[2]
    for number, domain in enumerate(
        (f"x{own}", f"{own}.evil.example", f"sub.{own}", "gmail.com", f"evil.example@{own}")
    ):
        client.post(
            reverse("employer-invite", args=[firm[0].public_id]), {"email": f"p{number}@{domain}", "sees_all": "all"}
        )

    with council_context(council.id):
        assert not Invitation.objects.exists()


def test_names_and_lines_make_no_header(client, firm, council, mailoutbox):
    for name in ("Pat\r\nBcc: all@x.example", "Pat\nX: y", "https://evil.example", "a" * 300):
        client.post(
            reverse("employer-invite", args=[firm[0].public_id]),
            {"name": name, "email": "pat@employer.example", "sees_all": "all"},
        )
    for mail in mailoutbox:
        assert "evil.example" not in mail.body
        assert len(mail.recipients()) == 1


@pytest.mark.parametrize(
    "name", ["../../x.pdf", "x.svg", "x.html", 'a"; filename="b.exe', "a\r\nSet-Cookie: x=y", "\0.pdf"]
)
def test_a_file_is_kept_under_no_name_of_theirs(client, firm, name):
    sent = SimpleUploadedFile("x", b"<script>alert(1)</script>", content_type="text/html")
    sent._name = name
    answer = client.post(reverse("opportunity-files"), {"file": sent})
    assert answer.status_code < 500
    assert "Set-Cookie: x" not in str(answer.headers)


def test_what_an_employer_reaches_speaks_of_no_care(client, firm, council):
    with council_context(council.id):
        world = referral_world(council, employer=firm[0])
        referral = world.refer()
    for route in ("employer-referrals", "employer-referral", "employer-opportunities", "opportunity-add", "api-schema"):
        answer = client.get(reverse(route, args=[referral.public_id] if route == "employer-referral" else []))
        assert answer.status_code == 200
        assert tells_of(Answer.of(route, answer)) == []


def test_another_council_of_the_same_person_stays_apart(client, firm):
    elsewhere = EmployerContactFactory(
        employer=EmployerFactory(council=CouncilFactory(), name="Elsewhere Works"), user=firm[1]
    )
    with council_context(elsewhere.employer.council_id):
        draft = a_draft(elsewhere.employer.council, employer=elsewhere.employer, title="Elsewhere draft")
    assert client.get(reverse("employer-opportunity", args=[draft.public_id])).status_code == 404
    assert "Elsewhere" not in page_of(client.get(reverse("employer-opportunities"))).get_text()
