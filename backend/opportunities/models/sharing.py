"""With whom an opportunity is shared, and whether anybody at all may read it. Rows end; none is removed."""

from django.db import models
from django.db.models import Exists, F, Q

from backend.accounts.models import optional_user, required_user
from backend.core.constraints import all_or_none, one_open
from backend.councils.models import Council, CouncilScoped, CouncilScopedQuerySet
from backend.employers.models import Employer
from backend.employers.models.employer import not_paused
from backend.employers.organisations.pauses import paused_here
from backend.opportunities.choices import OpportunityState
from backend.opportunities.models.opportunity import Opportunity


class EndingQuerySet(CouncilScopedQuerySet):
    def standing(self):
        return self.filter(ended_at__isnull=True)


class ShareQuerySet(EndingQuerySet):
    def reaching(self, council_id):
        """What other councils share with this one: by name, or with all that agreed while it is one of them.

        To agree opens nothing that had ended before.
        """
        agreed = Council.objects.filter(id=council_id, agreed_to_share_at__isnull=False)
        before_it_ended = agreed.filter(agreed_to_share_at__lt=models.OuterRef("ended_at"))
        begun = Q(ended_at__isnull=True) & models.Exists(agreed) | models.Exists(before_it_ended)
        with_all = Q(partner__isnull=True) & begun
        return self.filter(Q(partner_id=council_id) | with_all).exclude(council_id=council_id)

    def with_place_numbers(self):
        """Those that stand and give the number of places that are left."""
        return self.standing().filter(with_place_numbers=True)


class Ending(CouncilScoped):
    """A row that a named person begins and a named person ends; the council is the one that owns the opportunity."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.RESTRICT, related_name="+")
    by = required_user()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = optional_user()

    class Meta:
        abstract = True


class Share(Ending):
    """No partner: with all councils that agreed. `reference` outlives what the partner may read of the row itself."""

    reference = models.UUIDField()
    partner = models.ForeignKey(Council, on_delete=models.RESTRICT, null=True, blank=True, related_name="+")
    with_place_numbers = models.BooleanField(
        default=False, help_text="The partner reads how many places are left, which moves with people of the council."
    )

    objects = ShareQuerySet.as_manager()

    class Meta:
        ordering = ("created_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["opportunity", "partner"],
                condition=Q(ended_at__isnull=True),
                nulls_distinct=False,
                name="an_opportunity_is_shared_once_with_a_council",
            ),
            models.CheckConstraint(
                condition=Q(partner__isnull=True) | ~Q(partner=F("council")), name="nobody_shares_with_themselves"
            ),
            all_or_none("ended_at", "ended_by", name="an_ended_share_names_who_ended_it"),
        ]


class Publication(Ending):
    """Anybody may read the opportunity on a page of its own, without signing in."""

    objects = EndingQuerySet.as_manager()

    class Meta:
        ordering = ("created_at", "id")
        constraints = [
            one_open("opportunity", until="ended_at", name="an_opportunity_is_published_once"),
            all_or_none("ended_at", "ended_by", name="an_ended_publication_names_who_ended_it"),
        ]


def shared_with_council(council_id: int):
    """What other councils share with this one and is live."""
    return Opportunity.objects.filter(_shared_with(council_id))


def within_reach_of(council_id: int):
    """A council's own opportunities and what others share with it."""
    return Opportunity.objects.filter(Q(council_id=council_id) | _shared_with(council_id))


def _shared_with(council_id: int) -> Q:
    """Looks the shares up at once: by their numbers the few are found without reading every council's.

    An employer that this council has paused is paused here, whoever shares its opportunities.
    """
    shares = Share.objects.standing().reaching(council_id)
    pauses = Exists(Employer.objects.for_council(council_id).paused())  # asked with the shares: most pages come here
    found = list(shares.values_list("opportunity_id", "opportunity__employer_id", pauses))
    employer_of = {opportunity: employer for opportunity, employer, _ in found}
    some_are_paused = any(is_paused for *_, is_paused in found)
    paused = paused_here(council_id, set(employer_of.values())) if some_are_paused else frozenset()
    shared = [opportunity for opportunity, employer in employer_of.items() if employer not in paused]
    return Q(id__in=shared, state=OpportunityState.LIVE) & not_paused("employer__")
