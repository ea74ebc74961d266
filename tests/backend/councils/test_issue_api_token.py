import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from backend.councils.choices import Role
from backend.councils.services import add_member
from tests.factories.councils import CouncilFactory, MembershipFactory


@pytest.fixture
def officer(council):
    return MembershipFactory(council=council, role=Role.ENGAGEMENT_OFFICER, user__email="data@council.example")


def test_the_token_it_prints_opens_the_api_in_that_role(officer, capsys):
    call_command("issue_api_token", "Data@Council.example", "nightly copy")
    told = capsys.readouterr()
    assert f"Employer-engagement officer of {officer.council}, for 90 days" in told.err
    client = Client(headers={"Authorization": f"Bearer {told.out.strip()}"})
    assert client.get("/api/v1/opportunities/").status_code == 200
    assert client.get("/api/v1/placements/").status_code == 403
    assert officer.api_tokens.get().label == "nightly copy"


def test_it_says_whom_it_cannot_find(officer):
    with pytest.raises(CommandError, match="Nobody with the e-mail address “nobody@council"):
        call_command("issue_api_token", "nobody@council.example", "nightly copy")
    elsewhere = CouncilFactory()
    with pytest.raises(CommandError, match="has a role in"):
        call_command("issue_api_token", "data@council.example", "nightly copy", council=elsewhere.code)


def test_it_does_not_guess_between_two_roles(officer):
    add_member(council=officer.council, user=officer.user, role=Role.HEAD, by=None)
    with pytest.raises(CommandError, match="several roles"):
        call_command("issue_api_token", "data@council.example", "nightly copy")
