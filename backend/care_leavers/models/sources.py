"""Where the facts of a record come from, and what people decided about whose record it is."""

from django.db import models
from django.db.models.functions import Lower

from backend.accounts.models import optional_user
from backend.audit.history import tracked
from backend.care_leavers.choices import SourceKind
from backend.care_leavers.models.care_leaver import CareLeaver
from backend.care_leavers.models.imports import ImportRun
from backend.councils.models import CouncilRow


class FieldSource(CouncilRow):
    """Where the value that one field has now comes from. Earlier values, and who wrote them, stand in the history."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="field_sources")
    field = models.CharField(max_length=40)
    kind = models.CharField(max_length=10, choices=SourceKind.choices)
    on = models.DateField(null=True, help_text="The day of which the fact is; empty for a file of unknown age.")
    recorded_at = models.DateTimeField()
    recorded_by = optional_user()
    run = models.ForeignKey(ImportRun, on_delete=models.RESTRICT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["care_leaver", "field"], name="a_field_has_one_source"),
            models.CheckConstraint(
                condition=~models.Q(kind=SourceKind.HERE) | models.Q(on__isnull=False),
                name="what_is_recorded_here_has_its_day",
            ),
        ]

    def __str__(self):
        return f"{self.field}: {self.get_kind_display()}"


@tracked
class OtherIdentifier(CouncilRow):
    """Another way in which files write the identifier of somebody who is here, as a person confirmed."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="other_identifiers")
    identifier = models.CharField(max_length=40)
    recorded_by = optional_user()

    class Meta:
        constraints = [
            models.UniqueConstraint("council", Lower("identifier"), name="another_identifier_is_of_one_person"),
        ]


class NotTheSame(CouncilRow):
    """Somebody said that two people who look like one are two, and why."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="not_the_same_as")
    other = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="+")
    reason = models.TextField()
    recorded_by = optional_user()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="two_people_are_told_apart_with_a_reason"),
        ]
