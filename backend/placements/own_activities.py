"""Which activities are a placement's own."""

from django.db.models import Q

from backend.activities.choices import Source
from backend.activities.models import ActivitySpell
from backend.placements.models import Placement


def opened_by(placement: Placement) -> ActivitySpell | None:
    """The activity that its start opened, if that is not one the case system already told of."""
    theirs = placement.care_leaver.activity_spells.filter(source=Source.PLACEMENT, starts_on=placement.starts_on)
    return theirs.filter(Q(placements=None) | Q(placements=placement)).first()


def activities_of(placement: Placement) -> list[ActivitySpell]:
    """The one it goes by, and the one it opened where something came between: another placement, or other hours with
    another employer. The latest first."""
    spells = {each.pk: each for each in (placement.activity_spell, opened_by(placement)) if each}
    return sorted(spells.values(), key=lambda each: each.starts_on, reverse=True)
