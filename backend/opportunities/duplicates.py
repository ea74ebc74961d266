"""Posts that are probably one: a warning, never a bar, and merged by a person."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from django.db import transaction

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.employers.models import Employer
from backend.opportunities import messages, ranking
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.choices import Source
from backend.opportunities.models import Opportunity, ToldApart
from backend.opportunities.similarity import Likeness, are_alike, employer_words, likeness_of
from backend.opportunities.transitions import hold, is_from_feed, require, take


COMPARED = frozenset({State.SUBMITTED, State.CHANGES_REQUESTED, State.LIVE, State.PAUSED, State.FILLED})
Pair = tuple[Opportunity, Opportunity]


def probable_duplicates_of(opportunity: Opportunity) -> list[Opportunity]:
    """What looks like this one, the oldest first. The opportunity comes with its details."""
    words = employer_words(opportunity.employer.name)
    known = Employer.objects.for_council(opportunity.council_id).values_list("id", "name")
    namesakes = [key for key, name in known if employer_words(name) == words]
    others = _compared(opportunity.council_id).filter(employer__in=namesakes).exclude(id=opportunity.id)
    pairs = _alike([opportunity, *others.with_details()], opportunity.council_id)
    return [
        one if other.id == opportunity.id else other for one, other in pairs if opportunity.id in (one.id, other.id)
    ]


def probable_pairs(council_id: int) -> list[Pair]:
    """Every two of a council that look alike, without those a person has told apart."""
    found = _compared(council_id).filter(employer__in=_employers_of_several(council_id))
    return _alike(found.with_details(), council_id)


def _employers_of_several(council_id: int) -> list[int]:
    """Employers with two posts or more, under whatever spelling, that are not all adverts of one feed."""
    posts = defaultdict(list)
    for employer, name, source, reference in _compared(council_id).values_list(
        "employer_id", "employer__name", "source", "external_reference"
    ):
        posts[employer_words(name)].append((employer, (source, bool(reference))))
    several = [group for group in posts.values() if len(group) > 1 and not _are_all_of_one_feed(group)]
    return [employer for group in several for employer, _ in group]


def _are_all_of_one_feed(group) -> bool:
    return len({origin for _, origin in group}) == 1 and group[0][1][1]


@transaction.atomic
def merge(*, kept: Opportunity, copy: Opportunity, reason: str, by: User) -> Opportunity:
    """Close the copy and let it point to the one that is kept. Its referrals and decisions stay where they are."""
    if kept.pk == copy.pk or kept.council_id != copy.council_id:
        raise Refused("Choose two different opportunities of this council.", "other")
    for each in sorted((kept, copy), key=lambda each: each.pk):
        hold(each)
    if kept.state not in COMPARED:
        raise Refused(
            f"“{kept.title}” is marked “{kept.get_state_display()}”: the one that is kept must be open.", "keep"
        )
    require("merge", copy, reason=reason)
    _let_a_partners_own_win(kept, copy)
    event = take("merge", copy, by=by, reason=reason)
    copy.same_as = kept
    copy.save(update_fields=["same_as"])
    Opportunity.objects.filter(same_as=copy).update(same_as=kept)
    messages.tell_contacts(event)
    ranking.ask_for(copy)
    return kept


@transaction.atomic
def tell_apart(*, one: Opportunity, other: Opportunity, reason: str, by: User) -> ToldApart:
    """Record that they are two, so that nobody is warned of them again."""
    if not reason.strip():
        raise Refused("Say how you know that they are two.", "reason")
    if one.pk == other.pk or one.council_id != other.council_id:
        raise Refused("Choose two different opportunities of this council.", "other")
    first, second = sorted((one, other), key=lambda each: each.pk)
    apart, _ = ToldApart.objects.get_or_create(
        council=one.council, first=first, second=second, defaults={"reason": reason.strip(), "by": by}
    )
    return apart


def wins(one: Opportunity, other: Opportunity) -> bool:
    """Whether `one` must be kept of the two: an employer posted it itself, and the other came from a feed."""
    return one.source == Source.PARTNER and is_from_feed(other) and not is_from_feed(one)


def _let_a_partners_own_win(kept: Opportunity, copy: Opportunity) -> None:
    if wins(copy, kept):
        raise Refused(
            f"The employer posted “{copy.title}” itself, and the other came from a public feed:"
            " keep the employer's own.",
            "keep",
        )


def _compared(council_id: int):
    return Opportunity.objects.for_council(council_id).filter(state__in=COMPARED).order_by("id")


def _alike(opportunities: Iterable[Opportunity], council_id: int) -> list[Pair]:
    by_employer: dict[str, list[tuple[Likeness, Opportunity]]] = defaultdict(list)
    for each in opportunities:
        likeness = likeness_of(each)
        by_employer[likeness.employer].append((likeness, each))
    apart = set(ToldApart.objects.for_council(council_id).values_list("first_id", "second_id"))
    found = [
        (one, other) if one.id < other.id else (other, one)
        for group in by_employer.values()
        for (first, one), (second, other) in combinations(group, 2)
        if not _of_one_feed(one, other) and are_alike(first, second)
    ]
    return [pair for pair in found if (pair[0].id, pair[1].id) not in apart]


def _of_one_feed(one: Opportunity, other: Opportunity) -> bool:
    """One feed gives each of its adverts a reference of its own, so two references are two adverts."""
    return one.source == other.source and bool(one.external_reference and other.external_reference)
