"""The page of one young person as an adviser works in it: the decision first, decided where it stands."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.activities.choices import Source
from backend.activities.services import start_activity
from backend.care_leavers.mark_readers import Readers
from backend.care_leavers.models import FieldSource
from backend.care_leavers.safety import avoid_employer
from backend.core import clock
from backend.councils.choices import Role
from backend.opportunities.models import OpportunityEvent
from backend.shortlists.models import Decision
from tests.factories.care_leavers import AvoidedEmployerFactory, CareLeaverFactory
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.shortlists import MatchFactory, MatchRunFactory, criterion, reason, shortlist_of
from tests.web.pages import banner_in, errors_in, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


def page_about(client, person, query: str = ""):
    return page_of(get_within(client, f"/people/{person.public_id}/{query}"))


def hidden(form) -> dict[str, str]:
    return {box["name"]: box["value"] for box in form.select("input[type=hidden]")}


def press(client, match_on_page, words: str):
    """What a browser sends when this button of the match is pressed, and the page it leads to."""
    form = match_on_page.form
    button = next(each for each in form.select("button") if text_of(each).startswith(words))
    response = client.post(form["action"], hidden(form) | {button["name"]: button["value"]})
    assert response.status_code == 302, errors_in(response)
    return response["Location"]


def test_the_first_is_open_and_seven_more_stand_in_rows_with_the_rest_folded(adviser, person):
    shortlist_of(person, 12)
    main = page_about(adviser, person).main
    article, *rows = main.select(".onward-match")
    assert "Why it may suit" in text_of(article)
    assert len(rows) == 11
    assert len(main.select("details .onward-match")) == 4
    assert "Show 4 more matches" in text_of(main)
    for row in rows:
        assert "Chance of starting" in text_of(row.find_parent("table").thead)
        assert "About even" in text_of(row)
        assert "It is in the kind of work they put first." in text_of(row)


def test_a_row_opens_in_its_place(adviser, person):
    shortlist_of(person, 12)
    row = page_about(adviser, person).select("tr.onward-match")[8]
    opened = page_about(adviser, person, row.a["href"].partition("#")[0])
    shown = opened.select_one(f"#{row['id']}").find_next("tr")
    assert "What may get in the way" in text_of(shown)
    assert row.find_parent("details"), "it stands among the folded ones"
    assert opened.select_one(f"#{row['id']}").find_parent("details").has_attr("open")
    assert not page_about(adviser, person, "?open=nonsense").select(".onward-opened")


def test_one_press_shortlists_and_says_so_where_the_match_stood(adviser, person):
    shortlist_of(person, 5)
    third = page_about(adviser, person).select(".onward-match")[2]
    title = text_of(third.a)
    address = press(adviser, third, "Shortlist")
    assert address.endswith("#decided")
    page = page_about(adviser, person, "?" + address.partition("?")[2].partition("#")[0])
    said = page.select_one("#decided")
    assert f"“{title}” is shortlisted for Amina." in text_of(said)
    assert said.find("a", href=lambda href: "/refer" in href), "what comes next"
    assert said.find_parent("tr").find_next_sibling("tr")["id"] == "match-4"
    undone = adviser.post(said.form["action"], hidden(said.form) | {"reason": said.form.button["value"]}, follow=True)
    assert f"Undone: “{title}” is as it was." in text_of(page_of(undone).select_one("#decided"))
    assert len(page_of(undone).select(".onward-match")) == 5
    assert Decision.objects.get().undone_reason == "Pressed by mistake"


def test_a_reason_in_the_menu_is_a_no_and_never_a_yes(adviser, person):
    shortlist_of(person, 2)
    for number, (words, kept) in enumerate([("Too far", "too_far"), ("The hours", "hours")], 1):
        match = page_about(adviser, person).select_one(".onward-match")
        address = press(adviser, match, words)
        decision = Decision.objects.latest("id")
        assert (decision.kind, decision.because) == ("not_this_one", kept)
        said = text_of(page_about(adviser, person, "?" + address.partition("?")[2]).select_one("#decided"))
        assert "Not this one: " in said
        assert "It comes back by itself once " in said
        assert Decision.objects.count() == number


def test_what_was_decided_about_somebody_else_is_not_said(adviser, person, in_council):
    other = MatchFactory(care_leaver=CareLeaverFactory(council=in_council))
    press(adviser, page_about(adviser, other.care_leaver).select_one(".onward-match"), "Shortlist")
    MatchFactory(care_leaver=person)
    for asked in (Decision.objects.get().public_id, "nonsense"):
        assert not page_about(adviser, person, f"?decided={asked}").select("#decided")


def test_what_speaks_for_nothing_says_so_also_as_the_first(adviser, person):
    against = [reason("The travel is longer than most.", -0.2, "travel")]
    for position in (1, 2):
        MatchFactory(care_leaver=person, position=position, reasons=against)
    first, second = page_about(adviser, person).select(".onward-match")
    assert "Nothing recorded speaks for this one yet" in text_of(first)
    assert "Nothing recorded speaks for it yet" in text_of(second)


def test_new_is_what_went_live_since_the_last_visit_on_an_earlier_day(adviser, person):
    old, new = (MatchFactory(care_leaver=person, position=position) for position in (1, 2))
    now = clock.now()
    for match, days in ((old, 9), (new, 1)):
        at = now - dt.timedelta(days=days)
        OpportunityEvent.objects.create(opportunity=match.opportunity, step="approve", to_state="live", at=at)

    def are_new() -> list[bool]:
        return ["New" in text_of(match).split() for match in page_about(adviser, person).select(".onward-match")]

    assert are_new() == [False, False], "nothing is new on the first visit"
    with clock.moved_to(now + dt.timedelta(days=1)):
        assert are_new() == [False, False]
    with clock.moved_to(now - dt.timedelta(days=4)):
        are_new()
    assert are_new() == [False, True]


def test_tags_say_what_is_closing_kept_or_comes_with_a_buddy(adviser, person):
    soon = {"closing_date": clock.today() + dt.timedelta(days=2), "care_leavers_only": True}
    offer = OpportunityFactory(council=person.council, pledges=["workplace_buddy"], **soon)
    MatchFactory(care_leaver=person, opportunity=offer)
    first = text_of(page_about(adviser, person).select_one(".onward-match"))
    assert all(words in first for words in ("2 days left", "Ring-fenced", "Buddy"))


class TestQuestions:
    """About the young person: asked once above the matches, and answered there."""

    @pytest.fixture
    def open_matches(self, person):
        run = MatchRunFactory(council=person.council)
        for position in range(1, 4):
            unknown = ["hours", *(["driving"] if position < 3 else []), *(["dbs"] if position == 1 else [])]
            criteria = [criterion(name, "unknown", f"{name}?") for name in unknown]
            MatchFactory(care_leaver=person, run=run, position=position, criteria=criteria)

    def test_what_leaves_most_matches_open_comes_first_and_the_next_follows(self, adviser, person, open_matches):
        band = page_about(adviser, person).select_one(".onward-ask")
        assert "How many hours a week could Amina do?" in text_of(band).split("All 3")[0]
        assert "1 of 3. Open in 3 matches" in text_of(band)
        chosen = next(each for each in band.form.select("button") if "30 hours" in each.text)
        answer = hidden(band.form) | {chosen["name"]: chosen["value"]}
        response = adviser.post(band.form["action"], answer, follow=True)
        assert "Recorded: most hours a week" in banner_in(response)
        person.refresh_from_db()
        assert person.max_weekly_hours == 30
        assert FieldSource.objects.get(care_leaver=person, field="max_weekly_hours").recorded_by
        following = text_of(page_of(response).select_one(".onward-ask"))
        assert following.startswith("Can Amina drive?")

    def test_what_somebody_recorded_meanwhile_is_not_written_over(self, adviser, person, open_matches):
        type(person).objects.filter(id=person.id).update(max_weekly_hours=16)
        url = reverse("person-answer", args=[person.public_id, "max_weekly_hours"])
        assert "Somebody has recorded this meanwhile" in errors_in(adviser.post(url, {"max_weekly_hours": "30"}))[0]
        person.refresh_from_db()
        assert person.max_weekly_hours == 16

    def test_an_answer_that_is_none_is_asked_again(self, adviser, person):
        url = reverse("person-answer", args=[person.public_id, "available_from"])
        assert errors_in(adviser.post(url, {"available_from": "the week after"}))
        day = clock.today() + dt.timedelta(days=30)
        assert adviser.post(url, {"available_from": f"{day:%d/%m/%Y}"}).status_code == 302
        person.refresh_from_db()
        assert person.available_from == day

    def test_no_other_field_of_a_record_is_written_this_way(self, adviser, person):
        for field in ("birth_date", "home_postcode", "council", "types_wanted"):
            assert adviser.get(reverse("person-answer", args=[person.public_id, field])).status_code == 404

    def test_who_may_not_edit_is_not_asked(self, person, open_matches):
        head, _ = signed_in(person.council, Role.HEAD)
        assert not page_about(head, person).select(".onward-ask")


class TestSideBySide:
    @pytest.fixture
    def address(self, person):
        run = MatchRunFactory(council=person.council)
        pay = {"wage_period": "year", "weekly_hours": 30, "level": 3}
        offers = [
            OpportunityFactory(council=person.council, title=title, wage_from=wage, **pay)
            for title, wage in (("Baker", 14000), ("Florist", 16000), ("Painter", 15000))
        ]
        for position, (offer, minutes) in enumerate(zip(offers, (20, 40, 40), strict=True), 1):
            MatchFactory(care_leaver=person, run=run, opportunity=offer, position=position, minutes=minutes)
        ids = "&".join(f"m={offer.public_id}" for offer in offers)
        return f"{reverse('person-compare', args=[person.public_id])}?{ids}"

    def test_only_what_differs_stands_in_rows_and_the_best_is_said_in_words(self, adviser, address):
        page = page_of(get_within(adviser, address))
        rows = {text_of(row.th): [text_of(cell) for cell in row.select("td")] for row in page.select("tbody tr")}
        assert rows["Pay"] == ["£14,000 a year", "£16,000 a year highest", "£15,000 a year"]
        assert rows["Travel each way"] == ["20 min shortest", "40 min", "40 min"]
        assert "Hours" not in rows
        assert "Hours: 30 hours" in text_of(page.select_one("details.govuk-details"))

    def test_it_is_decided_in_the_head_of_a_column(self, adviser, address):
        column = page_of(adviser.get(address)).select("thead th")[1]
        press(adviser, column, "Shortlist")
        assert Decision.objects.get().title == "Florist"

    def test_what_is_no_match_of_theirs_is_left_out(self, adviser, person, address):
        other = MatchFactory(care_leaver=CareLeaverFactory(council=person.council))
        page = page_of(adviser.get(f"{address}&m={other.opportunity.public_id}&m=nonsense"))
        assert len(page.select("thead th")) == 3
        nothing = reverse("person-compare", args=[person.public_id])
        assert "Nothing to compare" in text_of(page_of(adviser.get(nothing)).main)


def test_somebody_who_is_in_eet_has_nothing_to_decide_and_the_list_folded(adviser, person):
    shortlist_of(person, 6)
    start_activity(care_leaver=person, code="F4", on=clock.today(), source=Source.WORKER, by=None)
    main = page_about(adviser, person).main
    assert "Nothing waits for a decision." in text_of(main)
    assert len(main.select("details:not([open]) .onward-match")) == 6
    assert not main.select(".onward-ask")


class TestWhoItIs:
    """The bar above every page about somebody."""

    def test_it_holds_what_is_needed_to_ring(self, adviser, in_council):
        worker = MembershipFactory(council=in_council).user
        person = CareLeaverFactory(
            council=in_council, ready=True, living_in_croydon=True, phone="07700 900123", route_interests=["Digital"]
        )
        since = clock.today() - dt.timedelta(days=430)
        start_activity(care_leaver=person, code="G5", on=since, source=Source.WORKER, by=None)
        person.contacts.create(council=in_council, on=clock.today(), method="phone", reached=True, recorded_by=worker)
        for section in ("", "profile/", "contacts/", "journey/"):
            page = page_about(adviser, person, section)
            bar = page.select_one("main section")
            assert bar.select_one("a[href='tel:07700900123']")
            for words in ("Not in EET for 14 months", "phone call", "CR0, travels up to 60 min", "First wish: digital"):
                assert words in text_of(bar), section
            assert [text_of(each) for each in page.select("h1")] == [text_of(bar.h1)]

    def test_of_a_confidential_home_it_says_no_area(self, adviser, in_council):
        person = CareLeaverFactory(council=in_council, living_in_croydon=True, home_is_confidential=True)
        bar = text_of(page_about(adviser, person).select_one("main section"))
        assert "Home confidential" in bar
        assert "CR0" not in bar

    def test_marks_are_counted_for_who_may_read_them_alone(self, person):
        recorder, other = signed_in(person.council), signed_in(person.council)
        AvoidedEmployerFactory(care_leaver=person)
        hidden_mark = {"note": "In confidence", "by": recorder[1].user, "seen_by": Readers(is_restricted=True)}
        avoid_employer(care_leaver=person, employer=EmployerFactory(council=person.council), **hidden_mark)
        assert "2 employers to avoid" in text_of(page_about(recorder[0], person).main)
        assert "1 employer to avoid" in text_of(page_about(other[0], person).main)
        auditor, _ = signed_in(person.council, Role.AUDITOR)
        assert "to avoid" not in text_of(page_about(auditor, person).main)


def test_the_only_match_is_said_to_be_the_only_one_and_not_to_have_nothing_for_it(adviser, person):
    """Reasons are found by comparing: of one alone there are none, whatever speaks for it."""
    MatchFactory(care_leaver=person, reasons=[])
    said = text_of(page_about(adviser, person).main)
    assert "It is the only match today" in said
    assert "Nothing recorded speaks for this one" not in said
    MatchFactory(care_leaver=person, run=person.matches.get().run, position=2, reasons=[])
    assert "Nothing recorded speaks for this one yet" in text_of(page_about(adviser, person).main)


def test_what_takes_applications_is_helped_with_after_it_was_shortlisted(adviser, person):
    MatchFactory(care_leaver=person, opportunity=OpportunityFactory(council=person.council, from_feed=True))
    article = page_about(adviser, person).select_one(".onward-match")
    said = text_of(page_of(adviser.get(press(adviser, article, "Shortlist"))).select_one("#decided"))
    assert "Next: help Amina apply" in said
