import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property

from backend.accounts.models import optional_user, required_user
from backend.audit.history import tracked
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.constraints import one_while, with_reason
from backend.councils.models import Council, CouncilScoped, CouncilScopedQuerySet
from backend.opportunities.models import Opportunity
from backend.shortlists.choices import DecisionKind, NotThisOne, Question, Until
from backend.shortlists.models.snapshots import HasSnapshotPair
from backend.shortlists.returning import changed_facts, facts_waited_for, has_returned, have_turned


class DecisionQuerySet(CouncilScopedQuerySet):
    def standing(self):
        return self.filter(undone_at__isnull=True)

    def with_facts_now(self):
        """Each with `facts_now`: what it waits for, as it is now."""
        return self.annotate(facts_now=facts_waited_for())

    def in_force(self, on):
        """Standing, and not a "not now" whose fact has turned or whose day has come."""
        return self.standing().with_facts_now().filter(~has_returned(on))

    def returned(self, on):
        """The "not now" that are over, with nobody having decided anew."""
        return self.standing().with_facts_now().filter(has_returned(on))

    def with_visible_opportunity(self):
        """Each with its `visible_opportunity`, for all of them at once."""
        return self.prefetch_related(_visible_opportunity())


def read_visible_opportunities(decisions: list["Decision"]) -> None:
    """The same of decisions that are read already."""
    models.prefetch_related_objects(decisions, _visible_opportunity())


def _visible_opportunity() -> models.Prefetch:
    opportunities = Opportunity.objects.select_related("employer", "council")
    return models.Prefetch("opportunity", opportunities, to_attr="visible_opportunity")


@tracked
class Decision(HasSnapshotPair, CouncilScoped):
    """What a named person decided about a match, why, and the facts in front of them."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="decisions")
    opportunity = models.ForeignKey(Opportunity, on_delete=models.RESTRICT, related_name="decisions")
    kind = models.CharField(max_length=20, choices=DecisionKind.choices)
    because = models.CharField(max_length=20, choices=NotThisOne.choices, blank=True)
    asked = models.CharField(max_length=20, choices=Question.choices, blank=True)
    waits_for = models.CharField(max_length=20, choices=Until.choices, blank=True)
    waits_facts = models.JSONField(null=True, blank=True, help_text="The facts it waits for, as they were.")
    until_on = models.DateField(null=True, blank=True, help_text="The day it is back at the latest.")
    note = models.TextField(blank=True)
    by = required_user()
    model_version = models.CharField(max_length=60)
    facts = models.JSONField(help_text="What the page showed: position, reasons, criteria, chances.")
    asked_whom = optional_user()  # the colleague who is asked by name to look at it
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = optional_user()
    answer = models.TextField(blank=True)
    answer_read_at = models.DateTimeField(null=True, blank=True, help_text="By whoever asked a colleague.")
    overseen_at = models.DateTimeField(null=True, blank=True)
    overseen_by = optional_user()
    oversight_note = models.TextField(blank=True, help_text="What the head says of the decision, for the record.")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = optional_user()
    undone_reason = models.TextField(blank=True)

    facts_now: dict | None  # of a decision read `with_facts_now`

    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=DecisionKind.NOT_THIS_ONE) | ~Q(because=""),
                name="not_this_one_says_because",
            ),
            models.CheckConstraint(
                condition=~Q(kind=DecisionKind.ASK) | (~Q(note="") & ~Q(asked="")),
                name="a_question_says_what_and_whom",
            ),
            models.CheckConstraint(
                condition=~Q(because=NotThisOne.NOT_NOW) | ~Q(waits_for=""), name="not_now_says_what_it_waits_for"
            ),
            models.CheckConstraint(
                condition=~Q(waits_for=Until.DAY) | Q(until_on__isnull=False), name="not_now_until_a_day_names_it"
            ),
            with_reason("undone_at", "undone_by", "undone_reason", name="an_undone_decision_says_who_and_why"),
            with_reason("overseen_at", "overseen_by", "oversight_note", name="an_oversight_note_says_who_and_what"),
            one_while(
                Q(undone_at__isnull=True) & ~Q(kind=DecisionKind.ASK),
                "care_leaver",
                "opportunity",
                name="a_match_has_one_standing_decision",
            ),
        ]

    @cached_property
    def visible_opportunity(self) -> Opportunity | None:
        """What it is about; None once another council shares it no longer."""
        found: Opportunity | None = (
            Opportunity.objects.select_related("employer", "council").filter(id=self.opportunity_id).first()
        )
        return found

    @property
    def made_on(self) -> dt.date:
        return clock.day_of(self.created_at)

    def has_returned(self, on: dt.date) -> bool:
        """As the query of that name; of a decision read `with_facts_now`."""
        day_has_come = self.until_on is not None and self.until_on <= on
        if self.waits_facts is None or self.facts_now is None:
            return day_has_come
        return day_has_come or have_turned(self.waits_facts, self.facts_now)

    def why_returned(self, on: dt.date) -> str:
        """What turned, of a decision that has returned."""
        if changed := changed_facts(self.waits_for, self.waits_facts, self.facts_now):
            return ", ".join(changed)
        return (
            f"{self.until_on:%-d %B %Y} has come" if self.until_on and self.until_on <= on else "a fact it waited for"
        )

    @property
    def title(self) -> str:
        opportunity = self.visible_opportunity
        return opportunity.title if opportunity else self.facts["offer"]["title"]

    @property
    def employer_name(self) -> str:
        opportunity = self.visible_opportunity
        return opportunity.employer.name if opportunity else self.facts["offer"]["employer"]

    @property
    def can_lead_to_referral(self) -> bool:
        opportunity = self.visible_opportunity
        return opportunity is not None and opportunity.council_id == self.council_id

    @property
    def sharing_council(self) -> Council | None:
        """The other council that shares it, while it does."""
        opportunity = self.visible_opportunity
        return None if opportunity is None or self.can_lead_to_referral else opportunity.council
