"""The sheet that is printed and read aloud, and the answers that are written down after it."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.models import CareLeaver, OwnMessage
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.councils.choices import Role
from backend.opportunities.models import Opportunity
from backend.referrals.choices import Step
from backend.shortlists.choices import NotForMe, OwnAnswer
from backend.shortlists.models import Suggestion
from backend.shortlists.suggestions import end_suggestion, suggest
from tests.factories.care_leavers import consent_to
from tests.factories.gated import step
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.web.pages import filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints
from tests.web.young_person.test_words import never_words


def address(person, name="sheet") -> str:
    return reverse(f"person-own-page-{name}", args=[person.public_id])


@pytest.fixture
def put(world, desk):
    posts = [
        OpportunityFactory(council=world.council, employer=world.opportunity.employer, title=title, min_age=16)
        for title in ("Kitchen apprentice", "Gardener")
    ]
    for each in posts:
        SiteFactory(opportunity=each, address="1 Secret Street", postcode="CR0 1EA")
    return suggest(care_leaver=world.person, opportunities=posts, words="You asked for these.", by=desk[1].user)


def sheet(client, person):
    return page_of(get_within(client, address(person)))


def test_it_has_what_stands_on_their_page_and_no_address_place_or_time(adviser, person, put, world):
    referral = world.refer(opportunity=put[1].opportunity)
    facts = {"interview_on": clock.today(), "interview_at": clock.now().time()}
    step(referral=referral, step=Step.INTERVIEW, on=clock.today(), by=world.adviser, **facts)
    shown = sheet(adviser, person)
    told = text_of(shown.select_one(".onward-aloud"))
    for words in (
        "Kitchen apprentice",
        "You asked for these.",
        "☐ Yes ☐ No ☐ Tell me more",
        "116 123",
        "tells you where",
    ):
        assert words in told
    for words in ("Secret Street", "CR0", person.family_name, f"{facts['interview_at']:%H:%M}"):
        assert words not in told
    assert never_words(told) == []
    assert shown.title.text.strip() == "Next steps"


def test_who_agreed_to_read_on_their_page_when_they_meet_a_place_has_no_day_on_paper(adviser, person, put, world):
    """The page stands behind their word; the sheet lies about."""
    consent_to(world.person, ConsentKind.READ_INTERVIEW_TIMES)
    referral = world.refer(opportunity=put[1].opportunity)
    facts = {"interview_on": clock.today() + dt.timedelta(days=8), "interview_at": dt.time(14)}
    step(referral=referral, step=Step.INTERVIEW, on=clock.today(), by=world.adviser, **facts)
    told = text_of(sheet(adviser, person).select_one(".onward-aloud"))
    assert "They want to meet you. " in told
    for words in ("2pm", f"{facts['interview_on']:%-d %B}"):
        assert words not in told


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"interpreter_language": "Tigrinya"}, "Read it with an interpreter: Tigrinya."),
        ({"esol_level": "entry_2"}, "They learn English (Entry 2)."),
        ({}, ""),
    ],
)
def test_whoever_reads_it_is_told_of_a_language(adviser, person, desk, put, facts, says):
    update_profile(care_leaver=person, by=desk[1].user, **facts)
    shown = sheet(adviser, person)
    told = text_of(shown.main)
    assert says in told if says else "interpreter" not in told
    assert "nterpreter" not in text_of(shown.select_one(".onward-aloud"))


def test_it_is_printed_in_their_language_for_whoever_reads_it_themselves(adviser, person, desk, put):
    update_profile(care_leaver=person, interpreter_language="Arabic", by=desk[1].user)
    shown = sheet(adviser, person)
    assert shown.select_one(".onward-aloud")["dir"] == "ltr"
    assert shown.select_one("a[href='?in=ar']").text == "The same in Arabic"
    shown = page_of(get_within(adviser, f"{address(person)}?in=ar"))
    aloud = shown.select_one(".onward-aloud")
    assert (aloud["lang"], aloud["dir"], shown.html["lang"]) == ("ar", "rtl", "en-GB")
    for words in ("☐ نعم ☐ لا ☐ أريد معرفة المزيد", "لم يراجعها بعد", "تدريب مهني"):
        assert words in text_of(aloud)
    assert aloud.select_one("bdi[lang='en-GB']").text in ("Kitchen apprentice", "Gardener")
    assert "Their page" in text_of(shown.main)
    shown = page_of(get_within(adviser, f"{address(person)}?in=vi"))
    assert shown.select_one(".onward-aloud")["lang"] == "en-gb"


def test_what_they_said_is_recorded_with_who_wrote_it_down(adviser, person, put, desk):
    form = get_within(adviser, address(person, "answers"))
    kitchen, garden = put
    said = filled(form) | {
        box("said", kitchen): "not_for_me",
        box("because", kitchen): [NotForMe.TOO_FAR.value],
        box("words", kitchen): "two buses, no way",
        box("said", garden): "tell_me_more",
        box("words", garden): "is it outside?",
    }
    done = adviser.post(address(person, "answers"), said, follow=True)
    told = text_of(page_of(done).main)
    assert "2 answers are recorded" in text_of(page_of(done))
    answer = kitchen.answers.get()
    assert (answer.answer, answer.because, answer.words) == (OwnAnswer.NOT_FOR_ME, ["too_far"], "two buses, no way")
    assert answer.by == desk[1].user
    message = OwnMessage.objects.get()
    assert (message.words, message.recorded_by) == ("Tell me more about Gardener. is it outside?", desk[1].user)
    assert f"said aloud and written down by {desk[1].user}" in told
    assert not garden.answers.exists()
    assert len(hints(adviser.get("/today/"), "wants-to-talk")) == 1


def box(what: str, suggestion: Suggestion) -> str:
    return f"{what}_{suggestion.public_id.hex}"


@pytest.mark.parametrize("how", ["closed", "taken off"])
def test_what_went_from_the_list_meanwhile_is_told_and_no_other_takes_its_answer(adviser, person, put, desk, how):
    kitchen, garden = put
    said = filled(adviser.get(address(person, "answers"))) | {
        box("said", kitchen): "not_for_me",
        box("said", garden): "interested",
    }
    if how == "closed":
        Opportunity.objects.filter(pk=kitchen.opportunity_id).update(closing_date=clock.today() - dt.timedelta(days=1))
    else:
        end_suggestion(suggestion=kitchen, by=desk[1].user)
    told = adviser.post(address(person, "answers"), said)
    assert "Kitchen apprentice, " in text_of(page_of(told).select_one(".govuk-error-summary"))
    assert not Suggestion.objects.filter(answers__isnull=False).exists()
    assert "1 answer is recorded" in text_of(
        page_of(adviser.post(address(person, "answers"), filled(told), follow=True))
    )
    assert garden.answers.get().answer == OwnAnswer.INTERESTED
    assert not kitchen.answers.exists()


def test_nothing_ticked_records_nothing(adviser, person, put):
    form = filled(adviser.get(address(person, "answers")))
    answer = adviser.post(address(person, "answers"), form)
    assert "Record at least one answer" in text_of(page_of(answer).main)
    assert not Suggestion.objects.filter(answers__isnull=False).exists()


def test_who_may_print_it_and_who_may_record(in_council, person, put):
    for role in (Role.HEAD, Role.STAFF):
        client, _ = signed_in(in_council, role)
        assert client.get(address(person)).status_code == 200
        assert client.get(address(person, "answers")).status_code == 403
    client, _ = signed_in(in_council, Role.PERSONAL_ADVISER)
    assert client.get(address(person)).status_code == 404
    client, _ = signed_in(in_council, Role.AUDITOR)
    assert client.get(address(person)).status_code == 403


def test_there_is_none_once_the_service_has_stopped_working_with_them(adviser, person):
    CareLeaver.objects.filter(pk=person.pk).update(support_ended_on=clock.today())
    assert adviser.get(address(person)).status_code == 404
