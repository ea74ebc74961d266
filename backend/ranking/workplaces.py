"""Which of an opportunity's places somebody may be sent to, and the one that a referral or a placement names."""

from collections.abc import Iterable, Sequence

import matching
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.opportunities.models import Opportunity, Site
from backend.opportunities.named_places import ANYWHERE, NamedPlace
from backend.ranking.engine_rules import engine_settings
from backend.ranking.records import EetHistory, opportunity_records, person_record, places_of_record
from backend.referrals.gate_answers import AREA
from backend.referrals.models import Referral


ALIKE = "Its places are written alike, or not at all. Have their addresses told apart first."


def workplaces_open_to(care_leaver: CareLeaver, opportunity: Opportunity) -> list[Site]:
    """Places of the opportunity that lie wholly outside what the person avoids; all where they avoid no place.

    Where none is known to, those of which nobody knows: one of them may be named, and is checked before anything goes
    out. What lies inside is never among them.
    """
    return _open_to(care_leaver, opportunity)[0]


def _open_to(care_leaver: CareLeaver, opportunity: Opportunity) -> tuple[list[Site], bool]:
    """The places, and whether they are known to lie outside."""
    sites = list(opportunity.sites.all())
    if not care_leaver.places_to_avoid:
        return sites, True
    today = clock.today()
    person = person_record(care_leaver, on=today, history=EetHistory.of_nobody(today))
    (record,) = opportunity_records([opportunity], council_id=care_leaver.council_id)
    ranker = matching.Ranker(engine_settings())
    by_status: dict[str, list[Site]] = {}
    for site in sites:
        criteria = ranker.eligibility(person, record | places_of_record([site]), on=today)
        by_status.setdefault(next(each.status for each in criteria if each.name == AREA), []).append(site)
    outside = by_status.get(matching.Status.MET, [])
    return (outside, True) if outside else (by_status.get(matching.Status.UNKNOWN, []), False)


def workplace_for(care_leaver: CareLeaver, opportunity: Opportunity, chosen: str = "") -> NamedPlace:
    """The place a referral names; none where there is only one anyway, or any of several will do.

    Raises Refused where one has to be chosen, or the chosen one may not be gone to. The sentence is the same whatever
    the reason, since a mark may be hidden from whoever refers.
    """
    every = list(opportunity.sites.all())
    if len(every) < 2:
        return ANYWHERE
    able, are_outside = _open_to(care_leaver, opportunity)
    words = words_of_none_else(able, every)
    if chosen:
        if chosen not in words:
            raise Refused("Choose one of the places named here.", field="workplace")
        return _called(able, chosen)
    if are_called_alike(able, words):
        return _called(able, words[0])
    if able and not (are_outside and len(able) == len(every)):
        raise Refused("Choose the place they are put forward for." if words else ALIKE, field="workplace")
    return ANYWHERE


def are_called_alike(able: Iterable[Site], words: Sequence[str]) -> bool:
    """Whether these words are those of every place they may be sent to, so that there is nothing to choose."""
    return len(words) == 1 and all(site.in_words == words[0] for site in able)


def _called(sites: Iterable[Site], words: str) -> NamedPlace:
    """Of several that are written so the first: each may be gone to, and the others are meant with it."""
    return NamedPlace(words, next(site.id for site in sites if site.in_words == words))


def words_of_none_else(able: Iterable[Site], every: Iterable[Site]) -> list[str]:
    """What these places are called, but for words that another place is called by too, or that are none."""
    unusable = {"", *(site.in_words for site in set(every) - set(able))}
    return [words for words in dict.fromkeys(site.in_words for site in able) if words not in unusable]


def workplaces_to_start_at(referral: Referral) -> list[str]:
    """Places of which one has to be named at the start; none where the referral names it, or there is only one."""
    words = _words_of(referral.opportunity)
    return [] if referral.workplace or len(words) < 2 else words


def workplace_of_start(referral: Referral, chosen: str = "") -> NamedPlace:
    """The place they work at: what the referral names, the only one, or the chosen one of several.

    Raises Refused where one has to be chosen. Whether they may go there is for the gate to say.
    """
    several = workplaces_to_start_at(referral)
    known = [referral.workplace] if referral.workplace else _words_of(referral.opportunity)
    if chosen and chosen not in known:
        raise Refused("Choose one of the places named here.", field="workplace")
    if several and not chosen:
        raise Refused("Choose the place they start at.", field="workplace")
    named, sites = NamedPlace.of(referral), list(referral.opportunity.sites.all())
    if named != ANYWHERE:
        return named
    if chosen:
        return _called(sites, chosen)
    if len(sites) == 1:
        return NamedPlace(sites[0].in_words, sites[0].id)
    return _called(sites, known[0]) if known and all(site.in_words == known[0] for site in sites) else ANYWHERE


def _words_of(opportunity: Opportunity) -> list[str]:
    return list(dict.fromkeys(site.in_words for site in opportunity.sites.all() if site.in_words))
