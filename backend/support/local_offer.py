"""The council's local offer: what it offers, what is asked of it, and what came of that."""

import datetime as dt
from collections.abc import Collection, Mapping
from decimal import Decimal

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.choices import Entitlement
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.vetting import refuse_telling
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.councils.models import Council
from backend.support.choices import AskStep
from backend.support.models import LocalOffer, OfferAsk
from backend.support.transitions import ASK_LIFE


@transaction.atomic
def add_local_offer(
    *,
    council: Council,
    title: str,
    says: str,
    most: Decimal,
    categories: Collection[str],
    source: str,
    from_on: dt.date,
    until_on: dt.date | None = None,
    youngest: int = 16,
    oldest: int = 24,
    by: User,
) -> LocalOffer:
    """A new row. What changes becomes a row of its own, and the old one gets its last day."""
    words = {"title": title, "says": says, "source": source}
    _refuse_words(words)
    _refuse_numbers(categories, most, (youngest, oldest), (from_on, until_on))
    return LocalOffer.objects.create(
        council=council,
        title=title.strip(),
        says=says.strip(),
        most=most,
        categories=sorted(categories),
        source=source.strip(),
        from_on=from_on,
        until_on=until_on,
        youngest=youngest,
        oldest=oldest,
        recorded_by=by,
    )


def _refuse_words(words: Mapping[str, str]) -> None:
    asked = {"title": "what it is called", "says": "what it is for", "source": "where the council decided it"}
    for field, ask in asked.items():
        if not words[field].strip():
            raise Refused(f"Enter {ask}.", field=field)
    for field in ("title", "says"):
        way_out = "Young people read this where others may look. Say it another way."
        refuse_telling(words[field], field=field, way_out=way_out)


def _refuse_numbers(
    categories: Collection[str], most: Decimal, ages: tuple[int, int], days: tuple[dt.date, dt.date | None]
) -> None:
    if not categories:
        raise Refused("Select who it is for.", field="categories")
    if most <= 0:
        raise Refused("Enter an amount above £0.", field="most")
    if ages[1] < ages[0]:
        raise Refused("The oldest age is below the youngest. Check both.", field="oldest")
    if days[1] and days[1] < days[0]:
        raise Refused("The last day is before the first. Check both.", field="until_on")


@transaction.atomic
def end_local_offer(*, offer: LocalOffer, until_on: dt.date, by: User) -> LocalOffer:
    """Its last day. What was asked by then goes on."""
    lock_row(offer)
    if until_on < offer.from_on:
        raise Refused(f"It began on {offer.from_on:%-d %B %Y}. Give that day or a later one.", field="until_on")
    offer.until_on = until_on
    offer.save(update_fields=["until_on"])
    return offer


def why_not_offered(offer: LocalOffer, care_leaver: CareLeaver, on: dt.date) -> str:
    """Why it is not for them on a day; empty where it is."""
    age, category = care_leaver.age_on(on), care_leaver.entitlement_on(on)
    if not offer.youngest <= age <= offer.oldest:
        return f"It is for ages {offer.youngest} to {offer.oldest}; they are {age}."
    if category is None:
        return "What they are entitled to is not recorded yet."
    if category not in offer.categories:
        return f"It is not for them as: {Entitlement(category).label.lower()}."
    return ""


@transaction.atomic
def ask_local_offer(
    *, care_leaver: CareLeaver, offer: LocalOffer, amount: Decimal, what_for: str, by: User
) -> OfferAsk:
    """Asked for a young person, for a head to approve."""
    today = clock.today()
    if not LocalOffer.objects.on(today).filter(pk=offer.pk).exists():
        raise Refused("This is not offered today. Choose another, or ask a head.", field="offer")
    if why := why_not_offered(offer, care_leaver, today):
        raise Refused(why, field="offer")
    if not 0 < amount <= offer.most:
        raise Refused(f"Enter an amount above £0 and up to £{offer.most:,.2f}, the most of this.", field="amount")
    if not what_for.strip():
        raise Refused("Enter what it is for.", field="what_for")
    ask = OfferAsk(
        council_id=care_leaver.council_id,
        care_leaver=care_leaver,
        offer=offer,
        amount=amount,
        what_for=what_for.strip(),
        asked_on=today,
        recorded_by=by,
    )
    ASK_LIFE.begin(AskStep.ASKED, ask, by=by)
    return ask


@transaction.atomic
def take_ask_step(*, ask: OfferAsk, step: AskStep, reason: str = "", by: User) -> OfferAsk:
    """Approved, refused, undone or taken back. Whoever asked does not approve."""
    ASK_LIFE.hold(ask)
    ASK_LIFE.require(step, ask, reason=reason)
    if step == AskStep.APPROVED and by.pk == ask.recorded_by_id:
        raise Refused("You asked for this yourself: somebody else approves it.")
    ASK_LIFE.take(step, ask, by=by, reason=reason)
    return ask


@transaction.atomic
def record_ask_paid(*, ask: OfferAsk, paid_on: dt.date, by: User) -> OfferAsk:
    ASK_LIFE.hold(ask)
    ASK_LIFE.require(AskStep.PAID, ask)
    if not ask.asked_on <= paid_on <= clock.today():
        raise Refused(f"Give a day from {ask.asked_on:%-d %B %Y}, when it was asked, up to today.", field="paid_on")
    ask.paid_on = paid_on
    ASK_LIFE.take(AskStep.PAID, ask, by=by)
    return ask


def offered_to(care_leaver: CareLeaver) -> list[LocalOffer]:
    """What the council offers today that is for them."""
    today = clock.today()
    offers = LocalOffer.objects.for_council(care_leaver.council_id).on(today)
    return [offer for offer in offers if not why_not_offered(offer, care_leaver, today)]


def last_asked(care_leaver: CareLeaver) -> dict[int, str]:
    """By offer, how the last that was asked of it for them stands."""
    asks = OfferAsk.objects.for_council(care_leaver.council_id).filter(care_leaver=care_leaver).order_by("id")
    return dict(asks.values_list("offer", "state"))
