"""What would be passed on about them: theirs to read, to leave out, to change, and to say yes to."""

import pytest

from backend.care_leavers.choices import HandoverHeading, HandoverState
from backend.care_leavers.handovers import end_handover, write_handover
from backend.care_leavers.models import OwnMessage
from backend.care_leavers.safety import avoid_place
from backend.care_leavers.services import update_profile
from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.factories.councils import MembershipFactory
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.young_person.test_telling import boxes_after_who_reads_them, have_somebody_on_their_side
from tests.web.young_person.test_words import never_words
from tests.web.young_person.worlds import own_world, read


LINES = {HandoverHeading.TOLD: "“I want to cook” (1 May 2026)\nLikes mornings.", HandoverHeading.NEVER: "Do not ring."}


@pytest.fixture
def handover(mine):
    with council_context(mine.council.id):
        new = MembershipFactory(council=mine.council, role=Role.EET_ADVISER, user__name="Sam Doorley").user
        avoid_place(
            care_leaver=mine.person, easting=530000, northing=180000, radius_metres=500, note="x", by=mine.adviser
        )
        update_profile(care_leaver=mine.person, eet_adviser=new, by=mine.adviser)
        return write_handover(handover=mine.person.handovers.get(), lines=LINES, by=mine.adviser)


def page(mine):
    client = mine.client if "next" in mine.client.cookies else mine.come_in()
    return get_within(client, "/next/pass-on/")


def sent(answer) -> dict[str, list[str]]:
    """As the form with the yes sends it."""
    return {"line": [each["value"] for each in page_of(answer).select("[name=line]")]}


def now(mine, handover):
    with council_context(mine.council.id):
        handover.refresh_from_db()
        return handover.state, [each.words for each in handover.may_be_shown]


def test_their_page_tells_of_it_and_leads_to_it(mine, handover):
    assert "You read it first, and you choose." in read(mine)
    told = text_of(page_of(page(mine)))
    for words in ("Jo wrote this down for Sam", "Nothing is passed on until you say yes", "“I want to cook”"):
        assert words in told
    assert never_words(told) == []
    assert "mile" not in told  # safety marks are not theirs to strike out, and not on their page


def test_who_reads_it_stands_before_what_they_want_changed(mine, handover):
    have_somebody_on_their_side(mine)
    assert boxes_after_who_reads_them(page(mine)) == ["words-change"]


def test_they_leave_out_a_line_and_say_yes(mine, handover):
    said = sent(page(mine))
    answer = mine.send("pass-on/yes/", said | {"left_out": said["line"][:1]})
    assert (answer.status_code, answer["Location"]) == (303, "/next/pass-on/")
    assert now(mine, handover) == (HandoverState.AGREED, ["Likes mornings.", "Do not ring."])
    told = text_of(page_of(page(mine)))
    assert "You said yes on 1 June 2026." in told
    assert "I want to cook" not in told
    assert "You said yes." in read(mine)
    assert mine.send("pass-on/yes/", said).status_code == 303  # pressed twice


def test_what_was_changed_meanwhile_is_read_again(mine, handover):
    said = sent(page(mine))
    with council_context(mine.council.id):
        write_handover(handover=handover, lines={HandoverHeading.TOLD: "Another thing."}, by=mine.adviser)
    answer = mine.send("pass-on/yes/", said)
    assert answer.status_code == 400
    assert "It was changed since you opened it." in answer.content.decode()
    assert now(mine, handover)[0] == HandoverState.WRITTEN


def test_what_they_want_changed_is_kept_exactly(mine, handover):
    page(mine)
    assert mine.send("pass-on/change/", {"words": " "}).status_code == 400
    answer = mine.send("pass-on/change/", {"words": " nah\n not mornings"})
    assert answer["Location"] == "/next/sent/"
    with council_context(mine.council.id):
        handover.refresh_from_db()
        assert handover.asked.words == " nah\n not mornings"


def test_words_that_name_harm_lead_to_the_numbers_first(mine, handover):
    page(mine)
    assert mine.send("pass-on/change/", {"words": "he hits me"})["Location"] == "/next/sent/"
    with council_context(mine.council.id):
        assert OwnMessage.objects.get().names_harm


@pytest.mark.parametrize("words", ["he hits me", "say I like evenings"])
def test_what_they_write_after_their_yes_or_of_one_that_is_over_is_kept(mine, handover, words):
    mine.send("pass-on/yes/", sent(page(mine)))
    assert mine.send("pass-on/change/", {"words": words})["Location"] == "/next/sent/"
    with council_context(mine.council.id):
        end_handover(handover=handover, why="x", by=mine.adviser)
        kept = OwnMessage.objects.get()
        assert (kept.kind, kept.words, kept.names_harm) == ("talk", words, words == "he hits me")
    assert mine.send("pass-on/change/", {"words": f"{words} now"})["Location"] == "/next/sent/"
    assert mine.send("pass-on/change/", {"words": " "}).status_code == 404


def test_without_one_there_is_no_such_page_and_nobody_elses_is_found(mine, handover):
    other = own_world()
    other.come_in()
    assert other.client.get("/next/pass-on/").status_code == 404
    assert "What we pass on" not in read(other)
    assert other.send("pass-on/yes/", sent(page(mine))).status_code == 404
    assert now(mine, handover)[0] == HandoverState.WRITTEN
