"""The clock of the designated officer (LADO): whom it starts for, when it runs out, and what stops it."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.employers.choices import RaisedFrom, ToldHow
from backend.employers.concerns import raise_concern
from backend.employers.designated_officer import tell_designated_officer
from backend.outcomes.concern_counts import ConcernCounts, concern_counts
from backend.placements.designated_officer import Telling, officer_clocks
from backend.placements.services import end
from backend.reference import safeguarding_clocks
from backend.web.staff.outcomes.concerns import concern_rows
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerFactory
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world


LONDON = ZoneInfo("Europe/London")


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=LONDON)


NOON = at("2026-06-03 12:00")


@pytest.fixture
def head(in_council):
    return MembershipFactory(council=in_council, role=Role.HEAD).user


def raised(council, employer=None, **facts):
    by = MembershipFactory(council=council).user
    return raise_concern(employer=employer or EmployerFactory(council=council), words="Alone at night", by=by, **facts)


def about(person) -> dict:
    return {"raised_from": RaisedFrom.PERSON, "about": person.public_id}


def stands(concern):
    concern.refresh_from_db()
    return officer_clocks(concern.council_id, [concern])[concern.pk]


# By hand from a calendar: one working day, weekends and the bank holidays of England left out.
ENDS = [
    ("2026-06-03 12:00", "2026-06-04 12:00"),  # Wednesday
    ("2026-06-05 15:30", "2026-06-08 15:30"),  # Friday, over the weekend
    ("2026-06-06 10:00", "2026-06-09 00:00"),  # Saturday: the whole of Monday
    ("2026-04-02 16:00", "2026-04-07 16:00"),  # Thursday before Good Friday and Easter Monday
    ("2026-12-24 09:00", "2026-12-29 09:00"),  # Christmas, and Boxing Day on the Monday after
    ("2026-05-22 17:00", "2026-05-26 17:00"),  # the spring bank holiday
    ("2027-12-24 09:00", "2027-12-29 09:00"),  # Christmas on a Saturday: Monday and Tuesday stand in
    ("2026-12-31 18:00", "2027-01-04 18:00"),  # New Year on a Friday
]


@pytest.mark.parametrize(("moment", "ends"), ENDS)
def test_it_runs_one_working_day(in_council, moment, ends):
    person = CareLeaverFactory(council=in_council, birth_date=dt.date(2010, 4, 1))
    with clock.moved_to(at(moment)):
        concern = raised(in_council, **about(person))
    assert stands(concern).due_at == at(ends)
    for now, state in ((at(ends), Telling.WAITING), (at(ends) + dt.timedelta(minutes=1), Telling.OVERDUE)):
        with clock.moved_to(now):
            assert stands(concern).state == state


@pytest.mark.parametrize(
    ("born", "runs"),
    [("2008-06-04", True), ("2008-06-03", False), ("2008-06-02", False)],
    ids=["17 until tomorrow", "18 today", "18 yesterday"],
)
def test_it_is_for_whoever_is_not_yet_eighteen_on_the_day(in_council, born, runs):
    with clock.moved_to(NOON):
        person = CareLeaverFactory(council=in_council, birth_date=dt.date.fromisoformat(born))
        assert stands(raised(in_council, **about(person))).is_running == runs


def test_on_29_february_who_turns_eighteen_the_day_after_is_not_yet_grown_up(in_council):
    with clock.moved_to(at("2028-02-29 10:00")):
        first_of_march = CareLeaverFactory(council=in_council, birth_date=dt.date(2010, 3, 1))
        last_of_february = CareLeaverFactory(council=in_council, birth_date=dt.date(2010, 2, 28))
        assert stands(raised(in_council, **about(first_of_march))).due_at == at("2028-03-01 10:00")
        assert stands(raised(in_council, **about(last_of_february))).due_at is None


def test_anybody_young_at_the_organisation_then_starts_it_and_leaving_later_does_not_stop_it(in_council):
    with clock.moved_to(NOON):
        world = referral_world(in_council)
        employer = world.opportunity.employer
        world.person.birth_date = dt.date(2009, 1, 1)
        grown = placement_since(world, dt.date(2026, 3, 2))
        left = placement_since(world, dt.date(2026, 3, 2), last=dt.date(2026, 6, 2), reason="travel")
        left.care_leaver.birth_date = dt.date(2009, 1, 1)
        left.care_leaver.save()
        assert stands(raised(in_council, employer)).state == Telling.NOT_NEEDED
        grown.care_leaver.birth_date = dt.date(2009, 1, 1)
        grown.care_leaver.save()
        concern, elsewhere = raised(in_council, employer), raised(in_council)
        end(placement=grown, on=dt.date(2026, 6, 3), reason="travel", by=world.adviser)
        assert (stands(concern).state, stands(elsewhere).state) == (Telling.WAITING, Telling.NOT_NEEDED)


def test_with_whom_it_came_up_counts_by_referral_placement_and_check_in(in_council):
    with clock.moved_to(NOON):
        world = referral_world(in_council)
        world.person.birth_date = dt.date(2009, 1, 1)
        world.person.save()
        placement = placement_since(world, dt.date(2026, 5, 4), person=world.person)
        rows = {
            RaisedFrom.PROFILE: world.person,
            RaisedFrom.REFERRAL: placement.referral,
            RaisedFrom.PLACEMENT: placement,
            RaisedFrom.CHECK_IN: placement.check_ins.first(),
        }
        for raised_from, row in rows.items():
            concern = raised(in_council, raised_from=raised_from, about=row.public_id)
            assert stands(concern).is_running, raised_from


def told(concern, by, when=None, **facts):
    facts = {"whom": "Ada Quill", "how": ToldHow.PHONE} | facts
    return tell_designated_officer(concern=concern, at=when or clock.now(), by=by, **facts)


def test_telling_stops_it_in_time_or_late_and_a_correction_keeps_what_was_said(in_council, head):
    person = CareLeaverFactory(council=in_council, birth_date=dt.date(2009, 1, 1))
    with clock.moved_to(NOON):
        concern = raised(in_council, **about(person))
    with clock.moved_to(NOON + dt.timedelta(days=7)):
        told(concern, head, NOON + dt.timedelta(days=1))
        assert stands(concern).state == Telling.IN_TIME
        with pytest.raises(Refused, match="Ada Quill was told on 4 June 2026 at 12:00") as refusal:
            told(concern, head)
        assert refusal.value.field == "correction"
        told(concern, head, NOON + dt.timedelta(days=1, minutes=1), whom="Bea Reed", correction="Another name")
        assert stands(concern).state == Telling.LATE
    words = [event.words for event in concern.events.filter(step="told").order_by("id")]
    assert words == [
        "Ada Quill was told on 4 June 2026 at 12:00. How: telephone.",
        "Bea Reed was told on 4 June 2026 at 12:01. How: telephone. Corrected: Another name",
    ]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"whom": "  "}, "whom"),
        ({"when": NOON + dt.timedelta(minutes=1)}, "on"),
        ({"when": NOON - dt.timedelta(days=8)}, "on"),
    ],
    ids=["nobody", "to come", "long before"],
)
def test_what_cannot_be_is_refused_beside_its_field(in_council, head, facts, field):
    with clock.moved_to(NOON):
        concern = raised(in_council)
        with pytest.raises(Refused) as refusal:
            told(concern, head, **facts)
    assert refusal.value.field == field
    concern.refresh_from_db()
    assert concern.told_at is None


def test_the_clock_follows_the_row_in_force(in_council, monkeypatch):
    (row,) = safeguarding_clocks.safeguarding_clocks()
    assert (row.working_days, row.younger_than) == (1, 18)
    assert row.source
    assert row.check_by > dt.date(2026, 11, 21)
    header = "clock,working_days,younger_than,meaning,valid_from,valid_until,owner,source,paragraph,edition,rules_year,"
    header += "confidence,as_of,check_by\n"
    lines = ["designated_officer,1,18,m,2018-07-04,2026-05-31,DfE,s,,,,to_check,2026-11-21,2027-03-31"]
    lines += ["designated_officer,2,21,m,2026-06-01,,DfE,s,,,,to_check,2026-11-21,2027-03-31"]
    fields = header.strip().split(",")
    rows = [(number, dict(zip(fields, line.split(","), strict=True))) for number, line in enumerate(lines, 2)]
    safeguarding_clocks.safeguarding_clocks.cache_clear()
    monkeypatch.setattr(safeguarding_clocks, "read_rows", lambda name: rows)
    try:
        person = CareLeaverFactory(council=in_council, birth_date=dt.date(2006, 1, 1))
        with clock.moved_to(NOON):
            assert stands(raised(in_council, **about(person))).due_at == NOON + dt.timedelta(days=2)
        with clock.moved_to(at("2026-05-20 12:00")):
            assert stands(raised(in_council, **about(person))).due_at is None
    finally:
        safeguarding_clocks.safeguarding_clocks.cache_clear()


def test_figures_are_counts_of_the_year(in_council, head):
    head_viewer = Viewer.of(head.memberships.get())
    person = CareLeaverFactory(council=in_council, birth_date=dt.date(2009, 1, 1))
    with clock.moved_to(at("2025-12-10 12:00")):
        raised(in_council, **about(person))
    with clock.moved_to(NOON):
        told(raised(in_council, **about(person)), head)
        raised(in_council, **about(person))
        raised(in_council)
        assert concern_counts(head_viewer, clock.today()) == ConcernCounts(open=4, closed=0, told_in_time=1, waiting=1)
    with clock.moved_to(NOON + dt.timedelta(days=5)):
        assert concern_counts(head_viewer, clock.today()) == ConcernCounts(open=4, closed=0, told_in_time=1, overdue=1)


SAID = [
    ({}, "none has to be told"),
    ({"waiting": 1}, "1 not told yet, and still in time; of 1"),
    ({"told_in_time": 1}, "1 told in time; of 1"),
    (
        {"told_in_time": 2, "told_late": 1, "overdue": 3},
        "2 told in time; 1 told late; 3 not told, and the time is over; of 6",
    ),
]


@pytest.mark.parametrize(("counts", "said"), SAID)
def test_the_head_reads_who_was_told_and_who_waits(in_council, head, monkeypatch, counts, said):
    found = ConcernCounts(open=1, closed=0, **counts)
    monkeypatch.setattr("backend.web.staff.outcomes.concerns.concern_counts", lambda viewer, today: found)
    assert [row.value for row in concern_rows(Viewer.of(head.memberships.get()), dt.date(2026, 6, 3))] == [
        "1",
        "0",
        said,
    ]
