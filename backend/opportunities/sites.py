"""The places of an opportunity."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields, replace
from typing import Any

from backend.core.errors import Refused
from backend.opportunities.models import Opportunity, Site
from backend.opportunities.same_places import SiteFacts, is_placed, same_places, words_of
from backend.reference.places import Extent, extents_of, named_place_in
from backend.reference.postcodes import NOT_A_POSTCODE, normalise_postcode
from backend.reference.written_places import read_place


LONGEST_ADDRESS = Site._meta.get_field("address").max_length
NO_PLACE_SAID = "no place is said"  # of an advert without any
UNKNOWN_AREA_METRES = 5_000  # around the middle that an advert sends of an area the directory does not hold


FIELDS = tuple(field.name for field in fields(SiteFacts))


def replace_sites(
    opportunity: Opportunity, sites: Iterable[SiteFacts | Mapping[str, Any]], *, set_aside: bool = False
) -> bool:
    """Let the opportunity have these sites and no others; say whether that changed anything.

    With `set_aside` the rows of those that are taken off are kept, so that `put_sites_back` can bring them back.
    """
    rows = list(opportunity.sites.all())
    held = [facts_of_site(site) for site in rows]
    wanted = _as_put_right(prepare_sites(sites), held)
    if wanted == held:
        return False
    return _write(opportunity, rows, wanted, set_aside)


def sites_before(opportunity: Opportunity) -> list[dict[str, Any]]:
    """Of each site its facts and the `id` of its row, as `put_sites_back` takes them."""
    return [{"id": each.id, **asdict(facts_of_site(each))} for each in opportunity.sites.all()]


def put_sites_back(opportunity: Opportunity, before: Sequence[Mapping[str, Any]]) -> None:
    """Let the opportunity have the sites it had, in the rows they had: referrals and placements name those."""
    facts = {each["id"]: SiteFacts(**{name: each[name] for name in FIELDS}) for each in before}
    rows = Site.with_set_aside.filter(opportunity=opportunity)
    rows.exclude(id__in=facts).delete()
    held = [_with_facts(row, facts.pop(row.id)) for row in rows]
    for row in held:
        row.is_set_aside = False
    Site.with_set_aside.bulk_update(held, [*FIELDS, "is_set_aside"])
    Site.objects.bulk_create(rows_of(opportunity, facts.values()))


def remove_set_aside(opportunity: Opportunity) -> None:
    """Once it is decided about their change, what named them names a place that was taken off."""
    Site.with_set_aside.filter(opportunity=opportunity, is_set_aside=True).delete()


def _write(opportunity: Opportunity, rows: list[Site], wanted: list[SiteFacts], set_aside: bool) -> bool:
    """Rows of places that stay are kept: referrals and placements name them. Said in another order is no change."""
    stays = same_places([facts_of_site(row) for row in rows], wanted)
    changed = [
        _with_facts(rows[at], wanted[now]) for at, now in stays.items() if facts_of_site(rows[at]) != wanted[now]
    ]
    gone = [row.id for at, row in enumerate(rows) if at not in stays]
    added = [site for now, site in enumerate(wanted) if now not in stays.values()]
    Site.objects.bulk_update(changed, FIELDS)
    taken_off = opportunity.sites.filter(id__in=gone)
    if set_aside:
        taken_off.update(is_set_aside=True)
    else:
        taken_off.delete()
    Site.objects.bulk_create(rows_of(opportunity, added))
    return bool(changed or gone or added)


def _with_facts(row: Site, facts: SiteFacts) -> Site:
    for name in FIELDS:
        setattr(row, name, getattr(facts, name))
    return row


def _as_put_right(wanted: list[SiteFacts], held: list[SiteFacts]) -> list[SiteFacts]:
    """A feed says again what nobody could read: where somebody has put that right, it stays right."""
    known = {site.as_sent: site for site in held if site.as_sent}
    if not wanted and NO_PLACE_SAID in known:
        return [known[NO_PLACE_SAID]]
    return [site if is_placed(site) else known.get(words_of(site), site) for site in wanted]


def facts_of_site(site: Site) -> SiteFacts:
    return SiteFacts(**{name: getattr(site, name) for name in FIELDS})


def prepare_sites(sites: Iterable[SiteFacts | Mapping[str, Any]]) -> list[SiteFacts]:
    """In their proper form and with their grid numbers, or refused; one look for all postcodes."""
    checked = checked_sites(sites)
    found = _found(checked)
    return [_with_grid(site, found) for site in checked]


def checked_sites(sites: Iterable[SiteFacts | Mapping[str, Any]]) -> list[SiteFacts]:
    return [_checked(site if isinstance(site, SiteFacts) else SiteFacts(**site)) for site in sites]


def add_sites(sites_by_opportunity: Sequence[tuple[Opportunity, list[SiteFacts]]]) -> None:
    """Give new opportunities their checked sites, all in one go."""
    found = _found([site for _, sites in sites_by_opportunity for site in sites])
    rows = [
        row
        for opportunity, sites in sites_by_opportunity
        for row in rows_of(opportunity, [_with_grid(site, found) for site in sites])
    ]
    Site.objects.bulk_create(rows)


def rows_of(opportunity: Opportunity, sites: Iterable[SiteFacts]) -> list[Site]:
    return [Site(opportunity=opportunity, **asdict(site)) for site in sites]


def _checked(site: SiteFacts) -> SiteFacts:
    if len(site.address) > LONGEST_ADDRESS:
        raise Refused(f"An address has more than {LONGEST_ADDRESS} letters: shorten it.", "sites")
    if not site.postcode.strip():
        return _read_from_address(replace(site, postcode=""))
    postcode = normalise_postcode(site.postcode)
    if postcode is None:
        raise Refused(NOT_A_POSTCODE.format(site.postcode), "sites")
    return replace(site, postcode=postcode, area="")


def _read_from_address(site: SiteFacts) -> SiteFacts:
    """Without a postcode of its own: the one in its address, else an outward code there, else a town we know."""
    if site.area or site.easting is not None:
        return site
    written = read_place(site.address)
    area = written.area or ("" if written.postcode else named_place_in(site.address))
    if not written.postcode and not area:
        return site
    address = written.address if written.postcode or written.area else site.address
    return replace(site, address=address, postcode=written.postcode or "", area=area)


def _found(sites: list[SiteFacts]) -> Mapping[str, Extent | None]:
    """Of every postcode without a point, and of every area: there a point that came along is only its middle."""
    without_point = {site.postcode for site in sites if site.postcode and site.easting is None}
    return extents_of(without_point | {site.area for site in sites if site.area})


def _with_grid(site: SiteFacts, found: Mapping[str, Extent | None]) -> SiteFacts:
    """With the grid numbers of its postcode, or of all that its area may be."""
    extent = found.get(site.area or site.postcode)
    if site.area and extent is None and site.easting is not None:
        return replace(site, radius_metres=max(site.radius_metres, UNKNOWN_AREA_METRES))
    if extent is None or (site.easting is not None and not site.area):
        return site
    return replace(site, **extent._asdict())
