"""The page of a link that opens nothing now: why, whom to ring, and a way to ask for access. It names nobody."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from backend.councils.models import Council
from backend.links.standings import Standing
from backend.referrals.choices import ReferralState
from backend.referrals.introduction_links import Opened
from backend.web.employer_portal.by_link.doors import INTRODUCTION, Door
from backend.web.employer_portal.introduction_states import NEXT
from backend.web.kit.content import Row
from backend.web.kit.visits import leave_nothing


@dataclass(frozen=True)
class Closed:
    heading: str
    text: str
    status: int
    may_ask: bool = False


PAGES = {
    Standing.DONE: Closed("This is done", "There is nothing left for you to do.", 410),
    Standing.FILLED: Closed(
        "The place is taken", "Somebody has the last place of this job, so there is nothing to answer now.", 410
    ),
    Standing.PAUSED: Closed(
        "This is paused for the moment", "It cannot be read or answered at present. Talk to us.", 403
    ),
    Standing.EXPIRED: Closed(
        "This link is too old", "A link works for four weeks. The newest e-mail from us has the newest link.", 410, True
    ),
    Standing.OFF: Closed(
        "This link is switched off", "It was for somebody whose work or address has changed since.", 410, True
    ),
    Standing.LOCKED: Closed(
        "This link is locked", "A wrong code was entered five times. Ask us, and we will help you.", 403, True
    ),
    Standing.UNKNOWN: Closed(
        "This link opens nothing",
        "Part of it may be missing. Open it from our e-mail again, or copy all of it. If that does not help, ring the"
        " team that wrote to you.",
        404,
    ),
}


ANOTHER_PAGE = 409


def closed_page(
    request: HttpRequest,
    found: Opened,
    *,
    token: str = "",
    said: str = "",
    typed: Sequence[Row] = (),
    door: Door = INTRODUCTION,
) -> HttpResponse:
    """`typed` is what was sent and is not recorded: it is given back."""
    closed = PAGES[found.standing]
    council = found.link.council if found.link else None
    ask = reverse(door.named("access"), args=[token]) if token else ""
    text = _text(found, closed) if door is INTRODUCTION else closed.text
    context = {"closed": closed, "text": text, "ask_address": ask, "said": said, "typed": typed}
    context |= named(council)
    page = render(request, "web/employer_portal/by_link/closed.html", context, status=closed.status)
    return leave_nothing(page)


def another_page(request: HttpRequest, council: Council, typed: Sequence[Row]) -> HttpResponse:
    """What was sent is of the page of another link than the one by which the browser is in now."""
    context = {"typed": typed, **named(council)}
    return render(request, "web/employer_portal/by_link/another_page.html", context, status=ANOTHER_PAGE)


def named(council: Council | None) -> dict[str, object]:
    """Whose page it is, in words that tell nothing of whom the service is for."""
    return {"council": council, "service_name": council.employment_team_name if council else settings.SERVICE_NAME}


def _text(found: Opened, closed: Closed) -> str:
    said_no = found.referral is not None and found.referral.state == ReferralState.DECLINED_BY_EMPLOYER
    return NEXT[ReferralState.DECLINED_BY_EMPLOYER] if said_no and found.standing == Standing.DONE else closed.text
