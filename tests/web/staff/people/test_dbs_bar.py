"""The profile's fields of a DBS bar: what shows it is asked for, and who recorded it is told."""

import pytest
from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from tests.factories.care_leavers import CareLeaverFactory
from tests.web.pages import errors_in, filled, page_of, text_of
from tests.web.sign_in import signed_in


@pytest.fixture
def person(in_council):
    return CareLeaverFactory(council=in_council, ready=True)


@pytest.fixture
def adviser(in_council):
    return signed_in(in_council)[0]


def saved(adviser, person, **changes):
    url = reverse("person-edit", args=[person.public_id])
    return adviser.post(url, filled(adviser.get(url)) | changes, follow=True)


def profile(adviser, person) -> str:
    return text_of(page_of(adviser.get(reverse("person-profile", args=[person.public_id]))))


def test_a_bar_needs_what_shows_it_and_the_page_names_who_recorded_it(adviser, person):
    refused = saved(adviser, person, dbs_clear="no")
    assert any("Say what shows the bar" in error for error in errors_in(refused))
    person.refresh_from_db()
    assert person.dbs_clear is True
    saved(adviser, person, dbs_clear="no", dbs_bar_evidence="Letter of 3 March 2026")
    person.refresh_from_db()
    assert (person.dbs_clear, person.dbs_bar_evidence) == (False, "Letter of 3 March 2026")
    assert f"Letter of 3 March 2026. Recorded by {person.dbs_bar_recorded_by}" in profile(adviser, person)


def test_a_bar_from_before_is_told_as_a_question(adviser, person):
    CareLeaver.objects.filter(pk=person.pk).update(dbs_clear=False)
    assert "until it is, the bar rules nothing out" in profile(adviser, person)
