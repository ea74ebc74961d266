from django.conf import settings
from django.contrib.auth.decorators import login_not_required, login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from backend.accounts import demo_mailbox
from backend.care_leavers.choices import ContactMethod
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.invitations import invitations_for
from backend.councils.viewer import Viewer
from backend.drafts.held_forms import note_what_waits
from backend.employers.demo_mail import demo_messages_of
from backend.placements.support_choices import Helped, SupportKind
from backend.web.kit.access import only, record_list
from backend.web.kit.navigation import home_of
from backend.web.staff.acting_as.choice_page import ASKED
from backend.web.staff.applications.acts import Heard
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.done import take_done
from backend.web.staff.today.kinds.viewers import everybody_with_a_desk, everybody_with_lines
from backend.web.staff.today.own_people import own_people
from backend.web.staff.today.page import one_kind, today_page
from backend.web.staff.today.week import ONE_DAY, days_of, events_of, name_of_week_ahead, week_ahead


MESSAGES_SHOWN = 50
WAYS_TO_TELL = (
    (ContactMethod.PHONE.value, "By telephone"),
    (ContactMethod.TEXT.value, "By text"),
    (ContactMethod.IN_PERSON.value, "In person"),
)
LEADS_TO = {  # where nothing waits
    Role.ENGAGEMENT_OFFICER: ("what waits to be approved", "approvals"),
    Role.ADMINISTRATOR: ("people and roles", "administration"),
}


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
    if everybody_with_a_desk(request.viewer):  # of the others it names no young person
        record_list(request, "today")
    desk = desk_asked_for(request)
    context = what_every_page_knows(desk)
    if asked := request.GET.get("kind"):
        return _one_kind(request, desk, asked, context)
    first = week_ahead(desk.today)
    last = first + 6 * ONE_DAY
    has_week = everybody_with_a_desk(request.viewer)
    desk.span = (first, last) if has_week else None
    page = today_page(desk, done=take_done(request))
    week = days_of(events_of(desk, first, last), first, desk.today) if has_week else []
    more = {"page": page, "week": week, "own": own_people(request.viewer, desk.today)}
    return render(request, "web/staff/today/today.html", context | more)


def desk_asked_for(request) -> Desk:
    """Somebody's own young people first, where they have any of their own."""
    everybody = request.GET.get("whose") == "all" or not has_young_people(request.viewer)
    return Desk(request.viewer, everybody=everybody)


def what_every_page_knows(desk: Desk) -> dict:
    return {
        "desk": desk,
        "day": desk.today,
        "has_own": has_young_people(desk.viewer),
        "has_people": everybody_with_a_desk(desk.viewer),
        "ways_to_tell": WAYS_TO_TELL,
        "what_they_heard": Heard.choices,
        "kinds_of_support": SupportKind.choices,
        "whether_it_helped": Helped.choices,
        "week_ahead": name_of_week_ahead(desk.today),
        "leads_to": LEADS_TO.get(desk.viewer.role),
    }


def _one_kind(request, desk: Desk, anchor: str, context: dict):
    found = one_kind(desk, anchor)
    if found is None:
        raise Http404
    kind, entries = found
    title = kind.title_in(desk.viewer.council)
    return render(request, "web/staff/today/one_kind.html", context | {"title": title, "entries": entries})


def has_young_people(viewer: Viewer) -> bool:
    """Whether there is a difference between theirs and everybody's."""
    return viewer.is_one_of(Role.EET_ADVISER)


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
