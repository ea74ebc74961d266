"""What may be done about a pair that is in no list of matches, and what a head went past for it."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.services import update_profile
from backend.councils.choices import Role
from backend.notifications.models import Message
from backend.opportunities.models import Opportunity
from backend.referrals.models import Clearance, Referral
from backend.shortlists.models import Decision
from tests.today import today_is
from tests.web.pages import as_shown, banner_in, errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints, link_of


_today_is = today_is(dt.date(2026, 6, 15))
WHY = "The college teaches maths beside the course."


@pytest.fixture
def adviser(world):
    client, membership = signed_in(world.council, Role.EET_ADVISER)
    CareLeaver.objects.filter(id=world.person.id).update(eet_adviser=membership.user)
    return client


@pytest.fixture
def head(world):
    return signed_in(world.council, Role.HEAD)


@pytest.fixture
def asks_maths(world):
    """Maths is asked for at a level they do not have."""
    update_profile(care_leaver=world.person, maths_level=0, by=None)
    Opportunity.objects.filter(id=world.opportunity.id).update(maths_required=1)
    return world


def address(world, name="match-facts"):
    return reverse(name, args=[world.person.public_id, world.opportunity.public_id])


def go_past(world, head):
    read = as_shown(head[0].get(address(world, "go-past")))
    head[0].post(address(world, "go-past"), read | {"names": ["maths"], "reason": WHY})


def buttons(client, world) -> dict[str, str]:
    page = page_of(get_within(client, address(world)))
    return {text_of(each): each["href"] for each in page.select("main a.govuk-button")}


def told(client, world) -> str:
    return text_of(page_of(client.get(address(world))).select_one("main .govuk-body-l"))


def on_today(client):
    return hints(get_within(client, reverse("today")), "gone-past")


def test_the_page_says_what_was_gone_past_by_whom_and_why_and_leads_on(asks_maths, adviser, head):
    assert buttons(adviser, asks_maths) == {}
    assert on_today(adviser) == []
    go_past(asks_maths, head)
    assert address(asks_maths) in Message.objects.get().body
    said = told(adviser, asks_maths)
    assert "Ruled out" not in said
    for words in ("Maths: level 1 is asked for", f"Gone past by {head[1].user} on 15 June 2026", WHY):
        assert words in said
    assert buttons(adviser, asks_maths) == {
        "Shortlist": address(asks_maths, "match-decide"),
        "Refer": address(asks_maths, "refer"),
    }
    assert buttons(head[0], asks_maths) == {}, "a head neither shortlists nor refers"


def test_today_asks_the_adviser_to_decide_until_somebody_has(asks_maths, adviser, head):
    go_past(asks_maths, head)
    ((action, reason),) = on_today(adviser)
    assert "decide: shortlist or refer them" in action
    assert f"{head[1].user} went past a rule for {asks_maths.opportunity.title}" in reason
    assert WHY in reason
    assert link_of(adviser.get(reverse("today")), "gone-past") == address(asks_maths)
    assert "gone-past" not in head[0].get(reverse("today")).content.decode()


@pytest.mark.parametrize("how", ["shortlist", "refer", "take back", "law", "changed"])
def test_it_leaves_today_once_it_is_decided_or_counts_no_longer(asks_maths, adviser, head, how):
    go_past(asks_maths, head)
    assert len(on_today(adviser)) == 1
    if how == "shortlist":
        shortlist(adviser, asks_maths)
    elif how == "refer":
        asks_maths.refer()
    elif how == "take back":
        back = reverse("clearance-take-back", args=[Clearance.objects.get().public_id])
        adviser.post(back, {"reason": "They do not want it."})
    elif how == "law":
        update_profile(care_leaver=asks_maths.person, right_to_work=False, by=None)
    else:
        Opportunity.objects.filter(id=asks_maths.opportunity.id).update(maths_required=2)
    assert on_today(adviser) == []


def shortlist(client, world):
    page = client.get(address(world, "match-decide"))
    return client.post(address(world, "match-decide"), filled(page, "main form") | {"note": "By its workshop."})


def test_a_pair_beside_the_ranking_is_shortlisted_with_the_facts_of_today(world, adviser):
    assert told(adviser, world).startswith("Within the rules, and lower in the ranking")
    assert list(buttons(adviser, world)) == ["Shortlist", "Refer"]
    assert shortlist(adviser, world).status_code == 302
    decision = Decision.objects.get()
    assert (decision.kind, decision.note, decision.title) == ("shortlist", "By its workshop.", world.opportunity.title)
    assert decision.person_snapshot_id
    assert decision.opportunity_snapshot_id
    assert {each["name"] for each in decision.facts["criteria"]} >= {"maths", "age", "avoided_area"}
    assert list(buttons(adviser, world)) == ["Refer"]
    listed = page_of(get_within(adviser, reverse("person", args=[world.person.public_id]))).main
    assert listed.select(f"a[href='{address(world, 'refer')}']")
    assert "beside the ranking" in text_of(listed)


def test_what_was_ruled_out_meanwhile_is_not_shortlisted(world, adviser):
    page = adviser.get(address(world, "match-decide"))
    typed = filled(page, "main form")
    update_profile(care_leaver=world.person, maths_level=0, by=None)
    Opportunity.objects.filter(id=world.opportunity.id).update(maths_required=1)
    response = adviser.post(address(world, "match-decide"), typed, follow=True)
    assert "no longer among the matches" in banner_in(response)
    assert not Decision.objects.exists()


def test_what_was_gone_past_after_the_page_is_shown_before_anything_is_saved(world, adviser, head):
    typed = filled(adviser.get(address(world, "match-decide")), "main form")
    update_profile(care_leaver=world.person, maths_level=0, by=None)
    Opportunity.objects.filter(id=world.opportunity.id).update(maths_required=1)
    go_past(world, head)
    response = adviser.post(address(world, "match-decide"), typed)
    assert "Nothing is recorded yet" in errors_in(response)[0]
    assert not Decision.objects.exists()


def test_an_open_referral_is_gone_on_with(world, adviser):
    referral = world.refer()
    assert buttons(adviser, world) == {"Go on with their referral": reverse("referral", args=[referral.public_id])}


def test_what_law_rules_out_leads_nowhere(world, adviser):
    update_profile(care_leaver=world.person, right_to_work=False, by=None)
    assert buttons(adviser, world) == {}
    assert banner_in(adviser.get(address(world, "match-decide"), follow=True))
    assert not Referral.objects.exists()


def test_the_list_of_what_was_ruled_out_says_what_was_gone_past(asks_maths, adviser, head):
    go_past(asks_maths, head)
    page = get_within(adviser, reverse("person-ruled-out", args=[asks_maths.person.public_id]))
    (row,) = page_of(page).select("tbody tr")
    assert f"Gone past by {head[1].user}" in text_of(row)
    assert "Ruled out" not in text_of(row)


def test_a_rule_that_still_stands_is_said_beside_the_one_gone_past(asks_maths, adviser, head):
    go_past(asks_maths, head)
    update_profile(care_leaver=asks_maths.person, can_drive=False, by=None)
    Opportunity.objects.filter(id=asks_maths.opportunity.id).update(driving_required=True)
    said = told(adviser, asks_maths)
    assert said.startswith("Ruled out: ")
    assert "they cannot drive yet" in said.partition("Gone past by")[0]
    assert WHY in said
    assert buttons(adviser, asks_maths) == {}
