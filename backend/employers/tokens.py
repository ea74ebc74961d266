"""Keys for an employer's applicant system. Each acts in the name of one of their people, and stops with them."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.councils.choices import Role, Scope
from backend.councils.models import ApiToken, Membership
from backend.councils.permissions import can_manage_people_and_settings
from backend.councils.tokens import new_api_token, replace_api_token
from backend.councils.viewer import Viewer
from backend.employers.models import Employer, EmployerToken
from backend.employers.permissions import acts_for_an_employer, employers_of
from backend.employers.representatives import refuse_who_sees_a_part


FOR_EMPLOYERS = (Scope.READ, Scope.WRITE)


def can_see_tokens(viewer: Viewer) -> bool:
    """- everybody, the keys that act in their own name"""
    return True


def can_make_tokens(viewer: Viewer) -> bool:
    """- everybody, in their own name and role alone: whoever sees a secret is who it acts for"""
    return True


def can_revoke_tokens(viewer: Viewer) -> bool:
    """- everybody, their own
    - an employer's people, those of their own employers
    - council administrator, every one of their council
    """
    return True


def own_tokens_of(viewer: Viewer):
    """- everybody: those that act in the membership they work in"""
    return tokens_of(viewer).filter(membership=viewer.membership_id)


def tokens_of(viewer: Viewer):
    """The tokens a viewer may see and revoke.

    - council administrator: all of their council
    - an employer's people: their own employers'
    - everybody else: their own
    """
    tokens = ApiToken.objects.for_council(viewer.council_id).select_related(
        "membership__user", "made_by", "of_employer__employer"
    )
    if can_manage_people_and_settings(viewer):
        return tokens
    if acts_for_an_employer(viewer):
        return tokens.filter(of_employer__employer__in=employers_of(viewer))
    return tokens.filter(membership=viewer.membership_id)


def people_of(employer: Employer):
    """The memberships a token of this employer may act in."""
    people = Membership.objects.current().for_council(employer.council_id).with_role(Role.EMPLOYER)
    return people.filter(user__employer_contacts__employer=employer).select_related("user").order_by("user__name", "id")


@transaction.atomic
def issue_employer_token(
    *, employer: Employer, membership: Membership, label: str, scopes: Collection[Scope], by: User
) -> str:
    """Return the secret of a new token of this employer, acting in the name of whoever makes it."""
    if membership.user_id != by.pk:
        raise Refused("A key acts in the name of whoever makes it.")
    if not people_of(employer).filter(id=membership.pk).exists():
        raise Refused(f"Only somebody who signs in for {employer.name} makes a key for it.", "acts_for")
    refuse_who_sees_a_part(employer, by)
    if not set(scopes) <= set(FOR_EMPLOYERS):
        raise Refused("An employer's token may read and write, and nothing else.", "scopes")
    token, secret = new_api_token(membership=membership, label=label, scopes=scopes, by=by)
    EmployerToken.objects.create(council_id=employer.council_id, employer=employer, token=token)
    return secret


@transaction.atomic
def replace_token(*, token: ApiToken, old_works_for: dt.timedelta, by: User) -> str:
    """Return the secret of a new token for the same use, and the same employer where it is one's."""
    new, secret = replace_api_token(token=token, old_works_for=old_works_for, by=by)
    for held in EmployerToken.objects.filter(token=token):
        EmployerToken.objects.create(council_id=held.council_id, employer_id=held.employer_id, token=new)
    return secret


def employer_of_token(token: ApiToken, viewer: Viewer) -> Employer | None:
    """The employer a token is for, while its person still speaks for them."""
    return Employer.objects.for_council(viewer.council_id).of_user(viewer.user).filter(tokens__token=token).first()


def is_of_an_employer(token: ApiToken) -> bool:
    return EmployerToken.objects.filter(token=token).exists()
