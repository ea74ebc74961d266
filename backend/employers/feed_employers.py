"""The employers that public feeds name, made where the council does not know them yet."""

from collections.abc import Collection, Iterable, Mapping

from django.db import transaction

from backend.core.protection import council_context
from backend.councils.models import Council
from backend.employers.choices import EmployerKind
from backend.employers.models import Employer, TradingName
from backend.employers.organisations.loading import lock_organisations
from backend.employers.organisations.names import keys_of
from backend.employers.organisations.pauses import derive_pauses


def employer_known_from_feed(*, council: Council, name: str, disability_confident: bool = False) -> Employer:
    """The employer of that name, made with the kind "feed" if the council does not know it yet."""
    return employers_known_from_feed(council=council, names={name: disability_confident})[name]


@transaction.atomic
def employers_known_from_feed(*, council: Council, names: Mapping[str, bool]) -> dict[str, Employer]:
    """The same for many names at once, each with whether it is Disability Confident.

    A name that is spelled another way finds the row of a feed that has it. Never the row of an employer whose people
    sign in, unless it is spelled as there: they would read what is another's.
    """
    held = Employer.objects.for_council(council.pk).filter(name__in=names)
    known = {employer.name: employer for employer in held}
    if missing := names.keys() - known.keys():
        lock_organisations(council.pk)
        known |= _spelled_another_way(council, missing)
    if missing := names.keys() - known.keys():
        spelled = _first_spellings(missing)
        _add_from_feed(council, {name: names[name] for name in spelled.values()})
        derive_pauses(council.pk)
        added = {employer.name: employer for employer in held.all()}
        known |= {name: added[first] for name, first in spelled.items()}
    return known


def _spelled_another_way(council: Council, names: Collection[str]) -> dict[str, Employer]:
    signs_in = Employer.objects.filter(contacts__user__isnull=False).values("id")
    rows = Employer.objects.for_council(council.pk).filter(kind=EmployerKind.FEED).exclude(id__in=signs_in)
    with council_context(council.pk):
        trading = TradingName.objects.current().filter(employer__in=rows).order_by("-id")
        spelled = [*trading.values_list("employer_id", "name"), *rows.order_by("-id").values_list("id", "name")]
    by_key: dict[str, int] = {}
    for employer_id, name in spelled:  # the oldest row of a name is the last, and stays
        by_key |= dict.fromkeys(keys_of(name), employer_id)
    found = {name: by_key[key] for name in names for key in sorted(keys_of(name)) if key in by_key}
    employers = Employer.objects.in_bulk(set(found.values()))
    return {name: employers[employer_id] for name, employer_id in found.items()}


def _first_spellings(names: Iterable[str]) -> dict[str, str]:
    """Each name with the spelling that stands for it: one for all that are one name."""
    first: dict[str, str] = {}
    by_key: dict[str, str] = {}
    for name in sorted(names):
        keys = sorted(keys_of(name))
        first[name] = next((by_key[key] for key in keys if key in by_key), name)
        for key in keys:
            by_key.setdefault(key, first[name])
    return first


def _add_from_feed(council: Council, names: Mapping[str, bool]) -> None:
    Employer.objects.bulk_create(
        [
            Employer(council=council, name=name, kind=EmployerKind.FEED, disability_confident=names[name])
            for name in sorted(names)
        ],
        ignore_conflicts=True,  # somebody else may have written one of them since we looked
    )
