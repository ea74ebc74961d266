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
from backend.employers.models import Employer, EmployerContact, EmployerToken
from backend.employers.permissions import acts_for_an_employer, employers_of
from backend.employers.representatives import refuse_who_sees_a_part


FOR_EMPLOYERS = (Scope.READ, Scope.WRITE)


def can_manage_tokens(viewer: Viewer) -> bool:
    """- an employer's people, for their own employers
    - council administrator, for every employer of the council
    """
    return acts_for_an_employer(viewer) or can_manage_people_and_settings(viewer)


def tokens_of(viewer: Viewer):
    """The tokens a viewer may look after.

    - an employer's people: their own employers'
    - council administrator: all of their council
    """
    tokens = ApiToken.objects.for_council(viewer.council_id).select_related(
        "membership__user", "made_by", "of_employer__employer"
    )
    if can_manage_people_and_settings(viewer):
        return tokens
    if acts_for_an_employer(viewer):
        return tokens.filter(of_employer__employer__in=employers_of(viewer))
    return tokens.none()


def people_of(employer: Employer):
    """The memberships a token of this employer may act in."""
    people = Membership.objects.current().for_council(employer.council_id).with_role(Role.EMPLOYER)
    return people.filter(user__employer_contacts__employer=employer).select_related("user").order_by("user__name", "id")


def people_of_every_employer(council_id: int) -> list[tuple[Employer, Membership]]:
    """The same of all the council's employers, by name."""
    members = Membership.objects.current().for_council(council_id).with_role(Role.EMPLOYER).select_related("user")
    of_user = {membership.user_id: membership for membership in members.order_by("id")}
    contacts = EmployerContact.objects.for_council(council_id).filter(user__in=of_user).select_related("employer")
    contacts = contacts.order_by("employer__name", "employer_id", "user__name", "id")
    return list(dict.fromkeys((contact.employer, of_user[contact.user_id]) for contact in contacts))


@transaction.atomic
def issue_employer_token(
    *, employer: Employer, membership: Membership, label: str, scopes: Collection[Scope], by: User
) -> str:
    """Return the secret of a new token of this employer, acting in the name of one of its people."""
    if not people_of(employer).filter(id=membership.pk).exists():
        raise Refused(f"Choose somebody who signs in for {employer.name}.", "person")
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
