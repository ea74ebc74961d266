"""Around every form that is sent: saved once, one record at a time, and not lost with the session."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse

from backend.core.middleware import Middleware
from backend.councils.choices import Role
from backend.councils.middleware import OPENED_IN_ANOTHER, opened_in_another
from backend.drafts import held_forms, sent_forms
from backend.drafts.page_keys import HELD, OPENED_ON, PageKey
from backend.drafts.tickets import KEEP


WRITING = ("POST", "PUT", "PATCH", "DELETE")
KEPT_PAGE = "held-forms"  # name of the page that offers what was held
ALREADY = "This was saved already: it was sent twice, and it is there once."
OF_SOMEBODY_ELSE = "That page had been opened by somebody else, so nothing of it was saved."
OF_ANOTHER_ROLE = (
    "That page had been opened when you worked as {then}, and you work as {now} now, so nothing of it was saved. What"
    " you typed is kept: go back to that role and open “What you sent”."
)


class HoldOverSignIn(Middleware):
    """What was sent after the session had ended, by a page older than the last sign-in, or by one of a role that was
    left meanwhile, is held and offered.

    It does not wait for the check against forged requests: the sealed key is proof that the page was ours and theirs,
    and holding changes no record.
    """

    def __call__(self, request):
        request.reached_its_page = request.is_too_old = False
        response = self.get_response(request)
        if request.reached_its_page or not _was_turned_away(request, response):
            return response
        key = PageKey.of(request)
        is_of_another_role = response.status_code == OPENED_IN_ANOTHER
        if key is None or (is_of_another_role and key.user_id != request.user.pk):
            return response
        if not held_forms.hold(request, key):
            return response
        if is_of_another_role:
            return opened_in_another(request, kept_at=reverse(KEPT_PAGE))
        return _lead_to_what_is_held(request, response)


def _was_turned_away(request: HttpRequest, response: HttpResponse) -> bool:
    if request.method != "POST" or KEEP in request.POST:
        return False
    asks_to_sign_in = tuple(resolve_url(name) for name in (settings.LOGIN_URL, "mfa_activate_totp"))
    if response.status_code == OPENED_IN_ANOTHER:
        return True
    return request.is_too_old or response.get("Location", "").startswith(asks_to_sign_in)


def _lead_to_what_is_held(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    offered = reverse(KEPT_PAGE)
    if request.user.is_authenticated:
        return redirect(offered) if request.is_too_old else response
    return redirect(f"{resolve_url(settings.LOGIN_URL)}?next={offered}")


class SaveOnce(Middleware):
    """One form is saved once, and what is sent about one record goes one by one."""

    def __call__(self, request):
        request.sending = None
        response = self.get_response(request)
        if request.sending and not connection.needs_rollback:
            _settle(request, response)
        return response

    def process_view(self, request, view, arguments, named):
        request.reached_its_page = True
        if request.method not in WRITING or request.viewer is None or request.path == reverse("draft"):
            return None
        key = PageKey.of(request)
        if key and not key.belongs_to(request.viewer):
            return _turn_away(request, key)
        _wait_for_others(request, named)
        return _answer_again(request, key) if key else None


def _answer_again(request: HttpRequest, key: PageKey) -> HttpResponse | None:
    sending = sent_forms.begin(request, key, request.viewer)
    if not sending.is_the_same_again:
        request.sending = sending
        return None
    for words in sending.said:
        messages.success(request, words)
    messages.info(request, ALREADY)
    return redirect(sending.row.answer.get("location") or request.get_full_path())


def _settle(request: HttpRequest, response: HttpResponse) -> None:
    queued = list(getattr(request._messages, "_queued_messages", []))
    said = [str(each) for each in queued if each.level == messages.SUCCESS]
    refused = any(each.level >= messages.WARNING for each in queued) and not said
    led_on = response.status_code in (302, 303) and not refused
    if not led_on and not getattr(request, "has_saved", False):
        return request.sending.came_to_nothing()
    location = response.get("Location", "")
    request.sending.saved(location=location, said=said, status=response.status_code)
    if HELD in request.POST:
        held_forms.let_go(request, _as_uuid(request.POST[HELD]))
    return None


def _turn_away(request: HttpRequest, key: PageKey) -> HttpResponse:
    """A page that was left open while somebody else signed in, or while the same person changed to another role."""
    if key.user_id != request.viewer.user_id:
        messages.warning(request, OF_SOMEBODY_ELSE)
        return redirect("home")
    held_forms.hold(request, key)
    then = f"{Role(key.role).label} in {held_forms.council_of(key)}"
    messages.warning(request, OF_ANOTHER_ROLE.format(then=then, now=request.viewer.known_as))
    return redirect("home")


def _wait_for_others(request: HttpRequest, named: dict[str, object]) -> None:
    """Hold the record in the address, until this request is over, against everybody else who writes about it."""
    ids = sorted(str(value) for value in named.values() if _as_uuid(value))
    if not ids and OPENED_ON in request.POST:
        ids = [f"{request.viewer.council_id} {request.path}"]
    hold_record(*ids)


def hold_record(*ids: object) -> None:
    """Until this transaction is over, against everybody else who sends something about it."""
    with connection.cursor() as cursor:
        for each in ids:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(each)])


def _as_uuid(value: object) -> UUID | None:
    try:
        return value if isinstance(value, UUID) else UUID(str(value))
    except ValueError:
        return None
