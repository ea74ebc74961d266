"""What an invitation begins and ends, how many there may be, who reads it, and many at the same moment."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from backend.accounts import limits
from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import EMPLOYER, council_context
from backend.councils import invitations
from backend.councils.choices import Role
from backend.councils.memberships import end_membership
from backend.councils.models import Invitation, Membership
from backend.employers.access import end_contact
from backend.employers.invitations import accept, decline, give_access, invite_to, open_account_and_accept, send_again
from backend.employers.models import Employer
from backend.notifications.models import Message
from tests.backend.opportunities.posts import officer_of
from tests.factories.councils import CouncilFactory, UserFactory, worker
from tests.web.pages import errors_in, page_of
from tests.web.sign_in import sign_in
from tests.web.staff.acting_as.invited import (
    ADDRESS,
    INVITE,
    NEW,
    PASSWORD,
    WHOSE,
    account,
    administrator_of,
    colleague_here,
    employer_here,
    head_elsewhere,
    link,
    links,
)


def test_inviting_does_the_same_work_whosever_the_address_is(council, firm):
    by, counts = worker(council), set()
    for whose in WHOSE.values():
        with transaction.atomic():
            whose(council)
            with council_context(council.id), CaptureQueriesContext(connection) as asked:
                invite_to(employer=firm[0], name="Noor Ali", email=ADDRESS, by=by)
            transaction.set_rollback(True)
        counts.add(len(asked))
    assert len(counts) == 1


def test_who_left_may_be_invited_and_begins_anew_by_accepting(administrator, council):
    before = colleague_here(council)
    with council_context(council.id):
        end_membership(membership=before, by=worker(council))
    administrator.post(INVITE, NEW | {"role": "head"})
    with council_context(council.id):
        again = accept(invitation=Invitation.objects.get(), by=before.user)
    assert (again.role, again.pk != before.pk) == (Role.HEAD, True)


def test_accepting_lets_somebody_speak_for_whom_they_were_invited_beside_those_they_do(firm, council):
    employer, _ = firm
    employer_here(council)
    user = User.objects.get(email=ADDRESS)
    with council_context(council.id):
        invitation = invite_to(employer=employer, name="Noor", email=ADDRESS, by=officer_of(council))
        assert list(Employer.objects.of_user(user).values_list("name", flat=True)) == ["Birch"]
    membership = accept(invitation=invitation, by=user)
    assert membership == user.memberships.get()
    assert sorted(Employer.objects.of_user(user).values_list("name", flat=True)) == ["Alder Bakery", "Birch"]


def test_an_employer_who_takes_somebody_off_the_list_ends_nothing_else_of_theirs(firm, council):
    employer, client = firm
    head = head_elsewhere()
    theirs = sign_in(Client(), head)
    with council_context(council.id):
        accept(invitation=invite_to(employer=employer, name="N", email=ADDRESS, by=officer_of(council)), by=head.user)
    working_here = sign_in(Client(), head.user.memberships.get(council=council))
    contact = employer.contacts.get(user=head.user)
    client.post(reverse("employer-contact-end", args=[contact.public_id]))
    assert working_here.get("/")["Location"].startswith("/accounts/login/")
    assert theirs.get(reverse("outcomes")).status_code == 200
    assert head.user.memberships.current().get() == head


def test_what_an_employers_person_asked_for_goes_with_them(firm, council):
    employer, client = firm
    client.post(reverse("employer-invite", args=[employer.public_id]), NEW)
    assert "You are invited" in page_of(Client().get(link())).h1.text
    with council_context(council.id):
        end_contact(contact=employer.contacts.get(), by=UserFactory())
    first = next(each for each in links() if "/invitation/" in each)
    assert "works no longer" in page_of(Client().get(first)).h1.text


def test_an_employer_invites_so_many_a_day_and_an_address_is_written_to_so_often(firm, council, monkeypatch):
    few = limits.Limit("invitations_of_an_employer", 3, limits.DAY, limits.DAY, limits.DAY, "Enough. Wait {wait}.")
    monkeypatch.setattr("backend.employers.invitations.INVITATIONS_OF_AN_EMPLOYER", few)
    employer, client = firm
    invite = reverse("employer-invite", args=[employer.public_id])
    for number in range(3):
        assert client.post(invite, NEW | {"email": f"n{number}@somewhere.example"}).status_code == 302
    assert errors_in(client.post(invite, NEW)) == ["Enough. Wait 24 hours."]
    with clock.moved_to(clock.now() + dt.timedelta(hours=25)):
        assert client.post(invite, NEW).status_code == 302
    Message.objects.all().delete()
    for number in range(8):
        council = CouncilFactory(code=f"flood-{number}")
        with council_context(council.id):
            asked = give_access(
                council=council, email="a@x.example", name="A", role=Role.STAFF, employers=[], by=UserFactory()
            )
            assert asked.is_valid
    assert Message.objects.filter(to="a@x.example").count() == 5


def test_sending_again_has_an_end(administrator, council):
    administrator.post(INVITE, NEW)
    with council_context(council.id):
        invitation = Invitation.objects.get()
        for _ in range(invitations.MOST_TIMES_SENT - 1):
            send_again(invitation=invitation, by=UserFactory())
        with pytest.raises(Refused, match="was sent 5 times"):
            send_again(invitation=invitation, by=UserFactory())


def test_an_invitation_is_read_by_the_staff_of_its_council_and_by_its_address(administrator, council):
    administrator.post(INVITE, NEW)
    user, other = account(), UserFactory()
    for open_to, who in (
        (True, {"council_id": council.id}),
        (True, {"council_id": None, "user_id": user.pk}),
        (True, {"council_id": CouncilFactory().id, "user_id": user.pk}),
        (False, {"council_id": None, "user_id": other.pk}),
        (False, {"council_id": council.id, "audience": EMPLOYER, "user_id": other.pk}),
        (False, {"council_id": CouncilFactory().id}),
        (False, {"council_id": None}),
    ):
        with council_context(**who):
            assert Invitation.objects.exists() == open_to, who


@pytest.mark.django_db(transaction=True)
def test_ten_at_once_invite_one_address_once_and_accept_it_once():
    council = CouncilFactory()
    by = administrator_of(council)

    def at_once(what, times=6):
        def alone(_):
            try:
                with council_context(council.id):
                    return what()
            except Refused as refusal:
                return refusal.message
            finally:
                connections.close_all()

        with ThreadPoolExecutor(times) as pool:
            return list(pool.map(alone, range(times)))

    facts = {"council": council, "email": ADDRESS, "name": "Noor Ali", "role": Role.STAFF, "employers": [], "by": by}
    asked = at_once(lambda: give_access(**facts))
    (invitation,) = [each for each in asked if isinstance(each, Invitation)]
    assert {str(each)[:21] for each in asked if each != invitation} == {"Noor Ali was invited "}
    opened = at_once(
        lambda: open_account_and_accept(
            invitation=Invitation.objects.get(pk=invitation.pk), name="Noor", password=PASSWORD
        )
    )
    assert len([each for each in opened if isinstance(each, Membership)]) == 1
    assert User.objects.filter(email=ADDRESS).count() == Membership.objects.exclude(user=by).count() == 1
    assert connection.vendor == "postgresql"


def test_two_councils_that_invite_somebody_new_at_once_end_in_one_account(council):
    other = CouncilFactory()
    asked = []
    for place in (council, other):
        with council_context(place.id):
            asked.append(
                give_access(
                    council=place, email=ADDRESS, name="Noor", role=Role.HEAD, employers=[], by=administrator_of(place)
                )
            )
    open_account_and_accept(invitation=asked[0], name="Noor", password=PASSWORD)
    with pytest.raises(Refused, match="There is an account with this address"):
        open_account_and_accept(invitation=asked[1], name="Noor", password="another password altogether")
    user = User.objects.get(email=ADDRESS)
    assert user.check_password(PASSWORD)
    decline(invitation=asked[1])
    assert user.memberships.get().council == council
