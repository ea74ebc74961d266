"""What the list of opportunities can be narrowed to and sorted by."""

import datetime as dt

from django import forms
from django.db.models import F

from backend.core import clock
from backend.opportunities.choices import OpportunityState, OpportunityType, Source
from backend.opportunities.models.opportunity import OpportunityQuerySet
from backend.reference.choices import Route
from backend.web.staff.opportunities.place_filters import PlaceFilters


SOON = dt.timedelta(days=14)
ANY_STATE = "any"
SORTS = {
    "title": F("title").asc(),
    "employer": F("employer__name").asc(),
    "type": F("type").asc(),
    "closing": F("closing_date").asc(nulls_last=True),
    "start": F("start_date").asc(nulls_last=True),
    "new": F("created_at").desc(),
}


class OpportunityFilters(PlaceFilters):
    words = forms.CharField(label="Title, employer or place", required=False, max_length=80)
    state = forms.ChoiceField(
        label="State", required=False, choices=[("", "Live"), (ANY_STATE, "All states"), *OpportunityState.choices]
    )
    type = forms.ChoiceField(label="Type", required=False, choices=[("", "All"), *OpportunityType.choices])
    route = forms.ChoiceField(label="Route", required=False, choices=[("", "All"), *Route.choices])
    source = forms.ChoiceField(label="Source", required=False, choices=[("", "All"), *Source.choices])
    closing = forms.BooleanField(label="Closes within 14 days", required=False)

    def narrow(self, opportunities: OpportunityQuerySet) -> OpportunityQuerySet:
        """By everything but the distance, which is not asked of the database."""
        chosen = self.chosen
        state = chosen.get("state") or OpportunityState.LIVE
        if state != ANY_STATE:
            opportunities = opportunities.filter(state=state)
        for name in ("type", "route", "source"):
            if chosen.get(name):
                opportunities = opportunities.filter(**{name: chosen[name]})
        if chosen.get("closing"):
            today = clock.today()
            opportunities = opportunities.filter(closing_date__range=(today, today + SOON))
        words = chosen.get("words")
        return opportunities.about(words) if words else opportunities


def sorted_by(opportunities: OpportunityQuerySet, name: str) -> OpportunityQuerySet:
    """By one of SORTS, the other way round after a minus; newest first otherwise."""
    wanted = SORTS.get(name.removeprefix("-"), SORTS["new"]).copy()
    if name.startswith("-"):
        wanted.reverse_ordering()
    return opportunities.order_by(wanted, "title", "id")
