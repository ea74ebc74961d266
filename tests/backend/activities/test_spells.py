import datetime as dt
from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.activities.choices import EET, ActivityCode, Source
from backend.activities.corrections import correct_activity
from backend.activities.permissions import activity_spells_of
from backend.activities.services import (
    end_activity,
    months_since_eet,
    reopen_activity,
    start_activity,
)
from backend.core.errors import Refused
from backend.core.job_names import RANK_CARE_LEAVER
from backend.core.models import Job
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from tests.backend.activities.status import status_on
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory, UserFactory
from tests.sampling import examples
from tests.today import today_is


TODAY = dt.date(2026, 6, 15)
DAY = dt.timedelta(days=1)
_today = today_is(TODAY)


@pytest.fixture
def person(in_council):
    return CareLeaverFactory(council=in_council)


def begin(person, code, on, source=Source.WORKER):
    return start_activity(care_leaver=person, code=code, on=on, source=source, by=None)


def spells(person):
    return [(s.code, s.starts_on, s.ends_on) for s in person.activity_spells.order_by("starts_on")]


def test_a_new_activity_ends_the_open_one_the_day_before(person):
    begin(person, "G5", dt.date(2026, 1, 1))
    begin(person, "F4", dt.date(2026, 3, 2))
    assert spells(person) == [
        ("G5", dt.date(2026, 1, 1), dt.date(2026, 3, 1)),
        ("F4", dt.date(2026, 3, 2), None),
    ]


def test_a_case_system_that_repeats_itself_changes_nothing(person):
    first = begin(person, "F2", dt.date(2026, 1, 1), Source.CASE_SYSTEM)
    again = begin(person, "F2", dt.date(2026, 2, 1), Source.CASE_SYSTEM)
    assert again == first
    assert len(spells(person)) == 1


def test_a_second_job_is_a_spell_of_its_own(person):
    begin(person, "F5", dt.date(2026, 1, 1), Source.PLACEMENT)
    begin(person, "F5", dt.date(2026, 2, 1), Source.PLACEMENT)
    assert len(spells(person)) == 2


@pytest.mark.parametrize("on", [dt.date(2026, 1, 1), dt.date(2026, 2, 10), dt.date(2026, 3, 2)])
def test_an_activity_over_another_is_refused_with_the_one_in_the_way(person, on):
    begin(person, "G4", dt.date(2026, 1, 1))
    begin(person, "F4", dt.date(2026, 3, 2))
    before = spells(person)
    with pytest.raises(Refused, match=r"already recorded from .* 2026.*Give a later date") as refusal:
        begin(person, "P5", on)
    assert refusal.value.field == "on"
    assert spells(person) == before


def test_not_known_gives_way_on_the_same_day(person):
    begin(person, "0", dt.date(2026, 5, 1))
    known = begin(person, "G5", dt.date(2026, 5, 1))
    assert spells(person) == [("G5", dt.date(2026, 5, 1), None)]
    assert [row.code for row in known.history.order_by("pgh_id")] == ["0", "G5"]


def test_not_known_gives_way_backwards_but_not_over_another(person):
    begin(person, "F5", dt.date(2026, 1, 1))
    spell = person.activity_spells.get()
    end_activity(spell=spell, on=dt.date(2026, 3, 31), by=None)
    begin(person, "0", dt.date(2026, 5, 1))
    with pytest.raises(Refused):
        begin(person, "G5", dt.date(2026, 3, 15))
    begin(person, "G5", dt.date(2026, 4, 10))
    assert spells(person)[-1] == ("G5", dt.date(2026, 4, 10), None)


def test_an_activity_may_begin_tomorrow_and_no_later(person):
    begin(person, "F5", TODAY + DAY)
    with pytest.raises(Refused, match="up to tomorrow"):
        begin(person, "F2", TODAY + 2 * DAY)


@pytest.mark.parametrize(
    ("on", "sentence"),
    [(dt.date(2026, 1, 31), "before it began"), (TODAY + DAY, "up to today")],
)
def test_an_end_out_of_order_is_refused(person, on, sentence):
    spell = begin(person, "F5", dt.date(2026, 2, 1))
    with pytest.raises(Refused, match=sentence):
        end_activity(spell=spell, on=on, by=None)


def test_an_activity_ends_once(person):
    spell = begin(person, "F5", dt.date(2026, 2, 1))
    end_activity(spell=spell, on=dt.date(2026, 4, 1), by=None)
    with pytest.raises(Refused, match="already ended, on 1 April 2026"):
        end_activity(spell=spell, on=dt.date(2026, 4, 2), by=None)


def test_a_wrong_end_can_be_taken_back_while_nothing_known_followed(person):
    spell = begin(person, "F5", dt.date(2026, 2, 1))
    end_activity(spell=spell, on=dt.date(2026, 4, 1), by=None)
    begin(person, "0", dt.date(2026, 4, 2))
    reopen_activity(spell=spell, by=None)
    assert spells(person) == [("F5", dt.date(2026, 2, 1), None)]
    begin(person, "G5", dt.date(2026, 5, 1))
    with pytest.raises(Refused, match="Another activity has been recorded since"):
        reopen_activity(spell=person.activity_spells.get(code="F5"), by=None)


def test_each_change_asks_for_a_new_ranking(person):
    Job.objects.all().delete()
    spell = begin(person, "F5", dt.date(2026, 2, 1))
    assert Job.objects.get().name == RANK_CARE_LEAVER
    Job.objects.all().delete()
    end_activity(spell=spell, on=dt.date(2026, 4, 1), by=None)
    assert Job.objects.get().arguments == [person.council_id, person.id]


def test_status_counts_both_ends_and_is_not_known_outside(person):
    spell = begin(person, "P2", dt.date(2026, 2, 1))
    end_activity(spell=spell, on=dt.date(2026, 4, 1), by=None)
    days = [dt.date(2026, 1, 31), dt.date(2026, 2, 1), dt.date(2026, 4, 1), dt.date(2026, 4, 2)]
    assert [status_on(person, day) for day in days] == ["0", "P2", "P2", "0"]


def test_months_since_eet(person):
    assert months_since_eet(person, TODAY) is None
    begin(person, "F5", dt.date(2025, 6, 1))
    assert months_since_eet(person, TODAY) == 0
    begin(person, "G5", dt.date(2025, 12, 16))
    assert months_since_eet(person, dt.date(2025, 12, 15)) == 0
    assert months_since_eet(person, TODAY) == pytest.approx(6, abs=0.05)


@given(st.lists(st.tuples(st.sampled_from(ActivityCode.values), st.integers(0, 60)), max_size=8), st.integers(0, 60))
@settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_recorded_every_day_has_at_most_one_activity(in_council, steps, days_ago):
    person = CareLeaverFactory(council=in_council)
    for code, ago in steps:
        with suppress(Refused):
            begin(person, code, TODAY - ago * DAY)
    on_each_day = Counter()
    for spell in person.activity_spells.all():
        last = spell.ends_on or TODAY
        on_each_day.update(spell.starts_on + n * DAY for n in range((last - spell.starts_on).days + 1))
    assert set(on_each_day.values()) <= {1}
    asked = TODAY - days_ago * DAY
    assert (status_on(person, asked) == "0") or asked in on_each_day


def test_who_reaches_the_spells(person):
    begin(person, "F5", dt.date(2026, 2, 1))
    own = UserFactory()
    person.personal_adviser = own
    person.save()
    seen = {}
    for role in Role:
        user = own if role == Role.PERSONAL_ADVISER else UserFactory()
        viewer = Viewer.of(MembershipFactory(user=user, council=person.council, role=role))
        seen[role] = activity_spells_of(viewer).count()
    assert {role for role, count in seen.items() if count} == {
        Role.EET_ADVISER,
        Role.HEAD,
        Role.STAFF,
        Role.AUDITOR,
        Role.PERSONAL_ADVISER,
    }


def test_the_codes_in_eet_are_the_statutory_eight():
    assert set(ActivityCode.values) - EET == {"G4", "G5", "G6", "0"}


def test_a_spell_written_down_wrongly_is_corrected_and_its_history_kept(person):
    spell = begin(person, "G5", dt.date(2026, 2, 1))
    correct_activity(
        spell=spell,
        code="G6",
        starts_on=dt.date(2026, 1, 20),
        ends_on=dt.date(2026, 3, 1),
        why="Typed wrongly",
        by=UserFactory(),
    )
    assert spells(person) == [("G6", dt.date(2026, 1, 20), dt.date(2026, 3, 1))]
    assert [row.code for row in spell.history.order_by("pgh_id")] == ["G5", "G6"]


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"starts_on": dt.date(2026, 1, 15)}, "already recorded from 1 January 2026 to 31 January 2026"),
        ({"ends_on": dt.date(2026, 1, 31)}, "cannot end before it began"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(person, facts, sentence):
    begin(person, "F5", dt.date(2026, 1, 1))
    spell = begin(person, "G5", dt.date(2026, 2, 1))
    before = spells(person)
    with pytest.raises(Refused, match=sentence):
        correct_activity(spell=spell, why="Typed wrongly", by=UserFactory(), **facts)
    assert spells(person) == before
