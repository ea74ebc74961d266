"""What is to be done about a promise, and the page for it: one answer for Today and for the list of promises."""

from dataclasses import dataclass

from django.urls import reverse

from backend.placements.choices import PromiseKind
from backend.placements.models import Promise


@dataclass(frozen=True)
class ToDo:
    words: str
    url: str


def to_do(promise: Promise) -> ToDo:
    if promise.kind == PromiseKind.PAY:
        return ToDo("Check the pay", reverse("promise-pay", args=[promise.public_id]))
    if promise.referral and promise.kind == PromiseKind.FIRST_DAY:
        return ToDo("Record the day", reverse("referral-first-day", args=[promise.referral.public_id]))
    if promise.referral and promise.kind == PromiseKind.PAY_DAY:
        return ToDo("Record the day", reverse("referral-pay-day", args=[promise.referral.public_id]))
    return ToDo("It is done", reverse("promise-done", args=[promise.public_id]))
