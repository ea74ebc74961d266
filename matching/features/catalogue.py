"""The one table of features."""

from matching.features.base import Feature
from matching.features.employer_effect import EmployerStarting, EmployerStaying
from matching.features.kind import OPPORTUNITY_TYPE, ROUTE
from matching.features.opportunity import EmployerLasting, EmployerStarts, FreePlaces, RingFenced, Wait
from matching.features.pair import Experience, LevelStep, RouteWish, Travel, WordsShared, WordsWish
from matching.features.pay import Pay
from matching.features.person import EarlyEnds, HomeMoves, MonthsSinceEet, Readiness
from matching.features.pledges import NAMED_PLEDGES, OTHER_PLEDGE
from matching.features.support import SupportMet, SupportUnmet


FEATURES: tuple[Feature, ...] = (
    Travel(),
    RouteWish(),
    WordsWish(),
    WordsShared(),
    Experience(),
    LevelStep(),
    SupportMet(),
    SupportUnmet(),
    *NAMED_PLEDGES,
    OTHER_PLEDGE,
    EmployerStarts(),
    EmployerLasting(),
    EmployerStarting(),
    EmployerStaying(),
    RingFenced(),
    Pay(),
    FreePlaces(),
    Wait(),
    OPPORTUNITY_TYPE,
    ROUTE,
    Readiness(),
    HomeMoves(),
    EarlyEnds(),
    MonthsSinceEet(),
)
RANKING_FEATURES = tuple(feature for feature in FEATURES if feature.kind != "person")
PERSON_FEATURES = tuple(feature for feature in FEATURES if feature.kind == "person")
FEATURE_LABELS = {feature.name: feature.label for feature in FEATURES}
