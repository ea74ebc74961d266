"""A committee page is read before it is kept: names, homes and small numbers are pointed out; one is withdrawn."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.audit.models import Read
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.outcomes.committee_words import GivesAway, refuse_giving_away
from backend.outcomes.models import CommitteePage
from backend.reference.services import load_reference
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.today import today_is
from tests.web.pages import errors_in, filled, page_of, text_of
from tests.web.sign_in import signed_in


LIST, MAKE = reverse("committee"), reverse("committee-make")
_today = today_is(dt.date(2026, 11, 30))
MEETING = {"committee": "Corporate Parenting Committee", "meets_on": "8/12/2026"}
TELLING = {
    "changed": "Ada Tamworthy started at Blue Kettle.\r\nThree more posts",
    "told": "“I live in Oak House and I hate it”, Farah",
}


@pytest.fixture
def head(in_council):
    load_reference()
    CareLeaverFactory(council=in_council, given_name="Ada", family_name="Tamworthy", preferred_name="")
    CareLeaverFactory(council=in_council, given_name="Farida", family_name="Noor-Khan", preferred_name="Farah")
    return signed_in(in_council, Role.HEAD)[0]


def sent(client, page, do, **words):
    """What stands on the page is sent with one of its buttons."""
    form = page_of(page).select_one("main form:has([name=page_key])")
    assert do in [each["value"] for each in form.select("button[name=do]")], "there is such a button"
    return client.post(MAKE, filled(page, "main form:has([name=page_key])") | words | {"do": do})


def kept(client, **words):
    page = sent(client, sent(client, client.get(MAKE), "look", **MEETING, **words), "keep")
    assert page.status_code == 302, errors_in(page)
    return page["Location"]


def marked(council, text, field="changed"):
    try:
        refuse_giving_away(council, {field: text}, read_as="")
    except GivesAway as found:
        return found.message
    return ""


def test_the_sheet_is_seen_as_it_will_be_before_it_is_kept(head):
    page = sent(head, head.get(MAKE), "look", **MEETING, asks="Ten apprenticeships\r\nA start after eight")
    assert [text_of(each) for each in page_of(page).select("article li")][:2] == [
        "Ten apprenticeships",
        "A start after eight",
    ]
    assert len(page_of(page).select("h1")) == 1
    assert not CommitteePage.objects.exists()
    changing = sent(head, page, "change")
    assert filled(changing, "main form")["asks"].splitlines() == ["Ten apprenticeships", "A start after eight"]
    kept_page = sent(head, sent(head, changing, "look", asks="Eleven apprenticeships"), "keep")
    assert kept_page.status_code == 302
    assert CommitteePage.objects.get().asks == "Eleven apprenticeships"


@pytest.mark.parametrize("button", ["look", "keep"])
def test_a_name_a_home_and_a_small_number_stand_beside_their_box_and_nothing_is_kept(head, button):
    page = head.post(MAKE, filled(head.get(MAKE), "main form") | MEETING | TELLING | {"do": button})
    said = " ".join(errors_in(page))
    assert "“Ada Tamworthy” is a name of a young person in your records" in said
    assert "“Three” is a number below 6" in said
    assert "Oak House” may tell where somebody lives" in said
    assert "“Farah” is a name" in said
    beside = page_of(page).select(".govuk-form-group--error")
    assert [bool(each.select("#id_changed, #id_told")) for each in beside] == [True, True]
    assert not page_of(page).select("article")
    assert not CommitteePage.objects.exists()


def test_what_was_pointed_out_is_ticked_as_read_and_what_is_typed_after_the_tick_is_pointed_out_anew(head):
    begun = head.get(MAKE)
    assert not page_of(begun).select("[name=told_read]")
    pointed = sent(head, begun, "look", **MEETING, changed="Ten with Grant Ada Ltd")
    assert page_of(pointed).select("[name=told_read]:not([checked])")
    more = sent(head, pointed, "look", told_read="on", told="Farah says so")
    assert "“Farah”" in " ".join(errors_in(more))
    assert page_of(more).select("[name=told_read]:not([checked])")
    assert not CommitteePage.objects.exists()
    seen = sent(head, more, "look", told_read="on")
    assert "You ticked that what was pointed out gives nobody away" in text_of(page_of(seen).main)
    assert sent(head, seen, "keep").status_code == 302


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("ada did well", "“ada”"),
        ("ADA’S story", "“ADA”"),
        ("Thanks to Mr Khan", "“Khan”"),
        ("Near CR0 1EA", "“CR0 1EA”"),
        ("near cr01ea", "“cr01ea”"),
        ("Room at 12 Elm Road", "12 Elm Road”"),
        ("2 were excluded", "“2”"),
        ("One of them left", "“One”"),
    ],
)
def test_what_may_give_somebody_away_is_pointed_out(head, in_council, text, phrase):
    assert phrase in marked(in_council, text)


@pytest.mark.parametrize(
    "text",
    [
        "Eight started, 76% stayed 2 years",
        "No one is without an adviser by 1 April",
        "£3 a day for travel, start after 8am",
        "Level 2 courses; 4.5 hours a week",
        "Care leavers are a priority of every service",
    ],
)
def test_what_a_committee_is_always_told_is_not(head, in_council, text):
    assert marked(in_council, text) == ""


def test_words_of_young_people_are_read_for_what_is_known_of_few(head, in_council):
    assert "“asylum” may tell of asylum" in marked(in_council, "After asylum it was easy", field="told")
    assert marked(in_council, "Being a care leaver is fine", field="told") == ""


def test_nobody_of_another_council_is_known(head, in_council, other_council_with_zelda):
    assert marked(in_council, "Zelda did well") == ""


@pytest.fixture
def other_council_with_zelda(db):
    other = CouncilFactory()
    with council_context(other.pk):
        CareLeaverFactory(council=other, given_name="Zelda", family_name="Ott", preferred_name="")


def test_a_kept_page_is_withdrawn_with_a_reason_and_its_words_and_file_are_gone(head, in_council):
    url = kept(head, asks="Ten apprenticeships")
    pdf = f"{url.rstrip('/')}.pdf"
    assert head.get(pdf)["Content-Type"] == "application/pdf"
    form = page_of(head.get(url)).find("a", string="Withdraw it")["href"]
    assert "Enter" in " ".join(errors_in(head.post(form, filled(head.get(form), "main form") | {"reason": ""})))
    head.post(form, filled(head.get(form), "main form") | {"reason": "It named somebody"})
    for reader in (head, signed_in(in_council, Role.STAFF)[0]):
        said = text_of(page_of(reader.get(url)).main)
        assert "Withdrawn by" in said
        assert "30 November 2026" in said
        assert "It named somebody" in said
        assert "Ten apprenticeships" not in said
        assert not page_of(reader.get(url)).select(f"a[href='{pdf}']")
        assert reader.get(pdf)["Location"] == url
        assert "Withdrawn by" in text_of(page_of(reader.get(LIST)).main)
    assert Read.objects.filter(page="committee-pdf").count() == 1
    begun = filled(head.get(f"{MAKE}?from={url.strip('/').rsplit('/', 1)[-1]}"))
    assert begun["asks"] == "", "its words are proposed to nobody"
    again = head.get(form, follow=True)
    assert "this page was withdrawn by you, on another page" in text_of(page_of(again))
