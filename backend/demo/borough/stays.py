"""What happens after a start: check-ins, breaks, and how it ends."""

import datetime as dt
import random

from backend.activities.choices import EET, ActivityCode, Source
from backend.activities.details import AT_WORK
from backend.activities.services import start_activity
from backend.care_leavers.ages import school_leaving_day
from backend.core import clock
from backend.core.errors import Refused
from backend.demo.borough.timeline import Timeline
from backend.placements.choices import BreakReason, CheckInFrom, EndEvidence, EndReason, HowItIsGoing
from backend.placements.models import CheckIn, Placement, SupportGiven
from backend.placements.own_check_ins import Chosen, answer_own_check_in
from backend.placements.services import begin_break, end, end_break, record_check_in
from backend.placements.support import record_support, say_whether_it_helped
from backend.placements.support_choices import Attendance, Helped, SupportKind, Worry
from backend.ranking.may_need_support.listing import may_need_support


LEAVING = (  # chance of an early end within these days: highest in the first weeks, as everywhere
    (1, 28, 0.09), (29, 56, 0.07), (57, 91, 0.06), (92, 182, 0.10), (183, 364, 0.10),
)  # fmt: skip
ENDS = (
    (EndReason.NOT_FOR_ME, 22), (EndReason.TRAVEL, 13), (EndReason.RELATIONSHIPS, 10), (EndReason.ATTENDANCE, 12),
    (EndReason.ILLNESS, 10), (EndReason.MOVED_HOME, 9), (EndReason.PAY, 7), (EndReason.CHILDCARE, 5),
    (EndReason.REDUNDANCY, 5), (EndReason.PROGRESSED, 7),
)  # fmt: skip
SUPPORT = (
    (SupportKind.HOURS, "Starts at nine on Mondays, agreed with the manager."),
    (SupportKind.TRAVEL, "A bus pass for the first weeks."),
    (SupportKind.MANAGER, "Met the manager together: one person to ask."),
    (SupportKind.CALLS, "Rings every Friday for a month."),
)
DONE_ABOUT_IT = 0.7
ANSWERED_ALONE = 4  # the week whose check-in they answer by themselves, where it is heard from them
HEARD = {1: "Very hard at the moment.", 2: "Some days are hard.", 3: "Up and down.", 4: "Going well.", 5: "Loves it."}


class Stay:
    def __init__(self, chance: random.Random, timeline: Timeline, placement_id: int):
        self.chance, self.timeline, self.placement_id = chance, timeline, placement_id

    @property
    def placement(self) -> Placement:
        return Placement.objects.select_related("care_leaver__eet_adviser", "opportunity").get(id=self.placement_id)

    def plan(self) -> None:
        placement = self.placement
        leaves_after = self._days_until_early_end()
        last = placement.starts_on + dt.timedelta(days=leaves_after) if leaves_after else None
        if placement.planned_end and (last is None or placement.planned_end < last):
            self.timeline.at(placement.planned_end, lambda: self._end(EndReason.COMPLETED))
        elif last:
            reasons, weights = zip(*ENDS, strict=True)
            reason = self.chance.choices(reasons, weights)[0]
            self.timeline.at(last, lambda: self._end(reason))
        for check_in in placement.check_ins.all():
            self._plan_check_in(check_in, last)
        if self.chance.random() < 0.08:
            self.timeline.at(placement.starts_on + dt.timedelta(days=self.chance.randint(30, 90)), self._pause)

    def _days_until_early_end(self) -> int | None:
        for first, last, share in LEAVING:
            if self.chance.random() < share:
                return self.chance.randint(first, last)
        return None

    def _plan_check_in(self, check_in: CheckIn, last: dt.date | None) -> None:
        on = check_in.due_on + dt.timedelta(days=self.chance.choice((0, 0, 1, 2, 4, 7)))
        missed = self.chance.random() < 0.06
        if not missed and (last is None or on < last):
            self.timeline.at(on, lambda: self._check_in(check_in.id, leaving=last is not None))

    def _check_in(self, check_in_id: int, *, leaving: bool) -> None:
        check_in = CheckIn.objects.select_related("placement__care_leaver__eet_adviser").get(id=check_in_id)
        if check_in.placement.ended_on:
            return
        going = self.chance.choices(list(HowItIsGoing), (10, 20, 30, 30, 10) if leaving else (2, 6, 20, 42, 30))[0]
        heard_from = self.chance.choices(list(CheckInFrom), (6, 3, 1))[0]
        if heard_from == CheckInFrom.YOUNG_PERSON and check_in.week == ANSWERED_ALONE:
            self._answered_alone(check_in, going)
        else:
            self._heard(check_in, going, heard_from)
        if going <= HowItIsGoing.HARD and self._apart(check_in).random() < DONE_ABOUT_IT:
            self.timeline.at(clock.today() + dt.timedelta(days=3), lambda: self._support(check_in))

    def _heard(self, check_in: CheckIn, going: int, heard_from: CheckInFrom) -> None:
        record_check_in(
            check_in=check_in,
            on=clock.today(),
            heard_from=heard_from,
            going=going,
            still_there=True,
            support_needed="Talk to the manager about the early shifts." if going <= 2 else "",
            note=HEARD[going],
            **self._more_said(check_in, going),
            by=check_in.placement.care_leaver.eet_adviser,
        )

    def _answered_alone(self, check_in: CheckIn, going: int) -> None:
        """On their own page: nobody of the council wrote it for them."""
        said = self._more_said(check_in, going)
        wanted = [SupportKind.MANAGER, SupportKind.HOURS] if going <= HowItIsGoing.HARD else []
        chosen = Chosen(HowItIsGoing(going), said["attendance"], said["worries"], wanted)
        answer_own_check_in(check_in=check_in, chosen=chosen)

    def _apart(self, check_in: CheckIn) -> random.Random:
        """Chances of its own, so that everything else comes out as it would without."""
        return random.Random(f"{self.placement_id} {check_in.week}")

    def _more_said(self, check_in: CheckIn, going: int) -> dict:
        chance = self._apart(check_in)
        attendance = chance.choice((Attendance.SOME_MISSED, Attendance.MANY_MISSED)) if going <= 2 else Attendance.ALL
        worries = chance.sample((Worry.TRAVEL, Worry.MONEY, Worry.HOURS, Worry.PEOPLE), 1) if going <= 3 else []
        return {"attendance": attendance, "worries": worries}

    def _support(self, check_in: CheckIn) -> None:
        placement = self.placement
        found = may_need_support(Placement.objects.filter(pk=placement.pk))
        if placement.ended_on or not found:
            return
        kind, words = self._apart(check_in).choice(SUPPORT)
        adviser = placement.care_leaver.eet_adviser
        given = record_support(placement=placement, kind=kind, words=words, reasons=found[0].keys, by=adviser)
        self.timeline.at(clock.today() + dt.timedelta(days=15), lambda: self._ask(given, check_in))

    def _ask(self, given: SupportGiven, check_in: CheckIn) -> None:
        if self.placement.ended_on is None:
            helped = self._apart(check_in).choice(list(Helped))
            say_whether_it_helped(support=given, helped=helped, by=self.placement.care_leaver.eet_adviser)

    def _pause(self) -> None:
        placement = self.placement
        if placement.ended_on:
            return
        reason = self.chance.choice((BreakReason.ILLNESS, BreakReason.CARING, BreakReason.EMPLOYER))
        spell = begin_break(placement=placement, on=clock.today(), reason=reason, by=placement.care_leaver.eet_adviser)
        back = clock.today() + dt.timedelta(days=self.chance.randint(7, 40))
        self.timeline.at(back, lambda: self._resume(spell))

    def _resume(self, spell) -> None:
        placement = self.placement
        if placement.ended_on is None:
            end_break(spell=spell, on=clock.today(), by=placement.care_leaver.eet_adviser)

    def _end(self, reason: EndReason) -> None:
        placement = self.placement
        if placement.ended_on:
            return
        adviser = placement.care_leaver.eet_adviser
        try:
            end(placement=placement, on=clock.today(), reason=reason, by=adviser, **self._word())
        except Refused:
            return
        known_after = clock.today() + dt.timedelta(days=self.chance.randint(1, 20))
        code = self._code_after(reason)
        self.timeline.at(known_after, lambda: self._now_does(code))

    def _word(self) -> dict[str, str]:
        """By a draw of its own, so that the rest of the borough stays as it was."""
        draw = random.Random(self.placement_id)
        return {"said_by": draw.choice(CheckInFrom.values), "evidence": draw.choice(EndEvidence.values)}

    def _code_after(self, reason: EndReason) -> ActivityCode:
        if reason == EndReason.ILLNESS:
            return ActivityCode.G4
        if reason == EndReason.CHILDCARE:
            return ActivityCode.G6
        if reason in (EndReason.COMPLETED, EndReason.PROGRESSED):
            return self.chance.choice((ActivityCode.F5, ActivityCode.F2, ActivityCode.F5, ActivityCode.G5))
        return ActivityCode.G5

    def _now_does(self, code: ActivityCode) -> None:
        person = self.placement.care_leaver
        today = clock.today()
        on_a_course = person.activity_spells.on(today).filter(code__in=EET).exists()
        if on_a_course or person.placements.current().exists():
            return
        if code in AT_WORK and today <= school_leaving_day(person.birth_date):
            code = ActivityCode.F2  # of school age: work is not what they mainly do
        start_activity(care_leaver=person, code=code, on=today, source=Source.WORKER, by=person.eet_adviser)
