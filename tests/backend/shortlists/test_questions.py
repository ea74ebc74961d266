"""Every criterion that may be open has a question to put, and one put outside says nothing about anybody."""

from backend.shortlists.questions import OF_THE_OFFER, OF_THE_YOUNG_PERSON
from backend.web.staff.matches.cards import RECORDED_IN
from matching import CRITERIA


def test_every_criterion_has_a_question():
    assert OF_THE_OFFER.keys() == set(CRITERIA)
    assert OF_THE_YOUNG_PERSON.keys() == RECORDED_IN.keys()


def test_a_question_put_outside_is_about_the_offer_alone():
    spoken_of = {"they", "their", "them", "you've", "young"}
    for question in OF_THE_OFFER.values():
        assert question.endswith("?")
        assert not spoken_of & set(question.lower().replace(",", "").split()), question
