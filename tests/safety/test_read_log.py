"""The read log holds what was looked at, through which list, and what was asked for and not shown."""

import uuid

import pytest

from backend.audit.models import Read
from backend.core.protection import EMPLOYER, council_context
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.web.sign_in import signed_in


pytestmark = pytest.mark.django_db


def reads_of(membership):
    with council_context(membership.council_id):
        rows = Read.objects.filter(reader_id=membership.user_id).order_by("id")
        return [(read.page, read.refused) for read in rows]


@pytest.mark.parametrize("address", ["/people/", "/referrals/", "/placements/", "/today/"])
def test_looking_through_a_list_is_written_down(council, address):
    client, membership = signed_in(council, Role.EET_ADVISER)
    assert client.get(address).status_code == 200
    assert reads_of(membership) == [(address.strip("/"), False)]


def test_another_councils_record_asked_for_is_written_down_as_refused(council):
    elsewhere = CouncilFactory()
    with council_context(elsewhere.id):
        person = CareLeaverFactory(council=elsewhere)
    client, membership = signed_in(council, Role.EET_ADVISER)
    for public_id in (person.public_id, uuid.uuid4()):
        assert client.get(f"/people/{public_id}/").status_code == 404
    assert client.get(f"/api/v1/placements/{uuid.uuid4()}/").status_code == 404
    assert [refused for _, refused in reads_of(membership)] == [True, True, True]
    with council_context(council.id):
        assert Read.objects.filter(subject=person.public_id, refused=True).count() == 1


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.ENGAGEMENT_OFFICER, Role.EMPLOYER])
def test_a_role_that_may_not_open_records_leaves_its_attempt(council, role):
    with council_context(council.id):
        person = CareLeaverFactory(council=council)
    client, membership = signed_in(council, role)
    assert client.get(f"/people/{person.public_id}/").status_code == 403
    assert reads_of(membership) == [("person", True)]


def test_the_log_is_read_by_the_councils_staff_alone(council):
    client, membership = signed_in(council, Role.EET_ADVISER)
    client.get("/people/")
    with council_context(CouncilFactory().id):
        assert not Read.objects.exists()
    with council_context(council.id, audience=EMPLOYER, user_id=membership.user_id + 1):
        assert not Read.objects.exists()
    with council_context(None):
        assert not Read.objects.exists()
