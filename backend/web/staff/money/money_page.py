"""What a young person may be paid, what was claimed, and what was asked of the local offer."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from backend.care_leavers.models import CareLeaver
from backend.placements.permissions import placements_of
from backend.support.models import Declaration, OfferAsk
from backend.support.permissions import (
    bursary_letters_of,
    can_approve_asks,
    can_claim,
    can_see_money,
    claims_of,
    declarations_of,
    offer_asks_of,
)
from backend.support.read_facts import entitlements_of_one
from backend.web.kit.access import only, person_or_404
from backend.web.kit.addresses import address_of
from backend.web.kit.content import Link, Table, columns
from backend.web.kit.formats import short_day
from backend.web.staff.money.money_lines import Context, money_lines
from backend.web.staff.people.identity import Identity


@require_safe
@only(can_see_money)
def money(request, public_id):
    person = person_or_404(request, public_id, page="person-money")
    claims = list(claims_of(request.viewer).filter(care_leaver=person).standing().select_related("placement"))
    placements = placements_of(request.viewer).filter(care_leaver=person).select_related("opportunity__employer")
    context = Context(
        person,
        {each.pk: each for each in placements.order_by("id")},
        {(each.rule, each.part, each.placement_id): each for each in claims},
        can_claim(request.viewer),
    )
    shown = {
        "identity": Identity(person, request.viewer, current="person-money"),
        "lines": money_lines(entitlements_of_one(person), context),
        "papers": papers_table(request.viewer, person, may_claim=context.may_claim),
        "asks": asks_table(request.viewer, person),
        "may_claim": context.may_claim,
    }
    return render(request, "web/staff/money/money.html", shown)


def papers_table(viewer, person: CareLeaver, *, may_claim: bool) -> Table:
    """Declarations that stand, with the letter to make of each, and the letters that were given out."""
    rows = [
        [f"Declaration, signed {short_day(each.signed_on)}", each.kept_where, *_acts(each, may_claim)]
        for each in declarations_of(viewer).filter(care_leaver=person, withdrawn_at=None).select_related("placement")
    ]
    rows += [
        [
            f"Letter {each.reference}, {short_day(each.created_at)}",
            f"To {each.said['provider']}",
            Link("Open", address_of("bursary-letter", each.public_id), f" letter {each.reference}"),
            "",
        ]
        for each in bursary_letters_of(viewer).filter(care_leaver=person)
    ]
    return Table("Bursary papers", columns("Paper", "Where", "Next", "Change"), rows, empty="None is recorded yet.")


def _acts(declaration: Declaration, may_claim: bool) -> list[Link | str]:
    if not may_claim:
        return ["", ""]
    placement = declaration.placement
    return [
        Link("Make the letter", address_of("placement-bursary-letter", placement.public_id)),
        Link("Take it back", address_of("declaration-undo", declaration.public_id), " the declaration"),
    ]


def asks_table(viewer, person: CareLeaver) -> Table:
    rows = [_ask(viewer, each) for each in offer_asks_of(viewer).filter(care_leaver=person).with_details()]
    heads = columns("What", "Amount", "What for", "How it stands", "Next", numeric=("Amount",))
    return Table("Asked of the council’s own offer", heads, rows, empty="Nothing was asked yet.")


def _ask(viewer, ask: OfferAsk) -> list:
    link = Link("Open", address_of("offer-ask", ask.public_id), f"for {ask.offer.title}")
    waits = ask.state == "asked" and can_approve_asks(viewer)
    act = Link("Answer it", address_of("offer-ask", ask.public_id), f"for {ask.offer.title}") if waits else link
    return [ask.offer.title, f"£{ask.amount:,.2f}", ask.what_for, ask.get_state_display(), act]
