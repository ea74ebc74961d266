"""Published opportunities are held against the law again when its dated facts have moved on: never a silent pass."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db import transaction

from backend.core import clock
from backend.councils.models import Council
from backend.opportunities.models import Opportunity, PostingFlag
from backend.opportunities.pay_below_floor import tell_of_pay_below_floor
from backend.opportunities.posting_rules import RULES, check
from backend.opportunities.posting_rules.many import LookedUp, facts_of_one
from backend.opportunities.transitions import WAS_PUBLISHED


CHECKED_AGAIN = frozenset(rule.code for rule in RULES if rule.dated)
SITES = 1  # none of those rules asks for them
Standing = Mapping[int, list[PostingFlag]]


@transaction.atomic
def recheck_published(*, council: Council) -> int:
    """Flag what breaks a rule by now and clear what no longer does; say how many flags are new.

    Employer and officers are told at once of pay that has fallen below a new minimum. Nothing is paused.
    """
    published = Opportunity.objects.for_council(council.pk).filter(state__in=WAS_PUBLISHED).order_by("id")
    standing = PostingFlag.objects.for_council(council.pk).standing()
    _clear(standing.exclude(opportunity__state__in=WAS_PUBLISHED))
    looked_up = LookedUp.for_posts(published.exclude(lars_code=None).only("lars_code"))
    new = _check(published.defer("description").iterator(chunk_size=500), _by_opportunity(standing), looked_up)
    tell_of_pay_below_floor(council, new)
    return len(new)


def recheck(opportunity: Opportunity) -> None:
    """After a step that whoever takes it sees the answer to, so that nobody needs telling."""
    _check([opportunity], _by_opportunity(opportunity.flags.standing()), LookedUp.for_posts([opportunity]))


def _check(opportunities: Iterable[Opportunity], standing: Standing, looked_up: LookedUp) -> list[PostingFlag]:
    new: list[PostingFlag] = []
    settled: list[int] = []
    said_anew: list[PostingFlag] = []
    for each in opportunities:
        findings = check(facts_of_one(each, sites=SITES, looked_up=looked_up), among=CHECKED_AGAIN)
        found = {finding.code: finding.message for finding in findings}
        flags = standing.get(each.pk, [])
        settled += [flag.pk for flag in flags if flag.code not in found]
        said_anew += [flag for flag in flags if flag.message != found.get(flag.code, flag.message)]
        for flag in flags:
            flag.message = found.get(flag.code, flag.message)
        new += [_flag(each, code, found[code]) for code in sorted(found.keys() - {flag.code for flag in flags})]
    PostingFlag.objects.bulk_create(new, ignore_conflicts=True)  # an approval meanwhile may have raised the same
    PostingFlag.objects.bulk_update(said_anew, ["message"])
    _clear(PostingFlag.objects.filter(pk__in=settled))
    return new


def _flag(opportunity: Opportunity, code: str, message: str) -> PostingFlag:
    return PostingFlag(
        council_id=opportunity.council_id, opportunity=opportunity, code=code, message=message, raised_at=clock.now()
    )


def _clear(flags) -> None:
    flags.update(cleared_at=clock.now())


def _by_opportunity(flags) -> Standing:
    found = defaultdict(list)
    for flag in flags:
        found[flag.opportunity_id].append(flag)
    return found
