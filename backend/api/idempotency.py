"""The same call twice does its work once: a system that never heard our answer may safely ask again."""

import datetime as dt
import re
from collections.abc import Callable

from django.conf import settings
from rest_framework import status
from rest_framework.response import Response

from backend.api.errors import NotTaken
from backend.api.models import KeptAnswer
from backend.core import clock
from backend.core.digest import json_digest
from backend.employers.models import Employer


HEADER = "Idempotency-Key"
PATTERN = "^[A-Za-z0-9_-]*$"
LONGEST = KeptAnswer._meta.get_field("key").max_length
OTHER_BODY = (
    "This Idempotency-Key was used for another body in the last {hours} hours."
    " Send the first body again, or use a new key for this one."
)


def answered_once(request, employer: Employer, answer: Callable[[], Response]) -> Response:
    """The answer, kept when the work was done. Calls of one employer that create something go one by one."""
    key = _key_of(request)
    Employer.objects.select_for_update(no_key=True).only("id").get(id=employer.id)
    if not key:
        return answer()
    _forget_old(employer)
    digest = _digest_of(request.data)
    kept = KeptAnswer.objects.filter(employer=employer, key=key).first()
    if kept:
        return _again(kept, digest)
    response = answer()
    _keep(employer, key, digest, response)
    return response


def _key_of(request) -> str:
    key = request.headers.get(HEADER, "")
    if len(key) > LONGEST or not re.fullmatch(PATTERN, key):
        sentence = f"{HEADER} must be at most {LONGEST} letters, digits, hyphens and underscores, such as a UUID."
        raise NotTaken.because("idempotency-key", HEADER, sentence, status=status.HTTP_400_BAD_REQUEST)
    return key


def _forget_old(employer: Employer) -> None:
    old = clock.now() - dt.timedelta(hours=settings.API_ANSWER_KEPT_HOURS)
    KeptAnswer.objects.filter(employer=employer).kept_before(old).delete()


def _again(kept: KeptAnswer, digest: str) -> Response:
    if kept.body_digest != digest:
        sentence = OTHER_BODY.format(hours=settings.API_ANSWER_KEPT_HOURS)
        raise NotTaken.because("idempotency-key-reused", HEADER, sentence, status=status.HTTP_409_CONFLICT)
    return Response(kept.answer, status=kept.status, headers={"Idempotency-Replayed": "true"})


def _keep(employer: Employer, key: str, digest: str, response: Response) -> None:
    KeptAnswer.objects.create(
        council_id=employer.council_id,
        employer=employer,
        key=key,
        body_digest=digest,
        status=response.status_code,
        answer=response.data,
    )


def _digest_of(body) -> str:
    """Of what is said, not of how it is spaced or ordered."""
    return json_digest(body)
