"""Opportunities for tests, live and with two places unless a trait says otherwise."""

import datetime as dt
from decimal import Decimal

import factory

from backend.core import clock
from backend.core.protection import council_context
from backend.opportunities.choices import APPRENTICESHIPS, OpportunityState, OpportunityType, Source, WagePeriod
from backend.opportunities.models import Opportunity, Site
from backend.reference.choices import Route
from tests.factories.care_leavers import IllegalMix
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerFactory


FEEDS = (Source.FAA, Source.NHS_JOBS)
APPRENTICESHIP_LEVELS = range(2, 8)


class OpportunityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Opportunity

    class Params:
        draft = factory.Trait(state=OpportunityState.DRAFT)
        submitted = factory.Trait(state=OpportunityState.SUBMITTED)
        full = factory.Trait(state=OpportunityState.FILLED, places=1, places_taken=1)
        closed = factory.Trait(
            state=OpportunityState.CLOSED,
            closing_date=factory.LazyFunction(lambda: clock.today() - dt.timedelta(days=1)),
        )
        ring_fenced = factory.Trait(care_leavers_only=True, kept_words="Two places for people you introduce")
        job = factory.Trait(type=OpportunityType.JOB, level=None, lars_code=None, duration_months=None)
        further_education = factory.Trait(
            type=OpportunityType.FURTHER_EDUCATION_COURSE, lars_code=None, paid=False, wage_from=None, wage_period=""
        )
        from_feed = factory.Trait(
            source=Source.FAA,
            external_reference=factory.Sequence(lambda n: f"VAC{n:010d}"),
            application_url=factory.Sequence(lambda n: f"https://adverts.example/{n}"),
            employer=factory.SubFactory(EmployerFactory, council=factory.SelfAttribute("..council"), from_feed=True),
            places=None,
        )

    council = factory.SubFactory(CouncilFactory)
    employer = factory.SubFactory(EmployerFactory, council=factory.SelfAttribute("..council"))
    type = OpportunityType.APPRENTICESHIP
    title = factory.Sequence(lambda n: f"Opportunity {n}")
    route = Route.BUSINESS
    level = 2
    state = OpportunityState.LIVE
    source = Source.PARTNER
    weekly_hours = Decimal("37.0")
    paid = True
    wage_from = Decimal("12.71")
    wage_period = WagePeriod.HOUR
    places = 2
    posted_date = factory.LazyFunction(lambda: clock.today() - dt.timedelta(days=7))
    closing_date = factory.LazyFunction(lambda: clock.today() + dt.timedelta(days=28))
    start_date = factory.LazyFunction(lambda: clock.today() + dt.timedelta(days=56))

    @classmethod
    def _create(cls, model_class, *args, **facts):
        refuse_impossible_opportunities(facts)
        with council_context(facts["council"].id):  # only its own council may write it
            return super()._create(model_class, *args, **facts)


def refuse_impossible_opportunities(facts: dict) -> None:
    if facts["employer"].council_id != facts["council"].id:
        raise IllegalMix("an opportunity and its employer belong to the same council")
    if facts["type"] in APPRENTICESHIPS and facts.get("level") not in APPRENTICESHIP_LEVELS:
        raise IllegalMix("an apprenticeship has a level from 2 to 7")
    if facts["type"] not in APPRENTICESHIPS and facts.get("lars_code"):
        raise IllegalMix("only an apprenticeship follows a standard with a LARS code")
    if facts["source"] in FEEDS and not facts.get("external_reference"):
        raise IllegalMix("an advert from a feed has the feed's own reference")
    if facts.get("care_leavers_only") and facts["source"] in FEEDS:
        raise IllegalMix("a public feed does not ring-fence places for care leavers")


class SiteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Site

    opportunity = factory.SubFactory(OpportunityFactory)
    address = "1 High Street"
    postcode = "CR0 1EA"
    easting = 532400
    northing = 165500

    @classmethod
    def _create(cls, model_class, *args, **facts):
        with council_context(facts["opportunity"].council_id):
            return super()._create(model_class, *args, **facts)
