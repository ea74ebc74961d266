"""What an employer is asked two weeks after a post has ended, and where the answers are read."""

import pytest
from django.urls import reverse

from backend.core import clock
from backend.councils.choices import Role
from backend.opportunities.choices import Hired
from backend.opportunities.models import NoOutcomeQuestions, Outcome
from tests.factories.opportunities import OpportunityFactory
from tests.web.pages import banner_in, errors_in, headings_in, names_in_table, page_of, saves, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


ALL = reverse("opportunity-outcomes")


@pytest.fixture
def ended(employer):
    return OpportunityFactory(council=employer.council, employer=employer, closed=True, title="Baker")


@pytest.fixture
def outcome(ended):
    return asked_of(ended)


def asked_of(post, **facts):
    return Outcome.objects.create(
        council=post.council, opportunity=post, employer=post.employer, asked_at=clock.now(), **facts
    )


def form_of(post):
    return reverse("opportunity-outcome", args=[post.public_id])


def test_the_page_of_the_post_leads_to_the_questions_once_they_are_asked(client, ended):
    page = reverse("employer-opportunity", args=[ended.public_id])
    assert not page_of(client.get(page)).find("a", href=form_of(ended))
    assert client.get(form_of(ended)).status_code == 404
    asked_of(ended)
    assert page_of(get_within(client, page)).find("a", href=form_of(ended))


def test_the_own_list_says_that_an_answer_is_waited_for_until_it_is_given(client, contact, outcome):
    own = reverse("employer-opportunities")
    assert "You: tell us what came of it" in text_of(page_of(get_within(client, own)).main)
    saves(client, form_of(outcome.opportunity), {"hired": "no"})
    assert "tell us what came of it" not in text_of(page_of(get_within(client, own)).main)


def test_an_answer_is_kept_and_may_be_changed(client, contact, ended, outcome):
    get_within(client, form_of(ended))
    saves(client, form_of(ended), {"hired": "yes", "through_us": "True", "words": "Quick"})
    outcome.refresh_from_db()
    assert (outcome.hired, outcome.through_us, outcome.answered_by) == (Hired.YES, True, contact.user)
    again = page_of(client.get(form_of(ended)))
    assert again.select_one("[name=hired][value=yes]").has_attr("checked")
    saves(client, form_of(ended), {"hired": "no", "through_us": "False"})
    outcome.refresh_from_db()
    assert (outcome.hired, outcome.through_us) == (Hired.NO, None)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"hired": ""}, "Select whether you took somebody on"),
        ({"hired": "yes"}, "Say whether somebody you took on came"),
        ({"hired": "no", "through_us": "True"}, "You say that somebody came through us"),
    ],
)
def test_half_an_answer_is_refused(client, ended, outcome, typed, said):
    [error] = errors_in(saves(client, form_of(ended), typed))
    assert error.startswith(said)
    outcome.refresh_from_db()
    assert outcome.answered_at is None


def test_no_employer_is_ever_asked_who_somebody_is(client, employer, ended, outcome):
    employer.covenant_signatory = True
    employer.save()
    form = page_of(client.get(form_of(ended))).main
    assert {each["name"] for each in form.select("[name]")} & {"hired", "through_us", "words", "care_leaver"} == {
        "hired",
        "through_us",
        "words",
    }
    client.post(form_of(ended), {"hired": "yes", "through_us": "True", "care_leaver": "True"})
    assert "care" not in text_of(page_of(client.get(form_of(ended))).main).lower()


def test_the_questions_are_switched_off_and_on(client, contact, ended, outcome):
    switch = reverse("outcome-questions", args=[ended.public_id])
    said = banner_in(client.post(switch, {"questions": "off"}, follow=True))
    assert said == "We will not ask you again."
    assert NoOutcomeQuestions.objects.get().contact == contact
    client.post(switch, {"questions": "on"})
    assert not NoOutcomeQuestions.objects.exists()


def test_staff_read_the_answers_counted_and_one_by_one(in_council, employer, contact, ended):
    head, _ = signed_in(in_council, Role.HEAD)
    assert "Nobody has been asked yet" in headings_in(get_within(head, ALL))
    asked_of(ended, hired=Hired.YES, through_us=True, words="Quick", answered_at=clock.now(), answered_by=contact.user)
    for _ in range(5):
        asked_of(OpportunityFactory(council=in_council, employer=employer, closed=True, title="Cook"))
    response = get_within(head, ALL)
    rows = {text_of(row.dt): text_of(row.dd) for row in page_of(response).select(".govuk-summary-list__row")}
    assert (rows["Asked"], rows["Answered"], rows["Through us"]) == ("6", "1", "1")
    assert sorted(names_in_table(response)) == ["Baker", *["Cook"] * 5]
    page = page_of(get_within(head, reverse("opportunity", args=[ended.public_id])))
    assert "What the employer says came of it" in text_of(page.main)


def test_an_adviser_reads_no_answers_of_employers(in_council, ended, outcome):
    adviser, _ = signed_in(in_council)
    page = page_of(get_within(adviser, reverse("opportunity", args=[ended.public_id])))
    assert "What the employer says came of it" not in text_of(page.main)
