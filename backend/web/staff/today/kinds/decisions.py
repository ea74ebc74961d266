"""Lines about decisions: questions, closing dates, what came to nothing, and "not now" that is over."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse

from backend.core import clock
from backend.opportunities.models import Opportunity
from backend.ranking.gone_past import gone_past_by_pair
from backend.referrals.permissions import clearances_seen_by, shortlisted_and_not_referred
from backend.shortlists.choices import DecisionKind
from backend.shortlists.permissions import can_decide_matches, matches_of
from backend.web.kit.content import Tag
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import day
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.kinds.referrals import CLOSES_WITHIN, CLOSING_APPLICATIONS, NO_PLACE_LEFT
from backend.web.staff.today.lines import Computed, Desk, Kind, Line, Source, Subject, Urgency, due, waiting


def _matches_page(decision, part: str) -> str:
    return f"{reverse('person', args=[decision.care_leaver.public_id])}#{part}"


def _questions(desk: Desk) -> QuerySet:
    asked = desk.decisions.standing().filter(kind=DecisionKind.ASK, answered_at__isnull=True)
    return asked.order_by("created_at", "id")


def _question(desk: Desk, decision) -> Line:
    return Line(
        decision.care_leaver.full_name,
        "answer the question",
        reverse("question-answer", args=[decision.public_id]),
        f"“{decision.note}” {decision.title}. {decision.get_asked_display()}.",
        decision.made_on,
        waiting(desk.today, decision.made_on),
    )


def _closing_shortlisted(desk: Desk) -> QuerySet:
    soon = Opportunity.objects.live().filter(closing_date__gte=desk.today, closing_date__lte=desk.today + CLOSES_WITHIN)
    chosen = shortlisted_and_not_referred(desk.viewer).filter(care_leaver__in=desk.people)
    return chosen.filter(opportunity__in=soon).order_by("opportunity__closing_date", "id")


def _closing(desk: Desk, decision) -> Line:
    closing = decision.opportunity.closing_date
    return Line(
        decision.care_leaver.full_name,
        "refer them, or undo it",
        _matches_page(decision, "shortlisted"),
        f"The last day to apply is {day(closing)}: {decision.title}.",
        decision.made_on,
        due(desk.today, closing),
    )


def _came_to_nothing(desk: Desk) -> QuerySet:
    """Shortlisted, never referred, and not open any more: closed, full, paused or no longer shared."""
    is_open = Opportunity.objects.open_on(desk.today).filter(id=OuterRef("opportunity"))
    chosen = shortlisted_and_not_referred(desk.viewer).filter(care_leaver__in=desk.people)
    return chosen.filter(~Exists(is_open)).filter(_has_opened(desk)).order_by("created_at", "id")


def _has_opened(desk: Desk) -> Q:
    """What opens later has not come to nothing."""
    later = Opportunity.objects.filter(id=OuterRef("opportunity"), opens_on__gt=desk.today)
    return ~Exists(later)


def _nothing(desk: Desk, decision) -> Line:
    return Line(
        decision.care_leaver.full_name,
        "tell them, then undo the decision",
        _matches_page(decision, "shortlisted"),
        f"{why_not_open(decision, desk.today)}: {decision.title}.",
        decision.made_on,
        Tag("No longer open", "orange"),
    )


def why_not_open(decision, today) -> str:
    opportunity = decision.visible_opportunity
    if opportunity is None:
        return "It is not shared any more"
    if opportunity.places_left == 0 and opportunity.council_id == decision.council_id:
        return "Every place is taken"
    if opportunity.is_past_closing_on(today):
        return f"It closed on {day(opportunity.closing_date)}"
    if opportunity.employer.is_paused:
        return "The employer is paused"
    return f"It is marked “{opportunity.get_state_display()}”"


def _returned(desk: Desk) -> QuerySet:
    """Only where the match is in the list again: what is still ruled out by a criterion asks for nothing."""
    matches = matches_of(desk.viewer).open_on(desk.today)
    again = matches.filter(care_leaver=OuterRef("care_leaver"), opportunity=OuterRef("opportunity"))
    over = desk.decisions.returned(desk.today).filter(Exists(again))
    return over.order_by(F("until_on").asc(nulls_last=True), "created_at", "id")


def _return(desk: Desk, decision) -> Line:
    return Line(
        decision.care_leaver.full_name,
        "decide again",
        _matches_page(decision, "matches"),
        f"“Not now” is over for {decision.title}: {decision.why_returned(desk.today)}.",
        decision.made_on,
        Tag("Back in the list", "blue"),
    )


def _gone_past(desk: Desk) -> list[Line]:
    """What a head went past and nobody has decided about since: it is in no list of matches."""
    mine = clearances_seen_by(desk.viewer).of_people(desk.people).undecided()
    found = gone_past_by_pair(mine, desk.today).values()
    return [_ruled_in(desk, each.passed[-1]) for each in found if each.may_go]


def _ruled_in(desk: Desk, clearance) -> Line:
    person, opportunity, on = clearance.care_leaver, clearance.opportunity, clock.day_of(clearance.created_at)
    return Line(
        person.full_name,
        "decide: shortlist or refer them, or take it back",
        reverse("match-facts", args=[person.public_id, opportunity.public_id]),
        f"{clearance.by} went past a rule for {opportunity.title}, {name_of(opportunity.employer)}."
        f" {clearance.sentence} “{clearance.words}”",
        on,
        waiting(desk.today, on),
    )


KINDS = (
    Kind(
        "gone-past",
        "Gone past a rule: decide",
        Urgency.PROMISE,
        can_decide_matches,
        (Computed(_gone_past),),
    ),
    Kind(
        "closing",
        "Closing within seven days",
        Urgency.CLOSING,
        viewers.those_who_place_them,
        (Source(Subject.DECISION, _closing_shortlisted, _closing), CLOSING_APPLICATIONS),
    ),
    Kind(
        "questions",
        "Questions to answer",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Source(Subject.DECISION, _questions, _question),),
    ),
    Kind(
        "no-place-left",
        "Came to nothing: tell the young person",
        Urgency.WAITING,
        viewers.those_who_place_them,
        (NO_PLACE_LEFT, Source(Subject.DECISION, _came_to_nothing, _nothing)),
    ),
    Kind(
        "returned",
        "“Not now” that is over",
        Urgency.WAITING,
        can_decide_matches,
        (Source(Subject.DECISION, _returned, _return),),
    ),
)
