"""What only holds itself is dropped between two answers, before it is so much that the next page waits for it."""

import gc
import weakref

import pytest
from django.core.signals import request_finished

from backend.core.rubbish import WORTH_A_LOOK, look_for_rubbish_between_pages


class Ring:
    def __init__(self):
        self.itself = self


@pytest.fixture
def between_pages():
    """As in the service, where nothing else looks for it meanwhile."""
    before = request_finished.receivers
    request_finished.receivers = []
    look_for_rubbish_between_pages()
    gc.collect()
    gc.disable()
    yield
    gc.enable()
    request_finished.receivers = before
    request_finished.sender_receivers_cache.clear()


@pytest.mark.parametrize(("rings", "is_dropped"), [(WORTH_A_LOOK, True), (10, False)])
def test_many_are_dropped_once_an_answer_was_sent_and_few_wait(between_pages, rings, is_dropped):
    made = [Ring() for _ in range(rings)]
    one = weakref.ref(made[0])
    made.clear()
    request_finished.send(sender=None)
    assert (one() is None) is is_dropped


def test_what_outlived_a_look_is_dropped_by_one_of_the_next(between_pages):
    kept = [Ring() for _ in range(WORTH_A_LOOK)]
    one = weakref.ref(kept[0])
    request_finished.send(sender=None)
    kept.clear()
    for _ in range(6):
        others = [Ring() for _ in range(WORTH_A_LOOK + 10)]
        others.clear()
        request_finished.send(sender=None)
    assert one() is None
