"""What only holds itself is dropped between two answers, before it is so much that the next page waits for it."""

import gc
import weakref

import pytest

from backend.config import serving
from backend.core.rubbish import WORTH_A_LOOK


class Ring:
    def __init__(self):
        self.itself = self


@pytest.fixture
def answered():
    """What gunicorn calls once an answer has been sent; nothing else looks for rubbish meanwhile."""
    gc.collect()
    gc.disable()
    yield lambda: serving.post_request(None, None, {}, None)
    gc.enable()


@pytest.mark.parametrize(("rings", "is_dropped"), [(WORTH_A_LOOK, True), (10, False)])
def test_many_are_dropped_once_an_answer_was_sent_and_few_wait(answered, rings, is_dropped):
    made = [Ring() for _ in range(rings)]
    one = weakref.ref(made[0])
    made.clear()
    answered()
    assert (one() is None) is is_dropped


def test_what_outlived_a_look_is_dropped_by_one_of_the_next(answered):
    kept = [Ring() for _ in range(WORTH_A_LOOK)]
    one = weakref.ref(kept[0])
    answered()
    kept.clear()
    for _ in range(6):
        others = [Ring() for _ in range(WORTH_A_LOOK + 10)]
        others.clear()
        answered()
    assert one() is None
