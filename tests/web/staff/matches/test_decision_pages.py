import pytest

from backend.councils.choices import Role
from backend.shortlists.models import Decision, Match
from backend.shortlists.services import decide
from tests.factories.opportunities import OpportunityFactory
from tests.factories.shortlists import MatchFactory, MatchRunFactory, reason, shortlist_of
from tests.web.pages import banner_in, errors_in, headings_in, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


@pytest.fixture
def match(person):
    return MatchFactory(care_leaver=person, opportunity__title="Gardener")


def person_url(person):
    return f"/people/{person.public_id}/"


def decide_url(match):
    return f"/people/{match.care_leaver.public_id}/opportunities/{match.opportunity.public_id}/decide/"


def said_in(response) -> str:
    """What a decision says where its match stood."""
    return text_of(page_of(response).select_one("#decided"))


def hidden(form) -> dict[str, str]:
    return {
        box["name"]: box["value"] for box in form.select("input[type=hidden]") if box["name"] != "csrfmiddlewaretoken"
    }


def form_for(client, match, kind) -> dict[str, str]:
    return hidden(page_of(client.get(f"{decide_url(match)}?kind={kind}")).select_one("main form"))


def test_shortlisting_is_one_press_on_the_persons_page(adviser, person, match):
    form = page_of(adviser.get(person_url(person))).select_one(".onward-match form")
    response = adviser.post(form["action"], hidden(form), follow=True)
    assert "“Gardener” is shortlisted for Amina." in said_in(response)
    assert "Shortlisted" in headings_in(response)
    assert not page_of(response).select(".onward-match")


def test_the_record_keeps_who_why_and_what_was_on_the_page(person, match):
    client, membership = signed_in(person.council)
    answers = form_for(client, match, "not_this_one") | {"because": "too_far", "note": "Two buses."}
    client.post(decide_url(match), answers)
    decision = Decision.objects.get()
    assert (decision.kind, decision.because, decision.note) == ("not_this_one", "too_far", "Two buses.")
    assert decision.by == membership.user
    assert decision.model_version == "expert-test"
    assert decision.facts["reasons"] == match.reasons


def test_not_this_one_needs_a_reason_and_keeps_what_was_typed(adviser, match):
    response = adviser.post(decide_url(match), form_for(adviser, match, "not_this_one") | {"note": "Half a thought"})
    assert errors_in(response) == ["Select what about the opportunity makes it not this one"]
    assert page_of(response).select_one("textarea").text.strip() == "Half a thought"
    assert not Decision.objects.exists()


def test_another_reason_needs_words(adviser, match):
    response = adviser.post(decide_url(match), form_for(adviser, match, "not_this_one") | {"because": "other"})
    assert errors_in(response) == ["Write the reason in your own words."]


def test_every_reason_is_about_the_opportunity(adviser, match):
    page = page_of(adviser.get(f"{decide_url(match)}?kind=not_this_one"))
    assert len(page.select("input[name=because]")) == 10
    assert "What about the opportunity makes it not this one?" in page.main.text


def test_not_now_says_until_what_and_is_listed_with_it(adviser, person, match):
    posted = form_for(adviser, match, "not_this_one") | {"because": "not_now"}
    assert errors_in(adviser.post(decide_url(match), posted)) == ["Select what “not now” waits for"]
    day = errors_in(adviser.post(decide_url(match), posted | {"until": "day"}))
    assert day == ["Enter the day from which to look at it again"]
    late = adviser.post(decide_url(match), posted | {"until": "day", "until_on": "1/1/2020"})
    assert errors_in(late) == ["Give a day to come, from which it is to be looked at again."]
    response = adviser.post(decide_url(match), posted | {"until": "maths"}, follow=True)
    shown = text_of(page_of(response).select_one("#not-these").find_next("div"))
    assert "Back in the list when this changes: Their maths fits" in shown
    assert Decision.objects.get().waits_for == "maths"


def test_a_question_is_prefilled_from_what_is_not_known(adviser, person, match):
    ask = page_of(adviser.get(person_url(person))).select_one(".onward-match li a")["href"]
    page = page_of(adviser.get(ask))
    assert page.select_one("textarea").text.strip() == "What maths qualification do you have?"
    assert page.select_one("input[name=asked][checked]")["value"] == "young_person"


def test_a_question_waits_until_it_is_answered(adviser, person, match):
    adviser.post(decide_url(match), form_for(adviser, match, "ask") | {"asked": "employer", "note": "Is it by bus?"})
    page = page_of(adviser.get(person_url(person)))
    assert page.select(".onward-match"), "a question does not take the match away"
    answer_url = page.select_one("#questions").find_next("a")["href"]
    assert errors_in(adviser.post(answer_url, {"answer": " "})) == ["Enter the answer"]
    response = adviser.post(answer_url, {"answer": "Yes, the 64."}, follow=True)
    assert "Questions answered" in headings_in(response)
    assert "Yes, the 64." in text_of(page_of(response).main)


def test_a_decision_survives_a_new_ranking_that_came_in_between(adviser, person, match):
    answers = form_for(adviser, match, "shortlist")
    facts = {name: getattr(match, name) for name in ("reasons", "criteria", "opportunity")}
    Match.objects.all().delete()
    MatchFactory(care_leaver=person, position=4, **facts)
    assert "is shortlisted" in said_in(adviser.post(decide_url(match), answers, follow=True))


def test_facts_that_changed_under_the_page_are_shown_before_anything_is_decided(adviser, match):
    answers = form_for(adviser, match, "shortlist")
    match.reasons = [reason("The travel is much longer now.", -0.9)]
    match.save()
    response = adviser.post(decide_url(match), answers)
    assert "facts of this match have changed" in errors_in(response)[0]
    assert "The travel is much longer now." in page_of(response).main.text
    assert not Decision.objects.exists()
    again = hidden(page_of(response).select_one("main form"))
    assert "is shortlisted" in said_in(adviser.post(decide_url(match), again, follow=True))


def test_a_match_that_is_gone_shows_how_it_stands_instead(adviser, person, match, monkeypatch):
    monkeypatch.setattr("backend.web.staff.matches.criteria_pages.Eligibility.criteria", lambda *_: [[]])
    answers = form_for(adviser, match, "shortlist")
    match.delete()
    response = adviser.post(decide_url(match), answers, follow=True)
    assert "no longer among the matches" in banner_in(response)


def test_two_people_cannot_decide_the_same_match(adviser, person, match):
    colleague, _ = signed_in(person.council)
    first, second = form_for(adviser, match, "shortlist"), form_for(colleague, match, "shortlist")
    adviser.post(decide_url(match), first)
    response = colleague.post(decide_url(match), second)
    assert "This match is already decided, by" in errors_in(response)[0]
    assert Decision.objects.count() == 1


def test_undoing_needs_a_reason_and_brings_the_match_back(person, match):
    client, membership = signed_in(person.council)
    decision = decide(match=match, kind="shortlist", by=membership.user)
    url = f"/decisions/{decision.public_id}/undo/"
    assert errors_in(client.post(url, {"reason": ""})) == ["Enter why the decision is undone"]
    response = client.post(url, {"reason": "Pressed by mistake"}, follow=True)
    assert page_of(response).select(".onward-match")
    decision.refresh_from_db()
    assert (decision.undone_by, decision.undone_reason) == (membership.user, "Pressed by mistake")
    assert "already been undone" in errors_in(client.post(url, {"reason": "Again"}))[0]


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.EET_ADVISER}))
def test_only_an_eet_adviser_decides(person, match, role):
    client, membership = signed_in(person.council, role)
    decision = decide(match=match, kind="shortlist", by=membership.user)
    for url in (decide_url(match), f"/decisions/{decision.public_id}/undo/"):
        assert client.get(url).status_code == 403
        assert client.post(url, {"kind": "shortlist", "reason": "x"}).status_code == 403


def test_a_kind_of_decision_that_does_not_exist_is_not_found(adviser, match):
    assert adviser.get(f"{decide_url(match)}?kind=accept_all").status_code == 404


def test_there_is_no_way_to_decide_several_at_once(adviser, person):
    shortlist_of(person, 3)
    page = page_of(adviser.get(person_url(person)))
    compare = page.select_one("form#compare")
    assert {box["form"] for box in page.select("main input[type=checkbox]")} == {"compare"}
    assert compare.get("method", "get") == "get"
    assert len({form["action"] for form in page.select(".onward-match form")}) == 3


def test_a_form_without_its_token_is_refused(person, match):
    client, _ = signed_in(person.council)
    client.handler.enforce_csrf_checks = True
    assert client.post(decide_url(match), {"kind": "shortlist"}).status_code == 403
    assert not Decision.objects.exists()


def test_pages_of_deciding_ask_little(adviser, person):
    run = MatchRunFactory(council=person.council)
    match = MatchFactory(care_leaver=person, run=run, opportunity=OpportunityFactory(council=person.council))
    for kind in ("shortlist", "not_this_one", "ask"):
        get_within(adviser, f"{decide_url(match)}?kind={kind}", most=9)
