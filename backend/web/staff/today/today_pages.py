from django.conf import settings
from django.contrib.auth.decorators import login_not_required, login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from backend.accounts import demo_mailbox
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.invitations import invitations_for
from backend.drafts.held_forms import note_what_waits
from backend.employers.demo_mail import demo_messages_of
from backend.web.kit.access import only, record_list
from backend.web.kit.navigation import home_of
from backend.web.staff.acting_as.choice_page import ASKED
from backend.web.staff.today.kinds.viewers import everybody_with_a_desk, everybody_with_lines
from backend.web.staff.today.lines import Desk
from backend.web.staff.today.sections import sections_of


MESSAGES_SHOWN = 50


@require_safe
@login_required
def home(request):
    """The first page of the viewer's role; somebody without a role is told whom to ask."""
    if _is_asked_about_an_invitation(request):
        return redirect("acting-as")
    if request.viewer is None:
        return render(request, "web/staff/today/no_role.html")
    note_what_waits(request)
    return redirect(home_of(request.viewer))


def _is_asked_about_an_invitation(request) -> bool:
    """Once after each sign-in; the page for it can be opened at any time."""
    if request.session.get(ASKED):
        return False
    request.session[ASKED] = True
    return bool(invitations_for(request.user))


@require_safe
@only(everybody_with_lines)
def today(request):
    record_list(request, "today")
    everybody = request.GET.get("whose") == "all" or request.viewer.role != Role.EET_ADVISER
    sections = sections_of(Desk(request.viewer, everybody=everybody))
    context = {
        "sections": [section for section in sections if section.count],
        "empty": [section.title for section in sections if not section.count],
        "day": clock.today(),
        "everybody": everybody,
        "has_people": everybody_with_a_desk(request.viewer),
        "can_switch": request.viewer.role == Role.EET_ADVISER,
    }
    return render(request, "web/staff/today/today.html", context)


@require_safe
@login_not_required
def demo_mail(request):
    """What would have been sent, in a demonstration only: to any role, since an invented person may need their code
    (to an employer what went to them and theirs), and to somebody who forgot their password, the mails about that."""
    if not settings.IS_DEMO:
        raise Http404
    sent = _sent_for(request.viewer) if request.viewer else demo_mailbox.latest()
    return render(request, "web/staff/today/demo_mail.html", {"sent": sent})


def _sent_for(viewer):
    with council_context(viewer.council_id):  # no role reads messages otherwise
        return list(demo_messages_of(viewer)[:MESSAGES_SHOWN])
