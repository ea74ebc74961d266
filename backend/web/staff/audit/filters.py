import datetime as dt

from django import forms

from backend.core import clock
from backend.councils.models import Membership
from backend.councils.viewer import Viewer
from backend.outcomes.audit_choices import AuditKind
from backend.outcomes.audit_trail import Asked
from backend.web.kit.fields import PickedDateField
from backend.web.kit.filters import FilterForm


DAYS = 7  # that are shown where none are asked for
LONGEST = dt.timedelta(days=366)
FIRST_YEAR = 2000


class AuditFilters(FilterForm):
    """Which days, whose acts and which kinds."""

    since = PickedDateField(label="From", required=False)
    until = PickedDateField(label="To", required=False)
    who = forms.ChoiceField(label="Who", required=False)
    kind = forms.ChoiceField(label="What they did", required=False, choices=[("", "Everything"), *AuditKind.choices])
    with_audit = forms.BooleanField(label="Looks at this page too", required=False)

    def __init__(self, query, *, viewer: Viewer):
        super().__init__(query)
        self.names = _who_acted(viewer)
        self.fields["who"].choices = [("", "Everybody"), *((str(key), name) for key, name in self.names.items())]

    def clean(self):
        for name in ("since", "until"):
            day = self.cleaned_data.get(name)
            if day and day.year < FIRST_YEAR:  # a year before the first of the calendar cannot be told
                self.add_error(name, "Nothing is recorded of so long ago. Check the year")
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", "Give a day that is not before the first")
        return self.cleaned_data

    def asked(self) -> Asked:
        """A year at most: what is older is asked for year by year."""
        chosen = self.chosen
        last = chosen.get("until") or clock.today()
        first = max(chosen.get("since") or last - dt.timedelta(days=DAYS - 1), last - LONGEST)
        by_id = int(chosen["who"]) if chosen.get("who") else None
        return Asked(first, last, by_id, chosen.get("kind", ""), with_audit=chosen.get("with_audit", False))


def _who_acted(viewer: Viewer) -> dict[int, str]:
    """Whoever has or had a role in the council, also an employer's people."""
    members = Membership.objects.for_council(viewer.council_id).order_by("user__name", "user_id")
    return dict(members.values_list("user_id", "user__name"))
