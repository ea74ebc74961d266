import pytest

from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.employers import permissions
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory


pytestmark = pytest.mark.django_db
SEES_ALL = {Role.ENGAGEMENT_OFFICER, Role.EET_ADVISER, Role.HEAD, Role.STAFF}


@pytest.mark.parametrize("role", Role)
def test_who_reaches_employers_and_what_they_may_do(council, role):
    viewer = Viewer.of(MembershipFactory(council=council, role=role))
    employer = EmployerFactory(council=council)
    EmployerFactory()
    assert list(permissions.employers_of(viewer)) == ([employer] if role in SEES_ALL else [])
    assert permissions.can_verify_employers(viewer) == (role == Role.ENGAGEMENT_OFFICER)
    assert permissions.can_raise_concerns(viewer) == (role != Role.EMPLOYER)
    assert list(permissions.employers_to_raise_a_concern_about(viewer)) == ([] if role == Role.EMPLOYER else [employer])
    assert permissions.can_look_into_concerns(viewer) == (role in {Role.ENGAGEMENT_OFFICER, Role.HEAD})


def test_an_employers_person_reaches_their_own_employer_only(council):
    contact = EmployerContactFactory(employer__council=council, signs_in=True)
    EmployerContactFactory(employer=contact.employer, user=contact.user, email="again@employer.example")
    EmployerFactory(council=council)
    viewer = Viewer.of(contact.user.memberships.get())
    assert list(permissions.employers_of(viewer)) == [contact.employer]
