from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from backend.opportunities.choices import OpportunityType
from backend.opportunities.posting_rules.facts import PostingFacts
from backend.reference.choices import LegalGround, StatutoryLimit
from backend.reference.legal_grounds import grounds_on
from backend.reference.limits import limit_in_force
from backend.reference.provenance import with_caution


EVERY_TYPE = frozenset(OpportunityType)


@dataclass(frozen=True, slots=True)
class Finding:
    code: str
    hard: bool
    field: str
    message: str


@dataclass(frozen=True, kw_only=True)
class Rule:
    """`broken` is true only where the recorded facts show it: what is not recorded yet breaks nothing.

    `passes` and `fails` are facts that, put on a lawful opportunity of a type the rule is for, keep and break it.
    `dated` says that the answer follows a dated fact of the reference, so that it may change while nobody changes the
    opportunity: what is published is held against it again. `limits` are the numbers of the law that it goes by,
    `grounds` the law without a number.
    """

    code: str
    field: str
    broken: Callable[[PostingFacts], bool]
    message: str | Callable[[PostingFacts], str]
    passes: Mapping[str, Any]
    fails: Mapping[str, Any]
    types: frozenset[OpportunityType] = field(default=EVERY_TYPE)
    hard: bool = True
    even_in_a_draft: bool = False
    dated: bool = False
    limits: tuple[StatutoryLimit, ...] = ()
    grounds: tuple[LegalGround, ...] = ()

    def finding(self, facts: PostingFacts) -> Finding | None:
        if facts.type not in self.types or not self.broken(facts):
            return None
        message = self.message if isinstance(self.message, str) else self.message(facts)
        numbers = [row for limit in self.limits if (row := limit_in_force(facts.first_day, limit))]
        leans_on = [*numbers, *grounds_on(self.grounds, facts.first_day)]
        return Finding(self.code, self.hard, self.field, with_caution(message, leans_on))


def needed(*, code: str, field: str, message: str, example: Any, **more: Any) -> Rule:
    """The field is to be filled, as it is with the example."""
    return Rule(
        code=code,
        field=field,
        broken=lambda facts: getattr(facts, field) is None,
        message=message,
        passes={field: example},
        fails={field: None},
        **more,
    )


def in_order(
    *, code: str, fields: tuple[str, str], message: str, passes: tuple[Any, Any], fails: tuple[Any, Any]
) -> Rule:
    """Where both fields are recorded, the last is not below the first, not even in a draft: the database refuses it."""
    first, last = fields

    def broken(facts: PostingFacts) -> bool:
        low, high = getattr(facts, first), getattr(facts, last)
        return low is not None and high is not None and high < low

    return Rule(
        code=code,
        field=last,
        broken=broken,
        message=message,
        passes=dict(zip(fields, passes, strict=True)),
        fails=dict(zip(fields, fails, strict=True)),
        even_in_a_draft=True,
    )


def within_limits(
    *,
    code: str,
    field: str,
    message: str,
    lowest: StatutoryLimit | None = None,
    highest: StatutoryLimit | None = None,
    **more: Any,
) -> Rule:
    """A number is held against the least and the most of the law: `{lowest}` and `{highest}` in the message."""
    limits = {"lowest": lowest, "highest": highest}
    known = {name: limit for name, limit in limits.items() if limit}

    def broken(facts: PostingFacts) -> bool:
        too_low = lowest is not None and facts.is_below(field, lowest)
        return too_low or (highest is not None and facts.is_above(field, highest))

    return Rule(
        code=code,
        field=field,
        broken=broken,
        message=lambda facts: message.format(**{name: facts.limit(limit) for name, limit in known.items()}),
        limits=tuple(dict.fromkeys(known.values())),
        **more,
    )
