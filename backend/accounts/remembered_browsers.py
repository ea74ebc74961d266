"""Browsers at which one person need not show their second factor again for a while.

The browser keeps a secret, and the row its digest. A row counts for the person it was made for, with the password and
the second factor they had then: once one of them is changed or reset, no browser is remembered. For how long one is,
and for whom at all, is for councils to say.
"""

import datetime as dt
import secrets

from allauth.mfa.internal.flows.trust import create_config_fingerprint
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from backend.accounts.models import RememberedBrowser, User
from backend.core import clock
from backend.core.digest import text_digest
from backend.core.errors import Refused
from backend.core.protection import clock_context


KEPT_AFTERWARDS = dt.timedelta(days=90)  # a row that counts no longer, for whoever asks what there was
UNKNOWN = "a browser"
BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "a Mac"),
    ("Linux", "Linux"),
)


def remembered(user: User, days: int) -> QuerySet[RememberedBrowser]:
    """What counts now, where a browser is remembered for so many days at the most."""
    return RememberedBrowser.objects.filter(
        user=user,
        forgotten_at=None,
        factors=create_config_fingerprint(user),
        created_at__gt=clock.now() - dt.timedelta(days=days),
    )


def remembered_here(request: HttpRequest, user: User, days: int) -> RememberedBrowser | None:
    """The row of this very browser, if it counts."""
    secret = request.COOKIES.get(settings.REMEMBERED_BROWSER_COOKIE, "")
    if not secret or not days:
        return None
    return remembered(user, days).filter(digest=text_digest(secret)).first()


@transaction.atomic
def remember(request: HttpRequest, response: HttpResponse, *, user: User, days: int) -> None:
    """Remember the browser that this answer goes to; what it was remembered by before counts no longer."""
    before = request.COOKIES.get(settings.REMEMBERED_BROWSER_COOKIE, "")
    _current_of(user).filter(digest=text_digest(before)).update(forgotten_at=clock.now())
    secret = secrets.token_urlsafe(32)
    RememberedBrowser.objects.create(
        user=user, digest=text_digest(secret), factors=create_config_fingerprint(user), kind=kind_of(request)
    )
    response.set_cookie(
        settings.REMEMBERED_BROWSER_COOKIE,
        secret,
        max_age=dt.timedelta(days=days),
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Strict",
    )


def note_used(browser: RememberedBrowser) -> None:
    browser.last_used_at = clock.now()
    browser.save(update_fields=["last_used_at"])


@transaction.atomic
def forget_browser(*, browser: RememberedBrowser, by: User) -> None:
    if browser.forgotten_at:
        raise Refused("This browser was forgotten already.")
    browser.forgotten_at = clock.now()
    browser.save(update_fields=["forgotten_at"])


@transaction.atomic
def forget_browsers(*, by: User) -> int:
    """All of one's own."""
    return _current_of(by).update(forgotten_at=clock.now())


def remove_old_browsers() -> int:
    """What can count no longer under any council's rule, and was kept for long enough."""
    with clock_context():
        return RememberedBrowser.objects.filter(last_used_at__lt=clock.now() - KEPT_AFTERWARDS).delete()[0]


def kind_of(request: HttpRequest) -> str:
    """As it says of itself: enough to tell one's own two computers apart, and no proof of anything."""
    words = request.headers.get("User-Agent", "")
    browser = next((name for mark, name in BROWSERS if mark in words), "")
    system = next((name for mark, name in SYSTEMS if mark in words), "")
    return f"{browser or UNKNOWN} on {system}" if system else browser or UNKNOWN


def _current_of(user: User) -> QuerySet[RememberedBrowser]:
    return RememberedBrowser.objects.filter(user=user, forgotten_at=None)
