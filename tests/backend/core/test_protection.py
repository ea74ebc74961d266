import datetime as dt

import pytest
from django.db import ProgrammingError, connection, transaction

from backend.care_leavers.models import CareLeaver
from backend.core.protection import EMPLOYER, council_context
from tests.factories.councils import CouncilFactory


pytestmark = pytest.mark.django_db


def add_care_leaver(council):
    return CareLeaver.objects.create(
        council=council, identifier="A1", given_name="Ada", family_name="Bell", birth_date=dt.date(2007, 5, 1)
    )


def test_without_a_council_context_no_young_person_is_there(in_council):
    add_care_leaver(in_council)
    with council_context(None):
        assert not CareLeaver.objects.exists()
    assert CareLeaver.objects.exists()


def test_another_council_sees_nothing(in_council):
    add_care_leaver(in_council)
    with council_context(CouncilFactory().id):
        assert not CareLeaver.objects.exists()


def test_an_employers_context_sees_no_young_person(in_council):
    add_care_leaver(in_council)
    with council_context(in_council.id, audience=EMPLOYER):
        assert not CareLeaver.objects.exists()


def test_a_row_cannot_be_written_into_another_council(in_council):
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        add_care_leaver(CouncilFactory())


@pytest.mark.parametrize(
    "verb", ["UPDATE care_leavers_careleaverhistory SET given_name = 'x'", "DELETE FROM care_leavers_careleaverhistory"]
)
def test_history_can_be_added_to_and_never_changed(in_council, verb):
    person = add_care_leaver(in_council)
    CareLeaver.objects.filter(id=person.id).update(given_name="Eve")
    assert [row.given_name for row in person.history.order_by("pgh_id")] == ["Ada", "Eve"]
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(verb)
