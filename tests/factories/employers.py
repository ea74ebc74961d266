import datetime as dt

import factory

from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.services import add_member
from backend.employers.checklist import required_checks
from backend.employers.choices import EmployerKind, EmployerSize
from backend.employers.models import Check, Employer, EmployerContact
from tests.factories.clock import as_the_clock
from tests.factories.councils import CouncilFactory, UserFactory, worker


class EmployerFactory(factory.django.DjangoModelFactory):
    """A partner employer. Nobody is there to write to until a contact is made."""

    class Meta:
        model = Employer
        skip_postgeneration_save = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        with as_the_clock():
            return super()._create(model_class, *args, **kwargs)

    class Params:
        department = factory.Trait(kind=EmployerKind.DEPARTMENT, size=EmployerSize.LARGE)
        from_feed = factory.Trait(kind=EmployerKind.FEED)
        paused = factory.Trait(
            paused_at=factory.LazyFunction(clock.now),
            paused_by=factory.LazyAttribute(lambda employer: worker(employer.council)),
            pause_reason="Complaint being looked into",
        )
        verified = factory.Trait(
            verified_at=factory.LazyFunction(clock.now),
            verified_by=factory.LazyAttribute(lambda employer: worker(employer.council)),
        )

    council = factory.SubFactory(CouncilFactory)
    name = factory.Sequence(lambda n: f"Employer {n}")
    kind = EmployerKind.PARTNER
    asked_at = factory.LazyFunction(clock.now)

    @factory.post_generation
    def checks(self, create, extracted, **_):
        """A verified employer has every check that its kind needs; `checks=False` leaves them out."""
        if create and self.verified_at and extracted is not False:
            with council_context(self.council_id):
                for asked in required_checks(self.kind):
                    check_of(self, asked.item)


def check_of(employer, item, *, by=None, **facts):
    today = clock.today()
    facts = {"evidence": "Seen", "checked_on": today, "next_check_on": today + dt.timedelta(days=365)} | facts
    by = by or employer.verified_by or worker(employer.council)
    return Check.objects.create(council=employer.council, employer=employer, item=item, by=by, **facts)


class EmployerContactFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = EmployerContact
        skip_postgeneration_save = True

    class Params:
        signs_in = factory.Trait(
            user=factory.SubFactory(UserFactory, email=factory.Sequence(lambda n: f"someone{n}@employer.example"))
        )

    employer = factory.SubFactory(EmployerFactory)
    name = factory.Sequence(lambda n: f"Contact {n}")
    email = factory.LazyAttributeSequence(
        lambda contact, n: contact.user.email if contact.user else f"contact{n}@employer.example"
    )
    user = None

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        with council_context(kwargs["employer"].council_id):
            return super()._create(model_class, *args, **kwargs)

    @factory.post_generation
    def membership(self, create, extracted, **_):
        if create and self.user:
            add_member(council=self.employer.council, user=self.user, role=Role.EMPLOYER, by=None)
