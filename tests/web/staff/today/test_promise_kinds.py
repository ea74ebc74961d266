"""Lines of Today about promises: what is due, what is to be planned, and what settles each."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.choices import ContactMethod
from backend.core import clock
from backend.councils.choices import Role
from backend.placements.choices import PromiseKind
from backend.placements.models import Promise
from backend.placements.promise_proposals import first_day_known, proposals_for
from backend.placements.promises import Planned, make_promise, plan_fortnight
from tests.factories.gated import step
from tests.factories.placements import accepted
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import button_of, hints, lines_in, link_of, whens


pytestmark = pytest.mark.usefixtures("kinds_named")


URL, DUE, PLAN = "/today/", "promises-due", "first-fortnights"
DAY = dt.timedelta(days=1)


def accept(world, first_in: int | None = 14):
    first = clock.today() + first_in * DAY if first_in is not None else None
    world.opportunity.start_date, world.opportunity.paid = first, True
    world.opportunity.save()
    return accepted(world)


def plan(world, referral) -> dict[str, Promise]:
    first_day = first_day_known(referral)
    proposed = proposals_for(referral, first_day)
    lines = [Planned(each.kind, each.words, world.adviser, each.due_on, each.days_after_first) for each in proposed]
    made = plan_fortnight(referral=referral, first_day=first_day, planned=lines, by=world.adviser)
    return {each.key: promise for each, promise in zip(proposed, made, strict=True)}


def promised(world, words="We find you a mentor.", days=0, owner=None) -> Promise:
    facts = {"care_leaver": world.person, "words": words, "owner": owner or world.adviser, "by": world.adviser}
    return make_promise(due_on=clock.today() + days * DAY, **facts)


def name_of(promise) -> str:
    return f"{DUE}:{promise.public_id}"


def test_an_accepted_offer_is_planned_once(adviser, world):
    referral = accept(world)
    shown = get_within(adviser, URL)
    ((action, what),) = hints(shown, PLAN)
    assert action == f"{world.person.full_name}: plan the first fortnight"
    assert what.startswith("Accepted, starts on ")
    assert link_of(shown, PLAN) == reverse("referral-fortnight-plan", args=[referral.public_id])
    plan(world, referral)
    assert hints(adviser.get(URL), PLAN) == []


def test_what_is_not_accepted_any_more_or_has_come_is_not_to_be_planned(adviser, world):
    referral = accept(world)
    with clock.moved_to(clock.today() + 14 * DAY):
        assert hints(adviser.get(URL), PLAN) == []
        assert len(hints(adviser.get(URL), "starts")) == 1
    step(referral=referral, step="did_not_start", on=clock.today(), by=world.adviser)
    assert hints(adviser.get(URL), PLAN) == []


def test_a_promise_is_there_on_its_day_and_late_after_it(adviser, world):
    promised(world, days=1)
    assert hints(adviser.get(URL), DUE) == []
    with clock.moved_to(clock.today() + DAY):
        shown = get_within(adviser, URL)
        ((action, what),) = hints(shown, DUE)
        assert action == f"{world.person.full_name}: do what was promised"
        assert what == f"Promised: “We find you a mentor.” {world.adviser} does it."
        assert whens(shown, DUE) == ["today"]
    with clock.moved_to(clock.today() + 3 * DAY):
        assert whens(adviser.get(URL), DUE) == ["2 days late"]


def test_it_is_done_in_the_line_with_a_few_words(adviser, world):
    promise = promised(world)
    adviser.post("/today/kept/", {"line": name_of(promise), "words": " "})
    assert "how it was done" in text_of(page_of(adviser.get(URL)))
    adviser.post("/today/kept/", {"line": name_of(promise), "words": "Met Jo at the library"})
    shown = adviser.get(URL)
    assert hints(shown, DUE) == []
    assert "It stands as done on their own page" in text_of(page_of(shown))
    assert Promise.objects.get(pk=promise.pk).how == "Met Jo at the library"
    late = adviser.post("/today/kept/", {"line": name_of(promise), "words": "Again"}, follow=True)
    assert "Nothing was changed" in text_of(page_of(late))


def test_one_press_says_that_they_were_rung_and_the_contact_keeps_it(adviser, world):
    referral = accept(world, first_in=0)
    call = plan(world, referral)["call-1"]
    line = lines_in(adviser.get(URL), DUE)
    assert "Rang them" in [button_of(each) for each in line]
    adviser.post("/today/told/", {"line": f"{name_of(call)} {ContactMethod.PHONE}"})
    assert world.person.contacts.get().reached
    assert "We ring you on your first day." not in text_of(page_of(adviser.get(URL)).main)
    assert Promise.objects.with_standing().get(pk=call.pk).is_kept


def test_what_takes_a_page_leads_to_it(adviser, world):
    referral = accept(world, first_in=None)
    plan(world, referral)
    with clock.moved_to(clock.today() + 4 * DAY):
        shown = adviser.get(URL)
        assert link_of(shown, DUE).startswith(reverse("referral-first-day", args=[referral.public_id]))
    pay = referral.promises.get(kind=PromiseKind.PAY)
    Promise.objects.exclude(pk=pay.pk).delete()
    Promise.objects.filter(pk=pay.pk).update(due_on=clock.today())
    assert link_of(adviser.get(URL), DUE).startswith(reverse("promise-pay", args=[pay.public_id]))


def test_the_owner_finds_it_though_it_is_not_one_of_their_own(in_council, world, adviser):
    sam, member = signed_in(in_council, Role.STAFF, name="Sam Okoro")
    promise = promised(world, owner=member.user)
    ((_, what),) = hints(get_within(sam, URL), DUE)
    assert what == "Promised: “We find you a mentor.”"
    ((_, what),) = hints(adviser.get(URL), DUE)
    assert what.endswith("Sam Okoro does it.")
    sam.post("/today/kept/", {"line": name_of(promise), "words": "Met Jo"})
    assert hints(adviser.get(URL), DUE) == []
    theirs, _ = signed_in(in_council, Role.PERSONAL_ADVISER)
    promised(world)
    assert hints(theirs.get(URL), DUE) == []


def test_what_is_to_come_is_in_the_week(adviser, world):
    promised(world, days=1)
    week = text_of(page_of(get_within(adviser, f"/today/week/?from={clock.today() + DAY}")).main)
    assert "We find you a mentor." in week
