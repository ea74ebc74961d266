"""The Celery producer: the web side sends by name, the worker side adds the tasks."""

import time

from celery import Celery


producer = Celery("onward")
producer.config_from_object("django.conf:settings", namespace="CELERY")


class BrokerSilence:
    """For how long a process leaves a broker alone that did not answer, so that one save waits for it and not each."""

    SECONDS = 15.0

    def __init__(self) -> None:
        self._until = 0.0

    def begin(self) -> None:
        self._until = time.monotonic() + self.SECONDS

    def end(self) -> None:
        self._until = 0.0

    def lasts(self) -> bool:
        return time.monotonic() < self._until


broker_silence = BrokerSilence()
