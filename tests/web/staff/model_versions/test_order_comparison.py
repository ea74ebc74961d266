"""The head reads what is compared, registers it, downloads the protocol, and learns nothing more before the end."""

import datetime as dt
from hashlib import sha256

from django.urls import reverse

from backend.core import clock
from backend.learning.order_comparisons import draw_week
from backend.model_versions.models import OrderComparison
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.learning import live_version
from tests.web.pages import banner_in, errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.staff.model_versions.conftest import TODAY


PAGE = reverse("order-comparison")
MONDAY = TODAY + dt.timedelta(days=7 - TODAY.weekday())
DAY, WEEK = dt.timedelta(days=1), dt.timedelta(weeks=1)
TYPED = {"most": "60", "weeks_followed": "26", "share": "30", "difference": "10"}
TYPED |= dict.fromkeys(("begins_on", "last_week"), f"{MONDAY:%d/%m/%Y}")


def shown(client):
    return text_of(page_of(get_within(client, PAGE)).main).replace("\xa0", " ")


def test_where_the_written_order_ranks_there_is_nothing_to_compare(head):
    opened = page_of(get_within(head, PAGE))
    assert "so there is nothing to compare it with" in text_of(opened.main)
    assert not opened.select("main form input[name=most]")


def test_a_comparison_from_its_protocol_to_its_finding(head, world):
    live_version(world.council, head.user)
    for _ in range(4):
        CareLeaverFactory(council=world.council, ready=True)
    assert "Are lists better than in the written order?" in text_of(page_of(head.get(reverse("models"))).main)
    opened = get_within(head, PAGE)
    wrong = head.post(PAGE, filled(opened) | TYPED | {"begins_on": f"{MONDAY + DAY:%d/%m/%Y}"})
    assert "is no Monday. Enter a Monday: it draws then." in errors_in(wrong)[0]
    sent = head.post(PAGE, filled(wrong) | TYPED, follow=True)
    assert "The comparison is registered. It draws from" in banner_in(sent)
    comparison = OrderComparison.objects.get()
    answer = head.get(reverse("order-protocol", args=[comparison.public_id]))
    assert sha256(answer.content).hexdigest() == comparison.digest
    assert "attachment" in answer["Content-Disposition"]
    with clock.moved_to(MONDAY):
        draws = draw_week(world.council)
        said = shown(head)
        assert "Not yet known. It is worked out on" in said
        assert comparison.digest in said
        assert comparison.seed not in said
        assert f"{len(draws)}, of whom {len(draws) // 2} have the written order" in said
    with clock.moved_to(MONDAY + 26 * WEEK + DAY):
        said = shown(head)
        assert comparison.seed in said
        assert "No difference was found that this many people could show" in said


def test_it_is_stopped_with_a_reason_and_another_may_be_registered(head, world):
    live_version(world.council, head.user)
    head.post(PAGE, filled(head.get(PAGE)) | TYPED)
    stop = reverse("order-comparison-stop", args=[OrderComparison.objects.get().public_id])
    assert head.post(stop, filled(head.get(stop)) | {"why": "Advisers are unsure"}).url == PAGE
    assert "Advisers are unsure" in shown(head)
    head.post(PAGE, filled(head.get(PAGE)) | TYPED)
    assert OrderComparison.objects.count() == 2
