"""The steps of the council administrator about somebody's account. Each is written down, and the person is told."""

from django.contrib.auth import logout
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from backend.care_leavers.assignments import change_access, end_access
from backend.councils.memberships import belongs_elsewhere
from backend.councils.permissions import can_manage_people_and_settings
from backend.employers.access import reset_second_factor
from backend.employers.invitations import give_access, send_again
from backend.employers.models import Employer
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.buttons import tell
from backend.web.kit.form_page import FormPage
from backend.web.kit.formats import plural
from backend.web.kit.invitation_pages import take_back_page
from backend.web.kit.invitations import how_long_a_link_works, what_was_sent
from backend.web.staff.administration.forms import EndForm, InviteForm, RoleForm, SecondFactorForm
from backend.web.staff.administration.member_pages import invitation_or_404, member_or_404


OWN_ROLE = "This is your own role. With another one you can no longer open Administration."
OWN_MEMBERSHIP = "This is your own membership. You will be signed out and cannot come back by yourself."
NOT_ALONE = (
    "This account is used outside your council too, so you cannot reset it alone: that happens once an administrator of"
    " each council it belongs to has agreed within seven days. With a recovery code they can sign in without you."
)
AGREED_ALONE = (
    "Your agreement is written down for seven days, and nothing is reset yet: the account is used elsewhere too. Ask"
    " them to turn to the administrator there as well, or to sign in with a recovery code."
)
WHAT_ENDS = (
    "They are signed out at once wherever they use this role. Any other roles they have stay as they are.",
    "Keys for other systems that act in their name stop working.",
    "What they recorded stays, under their name.",
    "Where they are somebody's adviser in this role, that ends too, and staff choose another.",
    "We tell them by e-mail. You can invite them again.",
)


@GET_AND_POST
@only(can_manage_people_and_settings)
def invite(request):
    council = request.viewer.council
    page = FormPage(request, InviteForm, draft="administration-invite", council=council)
    if page.saves(give_access, council=council):
        said = f"{page.result.name} is invited. {what_was_sent()}"
        return page.redirect(said, "administration")
    return page.show(
        heading="Invite somebody",
        button="Send invitation",
        explanation="We send them an e-mail with a link at which they accept or decline. The link works once, for"
        f" {how_long_a_link_works()}. Whoever has no account chooses a password there and, at the first sign-in, sets"
        " up a second step with an app on their phone. The role begins when they accept.",
        back=reverse("administration"),
    )


@require_POST
@only(can_manage_people_and_settings)
def invite_once_more(request, public_id):
    invitation = invitation_or_404(request.viewer, public_id)
    said = f"A new invitation is sent, and the earlier link no longer works. {what_was_sent()}"
    return tell(request, said, "administration", send_again, invitation=invitation)


@GET_AND_POST
@only(can_manage_people_and_settings)
def take_invitation_back(request, public_id):
    return take_back_page(request, invitation_or_404(request.viewer, public_id), reverse("administration"))


class MemberPage(FormPage):
    """A form about one membership."""

    def __init__(self, request, form, membership, **options):
        super().__init__(request, form, **options)
        self.membership = membership

    def show_member(self, *, heading: str, title: str = "", **looks):
        member = self.membership
        if self.request.method == "POST":
            member.refresh_from_db()  # a refused change must not show as if it were made
        return self.show(
            heading=heading,
            title=f"{title or heading}: {member.user.name}",
            caption=f"{member.user.name}, {member.get_role_display()}",
            back=reverse("administration-member", args=[member.public_id]),
            **looks,
        )


@GET_AND_POST
@only(can_manage_people_and_settings)
def role(request, public_id):
    membership = member_or_404(request.viewer, public_id)
    employers = Employer.objects.for_council(membership.council_id).of_user(membership.user)
    initial = {"role": membership.role, "employers": list(employers.values_list("pk", flat=True))}
    page = MemberPage(request, RoleForm, membership, record=membership, council=request.viewer.council, initial=initial)
    if page.saves(change_access, membership=membership):
        said = f"{membership.user.name}: {membership.get_role_display()}, from now on.{_without_adviser(page.result)}"
        return page.redirect(said, _after(request, membership))
    return page.show_member(
        heading="Change role",
        button="Save",
        warning=OWN_ROLE if _is_own(request, membership) else "",
        explanation="The new role counts from the next page they open. Keys for other systems that act in the old role"
        " stop working.",
    )


def _after(request, membership) -> str:
    """Somebody who has just given up administration can no longer see this part."""
    if _is_own(request, membership):
        return reverse("home")
    return reverse("administration-member", args=[membership.public_id])


@GET_AND_POST
@only(can_manage_people_and_settings)
def end(request, public_id):
    membership = member_or_404(request.viewer, public_id)
    page = MemberPage(request, EndForm, membership)
    if page.saves(end_access, membership=membership):
        if membership.pk == request.viewer.membership_id:
            logout(request)
            return redirect("account_login")
        said = f"{membership.user.name} no longer has access in this role.{_without_adviser(page.result)}"
        return page.redirect(said, _after(request, membership))
    return page.show_member(
        heading="Do you want to end this membership?",
        button="End membership",
        button_kind="warning",
        title="End membership",
        warning=OWN_MEMBERSHIP if membership.pk == request.viewer.membership_id else "",
        points=WHAT_ENDS,
    )


@GET_AND_POST
@only(can_manage_people_and_settings)
def second_factor(request, public_id):
    membership = member_or_404(request.viewer, public_id)
    page = MemberPage(
        request, SecondFactorForm, membership, draft="administration-member-second-factor", about=public_id
    )
    if page.saves(reset_second_factor, membership=membership):
        said = f"{membership.user.name} sets up a new second factor when they next sign in."
        return page.redirect(said if page.result else AGREED_ALONE, _after(request, membership))
    return page.show_member(
        heading="Reset second factor",
        button="Reset second factor",
        button_kind="warning",
        warning="First make sure that it really is them asking: ring them on a number you know.",
        explanation="Their app, security keys and recovery codes stop working and they are signed out. When they next"
        " sign in with their password, they set up a new one. We tell them by e-mail."
        f"{' ' + NOT_ALONE if belongs_elsewhere(membership) else ''}",
    )


def _without_adviser(people: int) -> str:
    """A count alone: an administrator reads no young person's name."""
    if not people:
        return ""
    return f" {plural(people, 'young person has,young people have')} no such adviser now: tell the virtual school."


def _is_own(request, membership) -> bool:
    return membership.user_id == request.user.pk
