"""EET plans of some young people: aims, actions of all kinds, and reviews signed, waiting, sent back and overdue."""

import datetime as dt

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.councils.choices import Role
from backend.demo.borough.cast import Cast
from backend.demo.borough.timeline import Timeline
from backend.plans.choices import Advocate
from backend.plans.models import Plan
from backend.plans.reviews import Held, hold_review, send_review_back, sign_review
from backend.plans.services import do_action, open_plan, set_action, set_aim


PLANNED = 12
OPENED_AGO, REVIEWED_AGO, LATELY = 210, 100, 3  # days
AIMS = (
    ("Work with animals", "cos dogs dont judge", "Visit the kennels", "Ask about a trial day"),
    ("Get into a kitchen", "I cook for everyone anyway", "Food hygiene certificate", "Meet the head chef"),
    ("Level 2 maths", "so nobody can say no to me again", "Enrol at the college", "Two sessions with the tutor"),
    ("Drive a van", "", "Provisional licence", "Five lessons"),
)


class Plans:
    def __init__(self, timeline: Timeline, cast: Cast):
        self.timeline, self.adviser = timeline, cast.advisers[0]
        self.head = cast.by_role[Role.HEAD][0]

    def expect(self) -> None:
        for days, happens in ((OPENED_AGO, self._open), (REVIEWED_AGO, self._review), (LATELY, self._lately)):
            self.timeline.at(self.timeline.until - dt.timedelta(days=days), happens)

    def _open(self) -> None:
        mine = CareLeaver.objects.supported().filter(eet_adviser=self.adviser).order_by("id")
        for number, person in enumerate(mine[:PLANNED]):
            words, why, first, second = AIMS[number % len(AIMS)]
            plan = open_plan(care_leaver=person, by=self.adviser)
            aim = set_aim(plan=plan, words=words, why=why, by=self.adviser)
            day = clock.today() + dt.timedelta(days=30)
            done = set_action(aim=aim, words=first, owner=self.adviser, target_on=day, by=self.adviser)
            do_action(action=done, on=clock.today(), evidence="Went there together", by=self.adviser)
            later = self.timeline.until + dt.timedelta(days=20 + number)
            if number % 3:
                set_action(aim=aim, words=second, owner_name=person.known_as, target_on=later, by=self.adviser)
            else:
                set_action(aim=aim, words=second, by=self.adviser)  # nobody yet, and no day

    def _plans(self) -> list[Plan]:
        return list(Plan.objects.current().filter(opened_by=self.adviser).order_by("id"))

    def _review(self) -> None:
        """All but the last four, whose six months are over by now."""
        for plan in self._plans()[:-4]:
            review = hold_review(plan=plan, held=_held("It helps to see it written down.", ""), by=self.adviser)
            sign_review(review=review, by=self.head)

    def _lately(self) -> None:
        waiting, sent_back = self._plans()[:2]
        hold_review(plan=waiting, held=_held("Can we look at Saturdays too?", ""), by=self.adviser)
        back = hold_review(plan=sent_back, held=_held("", "They did not want to talk that day."), by=self.adviser)
        send_review_back(review=back, reason="Who does the second action, and by when?", by=self.head)


def _held(said: str, unsaid: str) -> Held:
    return Held(
        held_on=clock.today(),
        summary="Goes on as planned.",
        they_attended=bool(said),
        advocate=Advocate.DECLINED,
        their_view=said,
        no_view_because=unsaid,
    )
