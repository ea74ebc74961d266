"""How somebody who invited others comes to be nobody who may."""

from backend.accounts.models import User
from backend.accounts.services import close_account
from backend.core import clock
from backend.core.protection import clock_context
from backend.councils.choices import Role
from backend.councils.memberships import change_role, end_membership
from backend.employers.invitations import give_access
from tests.factories.councils import MembershipFactory


ADDRESS = "mina@home.example"
INVITABLE = [Role.ADMINISTRATOR, Role.ENGAGEMENT_OFFICER, Role.STAFF, Role.PERSONAL_ADVISER]
GONE = "can no longer invite people here.*renewed it"


def came_before(council, role, **user):
    membership = MembershipFactory(council=council, role=role, **user)
    with clock_context():
        User.objects.filter(pk=membership.user_id).update(last_login=clock.now())
    return membership


LEAVE = {
    "ended": lambda membership, by: end_membership(membership=membership, by=by),
    "demoted": lambda membership, by: change_role(membership=membership, role=Role.HEAD, by=by),
    "closed": lambda membership, by: close_account(user=membership.user, by=by),
}


def invited(council, by, role=Role.STAFF, employers=()):
    return give_access(council=council, email=ADDRESS, name="Mina", role=role, employers=list(employers), by=by)
