"""One line of Today by the name that a form gives it, as the one who sent the form may see it now."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from backend.councils.models import Membership
from backend.councils.viewer import Viewer
from backend.desks.permissions import may_be_handed
from backend.web.kit.access import as_uuid
from backend.web.staff.today.deferrals import deferrals_of
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.finding import lines_of
from backend.web.staff.today.for_others import may_do
from backend.web.staff.today.kinds import KINDS
from backend.web.staff.today.lines import Kind, Line


@dataclass(frozen=True)
class NamedLine:
    kind: Kind
    row: UUID
    line: Line

    @property
    def may_be_put_off(self) -> bool:
        return self.kind.may_be_put_off(self.line)

    @property
    def about(self) -> dict:
        """How the services of desks name it."""
        return {"kind": self.kind.anchor, "subject": self.row}


def named_line(viewer: Viewer, name: str) -> NamedLine | None:
    """None where its fact is settled, where the viewer does not see it, or where there never was one."""
    anchor, _, text = name.partition(":")
    row = as_uuid(text)
    kind = next((each for each in KINDS if each.anchor == anchor and each.seen_by(viewer)), None)
    if kind is None or row is None:
        return None
    is_handed = (anchor, row) in deferrals_of(viewer).handed_to_viewer
    desk = Desk(viewer, everybody=True, is_handed=is_handed)
    (found,) = lines_of(desk, [kind], noted=lambda _: [row], shown=0)
    line = next((each for each in found.lines if each.row == row), None)
    return NamedLine(kind, row, line) if line else None


def colleagues_for(viewer: Viewer, named: NamedLine) -> Sequence[Membership]:
    """Who sees such lines and may open this young person's record, but for the viewer."""
    current = Membership.objects.current().for_council(viewer.council_id).exclude(user=viewer.user_id)
    members = current.select_related("user", "council").order_by("user__name", "id")
    return [each for each in members if _may_take(Viewer.of(each), named) and may_be_handed(each, named.line.person)]


def _may_take(viewer: Viewer, named: NamedLine) -> bool:
    return named.kind.seen_by(viewer) and may_do(viewer, named.line.act)
