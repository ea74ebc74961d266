"""Every sentence of the page is read at eleven, and no word stands there that says why the page exists."""

import re

import pytest
from bs4 import BeautifulSoup

from backend.care_leavers.choices import ConsentKind, DocumentKind, Feeling, ReadyDocument
from backend.care_leavers.consent_words import (
    ALL_PLACES,
    ANY_EMPLOYER,
    PLAIN,
    PLAIN_FOR_ONE,
    REACHING_YOU,
    WORDINGS,
    YOU_CHOOSE,
)
from backend.core.protection import council_context
from backend.reference.choices import OpportunityType
from backend.referrals.disclosure import LABELS
from backend.referrals.document_names import is_document
from backend.shortlists.choices import NotForMe
from backend.web.young_person import words
from tests.architecture.words import PLACEHOLDER, sentences
from tests.backend.opportunities.posts import TODAY
from tests.factories.unasked import start_from, step
from tests.web.pages import text_of
from tests.web.young_person.reading_age import grade, is_too_hard, sentences_in, syllables
from tests.web.young_person.worlds import own_world
from tools import catalogues


PLACES = (
    "backend/web/templates/web/young_person/",
    "backend/web/young_person/",
    "backend/web/templates/web/kit/errors/own",
    "backend/web/kit/handover_words.py",
)
NEVER = (
    "care", "carer", "leaver", "leavers", "neet", "eet", "placement", "placements", "virtual school", "social worker",
    "eligible", "relevant", "qualifying", "entitlement", "uasc", "asylum", "looked after", "foster", "pathway", "case",
    "client", "user", "candidate", "referral", "council", "custody", "criterion", "algorithm", "score", "chance",
)  # fmt: skip


def written() -> list[tuple[str, str]]:
    """Each sentence that the page may say, and where it is written; a name or a day stands for what is put in."""
    found = [(each.text, f"{each.place}:{each.line}") for each in sentences() if each.place.startswith(PLACES)]
    found += [(str(label), "choices") for label in (*NotForMe.labels, *Feeling.labels)]
    found += [(each, "agreements") for each in (*PLAIN.values(), *PLAIN_FOR_ONE.values(), ALL_PLACES, REACHING_YOU)]
    found += [(re.sub(r"</?b>", "", text), "catalogues") for text in marked()]
    named = [(re.sub(r"%\(\w+\)s|\{\w+\}|…", "Jo", text.replace(PLACEHOLDER, "Jo")), place) for text, place in found]
    return [(sentence, place) for text, place in named for sentence in sentences_in(text)]


def marked() -> list[str]:
    """All that is marked as read by them, in code below their pages too; no way of writing a date."""
    ids = [each.id for each in catalogues.sentences() if each.id and not each.context]
    return [text for each in ids for text in (each if isinstance(each, tuple) else (each,))]


def test_the_list_of_sentences_is_whole():
    found = {text for text, _ in written()}
    assert len(found) > 120
    for known in ("You need to drive.", "This link is locked", "Too far", "It is not your fault."):
        assert known in found


def test_every_sentence_is_read_at_eleven():
    hard = [f"{grade(text):.1f} {place}: {text}" for text, place in written() if is_too_hard(text)]
    assert hard == []


def test_what_is_read_out_before_they_agree_is_followed_at_eleven():
    texts = [text.format(who=who) for each in WORDINGS for text in each.texts.values() for who in ("Jo", ANY_EMPLOYER)]
    said = [sentence for text in (*texts, YOU_CHOOSE) for sentence in sentences_in(text)]
    assert [each for each in said if is_too_hard(each)] == []
    assert all(set(each.texts) == set(ConsentKind) for each in WORDINGS)


@pytest.mark.parametrize(
    ("word", "count"),
    [("care", 1), ("time", 1), ("stopped", 1), ("wanted", 2), ("little", 2), ("apprenticeship", 2), ("telephone", 3)],
)
def test_syllables_are_counted(word, count):
    assert syllables(word) == count


def test_a_hard_sentence_is_found():
    assert is_too_hard("Your entitlement category determines the eligibility of subsequent referrals.")


def test_no_sentence_has_a_word_that_is_never_used():
    assert [(text, place) for text, place in written() if never_words(text)] == []


def never_words(text: str) -> list[str]:
    return [each for each in NEVER if re.search(rf"\b{each}\b", text, re.IGNORECASE)]


def test_no_page_of_an_invented_person_has_a_word_that_is_never_used(db):
    mine = own_world(agreed=list(ConsentKind))
    pick, other = mine.suggested(mine.post(), mine.post("Front desk", "Willow Health"), words="You asked for this.")
    referral = mine.put_forward(other.opportunity)
    begun = mine.put_forward(mine.post("Gardener", "Green Park"))
    with council_context(mine.council.id):
        for name in ("offered", "accepted"):
            step(referral=begun, step=name, on=TODAY, by=mine.adviser)
        start_from(referral=begun, on=TODAY, by=mine.adviser)
        consents = list(mine.person.consents.all())
    client = mine.come_in()
    mine.send(f"pick/{pick.public_id}/", {"answer": "not_for_me", "words": "no"})
    mine.send("tell/wrong/", {"words": "it hits me"})
    paths = ["", "sent/", "open-again/", "nothing/here/", *(f"agreed/{each.public_id}/stop/" for each in consents)]
    pages = {path: client.get(f"/next/{path}") for path in paths}
    pages["word"] = client.get(mine.address)
    seen = BeautifulSoup(client.get(f"/next/seen/{referral.public_id}/").content, "html.parser")
    seen.select_one("details p").decompose()  # what the employer reads, to the letter, folded away
    texts = {path: text_of(BeautifulSoup(page.content, "html.parser")) for path, page in pages.items()}
    texts["seen"] = text_of(seen)
    assert {path: found for path, text in texts.items() if (found := never_words(text))} == {}


def test_every_type_state_and_agreement_has_its_words():
    assert set(words.KINDS) == set(OpportunityType)
    assert set(PLAIN) == set(ConsentKind)
    assert set(words.SEEN) == {name for name in LABELS if not is_document(name)}
    assert set(words.PAPER_SENT) == set(DocumentKind)
    assert set(words.PAPERS) == set(ReadyDocument)
