"""Whom somebody speaks for, and that it ends with their membership."""

import pytest

from backend.core.errors import Refused
from backend.councils.choices import MembershipStep, Role
from backend.employers.models import Employer, EmployerContact
from backend.employers.representatives import end_representation, set_represented_employers
from backend.notifications.models import Message
from backend.opportunities.messages import tell_contacts
from tests.backend.opportunities.posts import TODAY, a_submitted
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.today import today_is


_today = today_is(TODAY)


@pytest.fixture
def by(in_council):
    return MembershipFactory(council=in_council).user


@pytest.fixture
def member(in_council):
    return MembershipFactory(council=in_council, role=Role.EMPLOYER, user__email="sam@hill.example", user__name="Sam")


@pytest.fixture
def employers(in_council):
    return [EmployerFactory(council=in_council, name=name) for name in ("Alder", "Birch", "Cedar")]


def spoken_for(member) -> list[str]:
    return sorted(Employer.objects.of_user(member.user).values_list("name", flat=True))


def test_exactly_these_employers_and_each_change_is_written_down(member, employers, by):
    alder, birch, cedar = employers
    set_represented_employers(membership=member, employers=[alder, birch], by=by)
    assert spoken_for(member) == ["Alder", "Birch"]
    set_represented_employers(membership=member, employers=[birch, cedar], by=by)
    assert spoken_for(member) == ["Birch", "Cedar"]
    set_represented_employers(membership=member, employers=[cedar, birch], by=by)
    told = [(each.step, each.detail, each.by) for each in member.events.order_by("id")]
    changed = MembershipStep.EMPLOYERS_CHANGED
    assert told == [(changed, "Speaks for Alder, Birch.", by), (changed, "Speaks for Birch, Cedar.", by)]


def test_the_role_and_the_employers_must_fit(member, employers, by, in_council):
    with pytest.raises(Refused, match="at least one employer"):
        set_represented_employers(membership=member, employers=[], by=by)
    staff = MembershipFactory(council=in_council, role=Role.STAFF)
    with pytest.raises(Refused, match="Only somebody in the role “Employer”") as refusal:
        set_represented_employers(membership=staff, employers=employers, by=by)
    assert refusal.value.field == "employers"
    assert spoken_for(staff) == []


def test_who_was_only_written_to_signs_in_under_the_same_contact(member, employers, by):
    contact = EmployerContactFactory(employer=employers[0], email="sam@hill.example", phone="020 7946 0000")
    set_represented_employers(membership=member, employers=employers[:1], by=by)
    contact.refresh_from_db()
    assert (contact.user, contact.phone, contact.name) == (member.user, "020 7946 0000", contact.name)
    assert EmployerContact.objects.count() == 1


def test_who_has_ended_speaks_for_nobody_and_is_not_written_to(member, in_council, by):
    opportunity = a_submitted(in_council)
    set_represented_employers(membership=member, employers=[opportunity.employer], by=by)
    end_representation(membership=member)
    assert spoken_for(member) == []
    Message.objects.all().delete()
    tell_contacts(opportunity.events.get(step="submit"))
    assert "sam@hill.example" not in Message.objects.values_list("to", flat=True)
    set_represented_employers(membership=member, employers=[opportunity.employer], by=by)
    tell_contacts(opportunity.events.get(step="submit"))
    assert "sam@hill.example" in Message.objects.values_list("to", flat=True)
