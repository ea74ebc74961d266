"""The keys of other systems: whose they are, what they may do, and when they were last used."""

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from backend.core import clock
from backend.councils.choices import Role, Scope
from backend.councils.models import ApiToken
from backend.councils.viewer import Viewer
from backend.employers.tokens import can_see_tokens, tokens_of
from backend.web.kit.access import only
from backend.web.kit.content import Cell, Link, Table, Tag, columns
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import moment
from backend.web.kit.navigation import administration_sections


HEADINGS = ("What for", "For", "In the name of", "May", "Last used", "Rows today", "Works until", "State", "Do")
SHOWN = 200


@require_safe
@only(can_see_tokens)
def tokens(request):
    rows = [_row(each, request.viewer) for each in tokens_of(request.viewer).latest_first()[:SHOWN]]
    headings = columns(*HEADINGS)
    empty = "There is none yet. Make one when another system is to post or read for you."
    is_administrator = request.viewer.role == Role.ADMINISTRATOR
    context = {
        "sections": administration_sections(request) if is_administrator else [],
        "is_employer": request.viewer.role == Role.EMPLOYER,
        "reads_much": list(tokens_of(request.viewer).reading_much()) if is_administrator else [],
        "limit": settings.API_ROWS_A_DAY_ALARM,
        "table": Table("Keys", headings, rows, empty=empty),
    }
    return render(request, "web/staff/tokens/list.html", context)


def _row(token: ApiToken, viewer: Viewer) -> list:
    of_employer = getattr(token, "of_employer", None)
    return [
        token.label,
        name_of(of_employer.employer) if of_employer else token.membership.get_role_display(),
        token.membership.user.name,
        ", ".join(Scope(each).label.lower() for each in token.scopes),
        moment(token.last_used_at) if token.last_used_at else "never",
        Tag(str(token.rows_today), "red") if token.reads_much else str(token.rows_today),
        Cell(moment(token.expires_at), token.expires_at.isoformat()),
        state_of(token),
        _actions(token, viewer),
    ]


def state_of(token: ApiToken) -> Tag:
    if token.revoked_at:
        return Tag("Revoked", "red")
    if token.expires_at <= clock.now():
        return Tag("Expired", "grey")
    return Tag("Works", "green") if token.is_usable else Tag("Its person has left", "grey")


def _actions(token: ApiToken, viewer: Viewer):
    """Everybody replaces their own alone, since the new secret is shown to whoever does."""
    if not token.is_usable:
        return ""
    is_own = token.membership_id == viewer.membership_id
    replace = "" if not is_own else Link("Replace", reverse("token-replace", args=[token.public_id]), token.label)
    revoke = Link("Revoke", reverse("token-revoke", args=[token.public_id]), token.label)
    return format_html("{} {}", replace, revoke)
