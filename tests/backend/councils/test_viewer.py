"""Who is looking, in which role, and what the database opens to them."""

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory

from backend.core.protection import EMPLOYER, STAFF, council_context
from backend.councils.acting import MEMBERSHIP
from backend.councils.choices import SEES_EVERY_YOUNG_PERSON, SEES_YOUNG_PEOPLE, Role
from backend.councils.memberships import end_membership
from backend.councils.middleware import CouncilContext, viewer_of
from backend.councils.models import Membership
from backend.councils.services import add_member, create_council
from backend.councils.viewer import Viewer
from tests.factories.councils import CouncilFactory, MembershipFactory, UserFactory


pytestmark = pytest.mark.django_db


def request_of(user, **session):
    request = RequestFactory().get("/people/")
    request.user, request.session = user, session
    return request


def setting(name) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true)", [f"onward.{name}"])
        return cursor.fetchone()[0] or ""


def opened(request) -> tuple[str, str, str]:
    """The council, audience and user that the rest of a request finds open."""
    seen = []

    def page(_):
        seen.append(tuple(map(setting, ("council_id", "audience", "user_id"))))
        return HttpResponse()

    CouncilContext(page)(request)
    return seen[0]


@pytest.mark.parametrize("role", Role)
def test_a_request_opens_its_viewers_council_and_closes_it_again(role):
    membership = MembershipFactory(role=role)
    audience = EMPLOYER if role == Role.EMPLOYER else STAFF
    expected = (str(membership.council_id), audience, str(membership.user_id))
    assert opened(request_of(membership.user)) == expected
    assert setting("council_id") == ""


def test_somebody_without_a_role_has_nothing_open():
    council, _, user = opened(request_of(UserFactory()))
    assert (council, user) == ("", "")


def test_a_context_in_a_context_gives_back_the_one_before():
    one, other = CouncilFactory(), CouncilFactory()
    with council_context(one.id, audience=EMPLOYER, user_id=5):
        with council_context(other.id):
            assert (setting("council_id"), setting("audience"), setting("user_id")) == (str(other.id), STAFF, "")
        assert (setting("council_id"), setting("audience"), setting("user_id")) == (str(one.id), EMPLOYER, "5")


def test_the_chosen_role_counts_and_one_that_is_not_theirs_does_not():
    first = MembershipFactory(role=Role.STAFF)
    second = add_member(council=CouncilFactory(), user=first.user, role=Role.AUDITOR, by=None)
    somebody_elses = MembershipFactory(role=Role.HEAD)
    assert viewer_of(request_of(first.user)) is None, "it has to be chosen"
    assert viewer_of(request_of(first.user, **{MEMBERSHIP: second.id})) == Viewer.of(second)
    assert viewer_of(request_of(first.user, **{MEMBERSHIP: somebody_elses.id})) is None
    with council_context(second.council_id):
        end_membership(membership=second, by=UserFactory())
    assert viewer_of(request_of(first.user, **{MEMBERSHIP: second.id})) is None, "the other one does not step in"
    assert viewer_of(request_of(first.user)) == Viewer.of(first)


def test_a_role_is_held_once_and_may_be_given_again_after_it_ended():
    council, user = create_council(code="wexmoor", name="Wexmoor", employment_team_name="Team", by=None), UserFactory()
    first = add_member(council=council, user=user, role=Role.STAFF, by=None)
    assert add_member(council=council, user=user, role=Role.STAFF, by=None) == first
    with council_context(council.id):
        end_membership(membership=first, by=user)
    assert add_member(council=council, user=user, role=Role.STAFF, by=None) != first
    assert Membership.objects.of_user(user).count() == 1


def test_who_sees_young_people_is_a_short_list():
    assert set(SEES_EVERY_YOUNG_PERSON) == {Role.EET_ADVISER, Role.HEAD, Role.STAFF, Role.AUDITOR}
    assert set(SEES_YOUNG_PEOPLE) - SEES_EVERY_YOUNG_PERSON == {Role.PERSONAL_ADVISER}
