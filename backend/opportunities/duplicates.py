"""Opportunities that are probably one: a warning, never a bar, and merged by a person."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.lookups import Exact

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.employers.models import Employer
from backend.opportunities import messages
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.choices import Source
from backend.opportunities.models import NotDuplicates, Opportunity, Site
from backend.opportunities.reranking import request_reranking
from backend.opportunities.similarity import (
    STARTS_WITHIN,
    are_alike,
    employer_words,
    likeness,
    likeness_of,
    sectors_of,
)
from backend.opportunities.transitions import hold, is_from_feed, require, take


COMPARED = frozenset({State.SUBMITTED, State.CHANGES_REQUESTED, State.LIVE, State.PAUSED, State.FILLED})
COMPARED_BY = ("id", "source", "external_reference", "title", "start_date")
Pair = tuple[Opportunity, Opportunity]


def probable_duplicates_of(
    opportunity: Opportunity, *, postcodes: Iterable[str] | None = None, among: QuerySet | None = None
) -> list[Opportunity]:
    """What looks like this one, the oldest first.

    The opportunity comes with its details, or unsaved with its postcodes; `among` narrows what is looked at.
    """
    this = likeness_of(opportunity, postcodes)
    known = Employer.objects.for_council(opportunity.council_id).values_list("id", "name")
    namesakes = [key for key, name in known if employer_words(name) == this.employer]
    found = Opportunity.objects.for_council(opportunity.council_id) if among is None else among
    others = _compared(found).filter(_starts_about(this.start), employer__in=namesakes).with_details()
    alike = [other for other in others if are_alike(this, likeness_of(other))]
    apart = _not_duplicates(opportunity.council_id) if alike and opportunity.pk else frozenset()
    return [other for other in alike if not {(other.pk, this.id), (this.id, other.pk)} & apart]


def probable_pairs(council_id: int) -> list[Pair]:
    """Every two of a council that look alike, without those a person has told apart."""
    pairs = _pairs(council_id)
    found = Opportunity.objects.with_details().in_bulk({each for pair in pairs for each in pair})
    return [(found[one], found[other]) for one, other in pairs]


def number_of_probable_pairs(council_id: int) -> int:
    return len(_pairs(council_id))


def _pairs(council_id: int) -> list[tuple[int, int]]:
    """By their ids, the lower first. Places come last: they are looked up only for what agrees in all else."""
    by_employer = defaultdict(list)
    for each in _candidates(council_id).values(*COMPARED_BY, employer_name=F("employer__name")):
        one = likeness(**each)
        by_employer[one.employer].append(one)
    pairs = [pair for group in by_employer.values() for pair in combinations(group, 2) if are_alike(*pair)]
    sectors = _sectors({each.id for pair in pairs for each in pair})
    apart = _not_duplicates(council_id) if pairs else frozenset()
    in_one_place = [pair for pair in pairs if are_alike(*(replace(each, sectors=sectors[each.id]) for each in pair))]
    return [ids for one, other in in_one_place if (ids := (one.id, other.id)) not in apart]


def _candidates(council_id: int) -> QuerySet:
    """What has another one of its employer, of another origin and of about the same start; namesakes all of them."""
    compared = _compared(Opportunity.objects.for_council(council_id))
    start = OuterRef("start_date")
    others = compared.order_by().filter(
        Q(start_date__isnull=True) | Q(start_date__range=(start - STARTS_WITHIN, start + STARTS_WITHIN)),
        ~Q(source=OuterRef("source")) | Q(external_reference="") | Exact(OuterRef("external_reference"), Value("")),
        ~Q(id=OuterRef("id")),
        employer=OuterRef("employer"),
    )
    return compared.filter(Q(start_date__isnull=True) | Q(employer__in=_namesakes(council_id)) | Exists(others))


def _namesakes(council_id: int) -> list[int]:
    """Employers whose names say the same in another spelling."""
    by_words = defaultdict(list)
    for key, name in Employer.objects.for_council(council_id).values_list("id", "name"):
        by_words[employer_words(name)].append(key)
    return [key for group in by_words.values() if len(group) > 1 for key in group]


def _sectors(opportunity_ids: set[int]) -> dict[int, frozenset[str]]:
    postcodes = defaultdict(list)
    for key, postcode in Site.objects.filter(opportunity__in=opportunity_ids).values_list("opportunity_id", "postcode"):
        postcodes[key].append(postcode)
    return {key: sectors_of(postcodes[key]) for key in opportunity_ids}


def _starts_about(start: dt.date | None) -> Q:
    """In SQL what `are_alike` asks of two starts."""
    if start is None:
        return Q()
    return Q(start_date__isnull=True) | Q(start_date__range=(start - STARTS_WITHIN, start + STARTS_WITHIN))


def _not_duplicates(council_id: int) -> set[tuple[int, int]]:
    return set(NotDuplicates.objects.for_council(council_id).values_list("first_id", "second_id"))


MERGED = "It is on our list twice, and we have kept the other one."


@transaction.atomic
def merge(*, kept: Opportunity, copy: Opportunity, reason: str, by: User) -> Opportunity:
    """Close the copy and let it point to the one that is kept. Its referrals and decisions stay where they are."""
    if kept.pk == copy.pk or kept.council_id != copy.council_id:
        raise Refused("Choose two different opportunities of this council.", "other")
    _held(kept, copy)
    if kept.state not in COMPARED:
        raise Refused(
            f"“{kept.title}” is marked “{kept.get_state_display()}”: the one that is kept must be open.", "keep"
        )
    require("merge", copy, reason=reason)
    _refuse_to_close_partners_own(kept, copy)
    event = take("merge", copy, by=by, reason=reason, told=MERGED)
    copy.same_as = kept
    copy.save(update_fields=["same_as"])
    Opportunity.objects.filter(same_as=copy).update(same_as=kept)
    messages.tell_contacts(event)
    request_reranking(copy)
    return kept


@transaction.atomic
def record_not_duplicates(*, one: Opportunity, other: Opportunity, reason: str, by: User) -> NotDuplicates:
    """Record that they are two, so that nobody is warned of them again."""
    if not reason.strip():
        raise Refused("Say how you know that they are two.", "reason")
    if one.pk == other.pk or one.council_id != other.council_id:
        raise Refused("Choose two different opportunities of this council.", "other")
    first, second = _held(one, other)
    apart, _ = NotDuplicates.objects.get_or_create(
        council=one.council, first=first, second=second, defaults={"reason": reason.strip(), "by": by}
    )
    return apart


def _held(one: Opportunity, other: Opportunity) -> list[Opportunity]:
    """Always the older first, so that two who compare them at once do not wait for each other."""
    both = sorted((one, other), key=lambda each: each.pk)
    for each in both:
        hold(each)
    return both


def must_be_kept(one: Opportunity, other: Opportunity) -> bool:
    """Whether `one` must be kept of the two: an employer posted it itself, and the other came from a feed."""
    return one.source == Source.PARTNER and is_from_feed(other) and not is_from_feed(one)


def _refuse_to_close_partners_own(kept: Opportunity, copy: Opportunity) -> None:
    if must_be_kept(copy, kept):
        raise Refused(
            f"The employer posted “{copy.title}” itself, and the other came from a public feed:"
            " keep the employer's own.",
            "keep",
        )


def _compared(found: QuerySet) -> QuerySet:
    return found.filter(state__in=COMPARED).order_by("id")
