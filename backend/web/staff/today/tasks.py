"""What waits for somebody, each as lines that lead to the action."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import care_leavers_of
from backend.core import clock
from backend.councils.viewer import Viewer
from backend.placements.permissions import check_ins_of
from backend.referrals.choices import ANSWER_WITHIN
from backend.referrals.permissions import referrals_of, shortlisted_without_a_place
from backend.shortlists.choices import DecisionKind
from backend.shortlists.permissions import decisions_of
from backend.web.kit.content import Tag, Task
from backend.web.kit.formats import day, listed, plural
from backend.web.staff.people.people_query import (
    count_to_decide,
    not_heard_from,
    not_in_eet,
    people_of,
    with_matches_to_decide,
)


SHOWN = 8
LONG_WAIT_DAYS = 7


@dataclass(frozen=True)
class TaskSection:
    """One section of Today: the first lines, and how many there are in all."""

    anchor: str
    title: str
    count: int
    tasks: list[Task]
    empty: str  # what to do next when nothing waits
    more_url: str = ""

    @property
    def left_out(self) -> int:
        return self.count - len(self.tasks)


class Desk:
    """What waits for a viewer, about their own young people or about everybody they may open."""

    def __init__(self, viewer: Viewer, *, everybody: bool):
        self.viewer, self.everybody = viewer, everybody
        self.today = clock.today()

    @property
    def people(self) -> QuerySet[CareLeaver]:
        mine = care_leavers_of(self.viewer)
        return mine if self.everybody else mine.of_worker(self.viewer.user)

    def _listed(self) -> QuerySet[CareLeaver]:
        everyone = people_of(self.viewer, today=self.today)
        return everyone if self.everybody else everyone.of_worker(self.viewer.user)

    def _days_since(self, moment) -> int:
        return (self.today - timezone.localtime(moment).date()).days

    def sections(self) -> list[TaskSection]:
        return [
            self.questions(),
            self.referrals(),
            self.no_place_left(),
            self.check_ins(),
            self.to_decide(),
            self.silent(),
        ]

    def questions(self) -> TaskSection:
        questions_asked = decisions_of(self.viewer).standing().filter(kind=DecisionKind.ASK, answered_at__isnull=True)
        mine = questions_asked if self.everybody else questions_asked.filter(care_leaver__in=self.people)
        found = mine.with_visible_opportunity().select_related("care_leaver").order_by("created_at", "id")
        empty = "No question waits. Ask one from any match, where it says what we do not know yet."
        return _section("questions", "Questions to answer", found, each(self._question), empty)

    def _question(self, decision) -> Task:
        return Task(
            decision.note,
            _since(self._days_since(decision.created_at)),
            reverse("question-answer", args=[decision.public_id]),
            f"{decision.care_leaver.full_name}, {decision.title}. {decision.get_asked_display()}",
        )

    def referrals(self) -> TaskSection:
        """Employers who stayed silent through the reminder: now it takes a telephone."""
        unanswered = referrals_of(self.viewer).unanswered(on=self.today).of_people(self.people)
        found = unanswered.with_details().order_by("last_step_at", "id")
        empty = (
            f"No employer has kept an introduction for {ANSWER_WITHIN} working days. They are reminded by e-mail first."
        )
        more = f"{reverse('referrals')}?unanswered=on"
        return _section("referrals", "Employers to ring: no answer yet", found, each(self._referral), empty, more)

    def _referral(self, referral) -> Task:
        return Task(
            f"{referral.care_leaver.full_name}: {referral.opportunity.title}",
            Tag(plural(referral.working_days_waiting(self.today), "working day,working days"), "red"),
            reverse("referral", args=[referral.public_id]),
            f"{referral.employer.name} has not answered",
        )

    def no_place_left(self) -> TaskSection:
        """Those who were put forward, or chosen to be, before somebody else had the last place."""
        referred = referrals_of(self.viewer).open().of_people(self.people).with_flags().filter(no_place_left=True)
        chosen = shortlisted_without_a_place(self.viewer).filter(care_leaver__in=self.people)
        rows = [
            *each(self._referred_in_vain)(referred.with_details().order_by("last_step_at", "id")[:SHOWN]),
            *each(self._shortlisted_in_vain)(chosen.order_by("created_at", "id")[:SHOWN]),
        ]
        count = len(rows) if len(rows) < SHOWN else referred.count() + chosen.count()
        empty = "Nobody was put forward for something that has no place left."
        return TaskSection("no-place-left", "No place left: tell the young person", count, rows[:SHOWN], empty)

    def _referred_in_vain(self, referral) -> Task:
        url = reverse("referral", args=[referral.public_id])
        return _in_vain(referral, url, "Referred. Withdraw the referral once they know")

    def _shortlisted_in_vain(self, decision) -> Task:
        url = f"{reverse('person', args=[decision.care_leaver.public_id])}#shortlisted"
        return _in_vain(decision, url, "Shortlisted. Undo the decision once they know")

    def check_ins(self) -> TaskSection:
        due = check_ins_of(self.viewer).due_by(self.today).filter(placement__care_leaver__in=self.people)
        found = due.select_related("placement__care_leaver", "placement__opportunity").soonest_first()
        empty = f"No check-in is due. They fall due in weeks {listed(settings.CHECK_IN_WEEKS)} after a start."
        return _section("check-ins", "Check-ins due", found, each(self._check_in), empty, reverse("placements"))

    def _check_in(self, check_in) -> Task:
        placement = check_in.placement
        return Task(
            f"{placement.care_leaver.full_name}: week {check_in.week}",
            _due((self.today - check_in.due_on).days),
            reverse("check-in", args=[check_in.public_id]),
            placement.opportunity.title,
        )

    def to_decide(self) -> TaskSection:
        listed = self._listed().filter(not_in_eet(), with_matches_to_decide(self.viewer, self.today))
        found = listed.order_by(F("last_eet_day").asc(nulls_first=True), "id")
        empty = "Nobody out of EET has matches to decide. New ones appear as opportunities go live."
        more = f"{reverse('people')}?activity=neet&deciding=on&sort=waiting{'' if self.everybody else '&whose=mine'}"
        return _section("to-decide", "Not in EET, with matches to decide", found, self._people_to_decide, empty, more)

    def _people_to_decide(self, people) -> list[Task]:
        counts = count_to_decide(self.viewer, people, today=self.today)
        return [_person_to_decide(person, counts.get(person.id, 0)) for person in people]

    def silent(self) -> TaskSection:
        listed = self._listed().filter(not_heard_from(self.today))
        found = listed.order_by(F("last_reached").asc(nulls_first=True), "id")
        empty = "Everybody has been reached in the last eight weeks."
        more = f"{reverse('people')}?silent=on&sort=contact{'' if self.everybody else '&whose=mine'}"
        return _section(
            "in-touch", "Not reached for 8 weeks: log a contact", found, each(self._silent_person), empty, more
        )

    def _silent_person(self, person) -> Task:
        url = reverse("person-contact", args=[person.public_id])
        if not person.last_reached:
            return Task(person.full_name, Tag("No contact yet", "red"), url, "Nobody has reached them yet")
        weeks = (self.today - person.last_reached).days // 7
        return Task(person.full_name, Tag(f"{weeks} weeks", "yellow"), url, f"Last reached: {day(person.last_reached)}")


def each(as_task: Callable[..., Task]) -> Callable[[list], list[Task]]:
    return lambda rows: [as_task(row) for row in rows]


def _in_vain(row, url: str, what_to_do: str) -> Task:
    return Task(
        f"{row.care_leaver.full_name}: {row.opportunity.title}", Tag("No place left", "orange"), url, what_to_do
    )


def _person_to_decide(person, to_decide: int) -> Task:
    since = f"Last day in EET: {day(person.last_eet_day)}" if person.last_eet_day else "No EET recorded yet"
    waiting = Tag(plural(to_decide, "match,matches"), "blue")
    return Task(person.full_name, waiting, reverse("person", args=[person.public_id]), since)


def _section(
    anchor: str, title: str, found: QuerySet, as_tasks: Callable[[list], list[Task]], empty: str, more_url: str = ""
) -> TaskSection:
    rows = list(found[: SHOWN + 1])
    count = len(rows) if len(rows) <= SHOWN else found.count()
    return TaskSection(anchor, title, count, as_tasks(rows[:SHOWN]), empty, more_url)


def _since(days: int) -> Tag:
    text = "Today" if days <= 0 else f"Waiting {plural(days, 'day,days')}"
    return Tag(text, "red" if days >= LONG_WAIT_DAYS else "yellow")


def _due(days: int) -> Tag:
    return Tag("Due today", "yellow") if days <= 0 else Tag(f"{plural(days, 'day,days')} late", "red")
