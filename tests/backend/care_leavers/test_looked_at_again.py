"""A look at a document counts until something else is found in it, for whomever it is looked at."""

import pytest

from backend.care_leavers.documents import findings_of, may_be_sent, remove_document, take_out_what_stands_beside
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.services import update_profile
from tests.backend.care_leavers.test_documents import added, looked
from tests.backend.documents.samples import jpeg, pdf
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory


@pytest.fixture
def adviser(in_council):
    return MembershipFactory(council=in_council).user


@pytest.fixture
def person(in_council):
    return CareLeaverFactory(council=in_council)


@pytest.mark.parametrize("make", [lambda: pdf("I live at The Old Mill, by the church."), jpeg])
def test_once_an_address_is_confidential_every_file_is_read_anew_for_it(person, adviser, make):
    """No pattern knows this address, and none reads a picture."""
    document = looked(added(person, adviser, make()), adviser)
    update_profile(care_leaver=person, home_is_confidential=True, by=adviser)
    assert not may_be_sent(document, findings_of(document, CareLeaver.objects.get(pk=person.pk)))


def test_a_second_look_at_the_same_findings_leaves_the_first(person, adviser, in_council):
    document = looked(added(person, adviser), adviser)
    again = looked(document, MembershipFactory(council=in_council).user)
    assert (again.looked_at, again.looked_by) == (document.looked_at, adviser)


def test_what_a_copy_was_made_from_is_looked_at_anew_once_the_copy_is_gone(person, adviser):
    document = looked(added(person, adviser), adviser)
    remove_document(document=take_out_what_stands_beside(document=document, by=adviser), by=adviser)
    document.refresh_from_db()
    assert document.looked_at is None
    assert not may_be_sent(document, findings_of(document, person))
