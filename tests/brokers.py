"""The real broker of the test run: a queue of a test's own, what lies in it, and a broker that is not there."""

import socket
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from backend.core.producer import producer


@contextmanager
def own_queue() -> Iterator[str]:
    """Let the producer send to a queue that nobody else reads."""
    before, name = producer.conf.task_default_queue, f"test-{uuid.uuid4().hex[:8]}"
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
    before = producer.conf.broker_write_url
    _connect_to(f"redis://127.0.0.1:{port}/0")
    try:
        yield
    finally:
        _connect_to(before)


def _connect_to(url: str) -> None:
    producer.conf.broker_write_url = url
    producer._pool = None
    producer.amqp._producer_pool = None
