"""A sheet for the young person: facts of what was ticked, and nothing that is said about them among staff."""

import pytest

from backend.councils.choices import Role
from backend.shortlists.services import decide
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.shortlists import MatchFactory, shortlist_of
from tests.web.pages import headings_in, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


def address(person, matches):
    asked = "&".join(f"m={match.opportunity.public_id}" for match in matches)
    return f"/people/{person.public_id}/sheet/?{asked}"


def test_the_sheet_has_the_facts_of_what_is_ticked_and_no_chance_reason_or_rule(adviser, person):
    wanted, other = (MatchFactory(care_leaver=person, position=place) for place in (1, 2))
    page = get_within(adviser, address(person, [wanted]))
    assert headings_in(page) == ["Opportunities to look at together", wanted.opportunity.title]
    said = text_of(page_of(page).main)
    assert "Hi Amina." in said
    assert "Travel each way, about 35 min" in said
    for never in ("in the kind of work they put first", "chance", "likely", other.opportunity.employer.name):
        assert never not in said.lower()


@pytest.mark.parametrize("number", [1, 3])
def test_every_match_can_be_ticked_the_open_one_too_and_the_sheet_keeps_the_order_of_the_list(adviser, person, number):
    titles = ["Baker", "Florist", "Painter"][:number]
    for position, title in enumerate(titles, 1):
        offer = OpportunityFactory(council=person.council, title=title)
        MatchFactory(care_leaver=person, position=position, opportunity=offer)
    page = page_of(adviser.get(f"/people/{person.public_id}/"))
    ticks = page.select("main input[name=m]")
    assert [label_of(page, tick).split()[-1] for tick in ticks] == titles
    (form,) = {tick["form"] for tick in ticks}
    button = page.select_one(f"form#{form} button[formaction]")
    assert text_of(button) == "Print the ticked for them"
    asked = "&".join(f"m={tick['value']}" for tick in reversed(ticks))
    assert headings_in(adviser.get(f"{button['formaction']}?{asked}"))[1:] == titles


@pytest.mark.parametrize("number", [1, 2])
def test_comparing_is_offered_only_where_there_are_two_to_compare(adviser, person, number):
    for position in range(1, number + 1):
        MatchFactory(care_leaver=person, position=position)
    said = text_of(page_of(adviser.get(f"/people/{person.public_id}/")).main)
    assert "Print the ticked for them" in said
    assert ("Compare the ticked" in said, "Tick to compare, print" in said) == (number > 1, number > 1)


def test_what_is_no_key_of_a_match_is_as_nothing_ticked(adviser, person):
    said = text_of(page_of(adviser.get(f"/people/{person.public_id}/sheet/?m=nonsense")).main)
    assert "Nothing is ticked" in said


def label_of(page, tick) -> str:
    return tick.get("aria-label") or text_of(tick.find_parent("label"))


def test_how_far_a_confidential_home_is_stands_on_no_paper(adviser, person):
    match = MatchFactory(care_leaver=person, in_bands=True)
    person.home_is_confidential = True
    person.save()
    said = text_of(page_of(adviser.get(address(person, [match]))).main)
    assert match.opportunity.title in said
    assert "Travel" not in said


def test_what_is_decided_or_somebody_elses_is_left_out_and_the_page_says_so(adviser, person, in_council):
    (decided,) = shortlist_of(person, 1)
    decide(match=decided, kind="shortlist", by=signed_in(in_council)[1].user)
    others = MatchFactory(care_leaver=CareLeaverFactory(council=in_council))
    assert "tick those to look at together" in text_of(page_of(adviser.get(address(person, []))).main)
    for asked in ([decided], [others]):
        said = text_of(page_of(adviser.get(address(person, asked))).main)
        assert "None of them is there to decide any more" in said
        assert asked[0].opportunity.title not in said
    auditor, _ = signed_in(in_council, Role.AUDITOR)
    assert auditor.get(address(person, [decided])).status_code == 403


def test_what_a_sheet_does_not_hold_is_counted_on_the_page_and_not_on_the_paper(adviser, person, in_council):
    matches = [MatchFactory(care_leaver=person, position=place) for place in range(1, 13)]
    page = page_of(adviser.get(address(person, matches)))
    assert len(headings_in(adviser.get(address(person, matches)))) == 1 + 10
    left_out = page.select_one("main p.onward-no-print")
    assert text_of(left_out) == "A sheet holds 10: the first of them are here, and 2 others are left out."
    decide(match=matches[0], kind="shortlist", by=signed_in(in_council)[1].user)
    said = text_of(page_of(adviser.get(address(person, matches[:3]))).main)
    assert "1 of those ticked is no match to decide any more." in said
