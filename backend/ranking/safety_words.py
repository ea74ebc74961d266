"""What whoever may read a mark is told: what the person is to avoid and, where nobody knows yet, what to find out."""

from collections.abc import Iterable, Iterator, Sequence

from backend.care_leavers.mark_words import mark_in_words
from backend.care_leavers.models import AvoidedEmployer, AvoidedPlace
from backend.opportunities.models import Opportunity, Site
from backend.opportunities.named_places import NamedPlace
from matching.criteria.safety import SENTENCES


PLAIN = {str(status): sentence for status, sentence in SENTENCES.items()}
NO_ADDRESS = "a place without an address"


def sentence_of(
    status: str, marks: Sequence[AvoidedPlace | AvoidedEmployer], opportunity: Opportunity, place: NamedPlace
) -> str:
    """`marks` are those that decide and may be read; `place` is the one it is about, where one is named."""
    avoided = f"{PLAIN[status]} They are to avoid {_listed(mark_in_words(mark) for mark in marks)}."
    if status == "not_met":
        return avoided
    return " ".join([avoided, *_to_find_out(marks, opportunity, place)])


def _to_find_out(
    marks: Sequence[AvoidedPlace | AvoidedEmployer], opportunity: Opportunity, place: NamedPlace
) -> Iterator[str]:
    if any(isinstance(mark, AvoidedPlace) for mark in marks):
        yield _about_places(opportunity, place)
    if any(isinstance(mark, AvoidedEmployer) for mark in marks):
        yield (
            f"{opportunity.employer.name} may be the same employer or belong to it: ask the employer-engagement officer"
            " whether they are one."
        )


def _about_places(opportunity: Opportunity, place: NamedPlace) -> str:
    every = list(opportunity.sites.all())
    if place.as_of(every).is_lost:
        return f"“{place.words}”, which was named, is none of its places any more: find out where they would go."
    meant = place.among(every) or every
    unread = _listed(_quoted(site) for site in meant if site.easting is None)
    if unread:
        return f"Nobody could read where {unread} lies: find out, and check that it lies outside."
    if len(meant) > 1 and not opportunity.nationwide:
        return f"Not all of its places lie outside ({_listed(map(_quoted, meant))}): find out which they would go to."
    return "It names no place where they would surely be: find out where they would go."


def _quoted(site: Site) -> str:
    return f"“{site.in_words}”" if site.in_words else NO_ADDRESS


def _listed(words: Iterable[str]) -> str:
    *first, last = list(dict.fromkeys(words)) or [""]
    return f"{', '.join(first)} and {last}" if first else last
