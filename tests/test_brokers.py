"""What the tests' own tools promise each other."""

import pytest

from backend.core.producer import broker_silence, producer
from tests.brokers import broker_down, broker_of_its_own, own_queue


pytestmark = pytest.mark.servers


def test_a_broker_that_was_down_leaves_no_address_behind():
    with broker_down():
        assert producer.conf.broker_write_url == producer.conf.broker_read_url
    with broker_of_its_own("gw4"):
        assert producer.conf.broker_write_url == producer.conf.broker_read_url
        assert producer.conf.broker_write_url.endswith("/5")


def test_a_broker_that_was_down_is_not_held_against_the_next():
    with broker_down():
        broker_silence.begin()
    assert not broker_silence.lasts()
    broker_silence.begin()
    with own_queue():
        assert not broker_silence.lasts()
