"""Who may invite whom. An invitation stands while whoever sent it could still send it: their role is its ground."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Prefetch, prefetch_related_objects

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.models import Council, Invitation, Membership
from backend.employers.choices import ColleagueAnswer
from backend.employers.models import ColleagueInvitation, Employer, EmployerContact, InvitedRepresentative
from backend.employers.organisations.conflicts import refuse_own, speaks_for
from backend.employers.representatives import has_domain_of


INVITES_TO = {
    **dict.fromkeys(Role, frozenset({Role.ADMINISTRATOR})),
    Role.EMPLOYER: frozenset({Role.ADMINISTRATOR, Role.ENGAGEMENT_OFFICER}),
}


def outlived(invitations: Sequence[Invitation]) -> frozenset[int]:
    """The ids of those of one council whose inviter may no longer invite to their role, or for their employers.

    Computed, so that it holds however the inviter's role ended: by itself, with another role, with their account.
    """
    if not invitations:
        return frozenset()
    inviters = {each.by_id for each in invitations}
    roles = _roles_now(invitations[0].council_id, inviters)
    speak_for = _speak_for(inviters)
    asked_for = _asked_for(invitations)
    return frozenset(
        each.pk
        for each in invitations
        if not INVITES_TO[Role(each.role)] & roles[each.by_id]
        and not (
            asked_for[each.pk] and asked_for[each.pk] <= speak_for[each.by_id] and Role.EMPLOYER in roles[each.by_id]
        )
    )


def outlived_for_employers(council: Council) -> list[Invitation]:
    """Invitations to speak for an employer that wait for somebody to renew them, the oldest first."""
    with council_context(council.pk):
        asked = Invitation.objects.for_council(council.pk).valid().filter(role=Role.EMPLOYER)
        found = list(asked.select_related("by").order_by("sent_at", "id"))
        to_renew = outlived(found)
        waiting = [each for each in found if each.pk in to_renew]
        theirs = InvitedRepresentative.objects.select_related("employer").order_by("id")
        prefetch_related_objects(waiting, Prefetch("employers_invited_for", theirs))
        return [each for each in waiting if each.employers_invited_for.all()]


def has_outlived(invitation: Invitation) -> bool:
    with council_context(invitation.council_id):  # whoever is invited reads no role of the inviter
        return bool(outlived([invitation]))


def refuse_outlived(invitation: Invitation) -> None:
    if has_outlived(invitation):
        raise Refused(
            "Whoever sent this invitation can no longer invite people here, so it opens nothing until somebody else has"
            f" renewed it. Ask {who_renews(invitation.council, Role(invitation.role))}."
        )


def who_renews(council: Council, role: Role) -> str:
    """To somebody of an employer the neutral team alone."""
    return council.employment_team if role == Role.EMPLOYER else f"an administrator of {council}"


def renew(invitation: Invitation, by: User) -> None:
    """Whoever sends it again stands in for the inviter who may no longer; Refused where they could not invite so."""
    if not has_outlived(invitation):
        return
    invitation.by = by
    employers = Employer.objects.filter(invited_representatives__invitation=invitation)
    if has_outlived(invitation) or any(_is_own_from_outside(each, invitation.email, by) for each in employers):
        raise Refused(
            "Whoever sent this invitation can no longer invite people here. To renew it, ask"
            f" {who_renews(invitation.council, Role(invitation.role))}, or take it back."
        )
    invitation.save(update_fields=["by"])


def refuse_to_invite_to_own(employers: Iterable[Employer], email: str, by: User) -> None:
    """Whoever speaks for an employer lets nobody from outside in alone, in whatever role they would."""
    own = [each for each in employers if _is_own_from_outside(each, email, by)]
    refuse_own(*own, to="invite them", by=by, who=INVITES_TO[Role.EMPLOYER])


def _is_own_from_outside(employer: Employer, email: str, by: User) -> bool:
    return not invites_directly(employer, email, by) and speaks_for(by, employer)


def signs_in_for(user: User, employer: Employer) -> bool:
    """Whether somebody signs in for this employer now."""
    roles = _roles_now(employer.council_id, {user.pk})[user.pk]
    return Role.EMPLOYER in roles and EmployerContact.objects.current().filter(employer=employer, user=user).exists()


def invites_directly(employer: Employer, email: str, by: User) -> bool:
    """An employer's people invite their own mail domain, unless an officer let them in alone, from outside."""
    return has_domain_of(email, by.email) and not _was_let_in(employer, by)


def _was_let_in(employer: Employer, user: User) -> bool:
    """An officer said yes to them alone: their mail domain says nothing of who is of the employer."""
    yes = ColleagueInvitation.objects.filter(employer=employer, answer=ColleagueAnswer.YES)
    return yes.filter(email__iexact=user.email).exists()


def _roles_now(council_id: int, users: Iterable[int]) -> dict[int, set[str]]:
    found = Membership.objects.current().for_council(council_id).filter(user__in=users).values_list("user", "role")
    return _grouped(found)


def _speak_for(users: Iterable[int]) -> dict[int, set[int]]:
    """Whoever sees a part of what is an employer's says nothing of who else does."""
    contacts = EmployerContact.objects.current().filter(user__in=users, sees_all=True)
    return _grouped(contacts.values_list("user", "employer"))


def _asked_for(invitations: Sequence[Invitation]) -> dict[int, set[int]]:
    asked = Employer.objects.filter(invited_representatives__invitation__in=invitations)
    return _grouped(asked.values_list("invited_representatives__invitation", "pk"))


def _grouped(pairs) -> dict:
    found = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
    return found
