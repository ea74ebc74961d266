"""Young people for tests. Traits set facts that belong together; a mix the rules forbid is refused."""

import datetime as dt

import factory

from backend.care_leavers.ages import OLDEST_AGE, birthday
from backend.care_leavers.choices import ConsentKind, ContactMethod, Entitlement, InTouch
from backend.care_leavers.models import AvoidedEmployer, AvoidedPlace, CareLeaver, Consent, EntitlementSpell
from backend.core import clock
from tests.factories.councils import CouncilFactory, UserFactory
from tests.factories.employers import EmployerFactory


class IllegalMix(AssertionError):
    """A test asked for somebody or something that cannot exist."""


ADULT = 18


def born_to_be(age: int, on: dt.date | None = None) -> dt.date:
    """A birth date that makes somebody `age` years old on a day, half a year ago."""
    day = on or clock.today()
    return birthday(day - dt.timedelta(days=182), -age)


class CareLeaverFactory(factory.django.DjangoModelFactory):
    """A young person of 19, in touch, of whom little is recorded. `age` sets the birth date."""

    class Meta:
        model = CareLeaver

    class Params:
        age = 19
        in_custody_now = factory.Trait(
            in_custody=True, release_date=factory.LazyFunction(lambda: clock.today() + dt.timedelta(days=60))
        )
        died = factory.Trait(in_touch=InTouch.DIED, support_ended_on=factory.LazyFunction(clock.today))
        seeking = factory.Trait(seeking_asylum=True, right_to_work=False, funding_residence=False)
        parent = factory.Trait(caring_for_child=True)
        ready = factory.Trait(
            highest_level=2,
            english_level=2,
            maths_level=2,
            right_to_work=True,
            funding_residence=True,
            has_ehcp=False,
            seeking_asylum=False,
            dbs_clear=True,
            max_travel_minutes=60,
            email=factory.LazyAttribute(lambda person: f"{person.identifier}@mail.example".lower()),
            phone="07700900123",
            aspiration="I like fixing things and want to learn a trade.",
        )
        living_in_croydon = factory.Trait(
            home_postcode="CR0 1EA", home_easting=532400, home_northing=165500, home_authority_code="E09000008"
        )

    in_touch = InTouch.YES
    council = factory.SubFactory(CouncilFactory)
    identifier = factory.Sequence(lambda n: f"YP{n:05d}")
    given_name = factory.Sequence(lambda n: f"Given{n}")
    family_name = factory.Sequence(lambda n: f"Family{n}")
    birth_date = factory.LazyAttribute(lambda person: born_to_be(person.age))

    @classmethod
    def _create(cls, model_class, *args, **facts):
        refuse_impossible_people(facts)
        return super()._create(model_class, *args, **facts)


def refuse_impossible_people(facts: dict) -> None:
    in_care_years = range(16, OLDEST_AGE + 1)
    age = CareLeaver(birth_date=facts["birth_date"]).age_on(clock.today())
    if age not in in_care_years:
        raise IllegalMix(f"support runs from 16 to {OLDEST_AGE}, and this person is {age}")
    if facts.get("seeking_asylum") and facts.get("right_to_work"):
        raise IllegalMix("somebody seeking asylum has no general right to work")
    if facts.get("release_date") and not facts.get("in_custody"):
        raise IllegalMix("a release date belongs to somebody in custody")
    if facts.get("in_touch") == InTouch.DIED and not facts.get("support_ended_on"):
        raise IllegalMix("support ends when somebody dies")


class EntitlementSpellFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = EntitlementSpell

    care_leaver = factory.SubFactory(CareLeaverFactory)
    council = factory.SelfAttribute("care_leaver.council")
    category = Entitlement.FORMER_RELEVANT
    starts_on = factory.LazyAttribute(lambda spell: birthday(spell.care_leaver.birth_date, ADULT))

    @classmethod
    def _create(cls, model_class, *args, **facts):
        adult_from = birthday(facts["care_leaver"].birth_date, ADULT)
        for_children = facts["category"] in (Entitlement.ELIGIBLE, Entitlement.RELEVANT)
        if for_children and facts["starts_on"] >= adult_from:
            raise IllegalMix("eligible and relevant end at 18")
        if facts["category"] == Entitlement.FORMER_RELEVANT and facts["starts_on"] < adult_from:
            raise IllegalMix("former relevant begins at 18")
        return super()._create(model_class, *args, **facts)


class ConsentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Consent

    class Params:
        withdrawn = factory.Trait(
            withdrawn_on=factory.LazyFunction(clock.today), withdrawal_recorded_by=factory.SubFactory(UserFactory)
        )

    care_leaver = factory.SubFactory(CareLeaverFactory)
    council = factory.SelfAttribute("care_leaver.council")
    kind = ConsentKind.SHARE_NAME
    given_on = factory.LazyFunction(lambda: clock.today() - dt.timedelta(days=30))
    given_how = ContactMethod.IN_PERSON
    recorded_by = factory.SubFactory(UserFactory)


def consent_to(care_leaver, *kinds: ConsentKind) -> list[Consent]:
    return [ConsentFactory(care_leaver=care_leaver, kind=kind) for kind in kinds]


class AvoidedPlaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AvoidedPlace

    care_leaver = factory.SubFactory(CareLeaverFactory)
    council = factory.SelfAttribute("care_leaver.council")
    easting = 530000
    northing = 180000
    radius_metres = 1000


class AvoidedEmployerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AvoidedEmployer

    care_leaver = factory.SubFactory(CareLeaverFactory)
    council = factory.SelfAttribute("care_leaver.council")
    employer = factory.SubFactory(EmployerFactory, council=factory.SelfAttribute("..council"))
