import uuid

from django.db import models

from backend.accounts.models import required_user
from backend.audit.history import tracked
from backend.core.constraints import one_open
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet
from backend.employers.choices import HowKnown, Item
from backend.employers.models.employer import Employer


def random_name(_check, _name: str) -> str:
    """What a file is called may tell whose it is, or lead a program to run it."""
    return f"employer-checks/{uuid.uuid4().hex}"


class CheckQuerySet(CouncilScopedQuerySet):
    def standing(self):
        """The newest of each item."""
        return self.filter(replaced_at__isnull=True)

    def current_on(self, day):
        return self.standing().filter(next_check_on__gte=day)


@tracked
class Check(CouncilScoped):
    """One item of an employer's checklist, as a named officer found it on a day. A later one takes its place."""

    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="checks")
    item = models.CharField(max_length=20, choices=Item.choices)
    evidence = models.TextField()
    checked_on = models.DateField()
    next_check_on = models.DateField(help_text="It counts up to and including this day.")
    number = models.CharField(max_length=20, blank=True, help_text="Of the register that was looked at.")
    link = models.URLField(blank=True, max_length=500)
    file = models.FileField(upload_to=random_name, blank=True, max_length=100)
    file_name = models.CharField(max_length=120, blank=True)
    how = models.CharField(max_length=10, choices=HowKnown.choices, blank=True)
    seen_on = models.DateField(null=True, blank=True, help_text="When the site was seen.")
    by = required_user()
    replaced_at = models.DateTimeField(null=True, blank=True)

    objects = CheckQuerySet.as_manager()

    class Meta:
        ordering = ("-checked_on", "-id")
        constraints = [
            one_open("employer", "item", until="replaced_at", name="an_item_of_an_employers_checklist_stands_once"),
            models.CheckConstraint(
                condition=models.Q(next_check_on__gte=models.F("checked_on")),
                name="the_next_check_of_an_employer_comes_after_the_last",
            ),
            models.CheckConstraint(
                condition=models.Q(seen_on__isnull=True) | models.Q(seen_on__lte=models.F("checked_on")),
                name="a_site_was_seen_before_it_is_written_down",
            ),
            models.CheckConstraint(condition=~models.Q(evidence=""), name="a_check_of_an_employer_has_its_evidence"),
        ]

    def __str__(self):
        return f"{self.get_item_display()}, {self.employer}"

    def is_current_on(self, day) -> bool:
        return self.replaced_at is None and self.next_check_on >= day
