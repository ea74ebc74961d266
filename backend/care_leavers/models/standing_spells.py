"""Whether somebody was in touch, and in what kind of home they lived, from one day to another: codes of the return."""

from django.db import models

from backend.audit.history import tracked
from backend.care_leavers.choices import Accommodation, InTouch, SourceKind
from backend.care_leavers.models.care_leaver import CareLeaver
from backend.care_leavers.models.spells import EvidencedSpell, SpellQuerySet, evidence_has_its_day, one_at_a_time
from backend.core.constraints import not_before


NEVER_SUITABLE = frozenset({Accommodation.HOMELESS, Accommodation.CUSTODY})
SUITS = {
    f"{kind}{digit}": f"{kind.label}, {'suitable' if digit == 1 else 'not suitable'}"
    for kind in Accommodation
    for digit in (1, 2)
    if digit == 2 or kind not in NEVER_SUITABLE
}
NOT_KNOWN = "0"
ACCOMMODATION_CODES = [*SUITS.items(), (NOT_KNOWN, "Not known")]


@tracked
class InTouchSpell(EvidencedSpell):
    """`CareLeaver.in_touch` repeats the one of today, since every list asks for it."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="in_touch_spells")
    code = models.CharField(max_length=4, choices=InTouch.choices)
    source = models.CharField(max_length=10, choices=SourceKind.choices)

    objects = SpellQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_on", "-id")
        constraints = [
            not_before("ends_on", "starts_on", name="being_in_touch_ends_after_it_starts"),
            one_at_a_time("in_touch_in_one_way_at_a_time"),
            evidence_has_its_day("evidence_of_being_in_touch_has_its_day"),
        ]


@tracked
class AccommodationSpell(EvidencedSpell):
    """A kind of home and whether it suits them, never where it is: nothing about it is written in free words."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="accommodation_spells")
    code = models.CharField(max_length=2, choices=ACCOMMODATION_CODES)
    source = models.CharField(max_length=10, choices=SourceKind.choices)

    objects = SpellQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_on", "-id")
        constraints = [
            not_before("ends_on", "starts_on", name="living_somewhere_ends_after_it_starts"),
            one_at_a_time("one_kind_of_home_at_a_time"),
            evidence_has_its_day("evidence_of_a_home_has_its_day"),
            models.CheckConstraint(condition=models.Q(said_by=""), name="nobodys_words_say_where_a_home_is"),
        ]
