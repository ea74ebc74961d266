"""What is next with each of some young people: the first line of Today about them, for a list of them."""

from collections.abc import Collection

from backend.councils.viewer import Viewer
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.finding import lines_of
from backend.web.staff.today.kinds import KINDS
from backend.web.staff.today.lines import Line


LINES_OF_A_SOURCE = 200  # of one kind about all people of a page


def next_for(viewer: Viewer, people: Collection[int]) -> dict[int, Line]:
    """By the id of a person the most pressing line about them: `what`, `when` and `act` say it in short.

    It asks what Today asks, of these people alone, whoever put something off. Whose nothing waits for is not there.
    """
    if not people:
        return {}
    desk = Desk(viewer, everybody=True, only=people)
    kinds = [kind for kind in KINDS if kind.seen_by(viewer) and kind.is_handed_over]
    found = lines_of(desk, kinds, shown=LINES_OF_A_SOURCE)
    pressing = sorted(
        ((line.urgency or each.kind.urgency, line.orders_by, line) for each in found for line in each.lines),
        key=lambda ranked: ranked[:2],
    )
    first: dict[int, Line] = {}
    for _, _, line in pressing:
        if line.person is not None and line.person.pk in people:
            first.setdefault(line.person.pk, line)
    return first
