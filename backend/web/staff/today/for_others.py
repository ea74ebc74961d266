"""Lines whose act is a colleague's: whoever reads one may not do what it asks for, and is told whom to ring."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from django.urls import Resolver404, ResolverMatch, resolve, reverse

from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.councils.viewer import Viewer
from backend.referrals.permissions import can_refer
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.lines import Act, Kind, Line, Urgency


# Pages that others may read, and who may do what is asked there; of any other it is who may open it.
MAY_ACT_ON: Mapping[str, Callable[[Viewer], bool]] = {"referral": can_refer}
OF_A_REFERRAL = ("referral", "referral-times", "referral-other-times", "referral-interview")
NOBODY = "Ask an EET adviser"


def may_do(viewer: Viewer, act: Act) -> bool:
    page = _page(act.url)
    may = act.may or (page and (MAY_ACT_ON.get(page.url_name or "") or getattr(page.func, "may", None)))
    return not may or may(viewer)


def for_whom_it_is(desk: Desk, found: Sequence[tuple[Kind, list[Line]]]) -> list[list[Line]]:
    """The lines of each kind; of what the viewer may not do, who may: asked once for all, where there are any."""
    theirs = [line for _, lines in found for line in lines if _is_for_others(desk.viewer, line)]
    if not theirs:
        return [lines for _, lines in found]
    names = _advisers(desk, {line.person.eet_adviser_id for line in theirs if line.person})
    return [[_as_read_by(desk.viewer, kind, line, names) for line in lines] for kind, lines in found]


def _is_for_others(viewer: Viewer, line: Line) -> bool:
    """Of a young person, who has an adviser to ask; what is about nobody is seen by who sees to it."""
    return line.person is not None and not may_do(viewer, line.act)


def _as_read_by(viewer: Viewer, kind: Kind, line: Line, names: Mapping[int, str]) -> Line:
    """What is about safety keeps its place: to ring somebody today is what it asks of this reader."""
    if line.person is None or may_do(viewer, line.act):
        return line
    name = names.get(line.person.eet_adviser_id or 0)
    ask = Act(f"Ring {name} (EET adviser)" if name else NOBODY, "", may=line.act.may)
    stays = kind.urgency == Urgency.SAFETY and line.is_about_safety
    return replace(line, act=ask, is_for_others=not stays, more=(*line.more, *_look(line.act)))


def _look(act: Act) -> tuple[Act, ...]:
    """The page itself, where it is open to them: they may have to say how things stand."""
    page = _page(act.url)
    if page is None or page.url_name not in OF_A_REFERRAL:
        return ()
    return (Act("See the referral", reverse("referral", kwargs=page.kwargs)),)


def _advisers(desk: Desk, ids: set[int | None]) -> dict[int, str]:
    """By the id of a user, who still works here as an EET adviser."""
    here = Membership.objects.current().for_council(desk.viewer.council_id).with_role(Role.EET_ADVISER)
    return dict(here.filter(user__in=ids - {None}).values_list("user_id", "user__name"))


def _page(url: str) -> ResolverMatch | None:
    try:
        return resolve(urlsplit(url).path)
    except Resolver404:
        return None  # a telephone number, or nothing
