"""What the list of employers can be narrowed to."""

import datetime as dt

from django import forms
from django.db.models import Q, QuerySet

from backend.employers.checklist import complete_on
from backend.employers.choices import EmployerKind
from backend.employers.models import Employer
from backend.employers.models.employer import not_paused
from backend.web.kit.filters import FilterForm


VERIFIED, WAITING, LAPSED, PAUSED, FEED = "verified", "waiting", "lapsed", "paused", "feed"
PROPOSED = "proposed"
EVERY_STATE = "all"
NAMES = {
    WAITING: "Waiting to be verified",
    PROPOSED: "Waiting for a second person",
    VERIFIED: "Verified",
    LAPSED: "Verified, checks not current",
    PAUSED: "Paused",
    FEED: "Known from a feed only",
}
PARTNERS = ~Q(kind=EmployerKind.FEED)


def state_rules(today: dt.date) -> dict[str, Q]:
    is_verified = Q(verified_at__isnull=False)
    return {
        WAITING: Q(verified_at__isnull=True, asked_at__isnull=False) & PARTNERS,
        PROPOSED: Q(verified_at__isnull=True, proposed_at__isnull=False),
        VERIFIED: is_verified & complete_on(today),
        LAPSED: is_verified & ~complete_on(today),
        PAUSED: ~not_paused(),
        FEED: Q(kind=EmployerKind.FEED),
    }


class EmployerFilters(FilterForm):
    words = forms.CharField(label="Name", required=False, max_length=80)
    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[("", "All but those from feeds"), (EVERY_STATE, "All"), *NAMES.items()],
        widget=forms.RadioSelect,
    )
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "All"), *EmployerKind.choices])

    def narrow(self, employers: QuerySet[Employer], today: dt.date) -> QuerySet[Employer]:
        chosen = self.chosen
        state, kind = chosen.get("state"), chosen.get("kind")
        if state and state != EVERY_STATE:
            employers = employers.filter(state_rules(today)[state])
        elif not kind and not state:
            employers = employers.partners()
        if kind:
            employers = employers.filter(kind=kind)
        words = chosen.get("words")
        return employers.named_like(words) if words else employers
