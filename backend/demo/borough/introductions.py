"""What an adviser of the borough does one after the other: puts matches on a shortlist, and then introduces people."""

from collections.abc import Iterable
from contextlib import suppress

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.ranking.gated_steps import refer_person
from backend.referrals.choices import Way
from backend.referrals.disclosure import preview_of
from backend.referrals.own_words import WordsAnswer
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models import Decision, Match
from backend.shortlists.services import decide


def put_on_shortlist(matches: Iterable[Match], by: User) -> list[int]:
    return [decide(match=match, kind=DecisionKind.SHORTLIST, by=by).id for match in matches]


def introduce_shortlisted(decisions: Iterable[int], by: User, most: int | None = None) -> list[int]:
    """The referrals of those who may be introduced, in the order of their decisions, at most so many."""
    referred: list[int] = []
    chosen = Decision.objects.filter(id__in=list(decisions)).select_related("care_leaver", "opportunity")
    for decision in chosen.order_by("id"):
        if most is not None and len(referred) == most:
            break
        with suppress(Refused):  # something to avoid: what the adviser would see too
            made = refer_person(
                care_leaver=decision.care_leaver,
                opportunity=decision.opportunity,
                way=Way.INTRODUCED,
                previewed=preview_of(decision.care_leaver, decision.opportunity.employer),
                words=WordsAnswer.READ,
                by=by,
            )
            referred.append(made.id)
    return referred
