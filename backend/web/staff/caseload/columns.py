"""The columns of the list of young people, as a viewer may see them."""

from backend.care_leavers.permissions import can_see_home
from backend.councils.viewer import Viewer
from backend.shortlists.permissions import can_see_rankings
from backend.web.kit.content import Column
from backend.web.staff.today.kinds.viewers import everybody_with_a_desk


NAME = Column("Name", sort="name")
AGE = Column("Age", numeric=True, sort="age", key="age", card="beside")
NEXT = Column("What is next", key="next", card="line")
ACTIVITY = Column("Activity", sort="activity", key="activity", is_extra=True)
NOT_IN_EET_FOR = Column("Not in EET for", numeric=True, sort="waiting", key="waiting")
TO_DECIDE = Column("Matches to decide", numeric=True, key="deciding")
LAST_REACHED = Column("Last reached", sort="contact", key="reached")
AREA = Column("Area", key="area", card="away")
EET_ADVISER = Column("EET adviser", key="eet-adviser", is_extra=True, card="away")
PERSONAL_ADVISER = Column("Personal adviser", key="personal-adviser", card="away")
COLUMNS = (
    NAME,
    AGE,
    NEXT,
    ACTIVITY,
    NOT_IN_EET_FOR,
    TO_DECIDE,
    LAST_REACHED,
    AREA,
    EET_ADVISER,
    PERSONAL_ADVISER,
)
SEEN_BY = {NEXT: everybody_with_a_desk, TO_DECIDE: can_see_rankings, AREA: can_see_home}


def columns_of(viewer: Viewer) -> list[Column]:
    return [column for column in COLUMNS if column not in SEEN_BY or SEEN_BY[column](viewer)]
