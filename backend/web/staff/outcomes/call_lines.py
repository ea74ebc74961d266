"""The calls that would help most as lines of a page: whom, why them, what for, their number and one thing to do."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from backend.councils.viewer import Viewer
from backend.employers.permissions import can_browse_employers
from backend.opportunities.permissions import can_post
from backend.outcomes.calls import Call, Post
from backend.web.kit.content import Link, telephone
from backend.web.kit.formats import NOT_RECORDED, short_day


NOBODY = "No employer on record to ring"
NEVER_ASKED = "nothing asked yet"


@dataclass(frozen=True)
class CallLine:
    who: str
    when: str
    what_for: str
    people: int
    why: str
    contact: str
    phone: Link | str
    act: Link | None

    @property
    def reach(self) -> SafeString:
        """The number, and whom to ask for."""
        return format_html_join(", ", "{}", ((each,) for each in (self.phone, self.contact) if each and self.phone))


def call_line(call: Call, viewer: Viewer) -> CallLine:
    wanted = call.wanted
    what_for = f"{wanted.route}, level {wanted.level}, near {wanted.area}"
    if call.post is None:
        why = (
            f"Look for employers of this kind of work near {wanted.area} that could take on an apprentice at level"
            f" {wanted.level}. None that may be rung now has had such work."
        )
        return CallLine(NOBODY, "", what_for, wanted.people, why, "", "", _search(call, viewer))
    when = f"last asked {short_day(call.asked_at)}" if call.asked_at else NEVER_ASKED
    employer, number = call.post.employer, call.post.phone
    phone = telephone(number) or f"telephone {NOT_RECORDED}"
    act = Link("Open employer", reverse("employer", args=[employer.public_id]), f": {employer.name}")
    return CallLine(employer.name, when, what_for, wanted.people, _why(call.post), call.post.contact, phone, act)


def _why(post: Post) -> str:
    level = "" if post.level is None else f"level {post.level} "
    had = f"{level}post, {post.title}"
    return f"Has a {had}, open now." if post.until is None else f"Had a {had}, until {post.until:%B %Y}."


def _search(call: Call, viewer: Viewer) -> Link | None:
    """Whoever may post begins one once an employer is found; the others look through the list."""
    hidden = f": {call.wanted.route}, near {call.wanted.area}"
    if can_post(viewer):
        return Link("Post an opportunity", reverse("opportunity-add"), hidden)
    return Link("Look through employers", reverse("employers"), hidden) if can_browse_employers(viewer) else None
