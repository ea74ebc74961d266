"""Which places of a list said anew are those of the list before. A list names none of them: it only describes them."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import asdict, dataclass

from backend.opportunities.models import Site


@dataclass(frozen=True, slots=True)
class SiteFacts:
    address: str = ""
    postcode: str = ""
    easting: int | None = None
    northing: int | None = None
    area: str = ""
    radius_metres: int = 0
    as_sent: str = ""


def is_placed(site: Site | SiteFacts) -> bool:
    """Whether anything is known of where it lies."""
    return site.easting is not None


def words_of(site: SiteFacts) -> str:
    return Site(**asdict(site)).in_words


def same_places(before: Sequence[SiteFacts], now: Sequence[SiteFacts]) -> dict[int, int]:
    """By the number of each place that stays, its number in the list said anew.

    One that is described as before stays; then one that lies where it lay, to the point, under whatever words; then
    one that is written as it was, wherever it lies now. The point comes before the words, so that a place which takes
    over the words of another stays itself. Where two may be meant neither is: the place counts as taken off.

    Parameters
    ----------
    before, now : places of one opportunity, in their proper form
    """
    stays = _described_alike(before, now)
    for told_by in (_where, _written):
        old = _alone(before, told_by, but=stays.keys())
        new = _alone(now, told_by, but=stays.values())
        stays |= {old[key]: new[key] for key in old.keys() & new.keys()}
    return stays


def _described_alike(before: Sequence[SiteFacts], now: Sequence[SiteFacts]) -> dict[int, int]:
    """Of several that nothing tells apart the first is the first."""
    numbers: dict[SiteFacts, list[int]] = {}
    for number, site in enumerate(now):
        numbers.setdefault(site, []).append(number)
    return {number: numbers[site].pop(0) for number, site in enumerate(before) if numbers.get(site)}


def _where(site: SiteFacts) -> Hashable:
    return (site.easting, site.northing) if is_placed(site) and not site.radius_metres else None


def _written(site: SiteFacts) -> Hashable:
    """One that nobody could read is known by what was sent of it, once somebody has put it right."""
    return site.as_sent or words_of(site) or None


def _alone(sites: Sequence[SiteFacts], told_by: Callable[[SiteFacts], Hashable], *, but) -> dict[Hashable, int]:
    """By what tells it from the others, the number of each that is still to be found."""
    told = {number: told_by(site) for number, site in enumerate(sites) if number not in but}
    counted = Counter(told.values())
    return {key: number for number, key in told.items() if key is not None and counted[key] == 1}
