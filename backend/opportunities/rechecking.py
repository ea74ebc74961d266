"""Published posts are held against the law again when its dated facts have moved on: never a silent pass."""

from django.db import transaction

from backend.core import clock
from backend.councils.models import Council
from backend.opportunities import posting_rules
from backend.opportunities.models import Opportunity, PostingFlag
from backend.opportunities.posting_rules import Finding
from backend.opportunities.transitions import WAS_PUBLISHED


# The rules whose answer changes without anybody changing the post: rates are published, standards close for starts.
CHECKED_AGAIN = frozenset(
    {"wage-floor", "wage-floor-unless-exempt", "wage-floor-not-published", "standard-open-for-starts"}
)


@transaction.atomic
def check_published_again(*, council: Council) -> int:
    """Flag what breaks a rule by now and clear what no longer does; say how many flags are new."""
    published = Opportunity.objects.for_council(council.pk).filter(state__in=WAS_PUBLISHED)
    standing = PostingFlag.objects.for_council(council.pk).standing()
    for flag in standing.exclude(opportunity__state__in=WAS_PUBLISHED):
        _clear(flag)
    held = _by_opportunity(standing.filter(opportunity__state__in=WAS_PUBLISHED))
    ordered = published.prefetch_related("sites").order_by("id")
    return sum(_check(each, held.get(each.id, [])) for each in ordered.iterator(chunk_size=500))


def check_again(opportunity: Opportunity) -> int:
    return _check(opportunity, list(opportunity.flags.standing()))


def _check(opportunity: Opportunity, standing: list[PostingFlag]) -> int:
    found = {each.code: each for each in posting_rules.findings_of(opportunity, among=CHECKED_AGAIN)}
    for flag in standing:
        if flag.code not in found:
            _clear(flag)
    new = found.keys() - {flag.code for flag in standing}
    for code in sorted(new):
        _raise(opportunity, found[code])
    return len(new)


def _raise(opportunity: Opportunity, finding: Finding) -> None:
    PostingFlag.objects.create(
        council_id=opportunity.council_id,
        opportunity=opportunity,
        code=finding.code,
        message=finding.message,
        raised_at=clock.now(),
    )


def _clear(flag: PostingFlag) -> None:
    flag.cleared_at = clock.now()
    flag.save(update_fields=["cleared_at"])


def _by_opportunity(flags) -> dict[int, list[PostingFlag]]:
    found: dict[int, list[PostingFlag]] = {}
    for flag in flags:
        found.setdefault(flag.opportunity_id, []).append(flag)
    return found
