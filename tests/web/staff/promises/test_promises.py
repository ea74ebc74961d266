"""One promise on its pages: made at any time, done, changed, not needed; and a pay held against the minimum."""

import datetime as dt

from backend.placements.choices import PromiseKind
from backend.placements.models import Promise
from backend.reference.services import load_reference
from tests.factories.unasked import start_from
from tests.web.pages import banner_in, errors_in, filled, page_of, saves, text_of
from tests.web.queries import get_within
from tests.web.staff.promises.conftest import FIRST_DAY, on


def kind(referral, which) -> Promise:
    return referral.promises.filter(kind=which).first()


def stands(promise) -> Promise:
    return Promise.objects.with_standing().get(pk=promise.pk)


def test_something_is_promised_at_any_time_on_one_form(adviser, world):
    page = f"/people/{world.person.public_id}/promises/add/"
    boxes = filled(get_within(adviser, page))
    response = adviser.post(page, boxes | {"words": "We find you a mentor.", "due_on": "19/6/2026"}, follow=True)
    assert "Promised. Priya Shah finds it on Today when its day comes." in banner_in(response)
    table = text_of(page_of(response).select_one("#promises"))
    assert "We find you a mentor. 19 Jun 2026 Priya Shah To come" in table
    boxes = filled(adviser.get(page))
    assert errors_in(adviser.post(page, boxes | {"words": "", "due_on": "1/1/2026", "owner": "x"})) == [
        "Enter what is promised",
        "Select somebody from the list",
    ]
    assert errors_in(adviser.post(page, boxes | {"words": "Yes", "due_on": "1/1/2026"})) == [
        "This day is past. Give today or a later day."
    ]
    get_within(adviser, f"/people/{world.person.public_id}/journey/")


def test_what_is_done_says_how_and_the_second_is_told_who_was_first(adviser, planned):
    promise = kind(planned, PromiseKind.KIT)
    page = f"/promises/{promise.public_id}/done/"
    boxes = filled(get_within(adviser, page))
    response = adviser.post(page, boxes | {"how": "Boots from the store"}, follow=True)
    assert "Done. " in banner_in(response)
    assert stands(promise).how == "Boots from the store"
    again = adviser.post(page, filled(response, "form[action*=search]") | {"how": "Again"})
    assert "This was done already, by Priya Shah, on 15 June 2026" in errors_in(again)[0]
    assert "There is nothing left to do about this: it is done." in banner_in(adviser.get(page, follow=True))


def test_another_day_and_words_and_what_is_not_needed(adviser, planned):
    promise = kind(planned, PromiseKind.MEETS)
    page = f"/promises/{promise.public_id}/change/"
    boxes = filled(get_within(adviser, page))
    assert saves(adviser, page, boxes | {"words": "We tell you who.", "due_on": "24/6/2026"}).status_code == 302
    assert (stands(promise).words, stands(promise).days_after_first) == ("We tell you who.", -5)
    drop = f"/promises/{promise.public_id}/drop/"
    assert errors_in(adviser.post(drop, filled(get_within(adviser, drop)))) == ["Enter why it is no longer needed"]
    adviser.post(drop, {"because": "She knows"})
    assert stands(promise).off_because == "She knows"


def test_a_first_payslip_is_compared_and_what_is_under_is_asked_about(adviser, world, planned):
    load_reference()
    type(world.person).objects.filter(pk=world.person.pk).update(birth_date=dt.date(2003, 1, 1))
    start = {"referral": planned, "on": FIRST_DAY, "by": world.adviser}
    promise = kind(planned, PromiseKind.PAY)
    with on(FIRST_DAY):
        start_from(**start)
    with on(dt.date(2026, 8, 3)):
        client = adviser
        page = f"/promises/{promise.public_id}/pay/"
        shown = get_within(client, page)
        assert filled(shown)["worked_as"] in ("first_year", "none")
        slip = {
            "period_first": "29/6/2026",
            "period_last": "26/7/2026",
            "hours": "120",
            "hours_are_sure": "False",
            "gross": "£1,200",
            "worked_as": "none",
        }
        wrong = client.post(page, filled(shown) | slip | {"period_last": "1/6/2026"})
        assert errors_in(wrong) == ["The last day lies before the first. Check both days."]
        missing = client.post(page, {})
        assert "Enter the hours they worked" in errors_in(missing)
        response = client.post(page, filled(shown) | slip, follow=True)
    said = "It may be under the minimum by about £2.71 an hour: about £10.00 an hour (£1,200.00 for 120 hours)."
    assert said in banner_in(response)
    assert stands(promise).how.startswith(said)
    assert planned.promises.latest("id").words == "We talk to your work about your pay."


def test_the_first_pay_day_moves_what_is_about_pay(adviser, planned):
    page = f"/referrals/{planned.public_id}/first-fortnight/pay-day/"
    assert errors_in(adviser.post(page, filled(get_within(adviser, page)))) == ["Enter the first pay day"]
    adviser.post(page, {"pay_day": "31/7/2026"})
    assert stands(kind(planned, PromiseKind.PAY_CALL)).due_on == dt.date(2026, 7, 31)
    assert stands(kind(planned, PromiseKind.PAY_DAY)).is_kept
