from django.conf import settings
from django.contrib.auth.decorators import login_not_required, login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from backend.accounts import demo_mailbox
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.notifications.models import Message
from backend.web.kit.access import only, record_list
from backend.web.kit.navigation import home_of
from backend.web.staff.today.tasks import Desk


MESSAGES_SHOWN = 50


def has_a_desk(viewer: Viewer) -> bool:
    """- EET adviser
    - virtual school staff
    """
    return viewer.is_one_of(Role.EET_ADVISER, Role.STAFF)


@require_safe
@login_required
def home(request):
    """The first page of the viewer's role; somebody without a role is told whom to ask."""
    if request.viewer is None:
        return render(request, "web/staff/today/no_role.html")
    return redirect(home_of(request.viewer))


@require_safe
@only(has_a_desk)
def today(request):
    record_list(request, "today")
    everybody = request.GET.get("whose") == "all" or request.viewer.role != Role.EET_ADVISER
    sections = Desk(request.viewer, everybody=everybody).sections()
    context = {
        "sections": sections,
        "total": sum(section.count for section in sections),
        "day": clock.today(),
        "everybody": everybody,
        "can_switch": request.viewer.role == Role.EET_ADVISER,
    }
    return render(request, "web/staff/today/today.html", context)


@require_safe
@login_not_required
def demo_mail(request):
    """What would have been sent, in a demonstration only: to any role, since an invented person may need their code,
    and to somebody who forgot their password and cannot sign in, the mails about that."""
    if not settings.IS_DEMO:
        raise Http404
    sent = _sent_for(request.viewer) if request.viewer else demo_mailbox.latest()
    return render(request, "web/staff/today/demo_mail.html", {"sent": sent})


def _sent_for(viewer):
    with council_context(viewer.council_id):  # whatever the role is: in a demonstration everybody is invented
        return list(Message.objects.for_council(viewer.council_id).latest_first()[:MESSAGES_SHOWN])
