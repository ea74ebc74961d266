"""The first fortnight on one page: what is proposed, what an adviser changes of it, and what stands afterwards."""

import re

from backend.care_leavers.models import CareLeaver
from backend.councils.choices import Role
from backend.shortlists.models import Match
from tests.factories.councils import MembershipFactory
from tests.factories.gated import step
from tests.factories.opportunities import SiteFactory
from tests.web.pages import errors_in, filled, headings_in, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.promises.conftest import TODAY, plan, without_first_day


def page(referral, more="") -> str:
    return f"/referrals/{referral.public_id}/first-fortnight/{more}"


def rows(response) -> dict[str, list[str]]:
    found = page_of(response).select("main table tbody tr")
    return {text_of(row.select("th, td")[0]): [text_of(cell) for cell in row.select("th, td")[1:]] for row in found}


def test_what_is_proposed_is_promised_in_one_press(adviser, world, referral):
    referral_page = adviser.get(f"/referrals/{referral.public_id}/")
    assert page_of(referral_page).select(f'a[href="{page(referral)}"]')
    assert "Nothing is promised yet." in text_of(page_of(get_within(adviser, page(referral))).main)
    shown = get_within(adviser, page(referral, "plan/"))
    said = text_of(page_of(shown).main)
    assert "A shift begins at 06:30, before 7am: ring them about the first bus." in said
    assert "The journey, each way, as we estimate it: " in said
    assert filled(shown)["due_call-1"] == "29/06/2026"
    response = plan(adviser, referral)
    told = rows(response)
    assert told["We ring you on your first day."] == [
        "29 Jun 2026",
        "Priya Shah",
        "To come",
        told_acts("We ring you on your first day."),
    ]
    assert told["You start early. We find out about the first bus and tell you."][0] == "26 Jun 2026"
    assert len(told) == 9
    assert adviser.get(page(referral, "plan/")).status_code == 302
    get_within(adviser, page(referral))


def told_acts(words: str) -> str:
    return f"It is done “{words}” Change “{words}”"


def test_an_adviser_changes_days_words_and_owner_leaves_out_and_adds(adviser, world, referral, in_council):
    sam = MembershipFactory(council=in_council, role=Role.STAFF, user__name="Sam Okoro").user
    own = {"words_own1": "We get you a bus pass.", "due_own1": "19/6/2026", "owner_own1": str(sam.pk)}
    changed = {"words_kit": "We buy your boots.", "due_kit": "24/06/2026", "owner_kit": str(sam.pk)}
    left_out = {"need_letter": ""}
    told = rows(plan(adviser, referral, **own, **changed, **left_out))
    assert told["We buy your boots."][:3] == ["24 Jun 2026", "Sam Okoro", "To come"]
    assert told["We get you a bus pass."][:2] == ["19 Jun 2026", "Sam Okoro"]
    assert told["We give you a letter for your work coach."][2].startswith("Not needed Not needed: left out")
    moved = adviser.post(page(referral, "day/"), {"first_day": "6/7/2026"}, follow=True)
    assert rows(moved)["We buy your boots."][0] == "1 Jul 2026", "five days before the first day, as it was put"
    assert rows(moved)["We get you a bus pass."][0] == "19 Jun 2026"


def test_what_is_wrong_stands_beside_its_box_and_nothing_is_promised(adviser, referral):
    wrong = {"words_kit": "", "due_travel": "31/2/2026", "owner_meets": ""}
    response = plan(adviser, referral, **wrong)
    assert errors_in(response) == [
        "Kit or clothes: write what is promised, or take the tick away",
        "By when must be a real date, like 27/3/2026",
        "Who meets them: select who does it",
    ]
    late = plan(adviser, referral, due_kit="1/6/2026")
    assert errors_in(late) == ["This day is past. Give today or a later day."]
    told = plan(adviser, referral, words_own1="Your care leaver grant", due_own1="19/6/2026")
    assert "may tell that they have been in care" in errors_in(told)[0]
    assert not referral.promises.exists()


def test_without_a_first_day_it_is_asked_for_and_then_everything_has_its_day(adviser, world, referral):
    without_first_day(world)
    told = rows(plan(adviser, referral))
    assert told["We ring you on your first day."][0] == "once the first day is known"
    assert told["We find out when your first day is."][0] == "17 Jun 2026"
    moved = adviser.post(page(referral, "day/"), {"first_day": "6/7/2026"}, follow=True)
    assert rows(moved)["We ring you on your first day."][0] == "6 Jul 2026"
    assert rows(moved)["We find out when your first day is."][2].startswith("Done The first day is 6 July 2026.")


def test_the_page_says_where_the_opportunity_gives_another_day_since(adviser, world, planned):
    world.opportunity.start_date = TODAY.replace(day=22)
    world.opportunity.save()
    said = text_of(page_of(adviser.get(page(planned))).main)
    assert "The opportunity gives another first day now: 22 June 2026." in said


def test_what_is_over_is_not_planned(adviser, referral):
    step(referral=referral, step="did_not_start", on=TODAY, by=referral.events.last().by)
    response = adviser.get(page(referral, "plan/"), follow=True)
    assert "not at “Offer accepted” any more" in text_of(page_of(response))
    assert "Plan the first fortnight" not in headings_in(response)


def test_who_only_reads_finds_no_act_and_another_council_nothing(world, planned, in_council):
    for role in (Role.HEAD, Role.AUDITOR):
        client, _ = signed_in(in_council, role)
        shown = page_of(client.get(page(planned)))
        assert "We ring you on your first day." in text_of(shown.main)
        assert not shown.select("main a[href*=change], main a[href*=done]")
        assert client.get(page(planned, "plan/")).status_code == 403
    theirs, _ = signed_in(in_council, Role.PERSONAL_ADVISER)
    assert theirs.get(page(planned)).status_code == 404


def test_the_journey_is_known_once_the_last_place_is_taken_and_no_match_is_left(adviser, world, referral):
    """What is filled is matched to nobody, and it is then that the first trip is planned."""
    CareLeaver.objects.filter(pk=world.person.pk).update(home_easting=532400, home_northing=165500)
    SiteFactory(opportunity=world.opportunity, easting=532400, northing=170500)
    assert not Match.objects.filter(care_leaver=world.person).exists()
    said = text_of(page_of(get_within(adviser, page(referral, "plan/"))).main)
    assert re.search(r"The journey, each way, as we estimate it: \d+ min", said), said
