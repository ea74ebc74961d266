"""A step that somebody presses on a page from before another step was taken: what happened meanwhile, and by whom."""

from typing import Any

from backend.core.lifecycle import LifeCycle
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.web.kit.formats import moment


MOVED_ON = (
    "Nothing of what you pressed is recorded: while that page was open this {noun} moved on. It is now “{state}”{last}."
    " Look at it again below."
)


def moved_on(life: LifeCycle, row: Any, viewer: Viewer) -> str:
    """The sentence for whoever pressed a step that is no longer open."""
    event = row.events.select_related("by").order_by("-id").first()
    return MOVED_ON.format(noun=life.noun, state=row.get_state_display(), last=_last(event, viewer) if event else "")


def _last(event: Any, viewer: Viewer) -> str:
    if event.by is None or (viewer.role == Role.EMPLOYER and event.by_id != viewer.user_id):
        return f", since {moment(event.created_at)}"
    who = "you, on another page" if event.by_id == viewer.user_id else event.by
    return f", by {who}, since {moment(event.created_at)}"
