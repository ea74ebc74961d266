"""The part of the benchmark of marks that needs the database: called by tests.benchmarks.marks."""

import datetime as dt
from random import Random

from backend.activities.choices import ActivityCode, Source
from backend.activities.models import ActivitySpell
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.jobs import defer_sending
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.opportunities.models import Opportunity
from backend.placements.choices import BreakReason, CheckInFrom, EndReason
from backend.placements.marks import marks_of, sustainment_rules
from backend.placements.models import Break, CheckIn, Placement
from backend.placements.sustained import measured, school_years
from backend.reference.services import load_reference
from backend.referrals.choices import ReferralState, Way
from backend.referrals.models import Referral
from tests.benchmarks.measuring import Marks, best_of
from tests.benchmarks.service_council import make_opportunities, make_people
from tests.factories.councils import CouncilFactory, MembershipFactory
from tools.local_servers.database import database_for_tests, run_as_owner


PEOPLE, SPELLS_EACH, OPPORTUNITIES = 5_000, 4, 500
MOST_SECONDS = 20
DAY = dt.timedelta(days=1)
AGAIN = 3


def measure() -> int:
    marks = Marks()
    with database_for_tests():
        load_reference()
        council = CouncilFactory()
        with council_context(council.id), defer_sending():
            _fill(council)
            run_as_owner(["ANALYZE"])
            _tell_sizes(marks)
            wall, processor = best_of(AGAIN, lambda: _compute(marks))
            marks.at_most(f"all marks, the best of {AGAIN}", wall, MOST_SECONDS, "s")
            marks.tell("  processor time of this process", processor, "s")
            one = Placement.objects.first()
            wall, _ = best_of(AGAIN, lambda: _marks_of(Placement.objects.filter(pk=one.pk)))
            marks.tell("  one placement after an edit", wall * 1_000, "ms")
    return 1 if marks.missed else 0


def _tell_sizes(marks: Marks) -> None:
    for rows in (CareLeaver, ActivitySpell, Placement, Break, CheckIn):
        marks.tell(rows._meta.verbose_name_plural, rows.objects.count(), "")


def _marks_of(placements) -> int:
    rules, today, found = sustainment_rules(), clock.today(), 0
    for placement in placements.with_what_is_known().prefetch_related("care_leaver__activity_spells"):
        found += len(marks_of(placement, today, rules))
        years = school_years(placement.starts_on, placement.ended_on or today)
        spells = placement.care_leaver.activity_spells.all()
        found += len(measured(spells, placement.activity_code, years, today))
    return found


def _compute(marks: Marks) -> None:
    marks.tell("  marks and measures", _marks_of(Placement.objects.all()), "")


def _fill(council: Council) -> None:
    """Four spells each, one after another, of which every second is a placement; the last one may go on."""
    draw, today = Random(31), clock.today()
    make_people(council, PEOPLE)
    make_opportunities(council, OPPORTUNITIES)
    by, offers = MembershipFactory(council=council).user, list(Opportunity.objects.all())
    spells, placed = [], []
    for person in CareLeaver.objects.all():
        first = today - draw.randrange(1_100, 1_500) * DAY
        for number in range(SPELLS_EACH):
            last = first + draw.randrange(20, 260) * DAY
            is_last = number == SPELLS_EACH - 1
            code = ActivityCode.F4 if number % 2 else draw.choice([ActivityCode.G5, ActivityCode.NOT_KNOWN])
            ends = None if is_last or last > today else last
            spells.append(_spell(council, person, code, first, ends))
            if number % 2:
                placed.append((spells[-1], draw.choice(offers)))
            if ends is None:
                break
            first = last + draw.choice([1, 1, 15]) * DAY
            if first > today:
                break
    ActivitySpell.objects.bulk_create(spells, batch_size=1_000)
    _place(council, placed, by, draw)


def _spell(council, person, code, first, last) -> ActivitySpell:
    facts = {"code": code, "starts_on": first, "ends_on": last, "source": Source.PLACEMENT}
    return ActivitySpell(council=council, care_leaver=person, **facts)


def _place(council: Council, placed, by, draw: Random) -> None:
    about = [
        {"council": council, "care_leaver": spell.care_leaver, "opportunity": offer, "employer": offer.employer}
        for spell, offer in placed
    ]
    facts = {"state": ReferralState.STARTED, "way": Way.INTRODUCED, "last_step_at": clock.now()}
    referrals = Referral.objects.bulk_create([Referral(**each, **facts) for each in about], batch_size=1_000)
    rows = [
        Placement(
            council=council,
            care_leaver=spell.care_leaver,
            opportunity=offer,
            referral=referral,
            activity_code=spell.code,
            activity_spell=spell,
            starts_on=spell.starts_on,
            ended_on=spell.ends_on,
            end_reason=EndReason.PAY if spell.ends_on else "",
        )
        for (spell, offer), referral in zip(placed, referrals, strict=True)
    ]
    placements = Placement.objects.bulk_create(rows, batch_size=1_000)
    _say(council, placements, by, draw)


def _say(council: Council, placements: list[Placement], by, draw: Random) -> None:
    breaks, heard = [], []
    for each in placements:
        last = each.ended_on or clock.today()
        if draw.random() < 0.3 and last > each.starts_on + 40 * DAY:
            away = each.starts_on + 20 * DAY
            spell = {"starts_on": away, "ends_on": away + 10 * DAY, "reason": BreakReason.ILLNESS}
            breaks.append(Break(council=council, placement=each, **spell))
        for week in council.weeks_of_check_ins:
            due = each.starts_on + week * 7 * DAY
            is_done = due <= last and draw.random() < 0.9
            said = {"done_on": due, "heard_from": draw.choice(CheckInFrom.values), "still_there": True}
            facts = said | {"recorded_by": by} if is_done else {}
            heard.append(CheckIn(council=council, placement=each, week=week, due_on=due, **facts))
    Break.objects.bulk_create(breaks, batch_size=1_000)
    CheckIn.objects.bulk_create(heard, batch_size=1_000)
