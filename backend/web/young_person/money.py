"""Money they may get, in plain words: what it is, when, and what to do. Neither why it is theirs nor who else is paid.

Their page may lie open to others, so that no word of it says what somebody was.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from backend.core import clock
from backend.reference.choices import MoneyRuleName, Payee
from backend.support.answers import Answer
from backend.support.choices import AskState, ClaimState, Missing, PartState, Standing
from backend.support.household_sums import sum_shown_to
from backend.support.local_offer import last_asked, offered_to
from backend.support.models import Claim
from backend.support.read_facts import entitlements_of_one
from backend.support.services import standing_claims_of
from backend.web.kit.near_days import long_day
from backend.web.young_person import words
from backend.web.young_person.frame import Mine, own
from backend.web.young_person.telling import help_and_who_reads


SHOWN = {Standing.ENTITLED, Standing.PERHAPS}


@dataclass(frozen=True)
class Money:
    """What it is, how it stands, what to do; `is_unsure` where nobody has confirmed it."""

    what: str
    stands: str
    do: str
    is_unsure: bool = False


@own
@require_safe
def page(request: HttpRequest, mine: Mine) -> HttpResponse:
    context = {"mine": mine, **help_and_who_reads(mine), "money": money_of(mine), "offered": offered(mine)}
    return render(request, "web/young_person/money.html", context | {"week": week_of(mine)})


@dataclass(frozen=True)
class MyWeek:
    """What a job would leave them in a week, beside what they have without it; `most` is the longer bar."""

    with_job: str
    without: str
    filled: tuple[int, int]
    most: int


def week_of(mine: Mine) -> MyWeek | None:
    """The newest sum that their adviser shows them; where they work or how their rent is paid it does not say."""
    kept = sum_shown_to(mine.person)
    if kept is None:
        return None
    job, none = (Decimal(kept.gave[each]["left"]) for each in ("with_job", "without"))
    filled = (max(0, round(job)), max(0, round(none)))
    return MyWeek(_pounds(job), _pounds(none), filled, max(*filled, 1))


def money_of(mine: Mine) -> list[Money]:
    claims = {(each.rule, each.placement_id, each.part): each for each in standing_claims_of(mine.person)}
    theirs = [each for each in entitlements_of_one(mine.person) if each.rule.paid_to == Payee.YOUNG_PERSON]
    return [_told(each, claims, mine) for each in theirs if each.standing in SHOWN]


def _told(answer: Answer, claims: dict[tuple[str, int | None, int], Claim], mine: Mine) -> Money:
    name = answer.rule.name
    amount = _pounds(sum((part.amount for part in answer.parts), Decimal(0)))
    mine_claims = [claims.get((name, answer.start_id, part.part)) for part in answer.parts]
    stands = [_of_claim(each) for each in mine_claims if each]
    return Money(
        what=str(words.MONEY[name]).format(amount=amount),
        stands=" ".join(filter(None, [*stands, _next_day(answer, mine_claims)])),
        do=words.about(_to_do(answer), mine.adviser),
        is_unsure=bool(answer.caution),
    )


def _pounds(amount: Decimal) -> str:
    return f"£{amount:,.0f}"


def _of_claim(claim: Claim) -> str:
    if claim.state == ClaimState.PAID and claim.paid_on and claim.paid_amount:
        day = long_day(claim.paid_on, clock.today())
        return str(words.MONEY_PAID).format(amount=_pounds(claim.paid_amount), day=day)
    if claim.state == ClaimState.REFUSED:
        return str(words.MONEY_REFUSED).format(amount=_pounds(claim.amount))
    return str(words.MONEY_ASKED).format(amount=_pounds(claim.amount))


def _next_day(answer: Answer, claims: list[Claim | None]) -> str:
    """The next payment that nobody has claimed, where its day is known."""
    if answer.standing != Standing.ENTITLED:
        return ""
    for part, claim in zip(answer.parts, claims, strict=True):
        if claim is None and part.state in (PartState.TO_COME, PartState.REACHED) and part.on:
            day = long_day(part.on, clock.today())
            return str(words.MONEY_NEXT).format(amount=_pounds(part.amount), day=day)
    return ""


def _to_do(answer: Answer) -> str:
    if Missing.DECLARATION in answer.missing:
        return _(words.MONEY_SIGN)
    if answer.rule.name == MoneyRuleName.CARE_BURSARY and answer.standing == Standing.ENTITLED:
        return _(words.MONEY_COMES)
    return _(words.MONEY_TALK)


@dataclass(frozen=True)
class Offered:
    title: str
    says: str
    most: str
    stands: str


def offered(mine: Mine) -> list[Offered]:
    """What the council itself pays for, to them, in the council's words."""
    asked = last_asked(mine.person)
    return [
        Offered(each.title, each.says, _pounds(each.most), _asked(asked.get(each.pk)))
        for each in offered_to(mine.person)
    ]


def _asked(state: str | None) -> str:
    return str(words.OFFER_STANDS[AskState(state)]) if state and state in words.OFFER_STANDS else ""
