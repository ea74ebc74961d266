"""Rows of a ranking as the engine writes them, for tests of what is done with them."""

import factory

from backend.core import clock
from backend.shortlists.models import Match, MatchRun
from backend.shortlists.snapshots import store_rules_snapshot
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.factories.opportunities import OpportunityFactory


def reason(sentence: str, contribution: float, feature: str = "interest") -> dict:
    return {"feature": feature, "contribution": contribution, "sentence": sentence, "telling": True}


def criterion(name: str, status: str, sentence: str, *, visible_to: str = "all", hard: bool = True) -> dict:
    return {"name": name, "status": status, "sentence": sentence, "visible_to": visible_to, "hard": hard}


class MatchRunFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MatchRun

    council = factory.SubFactory(CouncilFactory)
    on = factory.LazyFunction(clock.today)
    model_version = "expert-test"
    rules = factory.LazyFunction(lambda: store_rules_snapshot({}))
    calibrated = False


class MatchFactory(factory.django.DjangoModelFactory):
    """One match of a young person with an opportunity of the same council."""

    class Meta:
        model = Match

    care_leaver = factory.SubFactory(CareLeaverFactory)
    council = factory.SelfAttribute("care_leaver.council")
    run = factory.SubFactory(MatchRunFactory, council=factory.SelfAttribute("..council"))
    opportunity = factory.SubFactory(OpportunityFactory, council=factory.SelfAttribute("..council"))
    position = factory.Sequence(lambda n: n % 20 + 1)
    score = 0.8
    reference = 0.2
    chance_start = 0.55
    chance_start_low = 0.35
    chance_start_high = 0.7
    chance_stay = 0.64
    chance_stay_low = 0.4
    chance_stay_high = 0.8
    likelier_to_stay = 0.5
    chance_26_weeks = 0.35
    chance_26_weeks_low = 0.2
    chance_26_weeks_high = 0.5
    fair_value = 0.6
    minutes = 34.6
    reasons = factory.LazyFunction(
        lambda: [
            reason("It is in the kind of work they put first.", 0.4),
            reason("The travel is longer than most.", -0.2, "travel"),
        ]
    )
    criteria = factory.LazyFunction(
        lambda: [
            criterion("age", "met", "The age fits on the start date."),
            criterion("maths", "unknown", "Maths is asked for at level 1, and what they hold is not recorded yet."),
        ]
    )


def shortlist_of(care_leaver, count: int) -> list[Match]:
    """A young person's ranking of so many matches, positions from 1."""
    run = MatchRunFactory(council=care_leaver.council)
    return [MatchFactory(care_leaver=care_leaver, run=run, position=position) for position in range(1, count + 1)]
