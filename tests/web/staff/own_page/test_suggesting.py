"""What an adviser puts on a young person's page, takes off it, and reads of what they say."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.core import clock
from backend.councils.choices import Role
from backend.shortlists.choices import DecisionKind, NotForMe, OwnAnswer
from backend.shortlists.models import Decision, Suggestion
from backend.shortlists.services import decide
from backend.shortlists.suggestions import MOST_SUGGESTED, answer_suggestion, suggest
from tests.factories.opportunities import OpportunityFactory
from tests.factories.shortlists import MatchFactory
from tests.web.pages import filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


@pytest.fixture
def match(world):
    return MatchFactory(care_leaver=world.person, opportunity=world.opportunity)


@pytest.fixture
def shortlisted(match, desk):
    return decide(match=match, kind=DecisionKind.SHORTLIST, by=desk[1].user)


def page(person, part="") -> str:
    return reverse(f"person-own-page{part}", args=[person.public_id])


def offered(response) -> list[str]:
    return [text_of(each) for each in page_of(response).select("main .govuk-checkboxes__label")]


def said(response) -> str:
    return text_of(page_of(response).main)


def test_what_is_shortlisted_is_put_on_their_page_with_words_to_them(adviser, world, shortlisted):
    form = get_within(adviser, page(world.person, "-suggest"))
    assert offered(form) == [f"{world.opportunity.title}, {world.opportunity.employer.name}"]
    typed = filled(form) | {"opportunities": [str(world.opportunity.public_id)], "words": "Near your nan"}
    told = adviser.post(page(world.person, "-suggest"), typed, follow=True)
    assert "1 opportunity is on their page now." in said(told)
    assert "You told them: “ Near your nan ”" in said(told)
    assert "Not answered yet" in said(told)
    assert Decision.objects.count() == 1, "it decided nothing"
    assert "Nothing is shortlisted that is not on their page already" in said(
        adviser.get(page(world.person, "-suggest"))
    )


def test_a_ticked_match_is_put_there_without_a_decision(adviser, world, match):
    matches = page_of(adviser.get(reverse("person", args=[world.person.public_id])))
    button = matches.find("button", string="Put the ticked on their page")
    assert button["formaction"] == page(world.person, "-suggest")
    (more,) = [each["href"] for each in matches.select("a") if text_of(each).startswith("Put on their page")]
    form = adviser.get(more)
    assert page_of(form).select_one("input[name=opportunities]").has_attr("checked")
    adviser.post(more, filled(form))
    assert Suggestion.objects.get().opportunity == world.opportunity
    assert not Decision.objects.exists()


def test_the_shortlist_has_a_link_to_put_it_there(adviser, world, shortlisted):
    shown = page_of(adviser.get(reverse("person", args=[world.person.public_id])))
    (link,) = [each["href"] for each in shown.select("a") if text_of(each).startswith("Put on their page")]
    assert link == f"{page(world.person, '-suggest')}?m={world.opportunity.public_id}"


def test_of_nobody_elses_matches_is_anything_offered(adviser, world, in_council):
    other = MatchFactory(opportunity=OpportunityFactory(council=in_council), care_leaver__council=in_council)
    address = f"{page(world.person, '-suggest')}?m={other.opportunity.public_id}&m=not-an-id"
    assert offered(adviser.get(address)) == []


def test_nothing_ticked_and_too_many_are_refused_beside_the_field(adviser, world, shortlisted, desk):
    answer = adviser.post(page(world.person, "-suggest"), {"words": "x"})
    assert "Select what to put on their page" in said(answer)
    more = [OpportunityFactory(council=world.council) for _ in range(MOST_SUGGESTED)]
    suggest(care_leaver=world.person, opportunities=more, by=desk[1].user)
    answer = adviser.post(page(world.person, "-suggest"), {"opportunities": [str(world.opportunity.public_id)]})
    assert f"At most {MOST_SUGGESTED} are on their page" in said(answer)
    assert Suggestion.objects.count() == MOST_SUGGESTED


def test_what_the_gate_says_no_to_is_refused_with_its_reason(adviser, world, shortlisted):
    world.person.right_to_work = False
    world.person.save()
    answer = adviser.post(page(world.person, "-suggest"), {"opportunities": [str(world.opportunity.public_id)]})
    assert f"{world.opportunity.title}:" in said(answer)
    assert not Suggestion.objects.exists()


def on_page(world, **more):
    return suggest(care_leaver=world.person, opportunities=[world.opportunity], by=world.adviser, **more)[0]


def test_their_words_stand_as_they_wrote_them_with_since_when(adviser, world):
    words = "  no thanks\n\tits 2 buses <b>😅</b>"
    suggestion = on_page(world)
    facts = {"answer": OwnAnswer.NOT_FOR_ME, "because": [NotForMe.TOO_FAR], "words": words}
    answer_suggestion(suggestion=suggestion, by=None, **facts)
    shown = page_of(get_within(adviser, page(world.person)))
    (quoted,) = shown.select("blockquote.onward-own-words")
    assert quoted.text == words
    assert "Not for me" in text_of(shown.main)
    assert "They say so since" in text_of(shown.main)
    assert "Because: too far." in text_of(shown.main)


def test_interested_leads_to_the_referral_and_then_to_where_it_stands(adviser, world):
    answer_suggestion(suggestion=on_page(world), answer=OwnAnswer.INTERESTED, by=None)
    (act,) = page_of(adviser.get(page(world.person))).select(".onward-act--first")
    assert act["href"] == reverse("refer", args=[world.person.public_id, world.opportunity.public_id])
    world.refer()
    shown = page_of(get_within(adviser, page(world.person)))
    assert not shown.select(".onward-act--first")
    assert "Referral: " in text_of(shown.main)


def test_one_press_takes_it_off_and_keeps_what_they_said(adviser, world):
    answer_suggestion(suggestion=on_page(world), answer=OwnAnswer.NOT_FOR_ME, words="too early", by=None)
    shown = page_of(adviser.get(page(world.person)))
    form = shown.select_one("form[action*=suggestions]")
    told = adviser.post(form["action"], {box["name"]: box["value"] for box in form.select("input")}, follow=True)
    assert "It is off their page. What they said of it is kept." in said(told)
    assert "Show 1 taken off" in said(told)
    assert "too early" in said(told)
    again = adviser.post(form["action"], {})
    assert "This is not on their page any more." in said(again)


def test_what_is_not_open_to_them_any_more_says_so_as_their_page_does(adviser, world):
    on_page(world)
    assert "Not open to them now" not in said(get_within(adviser, page(world.person)))
    world.person.right_to_work = False
    world.person.save()
    assert "Not open to them now" in said(get_within(adviser, page(world.person)))


def test_words_that_tell_of_care_are_not_put_on_their_page(adviser, world, shortlisted):
    typed = {"opportunities": [str(world.opportunity.public_id)], "words": "Kept for care leavers"}
    answer = adviser.post(page(world.person, "-suggest"), typed)
    assert "“care leavers” may tell that they have been in care" in said(answer)
    assert "Kept for care leavers" in answer.content.decode()
    assert not Suggestion.objects.exists()


def test_what_has_gone_says_so(adviser, world):
    on_page(world)
    with clock.moved_to(world.opportunity.closing_date + dt.timedelta(days=2)):
        assert "Not open to them now" in said(adviser.get(page(world.person)))


def test_a_head_reads_it_and_changes_nothing(world, in_council):
    suggestion = on_page(world)
    head, _ = signed_in(in_council, Role.HEAD)
    shown = page_of(get_within(head, page(world.person)))
    assert world.opportunity.title in text_of(shown.main)
    assert not shown.main.select("form")
    assert head.post(reverse("suggestion-end", args=[suggestion.public_id])).status_code == 403
