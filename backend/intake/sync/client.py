"""Requests a feed over HTTPS and either has a whole answer or says in one sentence why there is none."""

import random
import time
from collections.abc import Callable, Mapping
from http import HTTPStatus

import requests

from backend.intake.readers.documents import LARGEST_BYTES
from backend.intake.sync.adapters import FeedStopped
from backend.intake.sync.throttle import Throttle


ATTEMPTS = 5
LONGEST_REST = 300  # seconds; no window of a feed we know is longer
CHUNK = 64 * 1024


class NotFound(FeedStopped):
    """The feed answered 404."""


class Unavailable(FeedStopped):
    """Nothing is wrong that waiting does not mend; `seconds` says how long, where that is known."""

    def __init__(self, sentence: str, seconds: float | None = None):
        super().__init__(sentence)
        self.seconds = seconds


class _Retry(Exception):
    """Worth another attempt: after `rest` seconds if the feed said so."""

    def __init__(self, sentence: str, rest: float | None = None):
        super().__init__(sentence)
        self.rest = rest


class FeedClient:
    def __init__(
        self,
        name: str,
        *,
        headers: Mapping[str, str],
        throttle: Throttle,
        timeout: float,
        first_rest: float = 1.0,
        sleep: Callable[[float], None] = time.sleep,
    ):
        self.name, self.throttle, self.timeout, self.first_rest, self.sleep = name, throttle, timeout, first_rest, sleep
        self.session = requests.Session()
        self.session.headers.update(headers)

    def get(self, address: str, parameters: Mapping[str, object] | None = None) -> bytes:
        """The body of the answer 200. Tries again where the trouble may pass, longer apart each time."""
        for attempt in range(ATTEMPTS):
            self.throttle.claim()
            try:
                return self._request(address, parameters)
            except _Retry as trouble:
                if attempt == ATTEMPTS - 1:
                    raise FeedStopped(f"{trouble} We asked {ATTEMPTS} times; it is tried again tonight.") from trouble
                self.sleep(self._rest(attempt, trouble.rest))
        raise AssertionError("the last attempt returns or raises")

    def get_once(self, address: str) -> bytes:
        """The same for a person who waits: one attempt, now or not at all."""
        if (seconds := self.throttle.claim_now()) > 0:
            raise Unavailable(f"{self.name} takes only so many questions, and all are used up for now.", seconds)
        try:
            return self._request(address, None)
        except _Retry as trouble:
            raise Unavailable(str(trouble), trouble.rest) from trouble

    def _rest(self, attempt: int, asked_for: float | None) -> float:
        if asked_for is not None:
            return min(asked_for, LONGEST_REST)
        # Spread out, so that many councils do not come back in the same second.
        return self.first_rest * 2**attempt * random.uniform(0.5, 1.5)

    def _request(self, address: str, parameters: Mapping[str, object] | None) -> bytes:
        try:
            # A redirect would hand the key to whoever it leads to.
            with self.session.get(
                address, params=parameters, timeout=self.timeout, stream=True, allow_redirects=False
            ) as answer:
                self._refuse_other_than_ok(answer)
                return self._body(answer)
        except requests.Timeout as problem:
            raise _Retry(f"{self.name} did not answer within {self.timeout:g} seconds.") from problem
        except requests.exceptions.ChunkedEncodingError as problem:
            raise _Retry(f"An answer of {self.name} broke off before its end.") from problem
        except requests.ConnectionError as problem:
            raise _Retry(f"{self.name} could not be reached.") from problem
        except requests.RequestException as problem:
            raise FeedStopped(f"{self.name} cannot be asked at its address; check the address in the settings.") from (
                problem
            )

    def _refuse_other_than_ok(self, answer: requests.Response) -> None:
        status = answer.status_code
        if status == HTTPStatus.OK:
            return
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            raise _Retry(f"{self.name} says that we ask too often (429).", _seconds(answer.headers.get("Retry-After")))
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise _Retry(f"{self.name} has trouble of its own ({status}).")
        if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
            raise FeedStopped(f"{self.name} does not accept our key ({status}); check the key in the settings.")
        if status == HTTPStatus.NOT_FOUND:
            raise NotFound(
                f"{self.name} has nothing at this address or for this version (404); check the address in the settings,"
                " and whether the version we ask for is still served."
            )
        raise FeedStopped(f"{self.name} answered {status}, which we do not know how to read; check its address.")

    def _body(self, answer: requests.Response) -> bytes:
        body = bytearray()
        for chunk in answer.iter_content(CHUNK):
            body += chunk
            if len(body) > LARGEST_BYTES:
                raise FeedStopped(f"An answer of {self.name} is larger than 50 MB, which no page is.")
        return bytes(body)


def _seconds(text: str | None) -> float | None:
    """Retry-After as a number of seconds; a date or nonsense is as good as none."""
    return float(text) if text and text.strip().isdecimal() else None
