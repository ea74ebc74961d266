"""The browsers at which somebody is not asked for their second factor, and how one is forgotten."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from backend.accounts.remembered_browsers import forget_browser, forget_browsers, remembered, remembered_here
from backend.councils.remembered_browsers import days_remembered
from backend.web.kit.buttons import row_button, tell
from backend.web.kit.content import Table, columns
from backend.web.kit.formats import moment


@require_safe
@login_required
def browsers(request):
    days = days_remembered(request.user)
    mine = list(remembered(request.user, days)) if days else []
    here = remembered_here(request, request.user, days)
    context = {
        "days": days,
        "table": _table(request, mine, here) if mine else None,
        "has_several": len(mine) > 1,
        "back": reverse("mfa_index"),
    }
    return render(request, "web/kit/sign_in/browsers.html", context)


def _table(request, mine, here) -> Table:
    rows = [
        [
            f"{each.kind} (this one)" if each == here else each.kind,
            moment(each.created_at),
            moment(each.last_used_at),
            row_button(request, "Forget", reverse("browser-forget", args=[each.public_id]), each.kind),
        ]
        for each in mine
    ]
    return Table("Remembered browsers", columns("Browser", "Remembered since", "Last signed in with", "Do"), rows)


@require_POST
@login_required
def forget(request, public_id):
    browser = get_object_or_404(remembered(request.user, days_remembered(request.user)), public_id=public_id)
    said = f"Forgotten: {browser.kind}. The next sign-in there asks for a code again."
    return tell(request, said, "browsers", forget_browser, browser=browser)


@require_POST
@login_required
def forget_all(request):
    return tell(request, "All browsers are forgotten. Each asks for a code again.", "browsers", forget_browsers)
