"""The real broker of the test run: a queue of a test's own, what lies in it, and a broker that is not there."""

import socket
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from backend.core.producer import broker_silence, producer


@contextmanager
def own_queue() -> Iterator[str]:
    """Let the producer send to a queue that nobody else reads."""
    before, name = producer.conf.task_default_queue, f"test-{uuid.uuid4().hex[:8]}"
    broker_silence.end()
    _send_to(name)
    try:
        yield name
    finally:
        with producer.connection_for_read() as connection:
            connection.default_channel.queue_delete(name)
        _send_to(before)


def _send_to(queue: str) -> None:
    producer.conf.task_default_queue = producer.conf.task_default_routing_key = queue
    producer.amqp.__dict__.pop("queues", None)
    producer.amqp.__dict__.pop("router", None)


def messages_in(queue: str) -> list[tuple[str, list]]:
    """The task and arguments of every message, taken out in the order in which they would be delivered."""
    found = []
    with producer.connection_for_read() as connection, connection.SimpleQueue(queue) as messages:
        while True:
            try:
                message = messages.get_nowait()
            except messages.Empty:
                return found
            message.ack()
            found.append((message.headers["task"], message.payload[0]))


@contextmanager
def broker_down() -> Iterator[None]:
    """Lead the producer to a port of this machine where nobody listens."""
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
    with broker_at(f"redis://127.0.0.1:{port}/0"):
        yield


@contextmanager
def broker_of_its_own(worker_id: str) -> Iterator[None]:
    """Two processes that run tests share the broker's server, and must not take each other's jobs."""
    number = 1 + int(worker_id.removeprefix("gw")) if worker_id.startswith("gw") else 0
    with broker_at(f"{settings.REDIS_URL.rsplit('/', 1)[0]}/{number}"):
        with producer.connection_for_write() as connection:
            connection.default_channel.client.flushdb()
        yield


@contextmanager
def broker_at(address: str) -> Iterator[None]:
    before = producer.conf.broker_url
    _connect_to(address)
    try:
        yield
    finally:
        _connect_to(before)


def _connect_to(address: str) -> None:
    """For reading and writing alike: an address for writing alone would outlive the next change of both.

    That the broker before did not answer says nothing of this one, and the next test is not to wait for its silence.
    """
    producer.conf.broker_url = address
    broker_silence.end()
    producer.close()
    producer._pool = None
    producer.amqp._producer_pool = None
