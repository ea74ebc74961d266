"""Up to four matches side by side: only what differs, and which is best in a row, in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.ranking.safety_marks import SafetyReader
from backend.shortlists.permissions import can_decide_matches, can_see_rankings, matches_of
from backend.web.kit.access import as_uuid, only, person_or_404
from backend.web.kit.formats import listed, short_day
from backend.web.kit.opportunities.terms import pay_of, type_and_level
from backend.web.staff.matches.cards import Card
from backend.web.staff.people.identity import Identity


MOST = 4
LETTERS = "ABCD"
LIST_OF_REASONS = 3


@dataclass(frozen=True)
class Fact:
    """One row: how it is said of a match, and by what the best of them is found, if one can be."""

    name: str
    said: Callable[[Card], str]
    measure: Callable[[Card], float | Decimal | None] | None = None
    best: str = ""


FACTS = (
    Fact("Pay", lambda card: pay_of(card.opportunity), lambda card: card.terms.pay_to_compare, "highest"),
    Fact("Type and level", lambda card: type_and_level(card.opportunity)),
    Fact("Hours", lambda card: card.terms.hours),
    Fact("Pattern", lambda card: card.terms.pattern or "not recorded yet"),
    Fact("Travel each way", lambda card: card.terms.travel, lambda card: card.terms.travel_to_compare, "shortest"),
    Fact("From their area", lambda card: card.terms.miles or card.terms.travel),
    Fact("Starts", lambda card: short_day(card.opportunity.start_date)),
    Fact("Closes", lambda card: f"{short_day(card.opportunity.closing_date)} {card.terms.closing_soon}".strip()),
    Fact("Places", lambda card: card.terms.places),
    Fact("Offered to", lambda card: "care leavers only" if card.opportunity.care_leavers_only else "anybody"),
    Fact("Support", lambda card: card.terms.support),
    Fact("Pledges", lambda card: card.terms.pledges),
)


@dataclass(frozen=True)
class Cell:
    letter: str
    text: str
    best: str  # in words, of the best alone


@dataclass(frozen=True)
class Line:
    name: str
    cells: list[Cell]

    @property
    def is_same_for_all(self) -> bool:
        return len({cell.text for cell in self.cells}) == 1


@dataclass(frozen=True)
class Column:
    letter: str
    card: Card

    @property
    def lists(self) -> list["SentencesOfOne"]:
        card = self.card
        wanted = (
            ("Why it may suit", "onward-for", card.suits[:LIST_OF_REASONS]),
            ("What may get in the way", "onward-against", card.obstacles[:LIST_OF_REASONS]),
            ("Not known yet", "onward-unsure-list", card.left_open[:LIST_OF_REASONS]),
        )
        return [SentencesOfOne(self.letter, *each) for each in wanted]


@dataclass(frozen=True)
class SentencesOfOne:
    letter: str
    heading: str
    style: str
    sentences: Sequence[str]


@require_safe
@only(can_see_rankings)
def compare(request, public_id):
    person = person_or_404(request, public_id, page="person-compare")
    cards = _cards(request, person)
    lines = [_line(fact, cards) for fact in FACTS]
    columns = [Column(letter, card) for letter, card in zip(LETTERS, cards, strict=False)]
    context = {
        "identity": Identity(person, request.viewer),
        "columns": columns,
        "different": [line for line in lines if not line.is_same_for_all],
        "same": [line for line in lines if line.is_same_for_all],
        "lists": list(zip(*(column.lists for column in columns), strict=True)),
        "urgent": _urgent(columns),
        "may_decide": can_decide_matches(request.viewer),
        "back": reverse("person", args=[public_id]),
    }
    return render(request, "web/staff/matches/comparison.html", context)


def _cards(request, person: CareLeaver) -> list[Card]:
    """Those asked for that are still matches to decide, at most as many as fit side by side, best first."""
    asked = [key for key in map(as_uuid, request.GET.getlist("m")) if key][:MOST]
    open_ones = matches_of(request.viewer).filter(care_leaver=person).open_on(clock.today()).undecided()
    found = list(open_ones.with_details().with_other_chances().order_by("position", "id"))
    safety = SafetyReader(person, request.viewer)
    starts = {match.id: match.chance_start for match in found}
    return [
        Card(
            match,
            person,
            request.viewer,
            safety,
            other_starts=[chance for key, chance in starts.items() if key != match.id],
        )
        for match in found
        if match.opportunity.public_id in asked
    ]


def _line(fact: Fact, cards: Sequence[Card]) -> Line:
    best = _best(fact, cards)
    said = [(letter, card, fact.said(card)) for letter, card in zip(LETTERS, cards, strict=False)]
    return Line(fact.name, [Cell(letter, text, fact.best if card is best else "") for letter, card, text in said])


def _best(fact: Fact, cards: Sequence[Card]) -> Card | None:
    """The one that is, alone, better than every other, where all can be measured."""
    if fact.measure is None or len(cards) < 2:
        return None
    measured = [(fact.measure(card), card) for card in cards]
    values = [value for value, _ in measured if value is not None]
    if len(values) < len(cards):
        return None
    top = max(values)
    return next(card for value, card in measured if value == top) if values.count(top) == 1 else None


def _urgent(columns: Sequence[Column]) -> str:
    soon = [column.letter for column in columns if column.card.terms.closing_soon]
    return f"{listed(soon)} {'closes' if len(soon) == 1 else 'close'} within a week." if soon else ""
