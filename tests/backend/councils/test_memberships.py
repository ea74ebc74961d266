"""Giving another role, helping somebody back in and ending it: who is refused, and what it leaves."""

import datetime as dt

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import clock_context, council_context
from backend.councils.choices import MembershipStep, Role
from backend.councils.memberships import (
    change_role,
    end_membership,
    reset_second_factor_of,
)
from backend.councils.models import Membership, MembershipEvent
from backend.councils.services import add_member
from backend.councils.tokens import issue_api_token
from tests.factories.councils import CouncilFactory, MembershipFactory, UserFactory
from tests.web.sign_in import second_factor, sign_in, signed_in


@pytest.fixture
def administrator(in_council):
    """The only one there is, who has signed in."""
    return signed_in(in_council, Role.ADMINISTRATOR, name="Robin Yewdale")[1]


@pytest.fixture
def by(administrator):
    return administrator.user


@pytest.fixture
def member(in_council, administrator):
    return MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER, user__name="Priya Ravenscar")


def steps(membership) -> list[tuple]:
    return [(each.step, each.detail, each.by) for each in membership.events.all()]


def test_another_role_counts_from_the_next_page_and_ends_the_keys_of_the_old_one(member, by, in_council):
    client = sign_in(Client(), member)
    secret = issue_api_token(membership=member, label="nightly", by=by)
    change_role(membership=member, role=Role.HEAD, by=by)
    assert client.get("/people/").status_code == 200
    assert Client().get("/api/v1/placements/", headers={"Authorization": f"Bearer {secret}"}).status_code == 401
    detail = "From Employer-engagement officer to Virtual school head."
    assert steps(member) == [(MembershipStep.ROLE_CHANGED, detail, by)]


def test_the_role_they_have_already_changes_nothing(member, by):
    change_role(membership=member, role=Role.ENGAGEMENT_OFFICER, by=by)
    assert steps(member) == []


def test_a_role_held_beside_this_one_is_refused(member, by, in_council):
    add_member(council=in_council, user=member.user, role=Role.HEAD, by=None)
    with pytest.raises(Refused, match="has this role here already"):
        change_role(membership=member, role=Role.HEAD, by=by)


def test_an_end_takes_everything_but_what_was_recorded(member, by):
    secret = issue_api_token(membership=member, label="nightly", by=by)
    end_membership(membership=member, reason=" Left the council ", by=by)
    member.refresh_from_db()
    assert member.ended_at
    assert member.user.is_active
    assert Client().get("/api/v1/opportunities/", headers={"Authorization": f"Bearer {secret}"}).status_code == 401
    assert member.api_tokens.get().revoked_at
    assert steps(member) == [(MembershipStep.ENDED, "Left the council", by)]


@pytest.mark.parametrize(
    "again",
    [
        lambda membership, by: end_membership(membership=membership, by=by),
        lambda membership, by: change_role(membership=membership, role=Role.HEAD, by=by),
        lambda membership, by: reset_second_factor_of(membership=membership, reason="Lost", by=by),
    ],
)
def test_what_has_ended_cannot_be_changed(member, by, again):
    end_membership(membership=member, by=by)
    with pytest.raises(Refused, match="This membership ended on"):
        again(member, by)
    assert len(steps(member)) == 1


@pytest.mark.parametrize(
    "lose",
    [
        lambda membership, by: end_membership(membership=membership, by=by),
        lambda membership, by: change_role(membership=membership, role=Role.STAFF, by=by),
    ],
)
def test_the_last_administrator_stays_until_another_has_signed_in(administrator, by, in_council, lose):
    with pytest.raises(Refused, match="Robin Yewdale is the only administrator"):
        lose(administrator, by)
    another = MembershipFactory(council=in_council, role=Role.ADMINISTRATOR)
    MembershipFactory(council=CouncilFactory(), role=Role.ADMINISTRATOR, user__last_login=clock.now())
    with pytest.raises(Refused, match="once they have signed in"):
        lose(administrator, by)
    administrator.refresh_from_db()
    assert (administrator.role, administrator.ended_at) == (Role.ADMINISTRATOR, None)
    sign_in(Client(), another)
    lose(administrator, by)


def test_a_lost_second_factor_is_forgotten_and_the_person_signed_out(member, by):
    client = sign_in(Client(), member)
    with clock_context():
        Authenticator.objects.create(user=member.user, type=Authenticator.Type.RECOVERY_CODES, data={})
    reset_second_factor_of(membership=member, reason="Lost the phone, rang me", by=by)
    assert not Authenticator.objects.filter(user=member.user).exists()
    assert client.get("/approvals/")["Location"].startswith("/accounts/login/")
    client.force_login(member.user)
    assert client.get("/approvals/")["Location"] == reverse("mfa_activate_totp")
    assert steps(member) == [(MembershipStep.SECOND_FACTOR_RESET, "Lost the phone, rang me", by)]


def test_an_account_used_elsewhere_is_reset_once_an_administrator_of_each_council_has_agreed(member, by, in_council):
    """An administrator removed the second factor of another council's head by inviting them first."""
    second_factor(member.user)
    there = MembershipFactory(user=member.user, council=CouncilFactory(), role=Role.HEAD)
    third = MembershipFactory(user=member.user, council=CouncilFactory(), role=Role.EMPLOYER)
    at_work = sign_in(Client(), there)
    others = {each: MembershipFactory(council=each.council, role=Role.ADMINISTRATOR).user for each in (there, third)}

    def agrees(membership, administrator) -> bool:
        with council_context(membership.council_id):
            return reset_second_factor_of(membership=membership, reason="Rang me", by=administrator)

    assert not agrees(member, by)
    colleague = MembershipFactory(council=in_council, role=Role.ADMINISTRATOR).user
    assert not agrees(member, colleague), "one council still"
    assert not agrees(there, others[there])
    assert Authenticator.objects.filter(user=member.user).exists()
    assert at_work.get("/people/").status_code == 200
    with clock.moved_to(clock.now() + dt.timedelta(days=8)):
        assert not agrees(third, others[third]), "the others agreed too long ago"
        assert not agrees(there, others[there])
        assert agrees(member, by)
        assert not Authenticator.objects.filter(user=member.user).exists()
        second_factor(member.user)
        assert not agrees(there, others[there]), "each reset is agreed to anew"
    assert at_work.get("/people/")["Location"].startswith("/accounts/login/")
    with council_context(there.council_id):
        steps_there = [(each.step, each.detail, each.by) for each in there.events.all()]
    agreed = (MembershipStep.RESET_AGREED, "Rang me", others[there])
    reset = (MembershipStep.SECOND_FACTOR_RESET, "Agreed by every council this account belongs to.", None)
    assert steps_there == [agreed, reset, agreed, agreed], "no name and no reason of another council's administrator"


def test_what_has_ended_elsewhere_asks_nobody(member, by):
    second_factor(member.user)
    elsewhere = MembershipFactory(user=member.user, council=CouncilFactory(), role=Role.HEAD)
    with council_context(elsewhere.council_id):
        end_membership(membership=elsewhere, by=by)
    assert reset_second_factor_of(membership=member, reason="Rang me", by=by)
    assert not Authenticator.objects.filter(user=member.user).exists()


def test_an_end_leaves_the_persons_other_memberships_sessions_and_keys(member, by):
    there = MembershipFactory(user=member.user, council=CouncilFactory(), role=Role.HEAD)
    here, also_there, undecided = sign_in(Client(), member), sign_in(Client(), there), Client()
    undecided.force_login(member.user)
    with clock_context():
        secrets = [issue_api_token(membership=each, label="nightly", by=by) for each in (member, there)]
    end_membership(membership=member, by=by)
    assert here.get("/approvals/")["Location"].startswith("/accounts/login/")
    assert also_there.get("/people/").status_code == 200
    assert undecided.get("/people/").status_code == 200, "the one there is left is theirs"
    statuses = [
        Client().get("/api/v1/opportunities/", headers={"Authorization": f"Bearer {secret}"}).status_code
        for secret in secrets
    ]
    assert statuses == [401, 200]
    assert member.api_tokens.get().revoked_by == by


def test_a_reset_needs_a_reason_and_is_for_others(member, administrator, by):
    second_factor(member.user)
    with pytest.raises(Refused) as refusal:
        reset_second_factor_of(membership=member, reason="  ", by=by)
    assert refusal.value.field == "reason"
    with pytest.raises(Refused, match="your own second factor"):
        reset_second_factor_of(membership=administrator, reason="Lost", by=by)
    assert Authenticator.objects.count() == 2


def test_steps_are_seen_in_their_own_council_only(member, by):
    change_role(membership=member, role=Role.STAFF, by=by)
    with council_context(CouncilFactory().id):
        assert not MembershipEvent.objects.exists()


def test_each_version_of_a_membership_is_kept(member, by):
    change_role(membership=member, role=Role.STAFF, by=by)
    Membership.objects.filter(id=member.id).update(role=Role.AUDITOR)
    kept = list(member.history.order_by("pgh_id").values_list("role", flat=True))
    assert kept == [Role.ENGAGEMENT_OFFICER, Role.STAFF, Role.AUDITOR]


def test_recovery_codes_alone_are_no_second_factor(member, in_council):
    with clock_context():
        Authenticator.objects.create(user=member.user, type=Authenticator.Type.RECOVERY_CODES, data={})
    other = MembershipFactory(council=in_council, user=UserFactory())
    second_factor(other.user)
    found = Membership.objects.with_second_factor().filter(id__in=[member.id, other.id])
    assert {each.id: each.has_second_factor for each in found} == {member.id: False, other.id: True}
