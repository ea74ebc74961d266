"""What a young person reads on their own page of what was picked for them, and of what is next."""

import datetime as dt
from decimal import Decimal

import pytest

from backend.core import clock
from backend.core.protection import council_context
from backend.employers.choices import Pledge
from backend.reference.choices import OpportunityType, Route
from backend.shortlists.models import Suggestion
from tests.backend.opportunities.posts import TODAY
from tests.factories.care_leavers import AvoidedEmployerFactory
from tests.factories.referrals import ReferralWorld
from tests.factories.shortlists import MatchFactory, MatchRunFactory, reason
from tests.factories.unasked import start_from, step
from tests.web.pages import headings_in
from tests.web.queries import get_within
from tests.web.young_person.worlds import own_world, read


def ranked(mine, post, *reasons, **figures):
    with council_context(mine.council.id):
        run = MatchRunFactory(council=mine.council)
        return MatchFactory(care_leaver=mine.person, run=run, opportunity=post, reasons=list(reasons), **figures)


def test_the_page_greets_and_shows_what_was_picked(mine):
    mine.suggested(mine.post(wage_from=Decimal("12.71"), working_pattern="Tuesday to Saturday"))
    said = read(mine)
    assert "Hi Mina. Jo picked this for you." in said
    assert "Apprenticeship: you work, learn and get paid. At Fable Kitchens." in said
    assert "£381 a week before tax, rent and travel" in said
    assert "30 hours a week Tuesday to Saturday" in said
    assert "5 minutes each way, our best guess" in said
    assert "This kind of work was your first choice." in said


def test_ten_picks_with_everything_said_take_no_more_queries(mine):
    posts = [mine.post(f"Post {number}", f"Place {number}") for number in range(10)]
    mine.suggested(*posts, words="You like cooking.")
    for post in posts[:2]:
        mine.put_forward(post)
    ranked(mine, posts[3], reason("x", 0.4, "experience"))
    page = get_within(mine.come_in(), "/next/")
    assert headings_in(page)[0] == "Hi Mina. Jo picked these 10 for you."


def test_an_empty_list_is_said_kindly(mine):
    assert "There is nothing on your list just now. That is fine. Jo is looking." in read(mine)


def test_an_empty_list_says_that_something_goes_on_and_asks_how_it_is_once_it_has_begun(mine):
    """Nobody looks for another one for who has just started."""
    with clock.moved_to(TODAY):
        begun = mine.put_forward(mine.post())
        assert "nothing new on your list just now. Look below at what happens next." in read(mine)
        with council_context(mine.council.id):
            for name in ("offered", "accepted"):
                step(referral=begun, step=name, on=TODAY, by=mine.adviser)
            start_from(referral=begun, on=TODAY, by=mine.adviser)
        said = read(mine)
    assert "nothing new on your list just now. Tell us below how it is going." in said
    assert "Jo is looking" not in said


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"paid": False, "wage_from": None, "wage_period": ""}, "No pay"),
        ({"wage_from": None, "wage_period": ""}, "Not known yet the pay"),
        ({"weekly_hours": None}, "Not known yet the hours"),
        ({"remote": True}, "From home"),
        ({"wage_to": Decimal("14")}, "£381 a week or more, before tax"),
        ({"dbs_required": True}, "They do a police check before you start."),
        ({"pledges": [Pledge.WORKPLACE_BUDDY]}, "Good to know: You get a buddy at work."),
        ({"type": OpportunityType.JOB, "level": None, "lars_code": None}, "A job. At Fable Kitchens."),
    ],
)
def test_facts_are_said_as_they_are_recorded(mine, facts, told):
    mine.suggested(mine.post(**facts))
    assert told in read(mine)


def test_of_a_confidential_home_only_a_band_is_said(db):
    mine = own_world(home_is_confidential=True)
    mine.suggested()
    said = read(mine)
    assert "under 30 minutes each way" in said
    assert "5 minutes" not in said


def test_why_says_what_speaks_for_it_alone(mine):
    post = mine.post(route=Route.DIGITAL)
    ranked(
        mine,
        post,
        reason("Near what they say they want.", 0.5, "words_wish"),
        reason("They have some experience in this route.", 0.4, "experience"),
        reason("Care leavers last with this employer more often than usual.", 0.3, "employer_lasting"),
        reason("Pays about £381 a week.", -0.2, "pay"),
        minutes=41.0,
    )
    mine.suggested(post, words="You liked the open day.")
    said = read(mine)
    assert "Why this one: you said “ I like fixing things and want to learn a trade. ”" in said
    assert "You have done work like this before." in said
    assert "Jo says: “ You liked the open day. ”" in said
    assert "40 minutes each way" in said
    for hidden in ("It pays more", "lasts", "last with", "%", "chance", "Digital"):
        assert hidden not in said


def test_nothing_of_where_or_when_is_told(mine):
    post = mine.post(start_date=TODAY + dt.timedelta(days=56))
    mine.suggested(post)
    mine.put_forward(post)
    said = read(mine)
    for hidden in ("Secret Street", "CR0", "27 July"):
        assert hidden not in said


def test_a_title_that_says_for_whom_it_is_is_not_shown(mine):
    mine.suggested(mine.post("Kitchen apprentice for care leavers"))
    said = read(mine)
    assert "care leaver" not in said
    assert "Apprenticeship: you work, learn and get paid" in said


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"wage_from": None, "wage_period": "", "wage_text": "Care leaver bursary"}, "Ask us the pay"),
        ({"weekly_hours": None, "working_pattern": "Fits around your pathway plan"}, "Ask us the hours"),
        ({"working_pattern": "Fits around your pathway plan"}, "hours a week"),
    ],
)
def test_what_an_employer_typed_that_says_for_whom_it_is_is_not_shown(mine, facts, told):
    mine.suggested(mine.post(**facts))
    said = read(mine)
    assert told in said
    assert "bursary" not in said
    assert "pathway" not in said


def test_one_that_may_not_be_shown_any_more_has_gone(mine):
    post = mine.post()
    mine.suggested(post)
    with council_context(mine.council.id):
        type(post).objects.filter(pk=post.pk).update(state="closed")
    said = read(mine)
    assert "Kitchen apprentice . This one has gone. It is not about you." in said
    assert "I’m interested" not in said
    assert "There is nothing on your list just now." in said


def test_an_employer_to_keep_away_from_since_is_not_shown(mine):
    post = mine.post()
    mine.suggested(post)
    with council_context(mine.council.id):
        AvoidedEmployerFactory(care_leaver=mine.person, employer=post.employer)
    said = read(mine)
    assert "Fable Kitchens" not in said
    assert "Kitchen apprentice . It is not open to you now. Ask Jo." in said
    assert "It is not about you" not in said, "it is"


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"state": "paused"}, "It is not open to you now. Ask Jo."),
        ({"min_age": 90}, "It is not open to you now. Ask Jo."),
        ({"closing_date": TODAY - dt.timedelta(days=1)}, "This one has gone. It is not about you."),
    ],
)
def test_what_is_not_to_be_looked_at_says_why_as_it_is(mine, facts, told):
    post = mine.post()
    mine.suggested(post)
    with council_context(mine.council.id):
        type(post).objects.filter(pk=post.pk).update(**facts)
    assert f"Kitchen apprentice . {told}" in read(mine)


def test_of_two_referrals_for_one_the_last_counts(mine):
    post = mine.post()
    mine.suggested(post)
    first = mine.put_forward(post)
    with council_context(mine.council.id):
        step(referral=first, step="withdrawn", on=TODAY, by=mine.adviser)
    said = read(mine)
    assert "Jo picked this for you." in said, "a mistake put right takes nothing from them"
    assert "I’m interested" in said
    with clock.moved_to(TODAY + dt.timedelta(days=1)):
        mine.client.cookies.clear()
        with council_context(mine.council.id):
            second = ReferralWorld(mine.council, mine.adviser, None, mine.person, post).refer()
        said = read(mine)
        assert "You are put forward for this one." in said
        with council_context(mine.council.id):
            step(referral=second, step="declined_by_employer", on=TODAY + dt.timedelta(days=1), by=mine.adviser)
        assert "picked this for you" not in read(mine)


def test_a_yes_from_before_it_was_withdrawn_is_not_said_to_wait(mine):
    post = mine.post()
    pick = mine.suggested(post)[0]
    mine.send(f"pick/{pick.public_id}/", {"answer": "interested"})
    with clock.moved_to(clock.now() + dt.timedelta(hours=1)):
        mine.client.cookies.clear()
        referral = mine.put_forward(post)
        with council_context(mine.council.id):
            step(referral=referral, step="withdrawn", on=TODAY, by=mine.adviser)
        said = read(mine)
        assert "Jo talks to you about this one next." in said
        assert "Nothing is sent before that." not in said


def test_without_a_named_adviser_each_sentence_still_says_who(db):
    mine = own_world(eet_adviser=None)
    assert "Your adviser is looking." in read(mine)
    mine.put_forward(mine.post())
    said = read(mine)
    assert "If they do not, your adviser rings them. You hear from your adviser either way." in said
    assert "Your adviser answers within 7 days." in said


def test_what_was_taken_away_again_is_not_there(mine):
    mine.suggested()
    with council_context(mine.council.id):
        Suggestion.objects.update(ended_at=clock.now(), ended_by=mine.adviser)
    assert "Kitchen apprentice" not in read(mine)
