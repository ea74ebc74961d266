"""Whom a role may open: by a query and by the row alone, which have to agree."""

import pytest

from backend.care_leavers.permissions import care_leavers_of, is_open_to
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory


@pytest.mark.parametrize("role", list(Role))
def test_the_row_alone_says_what_the_query_finds(in_council, role):
    viewer = Viewer.of(MembershipFactory(council=in_council, role=role))
    somebody = MembershipFactory(council=in_council, role=Role.PERSONAL_ADVISER).user
    people = [
        CareLeaverFactory(council=in_council, eet_adviser=eet, personal_adviser=personal)
        for eet in (None, viewer.user, somebody)
        for personal in (None, viewer.user, somebody)
    ]
    by_row = {each.pk for each in people if is_open_to(each, role=role, user_id=viewer.user_id)}
    assert by_row == set(care_leavers_of(viewer).values_list("pk", flat=True))
