import pytest

from backend.core import clock
from backend.core.errors import Refused
from backend.core.job_names import RANK_COUNCIL
from backend.core.models import Job
from backend.councils.choices import Role
from backend.employers import feed_employers, services
from backend.employers.choices import EmployerKind
from backend.employers.models import Employer
from backend.opportunities.models import Opportunity
from tests.factories.councils import CouncilFactory, UserFactory
from tests.factories.employers import EmployerFactory
from tests.factories.opportunities import OpportunityFactory


pytestmark = pytest.mark.django_db


def rankings_of(council) -> int:
    return Job.objects.filter(name=RANK_COUNCIL, arguments=[council.id]).count()


def test_pausing_an_employer_takes_everything_of_theirs_out_of_matching_at_once(council):
    employer, other = EmployerFactory(council=council), OpportunityFactory(council=council)
    theirs = [OpportunityFactory(council=council, employer=employer) for _ in range(2)]
    services.pause(employer=employer, reason=" A concern ", by=UserFactory())
    assert list(Opportunity.objects.open_on(clock.today())) == [other]
    assert (employer.pause_reason, rankings_of(council)) == ("A concern", 1)
    services.lift_pause(employer=employer, by=UserFactory())
    assert set(Opportunity.objects.open_on(clock.today())) == {*theirs, other}


def test_pausing_needs_a_reason_and_happens_once(council):
    employer = EmployerFactory(council=council)
    with pytest.raises(Refused) as refusal:
        services.pause(employer=employer, reason=" ", by=UserFactory())
    assert refusal.value.field == "reason"
    with pytest.raises(Refused, match="is not paused"):
        services.lift_pause(employer=employer, by=UserFactory())
    services.pause(employer=employer, reason="A concern", by=UserFactory())
    with pytest.raises(Refused, match="paused already"):
        services.pause(employer=employer, reason="Another", by=UserFactory())
    employer.refresh_from_db()
    assert employer.pause_reason == "A concern"


def test_a_contact_with_a_user_may_sign_in_for_the_employer(council):
    employer, person = EmployerFactory(council=council), UserFactory()
    contact = services.add_contact(employer=employer, name="Sam", email="Sam@Bakery.example", user=person, by=None)
    assert contact.email == "sam@bakery.example"
    assert [(m.council, m.role) for m in person.memberships.all()] == [(council, Role.EMPLOYER)]
    assert list(Employer.objects.of_user(person)) == [employer]


def test_a_feed_does_not_make_a_second_employer_nor_change_what_one_is(council):
    partner = EmployerFactory(council=council, name="Town Bakery")
    known = feed_employers.employer_known_from_feed(council=council, name="Town Bakery")
    assert (known, known.kind) == (partner, EmployerKind.PARTNER)
    elsewhere = feed_employers.employer_known_from_feed(council=CouncilFactory(), name="Town Bakery")
    assert (elsewhere != partner, elsewhere.kind) == (True, EmployerKind.FEED)


def test_only_facts_can_be_changed(council):
    employer = EmployerFactory(council=council)
    services.change_employer(employer=employer, about="We bake.", by=None)
    employer.refresh_from_db()
    assert employer.about == "We bake."
    with pytest.raises(TypeError, match="verified_at"):
        services.change_employer(employer=employer, verified_at=clock.now(), by=None)
