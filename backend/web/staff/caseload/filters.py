from collections.abc import Iterator, Mapping

from django import forms
from django.db.models import Exists, Q, QuerySet

from backend.core import clock
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.web.kit.filters import FilterForm
from backend.web.staff.people import people_query


EVERYBODY = ("", "All")
ACTIVITIES = {
    "eet": people_query.in_eet,
    "neet": people_query.not_in_eet,
    "unknown": people_query.activity_not_known,
}
EVERYONE = "all"  # said in the address, because one without a filter shows an adviser their own


class PeopleFilters(FilterForm):
    name = forms.CharField(label="Name or identifier", required=False, max_length=80)
    whose = forms.ChoiceField(
        label="Whose",
        required=False,
        initial=EVERYONE,
        choices=[("mine", "Mine"), (EVERYONE, "Everyone")],
        widget=forms.RadioSelect,
    )
    activity = forms.ChoiceField(
        label="Activity today",
        required=False,
        choices=[EVERYBODY, ("eet", "In EET"), ("neet", "Not in EET"), ("unknown", "Not known")],
        widget=forms.RadioSelect,
    )
    age = forms.ChoiceField(
        label="Age",
        required=False,
        choices=[EVERYBODY, ("16-17", "16 to 17"), ("18", "18"), ("19-21", "19 to 21"), ("22-25", "22 to 25")],
    )
    deciding = forms.BooleanField(label="Has matches to decide", required=False)
    silent = forms.BooleanField(required=False)

    def __init__(self, query, *, viewer):
        super().__init__(query)
        self.viewer = viewer
        self.fields["silent"].label = people_query.not_reached_words(viewer.council)
        if viewer.is_one_of(Role.PERSONAL_ADVISER):
            del self.fields["whose"]  # theirs are all they can open

    def narrow(self, people: QuerySet) -> QuerySet:
        return narrowed(people, self.viewer, self.chosen)


def narrowed(people: QuerySet, viewer: Viewer, chosen: Mapping[str, str | bool]) -> QuerySet:
    """`chosen`: by the fields of the form above."""
    if name := chosen.get("name"):
        people = people.named_like(name)
    if chosen.get("whose") == "mine":
        people = people.of_worker(viewer.user)
    for rule in _rules(viewer, chosen):
        people = people.filter(rule)
    return people


def _rules(viewer: Viewer, chosen: Mapping) -> Iterator[Q | Exists]:
    today = clock.today()
    if activity := chosen.get("activity"):
        yield ACTIVITIES[activity]()
    if age := chosen.get("age"):
        yield people_query.in_age_group(age, today)
    if chosen.get("deciding"):
        yield people_query.with_matches_to_decide(viewer, today)
    if chosen.get("silent"):
        yield people_query.not_heard_from(viewer.council, today)
