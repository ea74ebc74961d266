"""From where a list of opportunities measures, and how far it reaches."""

from functools import cached_property
from typing import NamedTuple
from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import can_see_home, care_leavers_of
from backend.councils.viewer import Viewer
from backend.reference.starting_points import name_of_place
from backend.web.kit.access import as_uuid
from backend.web.kit.fields import PlaceField
from backend.web.kit.filters import FilterForm
from backend.web.kit.formats import plural
from backend.web.staff.opportunities.measured_from import MeasuredFrom


MILES = (1, 2, 5, 10, 20, 40)
LONGEST_PLACE = 80
WHERE = ("near", "person", "within")  # asked first, in a bar of their own


class UnknownPlace(NamedTuple):
    """What was typed and is no place that we know, and the address of the page without it; else both are empty."""

    typed: str = ""
    clean_address: str = ""

    def put_into(self, query: QueryDict) -> QueryDict:
        """For the form alone, so that it can be put right in its box."""
        if not self.typed or query.get("near"):
            return query
        query = query.copy()
        query["near"] = self.typed
        return query


class PlaceFilters(FilterForm):
    """A young person is named by their id, never by where they live: an address of a page is kept and sent on.

    Without a `viewer` nobody is asked for, as in a view that is kept.
    """

    near = PlaceField(label="Near a postcode or borough", required=False)
    person = forms.ChoiceField(
        label="Near a young person", required=False, widget=forms.Select(attrs={"data-autocomplete": "true"})
    )
    within = forms.ChoiceField(
        label="Within",
        required=False,
        error_messages={"invalid_choice": "Choose from the list how many miles"},
        choices=[("", "Any distance"), *((str(each), plural(each, "mile,miles")) for each in MILES)],
    )

    def __init__(self, query, *, viewer: Viewer | None = None):
        super().__init__(query)
        self.viewer = viewer
        people = self._people if viewer and can_see_home(viewer) else {}
        if people or (viewer and query.get("person")):
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

    def clean(self):
        if self.cleaned_data.get("near") and self.cleaned_data.get("person"):
            self.add_error("near", "Measure from a place or from a young person’s area, not from both")
        elif self.young_person and self.measured_from is None:
            self.add_error(
                "person", f"Where {self.young_person.known_as} lives is not recorded yet, or is no place we know"
            )
        self._clean_within()

    def _clean_within(self) -> None:
        if not self.cleaned_data.get("within"):
            return
        if self.measured_from is None:
            del self.cleaned_data["within"]  # not in force, and what is to be put right stands at the place
            if not self.errors:
                self.add_error("near", "Enter where the miles are measured from")
        elif self.measured_from.in_bands:
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
    def place_in_address(self) -> str:
        """What distances are measured from, as another page is asked for it."""
        if self.young_person:
            return urlencode({"person": self.data["person"]})
        return urlencode({"near": self.measured_from.words}) if self.measured_from else ""

    @property
    def miles(self) -> int | None:
        return int(self.chosen["within"]) if self.measured_from and self.chosen.get("within") else None

    @property
    def miles_words(self) -> str:
        return plural(self.miles, "mile,miles") if self.miles else ""

    @property
    def look_further(self) -> str:
        """What may find more, of a list within so many miles."""
        return f"further than {self.miles_words}" if self.miles else ""


def place_kept(form: PlaceFilters, typed: str) -> str:
    """As a saved view has it."""
    return form.chosen["near"].words


def where_asked(form: PlaceFilters, query: QueryDict, unknown: UnknownPlace) -> dict:
    """For the bar above a list: its fields, what of the address it leaves as it is, and the address without a place
    that is none."""
    kept = [(name, value) for name in query if name != "page" for value in query.getlist(name)]
    fields = [field for field in form.visible_fields() if field.name in WHERE]
    return {"where_names": WHERE, "where_fields": fields, "kept": kept, "clean_address": unknown.clean_address}


def with_known_place_alone(request: HttpRequest) -> HttpResponseRedirect | None:
    """To the same page under an address that holds of what was typed an outward code or a place that we know.

    Somebody may live where a street or a whole postcode is, and addresses of pages are kept in histories and sent on.
    What holds no place is taken by `take_unknown_place`.
    """
    typed = request.GET.get("near", "").strip()
    known = name_of_place(typed)
    if not known or known.casefold() == typed.casefold():
        return None
    query = request.GET.copy()
    query["near"] = known
    return redirect(_address(request, query))


def take_unknown_place(request: HttpRequest) -> UnknownPlace:
    """Leave what is no place out of the query, which every link of the page repeats.

    It is said on the page that answers, and kept nowhere; that page takes it out of its own address (`onward.js`).
    """
    if not (near := request.GET.get("near", "")) or name_of_place(near):
        return UnknownPlace()
    query = request.GET.copy()
    del query["near"]
    request.GET = query  # type: ignore[assignment]  # Django's types know its own read-only one alone
    return UnknownPlace(near.strip()[:LONGEST_PLACE], _address(request, query))


def _address(request: HttpRequest, query: QueryDict) -> str:
    return f"{request.path}?{query.urlencode()}" if query else request.path
