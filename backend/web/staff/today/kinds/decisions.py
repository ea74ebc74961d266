"""Lines about decisions: questions, closing dates, what came to nothing, and "not now" that is over."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.urls import reverse

from backend.core.written_queries import written_once
from backend.councils.choices import Role
from backend.councils.safeguarding import is_safeguarding_lead
from backend.councils.viewer import Viewer
from backend.desks.permissions import with_somebody_to_hand_to
from backend.opportunities.models import Opportunity
from backend.ranking.gone_past import gone_past_by_pair, passed_among
from backend.referrals.choices import ClearanceKind
from backend.referrals.models import ClearanceQuerySet
from backend.referrals.permissions import clearances_seen_by, shortlisted_and_not_referred
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models.decisions import DecisionQuerySet
from backend.shortlists.permissions import can_answer_questions, can_decide_matches, decisions_of
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import day
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.kinds.referrals import CLOSES_WITHIN, CLOSING_APPLICATIONS, NO_PLACE_LEFT
from backend.web.staff.today.lines import Act, Computed, Kind, Line, Source, Subject, Urgency
from backend.web.staff.today.when import When, due, since, since_and_when, weekday_and_day


def _line(decision, part: str, act: tuple[str, str], what: str, when: When, **facts) -> Line:
    """`part` is the one of their matches page that the act is taken in."""
    person, (words, asks) = decision.care_leaver, act
    page = f"{reverse('person', args=[person.public_id])}#{part}"
    told = {"row": decision.public_id, "since": decision.created_at, "when": when} | facts
    return Line.of(person, what, Act(words, page, asks), **told)


def _questions(desk: Desk) -> QuerySet:
    """But those that a colleague was asked by name, while that colleague may open the young person: they have a line of
    their own."""
    asked = desk.decisions.standing().filter(kind=DecisionKind.ASK, answered_at__isnull=True)
    return asked.filter(~with_somebody_to_hand_to("asked_whom")).order_by("created_at", "id")


def _question(desk: Desk, decision) -> Line:
    return Line.of(
        decision.care_leaver,
        f"{decision.get_asked_display()}: “{decision.note}” {decision.title}",
        Act("Write the answer", reverse("question-answer", args=[decision.public_id]), "answer the question"),
        row=decision.public_id,
        since=decision.created_at,
        when=since(desk.today, decision.made_on, late_after=7),
    )


def _by_name(desk: Desk) -> DecisionQuerySet:
    """Questions to a named colleague, of whoever they may open: also of people who are on no desk of theirs."""
    asked = decisions_of(desk.viewer).standing().filter(kind=DecisionKind.ASK, asked_whom__isnull=False)
    return asked if desk.only is None else asked.filter(care_leaver__in=desk.person_ids)


def _asked_of_me(desk: Desk) -> QuerySet:
    mine = _by_name(desk).filter(asked_whom=desk.viewer.user_id, answered_at__isnull=True)
    return mine.order_by("created_at", "id")


def _look_at_it(desk: Desk, decision) -> Line:
    return Line.of(
        decision.care_leaver,
        f"{decision.by} asks you to look at {decision.title}: “{decision.note}”",
        Act("Say what you think", reverse("question-answer", args=[decision.public_id]), may=can_answer_questions),
        row=decision.public_id,
        since=decision.created_at,
        when=since(desk.today, decision.made_on, late_after=3),
    )


def _answered_to_me(desk: Desk) -> QuerySet:
    mine = _by_name(desk).filter(by=desk.viewer.user_id, answered_at__isnull=False, answer_read_at__isnull=True)
    return mine.order_by("answered_at", "id")


def _answered_to_nobody(desk: Desk) -> QuerySet:
    """What a colleague says to whoever asked, and who may not open the young person any more: it is their advisers'."""
    asked = desk.decisions.standing().filter(kind=DecisionKind.ASK, asked_whom__isnull=False)
    unread = asked.filter(answered_at__isnull=False, answer_read_at__isnull=True)
    return unread.filter(~with_somebody_to_hand_to("by")).order_by("answered_at", "id")


def _says_of_it(desk: Desk, decision) -> Line:
    return Line.of(
        decision.care_leaver,
        f"{decision.answered_by} says of {decision.title}: “{decision.answer}”",
        Act("Read it, then decide", reverse("question-read", args=[decision.public_id]), may=can_answer_questions),
        row=decision.public_id,
        **since_and_when(desk.today, decision.answered_at, late_after=3),
    )


def _closing_shortlisted(desk: Desk) -> QuerySet:
    soon = Opportunity.objects.live().filter(closing_date__gte=desk.today, closing_date__lte=desk.today + CLOSES_WITHIN)
    chosen = shortlisted_and_not_referred(desk.viewer).filter(care_leaver__in=desk.person_ids)
    return chosen.filter(opportunity__in=soon).order_by("opportunity__closing_date", "id")


def _closing(desk: Desk, decision) -> Line:
    closing = decision.opportunity.closing_date
    what = f"Shortlisted: {decision.title}, closes {weekday_and_day(closing, desk.today)}"
    act = ("Refer", "refer them, or undo it")
    if decision.opportunity.applies_elsewhere:
        act = ("Help them apply", "help them to apply, or undo it")
    return _line(decision, "shortlisted", act, what, due(desk.today, closing), due=closing)


def _came_to_nothing(desk: Desk) -> QuerySet:
    """Shortlisted, never referred, and not open any more: closed, full, paused or no longer shared."""
    chosen = shortlisted_and_not_referred(desk.viewer).filter(care_leaver__in=desk.person_ids)
    closed = chosen.exclude(opportunity__in=desk.open_opportunities)
    return closed.filter(_has_opened(desk)).order_by("created_at", "id")


def _has_opened(desk: Desk) -> Q:
    """What opens later has not come to nothing."""
    later = Opportunity.objects.filter(id=OuterRef("opportunity"), opens_on__gt=desk.today)
    return ~Exists(later)


def _nothing(desk: Desk, decision) -> Line:
    what = f"{why_not_open(decision, desk.today)}: {decision.title}"
    act = ("Tell them", "tell them, then undo the decision")
    return _line(decision, "shortlisted", act, what, When("no longer open"))


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
    again = desk.matches.filter(care_leaver=OuterRef("care_leaver"), opportunity=OuterRef("opportunity"))
    over = desk.decisions.returned(desk.today).filter(Exists(again))
    return over.order_by(F("until_on").asc(nulls_last=True), "created_at", "id")


def _return(desk: Desk, decision) -> Line:
    what = f"“Not now” is over for {decision.title}: {decision.why_returned(desk.today)}"
    return _line(decision, "matches", ("Decide again", ""), what, When("back in the list"))


def gone_past(viewer: Viewer) -> Exists:
    passed = clearances_seen_by(viewer).standing().filter(kind=ClearanceKind.PASSED)
    return Exists(passed.filter(care_leaver=OuterRef("pk")))


def _gone_past(desk: Desk) -> list[Line]:
    """What a head went past and nobody has decided about since: it is in no list of matches."""
    viewer = desk.viewer
    passed = _passed(viewer.role, is_safeguarding_lead(viewer), people=desk.people, **viewer.keys)
    found = gone_past_by_pair(passed, desk.today).values()
    return [_ruled_in(desk, each.passed[-1]) for each in found if each.may_go]


@written_once
def _passed(role: Role, leads: bool, *, people: RawSQL, user: int, council: int) -> ClearanceQuerySet:
    seen = clearances_seen_by(Viewer.by_keys(role, user=user, council=council, leads=leads))
    return passed_among(seen.of_people(people).undecided())


def _ruled_in(desk: Desk, clearance) -> Line:
    person, opportunity = clearance.care_leaver, clearance.opportunity
    page = reverse("match-facts", args=[person.public_id, opportunity.public_id])
    return Line.of(
        person,
        f"{clearance.by} went past a rule for {opportunity.title}, {name_of(opportunity.employer)}."
        f" {clearance.sentence} “{clearance.words}”",
        Act("Decide", page, "decide: shortlist or refer them, or take it back"),
        row=clearance.public_id,
        **since_and_when(desk.today, clearance.created_at, late_after=7),
    )


KINDS = (
    Kind(
        "gone-past",
        "rule gone past to decide,rules gone past to decide",
        Urgency.PROMISE,
        can_decide_matches,
        (Computed(_gone_past, gone_past),),
    ),
    Kind(
        "closing",
        "closing within seven days",
        Urgency.CLOSING,
        viewers.those_who_place_them,
        (Source(Subject.DECISION, _closing_shortlisted, _closing), CLOSING_APPLICATIONS),
    ),
    Kind(
        "questions",
        "question to answer,questions to answer",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Source(Subject.DECISION, _questions, _question),),
    ),
    Kind(
        "second-look",
        "second look at a match,second looks at matches",
        Urgency.PROMISE,
        viewers.everybody_with_a_desk,
        (
            Source(Subject.DECISION, _asked_of_me, _look_at_it),
            Source(Subject.DECISION, _answered_to_me, _says_of_it),
            Source(Subject.DECISION, _answered_to_nobody, _says_of_it),
        ),
    ),
    Kind(
        "no-place-left",
        "shortlisted and no longer open",
        Urgency.TURN,
        viewers.those_who_place_them,
        (NO_PLACE_LEFT, Source(Subject.DECISION, _came_to_nothing, _nothing)),
    ),
    Kind(
        "returned",
        "“not now” that is over",
        Urgency.TURN,
        can_decide_matches,
        (Source(Subject.DECISION, _returned, _return),),
    ),
)
