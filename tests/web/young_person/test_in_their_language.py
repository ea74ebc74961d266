"""Their page in the language that is recorded for them: all of it, for them alone, and English again by a press."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import translation

from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.models import OwnMessage
from backend.core.protection import council_context
from backend.reference import catalogues
from backend.web.young_person import page as page_module
from tests.backend.opportunities.posts import TODAY
from tests.factories.unasked import step
from tests.web.pages import page_of
from tests.web.queries import get_within
from tests.web.young_person.worlds import WORD, own_world


LATIN = re.compile(r"[A-Za-z]{2,}")
# Names: of people, of places to ring, and of what has no other name.
NAMES = {
    "Jo",
    "Mina",
    "Samaritans",
    "SHOUT",
    "CV",
    "NI",
    "Level",
    "Willow",
    "Health",
    "Green",
    "Park",
    "Fable",
    "Kitchens",
}
TITLES = {"Arabic": "الخطوات التالية", "Vietnamese": "Các bước tiếp theo"}
IN_ENGLISH, IN_ARABIC = "?in=en-gb", "?in=ar"


def soup(response) -> BeautifulSoup:
    """Whatever it answers with."""
    return BeautifulSoup(response.content, "html.parser")


def english_in(response) -> set[str]:
    """Words in Latin letters that are marked as nobody's English."""
    html = soup(response)
    for each in html.select("[lang='en-GB'], [lang='vi'], style, .own-words, svg"):
        each.decompose()
    return set(LATIN.findall(" ".join(html.stripped_strings))) - NAMES


def language_of(response) -> tuple[str, str]:
    html = soup(response).html
    return html["lang"], html["dir"]


@pytest.fixture
def arabic(db):
    return own_world(agreed=list(ConsentKind), interpreter_language="Arabic", documents_ready=["cv"])


def test_all_of_it_is_in_arabic(arabic):
    pick, other = arabic.suggested(
        arabic.post(night_work=True, working_pattern="Days & nights"), arabic.post("Front desk", "Willow Health")
    )
    referral, offered = arabic.put_forward(other.opportunity), arabic.put_forward(arabic.post("Gardener", "Green Park"))
    with council_context(arabic.council.id):
        step(referral=offered, step="offered", on=TODAY, by=arabic.adviser)
        consents = list(arabic.person.consents.all())
    client = arabic.come_in()
    arabic.send(f"pick/{pick.public_id}/", {"answer": "not_for_me", "words": "no", "because": "too_far"})
    arabic.send("tell/wrong/", {"words": "my maths"})
    paths = ["", "sent/", f"seen/{referral.public_id}/", *(f"agreed/{each.public_id}/stop/" for each in consents)]
    answers = {path: client.get(f"/next/{path}") for path in paths}
    answers["refused"] = arabic.send("tell/talk/")
    answers["too long"] = arabic.send("tell/talk/", {"words": "1" * 4001})
    arabic.send("tell/talk/", {"words": "he hits me"})
    answers["harm"] = client.get("/next/sent/")
    answers["gone"] = arabic.send(f"apply/{referral.public_id}/nothing/")
    assert {path: found for path, page in answers.items() if (found := english_in(page))} == {}
    assert {language_of(page) for page in answers.values()} == {("ar", "rtl")}


@pytest.mark.parametrize("state", ["word", "no word", "wrong word", "unknown", "open again", "no such page"])
def test_before_the_word_it_is_in_the_language_of_the_browser_and_of_no_record(arabic, state):
    client, arabs = Client(), Client(headers={"Accept-Language": "ar-SY,ar;q=0.9,en;q=0.5"})
    at = {"unknown": "/next/unknown/", "open again": "/next/open-again/", "no such page": "/next/no/such/"}
    sent = {"no word": {"word": ""}, "wrong word": {"word": "wrong"}}.get(state)
    answers = [
        each.post(arabic.address, sent) if sent else each.get(at.get(state, arabic.address)) for each in (client, arabs)
    ]
    assert [language_of(each) for each in answers] == [("en-GB", "ltr"), ("ar", "rtl")]
    assert english_in(answers[1]) == set()


def test_an_employers_and_an_advisers_words_stay_as_they_are_and_say_that_they_are_english(arabic):
    arabic.suggested(arabic.post("Kitchen <b> apprentice"), words="You liked the open day.")
    page = page_of(get_within(arabic.come_in(), "/next/"))
    marked = [each.text for each in page.select("main bdi[lang='en-GB']")]
    assert {"Kitchen <b> apprentice", "Fable Kitchens", "You liked the open day."} <= set(marked)


def test_dates_and_counts_are_those_of_the_language(arabic):
    arabic.suggested(arabic.post(), arabic.post("Front desk", "Willow Health"))
    text = page_of(get_within(arabic.come_in(), "/next/")).text
    assert "الثلاثاء 2 يونيو" in text
    assert "هاتان فرصتان من اختيار" in text
    vietnamese = own_world(interpreter_language="vietnamese")
    assert "Thứ 3 ngày 2 tháng 6" in page_of(get_within(vietnamese.come_in(), "/next/")).text


@pytest.mark.parametrize("language", TITLES)
def test_it_says_in_both_languages_that_nobody_has_checked_it(db, language, monkeypatch):
    client = own_world(interpreter_language=language).come_in()
    page = page_of(get_within(client, "/next/"))
    assert page.title.text == TITLES[language]
    (english,) = page.select(".own-unread [lang='en-GB']")
    assert f"No one who grew up with {language} has checked them yet." in " ".join(english.text.split())
    assert english.a["href"] == IN_ENGLISH
    assert len(page.select(".own-unread > p")) == 2
    monkeypatch.setattr(catalogues, "AWAITS_A_READER", "nobody")
    page = page_of(get_within(client, "/next/"))
    assert page.select(".own-unread") == []
    assert page.select(f".own-languages a[href='{IN_ENGLISH}']")


def test_english_again_by_a_press_that_writes_nothing_and_holds_until_they_leave(arabic):
    client = arabic.come_in()
    assert language_of(client.get("/next/")) == ("ar", "rtl")
    assert language_of(client.get(f"/next/{IN_ENGLISH}")) == ("en-GB", "ltr")
    assert language_of(client.get("/next/")) == ("en-GB", "ltr")
    with council_context(arabic.council.id):
        arabic.person.refresh_from_db()
    assert arabic.person.interpreter_language == "Arabic"
    client.get(f"/next/{IN_ENGLISH}")
    assert client.post("/next/exit/").cookies["next-in"].value == ""
    arabic.come_in()
    assert language_of(client.get("/next/")) == ("ar", "rtl")


def test_whoever_comes_in_next_by_the_same_browser_has_their_own(arabic):
    client = arabic.come_in()
    client.get(f"/next/{IN_ARABIC}")
    other = own_world()
    client.post(other.address, {"word": WORD})
    assert language_of(client.get("/next/")) == ("en-GB", "ltr")
    client.post(other.address + IN_ARABIC, {"word": WORD})
    assert language_of(client.get("/next/")) == ("ar", "rtl")


@pytest.mark.parametrize("recorded", ["", "Tigrinya", "Klingon"])
def test_a_language_without_a_catalogue_is_as_before(db, recorded):
    client = own_world(interpreter_language=recorded).come_in()
    assert language_of(client.get("/next/")) == ("en-GB", "ltr")
    assert language_of(client.get("/next/?in=xx")) == ("en-GB", "ltr")


def test_one_request_leaves_no_language_for_the_next(arabic, monkeypatch):
    vietnamese, english = own_world(interpreter_language="Vietnamese"), own_world()
    clients = {"ar": arabic.come_in(), "vi": vietnamese.come_in(), "en-GB": english.come_in()}
    for _ in range(2):
        for code, client in clients.items():
            assert language_of(client.get("/next/"))[0] == code
            assert translation.get_language() == "en-gb"
    assert page_of(Client().get("/accounts/login/")).html["lang"] == "en-GB"
    monkeypatch.setattr(page_module, "referrals_of", lambda _: 1 / 0)
    arabic.client.raise_request_exception = False
    broken = arabic.client.get("/next/")
    assert (broken.status_code, language_of(broken), english_in(broken)) == (500, ("ar", "rtl"), set())
    assert translation.get_language() == "en-gb"


def test_somebody_who_speaks_it_is_still_offered_and_the_wish_is_one_that_we_read(arabic):
    page = page_of(get_within(arabic.come_in(), "/next/"))
    form = page.select_one("section[aria-labelledby=language] form")
    assert "العربية" in page.select_one("#language").text
    arabic.send("tell/talk/", {"words": form.select_one("[name=words]")["value"]})
    with council_context(arabic.council.id):
        assert OwnMessage.objects.get().words == "I want to talk to someone who speaks Arabic."


def test_numbers_to_ring_are_written_from_left_to_right(arabic):
    page = page_of(get_within(arabic.come_in(), "/next/"))
    assert all(each["dir"] == "ltr" for each in page.select("a[href^='tel:']"))
