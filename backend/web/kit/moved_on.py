"""A step that somebody presses on a page from before another step was taken: what happened meanwhile, and by whom."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from backend.core.lifecycle import LifeCycle
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.web.kit.form_words import rows_of
from backend.web.kit.formats import moment


NOTHING = "Nothing of what you pressed is recorded: while that page was open"
MOVED_ON = f"{NOTHING} this {{noun}} moved on. It is now “{{state}}”{{last}}. Look at it again below."
REPLACED = f"{NOTHING} this {{noun}} was moved{{last}}. This is how it is now."
TYPED = "What you had typed there is not saved. {typed}."


def moved_on(life: LifeCycle, row: Any, viewer: Viewer, *, noun: str = "", state: str = "") -> str:
    """The sentence for whoever pressed a step that is no longer open; an audience may have words of its own."""
    event = row.events.exclude(step__in=life.moves_nothing).select_related("by").order_by("-id").first()
    state = state or row.get_state_display()
    return MOVED_ON.format(noun=noun or life.noun, state=state, last=_last(event, viewer) if event else "")


def replaced(row: Any, viewer: Viewer, *, noun: str) -> str:
    """The same of something that has another in its place since."""
    return REPLACED.format(noun=noun, last=_last(row, viewer))


def tell_moved_on(request: HttpRequest, said: str) -> None:
    """Say it on the next page, and of a form that was sent what had been typed, so that nobody types it again."""
    if request.method != "POST":
        messages.info(request, said)
        return
    messages.warning(request, said)
    typed = "; ".join(f"{row.key}: “{row.value}”" for row in rows_of(dict(request.POST.lists())))
    if typed:
        messages.info(request, TYPED.format(typed=typed))


def _last(event: Any, viewer: Viewer) -> str:
    contact = getattr(event, "by_contact", None)
    is_theirs = viewer.user_id in (event.by_id, contact.user_id if contact else None)
    who = getattr(event, "who", event.by)  # where somebody may answer without signing in, they are named too
    if not who or (viewer.role == Role.EMPLOYER and not is_theirs):
        return f", since {moment(event.created_at)}"
    return f", by {'you, on another page' if is_theirs else who}, since {moment(event.created_at)}"
