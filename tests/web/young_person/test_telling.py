"""What a young person tells us: who reads it stands first, it is kept to the letter, and help comes first of harm."""

import datetime as dt
import time

import pytest
from bs4 import BeautifulSoup

from backend.care_leavers.models import OwnMessage
from backend.care_leavers.own_messages import LONGEST_WORDS, answer_own_message
from backend.core import clock
from backend.core.protection import council_context
from backend.referrals.choices import Way
from tests.factories.councils import MembershipFactory
from tests.web.pages import page_of, text_of
from tests.web.young_person.worlds import NIGHT


OWN_WORDS = "\r\n  the list sez i hate kids 😡\r\n\r\ni DON'T  "


def tell(mine, kind, **said):
    return mine.send(f"tell/{kind}/", said)


def kept(mine) -> list[OwnMessage]:
    with council_context(mine.council.id):
        return list(OwnMessage.objects.order_by("id"))


def have_somebody_on_their_side(mine):
    with council_context(mine.council.id):
        mine.council.advocate, mine.council.complaints = "Ash, 020 7946 0199", "Bo, 020 7946 0198"
        mine.council.save()


def boxes_after_who_reads_them(answer) -> list[str]:
    """The boxes for words of a page, each of which has whom to ring, and who reads it, above it in its own part."""
    boxes = page_of(answer).select("textarea[name=words]")
    for box in boxes:
        part = str(box.find_parent("section") or box.find_parent("form"))
        above = text_of(BeautifulSoup(part.partition(str(box))[0], "html.parser"))
        places = [above.find(each) for each in ("999", NIGHT, "reads this on work days", "Ash, 020", "Bo, 020")]
        assert min(places) >= 0, (box["id"], above)
        assert places == sorted(places), (box["id"], above)
    return [box["id"] for box in boxes]


def test_words_are_kept_to_the_letter_and_shown_again(mine):
    answer = tell(mine, "wrong", words=OWN_WORDS)
    assert (answer.status_code, answer["Location"]) == (303, "/next/sent/")
    (message,) = kept(mine)
    assert (message.words, message.kind, message.names_harm) == (OWN_WORDS, "wrong", False)
    assert "Jo answers by Monday 8 June." in text_of(page_of(mine.client.get("/next/sent/")))
    said = text_of(page_of(mine.client.get("/next/")))
    assert "This list is wrong about me , 1 June 2026" in said
    assert "Jo answers by Monday 8 June." in said


def test_the_answer_is_read_where_they_wrote(mine):
    tell(mine, "wrong", words="I do like children")
    with council_context(mine.council.id):
        answer_own_message(message=kept(mine)[0], answer="Put right. Sorry.", by=mine.adviser)
    assert "Jo answered on 1 June 2026: Put right. Sorry." in text_of(page_of(mine.client.get("/next/")))


def test_they_say_whom_they_want_to_talk_to_by_name(mine):
    with council_context(mine.council.id):
        mine.person.personal_adviser = MembershipFactory(council=mine.council, user__name="Sam Reed").user
        mine.person.save()
    page = page_of(mine.come_in().get("/next/"))
    offered = [text_of(box.parent) for box in page.select("[name=talk_to]")]
    assert offered == ["Jo", "Sam", "Anyone"]
    tell(mine, "talk", talk_to="personal_adviser")
    assert [(each.talk_to, each.words) for each in kept(mine)] == [("personal_adviser", "")]


def test_how_it_is_going_is_kept(mine):
    tell(mine, "going", feeling="hard", words="boss is ok")
    assert [(each.feeling, each.words) for each in kept(mine)] == [("hard", "boss is ok")]


def test_who_reads_it_and_who_is_on_their_side_stands_before_anything_is_typed(mine):
    have_somebody_on_their_side(mine)
    page = mine.come_in().get("/next/")
    talk = text_of(page_of(page).select_one("form[action$='/talk/']"))
    assert "To talk to someone who is only on your side: Ash, 020 7946 0199. They do not work for us." in talk
    text = page.content.decode()
    places = [text.index(each) for each in ("Jo reads this on work days", "Ash, 020", "Bo, 020", 'name="talk_to"')]
    assert places == sorted(places)
    assert NIGHT in text


def test_wherever_words_are_typed_all_that_stands_before_them_does(mine):
    mine.suggested(mine.post())
    mine.put_forward(
        mine.post("Baker", employer="Fable Bakers", application_url="https://adverts.example/1"),
        way=Way.HELPED_TO_APPLY,
    )
    have_somebody_on_their_side(mine)
    assert len(boxes_after_who_reads_them(mine.come_in().get("/next/"))) == 4


def test_words_that_name_harm_are_answered_with_help_first(mine):
    tell(mine, "talk", words="he keeps hurting me")
    assert [each.names_harm for each in kept(mine)] == [True]
    said = text_of(page_of(mine.client.get("/next/sent/")))
    order = [said.index(each) for each in ("999", "116 123", NIGHT, "Jo reads what you wrote by Tuesday 2 June.")]
    assert order == sorted(order)
    assert "So does the person here whose job is to keep people safe." in said


def test_words_that_name_harm_are_never_too_long(mine):
    words = "he keeps hurting me" + " and" * LONGEST_WORDS
    assert tell(mine, "wrong", words=words)["Location"] == "/next/sent/"
    assert [(each.words, each.names_harm) for each in kept(mine)] == [(words, True)]


def test_more_than_anybody_types_is_given_back_and_takes_no_time(mine):
    words = "so then he went " * 200_000
    began = time.process_time()
    page = tell(mine, "talk", words=words)
    assert (page.status_code, time.process_time() - began < 5) == (400, True)
    assert kept(mine) == []


def test_how_it_goes_with_what_has_ended_meanwhile_is_given_back_where_it_can_be_sent(mine):
    page = tell(mine, "going", words="x" * (LONGEST_WORDS + 1))
    page.status_code = 200
    assert page_of(page).select_one("details[open] #words-talk").get_text().strip() == "x" * (LONGEST_WORDS + 1)


@pytest.mark.parametrize(
    ("kind", "said", "sentence"),
    [
        ("wrong", {"words": "  "}, "Write something first"),
        ("talk", {}, "Write something first"),
        ("talk", {"words": "x" * (LONGEST_WORDS + 1)}, "Write at most 4,000 letters."),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_box_and_not_lost(mine, kind, said, sentence):
    page = tell(mine, kind, **said)
    assert page.status_code == 400
    page.status_code = 200
    box = page_of(page).select_one(f"#words-{kind}")
    assert sentence in text_of(page_of(page).select_one(f"#words-{kind}-error"))
    assert box.get_text().strip() == said.get("words", "").strip()
    assert page_of(page).select_one("details[open]"), "its fold is open"
    assert kept(mine) == []


def test_nobody_is_asked_here_for_who_is_only_on_their_side(mine):
    """What is sent here is read by us."""
    told = tell(mine, "talk", talk_to="advocate", words="not them")
    assert (told.status_code, "not them</textarea>" in told.content.decode()) == (404, True)
    assert kept(mine) == []


def test_what_names_harm_does_not_stand_open_on_the_page(mine):
    pick = mine.suggested()[0]
    harm = "he keeps hurting me"
    mine.send(f"pick/{pick.public_id}/", {"answer": "not_for_me", "words": harm})
    tell(mine, "wrong", words=f"{harm} at home")
    with council_context(mine.council.id):
        facts = {"spoken_on": clock.today(), "told_whom": "Sam, lead", "by": mine.adviser}
        answer_own_message(message=kept(mine)[0], answer="Ring me on Monday.", **facts)
    page = page_of(mine.client.get("/next/"))
    fold = page.select_one(f"#pick-{pick.public_id} ~ section details:not([open]) p.own-words")
    assert text_of(fold.extract()) == "Ring me on Monday."
    said = text_of(page)
    for hidden in ("hurting", "at home", "Ring me", "list is wrong about me ,"):
        assert hidden not in said
    assert said.count("You told us something") == 3
    assert "You told us something , 1 June 2026. We have it." in said


@pytest.mark.parametrize("kind", ["other", "going", "talk"])
def test_what_was_never_offered_is_not_there(mine, kind):
    assert tell(mine, kind, feeling="furious", talk_to="nobody", words="x").status_code == 404
    assert kept(mine) == []


def test_the_same_within_ten_minutes_is_kept_once(mine):
    for _ in range(3):
        tell(mine, "talk", words="ring me")
    assert len(kept(mine)) == 1
    tell(mine, "talk", words="ring me please")
    with clock.moved_to(clock.now() + dt.timedelta(minutes=11)):
        tell(mine, "talk", words="ring me")
    assert len(kept(mine)) == 3
