"""What kind of opportunity it is, and in which route: the expert holds none better; how each goes here is learnt."""

from matching.context import Context
from matching.features.base import Codes, OpportunityFeature
from matching.vocabulary import ROUTES, TYPES


class Category(OpportunityFeature):
    """A feature whose bins have no order: one for each of `words`, all of value 0."""

    monotone = False
    column_name: str
    words: tuple[str, ...]

    def compute_codes(self, context: Context) -> Codes:
        return context.opportunity_column(self.column_name).astype("intp") + 1


class OpportunityType(Category):
    name = "opportunity_type"
    column_name = "type"
    label = "kind of opportunity"
    words = TYPES
    bin_values = (0.0,) * (len(TYPES) + 1)
    unordered_bins = tuple(range(1, len(TYPES) + 1))

    def sentence(self, fact: int) -> str:
        if not fact:
            return "What kind of opportunity it is, is not recorded yet."
        return f"Its kind: {self.words[fact - 1].replace('_', ' ')}."


class Route(Category):
    name = "route"
    column_name = "route"
    label = "route"
    words = ROUTES
    bin_values = (0.0,) * (len(ROUTES) + 1)
    unordered_bins = tuple(range(1, len(ROUTES) + 1))

    def sentence(self, fact: int) -> str:
        return f"Its route: {self.words[fact - 1]}." if fact else "Its route is not recorded yet."
