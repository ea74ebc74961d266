"""The head reads the protocol, switches a trial on, and learns nothing of what came of it before its end."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.core import clock
from backend.councils.choices import Role
from backend.placements.models import CallTrial
from backend.placements.services import record_check_in
from backend.ranking.call_trials.services import draw_week
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.pages import banner_in, errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


TODAY = dt.date(2026, 6, 15)
WEEK = dt.timedelta(weeks=1)
_today = today_is(TODAY)
PAGE, LIST = reverse("head-call-trial"), reverse("support")
TYPED = {"begins_on": "22/06/2026", "last_week": "22/06/2026", "calls_a_week": "1", "most": "10", "share": "25"}


@pytest.fixture
def head(in_council):
    return signed_in(in_council, Role.HEAD)[0]


@pytest.fixture
def adviser(in_council):
    return signed_in(in_council)[0]


@pytest.fixture
def world(in_council):
    return referral_world(in_council, places=9)


def shown(client, address=PAGE):
    return text_of(page_of(get_within(client, address)).main)


def test_a_trial_from_its_protocol_to_its_finding(head, adviser, world, in_council):
    opened = get_within(head, PAGE)
    assert "Everybody keeps every call and check-in that they have anyway" in text_of(page_of(opened).main)
    wrong = head.post(PAGE, filled(opened) | TYPED | {"begins_on": "23/06/2026"})
    assert errors_in(wrong) == ["23 June 2026 is no Monday. Enter a Monday: it draws then."]
    sent = head.post(PAGE, filled(wrong) | TYPED, follow=True)
    assert "The trial is switched on. It draws from 22 June 2026 on." in banner_in(sent)
    trial = CallTrial.objects.get()
    people = [placement_since(world, TODAY - 3 * WEEK) for _ in range(3)]
    for each in people:
        heard = {"heard_from": "young_person", "going": 2, "still_there": True, "on": TODAY}
        record_check_in(check_in=each.check_ins.get(week=1), by=world.adviser, **heard)
    assert "Ring this week" not in shown(adviser, LIST)
    with clock.moved_to(TODAY + WEEK):
        drawn = draw_week(in_council)
        ring = page_of(get_within(adviser, LIST)).select("#ring ~ ol li")
        assert [text_of(each).split(":")[0] for each in ring] == [drawn[0].placement.care_leaver.full_name]
        said = shown(head)
        assert "Not yet known. It is worked out on 17 August 2026, and not before." in said
        assert (trial.seal in said, trial.seed in said) == (True, False)
        assert "Drawn so far: 3 in 1 week, of whom 1 were to be rung." in said.replace("\xa0", " ")
    with clock.moved_to(TODAY + 9 * WEEK):
        said = shown(head)
        assert trial.seed in said
        assert "Nothing can be compared" in said


def test_it_is_stopped_with_a_reason_and_another_may_begin(head):
    head.post(PAGE, filled(head.get(PAGE)) | TYPED)
    stop = reverse("call-trial-stop", args=[CallTrial.objects.get().public_id])
    assert head.post(stop, filled(head.get(stop)) | {"why": "Nobody can ring"}).url == PAGE
    assert "Nobody can ring" in shown(head)
    head.post(PAGE, filled(head.get(PAGE)) | TYPED)
    assert CallTrial.objects.count() == 2
