"""What no list of harm can read may name it: it stands first on Today, without its words, until somebody reads it."""

import pytest

from backend.care_leavers.choices import Feeling, OwnMessageKind
from backend.care_leavers.own_messages import answer_own_message, send_own_message
from backend.core import clock
from backend.notifications.models import Reply
from backend.shortlists.models import SuggestionAnswer
from backend.shortlists.spoken_answers import Spoken, SpokenAnswer, record_spoken_answers
from backend.shortlists.suggestions import suggest
from tests.web.pages import page_of
from tests.web.queries import get_within
from tests.web.staff.today.reading import hints


URL = "/today/"
ARABIC = "هو يضربني كل يوم"
Kind = OwnMessageKind


def first_of(response) -> str:
    return page_of(response).select("[data-kind]")[0]["data-kind"]


@pytest.mark.parametrize(
    ("kind", "line", "more"),
    [
        (Kind.TALK, "wants-to-talk", {}),
        (Kind.TEXTED, "texted-back", {}),
        (Kind.WRONG, "says-wrong", {}),
        (Kind.GOING, "how-it-is-going", {"feeling": Feeling.GOOD}),
    ],
)
@pytest.mark.parametrize("words", [ARABIC, "nie chce tam wracac, wszyscy krzycza", "see u 🔪"])
def test_it_stands_before_all_that_was_promised(adviser, world, desk, kind, line, more, words):
    send_own_message(care_leaver=world.person, kind=Kind.TALK, words="I want to talk about college")
    message = send_own_message(care_leaver=world.person, kind=kind, words=words, **more)
    shown = get_within(adviser, URL)
    assert first_of(shown) == line
    assert "(no list here can read it: have it read today)" in hints(shown, line)[0][1]
    assert words not in page_of(shown).get_text()
    answer_own_message(message=message, answer="I rang you.", by=desk[1].user)
    assert "no list here" not in page_of(adviser.get(URL)).get_text()


def test_a_text_of_nobody_known_stands_there_too(adviser, world):
    facts = {"received_at": clock.now(), "is_kept": False, "number": "07700900999"}
    Reply.objects.create(council=world.council, reference="a", words="see you monday", **facts)
    assert "Held or unsafe" not in page_of(adviser.get(URL)).main.get_text()
    Reply.objects.create(council=world.council, reference="b", words=ARABIC, **facts)
    shown = adviser.get(URL)
    assert first_of(shown) == "texts-to-place"
    assert "Held or unsafe" in page_of(shown).main.get_text()


def test_harm_that_they_said_aloud_of_their_list_is_told_of_as_what_they_write(adviser, world, desk):
    (pick,) = suggest(care_leaver=world.person, opportunities=[world.opportunity], words="", by=desk[1].user)
    said = SpokenAnswer(pick, Spoken.NO, "Baker", [], "my uncle works there and he hits me")
    record_spoken_answers(care_leaver=world.person, answers=[said], by=desk[1].user)
    assert SuggestionAnswer.objects.get().words == said.words
    message = world.person.own_messages.get()
    assert (message.words, message.names_harm, message.recorded_by) == (said.words, True, desk[1].user)
    assert first_of(adviser.get(URL)) == "wrote-cannot-wait"
