"""Whether an employer is one of those that somebody avoids: their organisation, or perhaps theirs."""

from collections.abc import Collection
from enum import StrEnum

from backend.employers.models import Employer
from backend.employers.organisations.graph import Related
from backend.employers.organisations.loading import organisations_of


class Avoided(StrEnum):
    NO = "no"
    YES = "yes"
    UNSURE = "unsure"  # their names are alike: an officer is asked whether they are one


def employers_avoided(council_id: int, avoided: Collection[int], *, also: Collection[int] = ()) -> Related:
    """All rows of the organisations of the employers somebody avoids, and those that may be."""
    return organisations_of(council_id, also=also).related_to(avoided) if avoided else Related()


def is_avoided(employer: Employer, *, council_id: int, avoided: Collection[int]) -> Avoided:
    """Of `avoided`, the ids of employers that somebody of the council avoids."""
    if not avoided:
        return Avoided.NO
    related = employers_avoided(council_id, avoided, also=[employer.pk])
    if employer.pk in related.certain:
        return Avoided.YES
    return Avoided.UNSURE if employer.pk in related.unsure else Avoided.NO
