"""What the list of opportunities can be narrowed to and sorted by."""

import datetime as dt
from functools import cached_property

from django import forms
from django.db.models import F, Q

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import can_see_home, care_leavers_of
from backend.core import clock
from backend.opportunities.choices import OpportunityState, OpportunityType, Source
from backend.opportunities.models.opportunity import OpportunityQuerySet
from backend.reference.choices import Route
from backend.reference.starting_points import StartingPoint, starting_point
from backend.web.kit.access import as_uuid
from backend.web.kit.filters import FilterForm
from backend.web.staff.opportunities.measured_from import MeasuredFrom


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
MILES = (1, 2, 5, 10, 20, 40)
NO_PLACE = "is no place we know. Enter a postcode, the first half of one such as SE25, or a borough such as Croydon"


class OpportunityFilters(FilterForm):
    near = forms.CharField(
        label="Near",
        required=False,
        max_length=80,
        help_text="A postcode, the first half of one such as SE25, or a borough",
    )
    person = forms.ChoiceField(
        label="Near a young person", required=False, widget=forms.Select(attrs={"data-autocomplete": "true"})
    )
    within = forms.ChoiceField(
        label="Within",
        required=False,
        choices=[("", "Any distance"), *((str(each), f"{each} mile{'s' * (each > 1)}") for each in MILES)],
    )
    words = forms.CharField(label="Title, employer or place", required=False, max_length=80)
    state = forms.ChoiceField(
        label="State", required=False, choices=[("", "Live"), (ANY_STATE, "All states"), *OpportunityState.choices]
    )
    type = forms.ChoiceField(label="Type", required=False, choices=[("", "All"), *OpportunityType.choices])
    route = forms.ChoiceField(label="Route", required=False, choices=[("", "All"), *Route.choices])
    source = forms.ChoiceField(label="Source", required=False, choices=[("", "All"), *Source.choices])
    closing = forms.BooleanField(label="Closes within 14 days", required=False)

    def __init__(self, query, *, viewer):
        super().__init__(query)
        self.viewer = viewer
        people = self._people if can_see_home(viewer) else {}
        if people or query.get("person"):
            choices = [(key, person.full_name) for key, person in people.items()]
            self.fields["person"].choices = [("", "Nobody"), *choices]
            self.fields["person"].error_messages["invalid_choice"] = "Choose a young person whose record you may open"
        else:
            del self.fields["person"]

    @cached_property
    def _people(self) -> dict[str, CareLeaver]:
        """Those the viewer works with, and whoever is named in the address, if the viewer may open them."""
        people = care_leavers_of(self.viewer)
        theirs = people.supported().of_worker(self.viewer.user).values("pk")
        found = people.filter(Q(pk__in=theirs) | Q(public_id=as_uuid(self.data.get("person", ""))))
        return {str(person.public_id): person for person in found.by_name()}

    def clean_near(self) -> StartingPoint | None:
        typed = self.cleaned_data["near"]
        point = starting_point(typed) if typed else None
        if typed and point is None:
            raise forms.ValidationError(f"“{typed}” {NO_PLACE}")
        return point

    def clean(self):
        if self.cleaned_data.get("near") and self.cleaned_data.get("person"):
            self.add_error("near", "Measure from a place or from a young person’s area, not from both")
        elif self.young_person and self.measured_from is None:
            self.add_error("person", f"Where {self.young_person.known_as} lives is not recorded yet, or is no place we know")
        self._clean_within()

    def _clean_within(self) -> None:
        if not self.cleaned_data.get("within"):
            return
        if self.measured_from is None and not self.errors:
            self.add_error("near", "Enter where the miles are measured from")
        elif self.measured_from and self.measured_from.in_bands:
            self.add_error("within", f"No miles are told from {self.measured_from.words}: the home is confidential")

    @property
    def young_person(self) -> CareLeaver | None:
        return self._people[self.cleaned_data["person"]] if self.cleaned_data.get("person") else None

    @cached_property
    def measured_from(self) -> MeasuredFrom | None:
        if self.young_person:
            return MeasuredFrom.of_home(self.young_person)
        point = self.cleaned_data.get("near")
        return MeasuredFrom.of_place(point) if point else None

    @property
    def miles(self) -> int | None:
        return int(self.chosen["within"]) if self.measured_from and self.chosen.get("within") else None

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
