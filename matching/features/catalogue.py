"""The one table of features."""

from matching.features.base import Feature
from matching.features.opportunity import (
    EmployerLasting,
    EmployerStarts,
    FreePlaces,
    Pay,
    Pledges,
    RingFenced,
    Wait,
)
from matching.features.pair import Experience, LevelStep, RouteWish, Travel, WordsShared, WordsWish
from matching.features.person import EarlyEnds, HomeMoves, MonthsSinceEet, Readiness
from matching.features.support import Support


FEATURES: tuple[Feature, ...] = (
    Travel(),
    RouteWish(),
    WordsWish(),
    WordsShared(),
    Experience(),
    LevelStep(),
    Support(),
    Pledges(),
    EmployerStarts(),
    EmployerLasting(),
    RingFenced(),
    Pay(),
    FreePlaces(),
    Wait(),
    Readiness(),
    HomeMoves(),
    EarlyEnds(),
    MonthsSinceEet(),
)
RANKING_FEATURES = tuple(feature for feature in FEATURES if feature.kind != "person")
PERSON_FEATURES = tuple(feature for feature in FEATURES if feature.kind == "person")
FEATURE_LABELS = {feature.name: feature.label for feature in FEATURES}
