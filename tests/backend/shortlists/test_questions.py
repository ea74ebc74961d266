"""Every criterion that may be open has a question to put, and one put outside says nothing about anybody."""

from backend.shortlists.questions import OPPORTUNITY_QUESTIONS, YOUNG_PERSON_QUESTIONS
from backend.web.staff.matches.cards import RECORDED_IN
from matching import CRITERIA


def test_every_criterion_has_a_question():
    assert OPPORTUNITY_QUESTIONS.keys() == set(CRITERIA)
    assert YOUNG_PERSON_QUESTIONS.keys() == RECORDED_IN.keys()


def test_a_question_put_outside_is_about_the_opportunity_alone():
    spoken_of = {"they", "their", "them", "you've", "young"}
    for question in OPPORTUNITY_QUESTIONS.values():
        assert question.endswith("?")
        assert not spoken_of & set(question.lower().replace(",", "").split()), question
