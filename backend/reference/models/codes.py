from django.db import models

from backend.reference.choices import CodeGroup, CodeScheme
from backend.reference.models.provenance import DatedFact, DatedFactQuerySet


class StatutoryCodeQuerySet(DatedFactQuerySet):
    def in_scheme(self, scheme):
        return self.filter(scheme=scheme)

    def activity(self):
        return self.in_scheme(CodeScheme.OC3_ACTIVITY)

    def eet(self):
        return self.filter(group=CodeGroup.EET)

    def neet(self):
        return self.filter(group=CodeGroup.NEET)

    def codes(self) -> frozenset[str]:
        return frozenset(self.values_list("code", flat=True))


class StatutoryCode(DatedFact):
    """A code of a statutory return, and how DfE groups it. The grouping is data because sources disagree on some."""

    scheme = models.CharField(max_length=20, choices=CodeScheme.choices)
    code = models.CharField(max_length=5)
    label = models.CharField(max_length=120)
    group = models.CharField(max_length=12, choices=CodeGroup.choices)
    full_time = models.BooleanField(null=True, blank=True)
    published_label = models.CharField(
        max_length=120, blank=True, help_text="The row of DfE's published table this code is counted in."
    )

    objects = StatutoryCodeQuerySet.as_manager()

    class Meta(DatedFact.Meta):
        constraints = [
            *DatedFact.Meta.constraints,
            models.UniqueConstraint(fields=["scheme", "code"], name="a_code_is_listed_once_in_its_scheme"),
            models.CheckConstraint(
                condition=models.Q(group__in=CodeGroup.values), name="a_statutory_code_is_in_a_known_group"
            ),
        ]

    def __str__(self):
        return f"{self.code}: {self.label}"
