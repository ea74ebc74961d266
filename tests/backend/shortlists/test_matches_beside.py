"""What is asked of matches beside each young person of a query shows no match that the list of matches would not."""

import pytest
from django.db.models import Exists

from backend.care_leavers.permissions import care_leavers_of
from backend.councils.acting import acting_as
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.shortlists.permissions import matches_beside, matches_of
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory
from tests.factories.shortlists import MatchFactory


@pytest.fixture
def people(in_council):
    """Of each kind of home one with a match told in bands, and one with a match that was ranked before."""
    return [
        MatchFactory(
            care_leaver=CareLeaverFactory(council=in_council, home_is_confidential=confidential), in_bands=in_bands
        ).care_leaver
        for confidential in (True, False)
        for in_bands in (True, False)
    ]


@pytest.mark.parametrize("role", [each for each in Role if each != Role.EMPLOYER])
def test_a_match_stands_beside_whom_it_is_listed_for_and_nobody_else(people, in_council, role):
    member = MembershipFactory(council=in_council, role=role)
    for each in people:
        each.personal_adviser = member.user
        each.save()
    viewer = Viewer.of(member)
    with acting_as(viewer):
        beside = care_leavers_of(viewer).filter(Exists(matches_beside(viewer)))
        listed = {match.care_leaver_id for match in matches_of(viewer)}
        assert {each.id for each in beside} == listed
    ranked_before_it_was_confidential = people[1].id
    assert ranked_before_it_was_confidential not in listed
    assert len(listed) == (3 if role in (Role.EET_ADVISER, Role.HEAD, Role.STAFF, Role.PERSONAL_ADVISER) else 0)
