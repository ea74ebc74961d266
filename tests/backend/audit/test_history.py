"""Every change leaves its trace, whichever way it was made, with who made it; every look at a record too."""

import pytest
from django.db import connection

from backend.audit.models import Read
from backend.audit.services import record_read
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.middleware import WroteWhileReading, refuse_writes
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory
from tests.web.sign_in import signed_in


def by_save(person):
    person.preferred_name = "Ada"
    person.save()


def by_update(person):
    CareLeaver.objects.filter(id=person.id).update(preferred_name="Ada")


def in_bulk(person):
    person.preferred_name = "Ada"
    CareLeaver.objects.bulk_update([person], ["preferred_name"])


def by_hand(person):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE care_leavers_careleaver SET preferred_name = 'Ada' WHERE id = %s", [person.id])


@pytest.mark.parametrize("change", [by_save, by_update, in_bulk, by_hand])
def test_each_way_to_change_a_row_leaves_one_version(in_council, change):
    person = CareLeaverFactory(council=in_council)
    change(person)
    assert list(person.history.order_by("pgh_id").values_list("preferred_name", flat=True)) == ["", "Ada"]


def test_rows_made_together_leave_one_version_each(in_council):
    people = [CareLeaverFactory.build(council=in_council) for _ in range(3)]
    for person in CareLeaver.objects.bulk_create(people):
        assert person.history.count() == 1


def test_a_change_on_a_page_says_who_made_it_and_in_which_request(council):
    client, membership = signed_in(council, Role.EET_ADVISER)
    with council_context(council.id):
        person = CareLeaverFactory(council=council)
    said = {"words": "I want to do hair", "on": f"{clock.today():%d/%m/%Y}"}
    response = client.post(f"/people/{person.public_id}/views/add/", said)
    assert response.status_code == 302
    with council_context(council.id):
        version = person.views.get().history.get()
    assert version.words == "I want to do hair"
    assert version.pgh_context["user"] == membership.user_id
    assert version.pgh_context["request"] == response["X-Request-Reference"]


def test_a_look_is_logged_with_who_looked_at_whom_where(in_council):
    membership = MembershipFactory(council=in_council, role=Role.HEAD)
    person = CareLeaverFactory(council=in_council)
    record_read(viewer=Viewer.of(membership), subject=person, page="person")
    read = Read.objects.of_subject("care_leavers.careleaver", person.public_id).get()
    assert (read.council_id, read.reader_id, read.reader_role, read.page, read.refused) == (
        in_council.id,
        membership.user_id,
        "head",
        "person",
        False,
    )


@pytest.mark.parametrize(
    "sql",
    [
        'UPDATE "care_leavers_careleaver" SET x = 1',
        ' insert into "care_leavers_careleaver" VALUES (1)',
        'DELETE FROM "accounts_user"',
        'WITH gone AS (DELETE FROM "accounts_user" RETURNING 1) SELECT * FROM gone',
        'TRUNCATE "accounts_user"',
        "CALL anything()",
    ],
)
def test_a_page_that_reads_cannot_write(sql):
    with pytest.raises(WroteWhileReading):
        refuse_writes(lambda *_: None, sql, [], False, {})


@pytest.mark.parametrize(
    "sql",
    ["SELECT 1", "SAVEPOINT a", 'INSERT INTO "audit_read" VALUES (1)', 'UPDATE "django_session" SET a = 1'],
)
def test_a_page_that_reads_may_keep_the_read_log_and_the_session(sql):
    assert refuse_writes(lambda *_: "done", sql, [], False, {}) == "done"
