"""For what an employer's contact may be sent a link: its purpose, its addresses, and who judges how it stands."""

from collections.abc import Callable
from dataclasses import dataclass

from backend.activities.models import ProviderList
from backend.activities.provider_lists import ask_for_access_to_list, opened_list
from backend.links.choices import Purpose
from backend.links.models import Link
from backend.referrals.deletion_links import ask_for_access_to_request, opened_request
from backend.referrals.introduction_links import Opened, ask_for_access
from backend.web.employer_portal.by_link.standings import standing_of


@dataclass(frozen=True)
class Door:
    """`routes` is the name of its page; those around it are named after it: "introduction-code"."""

    purpose: Purpose
    routes: str
    standing_of: Callable[[Link | None], Opened]
    ask_for_access: Callable[..., None]
    start_page: str

    def named(self, page: str) -> str:
        return f"{self.routes}-{page}"


@dataclass(frozen=True)
class OpenedLearners(Opened):
    """A link to a provider’s list as it stands, with the list."""

    asked: ProviderList | None = None


def opened_learners(link: Link | None) -> OpenedLearners:
    found = opened_list(link)
    return OpenedLearners(found.link, found.standing, asked=found.asked)


INTRODUCTION = Door(
    Purpose.INTRODUCTION,
    "introduction",
    standing_of,
    ask_for_access,
    "web/employer_portal/by_link/start.html",
)
DELETION = Door(
    Purpose.DELETE_REQUEST,
    "deletion",
    opened_request,
    ask_for_access_to_request,
    "web/employer_portal/by_link/deletion_start.html",
)
LEARNERS = Door(
    Purpose.PROVIDER_LIST,
    "learners",
    opened_learners,
    ask_for_access_to_list,
    "web/employer_portal/by_link/learners_start.html",
)
