"""What kind of opportunity it is, and in which route: the expert holds none better; how each goes here is learnt."""

from matching.context import Context
from matching.features.base import Codes, OpportunityFeature
from matching.vocabulary import ROUTES, TYPES


class Category(OpportunityFeature):
    """A feature whose bins have no order: one for each of `words`, all of value 0."""

    monotone = False

    def __init__(self, name: str, label: str, words: tuple[str, ...], *, column: str, known: str, unknown: str) -> None:
        self.name, self.label, self.words, self.column_name = name, label, words, column
        self.bin_values = (0.0,) * (len(words) + 1)
        self.unordered_bins = tuple(range(1, len(words) + 1))
        self.known, self.unknown = known, unknown

    def compute_codes(self, context: Context) -> Codes:
        return context.opportunity_column(self.column_name).astype("intp") + 1

    def sentence(self, fact: int) -> str:
        return f"{self.known}: {self.words[fact - 1].replace('_', ' ')}." if fact else self.unknown


OPPORTUNITY_TYPE = Category(
    "opportunity_type",
    "kind of opportunity",
    TYPES,
    column="type",
    known="Its kind",
    unknown="What kind of opportunity it is, is not recorded yet.",
)
ROUTE = Category("route", "route", ROUTES, column="route", known="Its route", unknown="Its route is not recorded yet.")
