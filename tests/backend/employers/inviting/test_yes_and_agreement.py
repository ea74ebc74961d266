"""A yes that waits, and an agreement given, end with the role of whoever asked or agreed."""

import pytest
from django.test import Client
from django.urls import reverse

from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.memberships import end_membership, reset_second_factor_of
from backend.employers.access import end_access
from backend.employers.choices import ColleagueAnswer
from backend.employers.colleagues import answer_colleague, invite_colleague
from backend.employers.invitations import send_again
from tests.backend.employers.inviting.leaving import ADDRESS, came_before, invited
from tests.backend.employers.inviting.test_to_an_employer import is_taken_off_by_the_council, leaves
from tests.factories.councils import CouncilFactory, MembershipFactory, UserFactory
from tests.web.pages import page_of, text_of
from tests.web.sign_in import second_factor, signed_in
from tests.web.staff.acting_as.invited import link


def test_sending_again_what_stands_leaves_whose_it_is(in_council, chief, leaver):
    invitation = invited(in_council, leaver.user)
    send_again(invitation=invitation, by=chief)
    assert invitation.by == leaver.user


@pytest.mark.parametrize("how", [leaves, is_taken_off_by_the_council])
def test_a_yes_is_not_given_to_whom_somebody_asked_for_who_has_left(firms, in_council, how):
    oak, _, tess, ivo = firms
    asked = invite_colleague(employer=oak, name="Mina", email=ADDRESS, by=tess)
    how(oak, tess, ivo)
    officer = MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER).user
    with pytest.raises(Refused, match="Tess asked for this and speaks for Oak Joinery no longer"):
        answer_colleague(invitation=asked, answer=ColleagueAnswer.YES, reason="Rang them", by=officer)
    asked.refresh_from_db()
    assert asked.answer == ""
    again = invite_colleague(employer=oak, name="Mina", email=ADDRESS, by=ivo)
    asked.refresh_from_db()
    assert (asked.answer, asked.reason) == (ColleagueAnswer.NO, "Tess speaks for Oak Joinery no longer.")
    answer_colleague(invitation=again, answer=ColleagueAnswer.YES, reason="Rang them", by=officer)
    with pytest.raises(Refused, match="answered already"):
        answer_colleague(invitation=asked, answer=ColleagueAnswer.YES, reason="Rang them", by=officer)


def test_an_agreement_to_a_reset_ends_with_the_administrator_who_gave_it(in_council):
    other = CouncilFactory()
    user = UserFactory()
    here = MembershipFactory(council=in_council, user=user)
    with council_context(other.id):
        there = MembershipFactory(council=other, user=user)
        theirs = came_before(other, Role.ADMINISTRATOR)
        next_one = came_before(other, Role.ADMINISTRATOR)
        assert not reset_second_factor_of(membership=there, reason="Lost phone", by=theirs.user)
        end_access(membership=theirs, by=next_one.user)
    with council_context(in_council.id):
        second_factor(user)
        chief = came_before(in_council, Role.ADMINISTRATOR).user
        assert not reset_second_factor_of(membership=here, reason="Lost phone", by=chief)


def test_whoever_opens_the_link_reads_whom_to_ask_and_an_administrator_where_to_renew(in_council, chief, leaver):
    client, _ = signed_in(in_council, Role.ADMINISTRATOR)
    invitation = invited(in_council, leaver.user)
    end_membership(membership=leaver, by=chief)
    page = Client().get(link())
    assert f"Ask an administrator of {in_council} to send it again" in text_of(page_of(page).main)
    assert "password" not in text_of(page_of(page).main)
    listed = text_of(page_of(client.get(reverse("administration"))).main)
    assert "Who invited can do so no longer: send it again" in listed
    client.post(reverse("administration-invitation-again", args=[invitation.public_id]))
    assert "Choose a password" in text_of(page_of(Client().get(link())).main)
    assert "can do so no longer" not in text_of(page_of(client.get(reverse("administration"))).main)
