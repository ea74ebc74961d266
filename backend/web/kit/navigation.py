"""Where each role may go. One table serves the navigation bar and the page after sign-in."""

from django.urls import reverse

from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.employers.permissions import can_look_into_concerns, can_raise_concerns


HOME = ("Home", "head-home")
AUDIT = ("Who did what", "audit-home")
TODAY = ("Today", "today")
PEOPLE = ("Young people", "people")
OPPORTUNITIES = ("Opportunities", "opportunities")
APPROVALS = ("Approvals", "approvals")
EMPLOYERS = ("Employers", "employers")
CONCERNS = ("Concerns", "concerns")
REFERRALS = ("Referrals", "referrals")
PLACEMENTS = ("Placements", "placements")
OUTCOMES = ("Outcomes", "outcomes")
SHARE_OUT = ("Offer places fairly", "share-out")
UNMET_DEMAND = ("Unmet demand", "unmet-demand")
MODELS = ("Ranking model", "models")
ASKED_OF_YOU = ("What is asked of you", "employer-home")
MY_OPPORTUNITIES = ("Your opportunities", "employer-opportunities")
INTRODUCTIONS = ("People introduced to you", "employer-referrals")
MY_ORGANISATION = ("Your organisation", "employer-organisations")
ADMINISTRATION = ("Administration", "administration")

PLACES = {
    Role.EET_ADVISER: (TODAY, PEOPLE, OPPORTUNITIES, REFERRALS, PLACEMENTS, EMPLOYERS, SHARE_OUT),
    Role.HEAD: (HOME, TODAY, OUTCOMES, PEOPLE, OPPORTUNITIES, REFERRALS, PLACEMENTS, EMPLOYERS, CONCERNS, MODELS),
    Role.STAFF: (TODAY, PEOPLE, OPPORTUNITIES, REFERRALS, PLACEMENTS, EMPLOYERS, OUTCOMES, MODELS),
    Role.ENGAGEMENT_OFFICER: (TODAY, APPROVALS, OPPORTUNITIES, EMPLOYERS, CONCERNS, UNMET_DEMAND),
    Role.EMPLOYER: (ASKED_OF_YOU, MY_OPPORTUNITIES, INTRODUCTIONS, MY_ORGANISATION),
    Role.PERSONAL_ADVISER: (TODAY, PEOPLE),
    Role.ADMINISTRATOR: (TODAY, ADMINISTRATION),
    Role.AUDITOR: (AUDIT, PEOPLE, OUTCOMES, MODELS),
}

ABOUT = (
    ("Help", "help"),
    ("Report a problem", "report-a-problem"),
    ("Privacy notice", "privacy"),
    ("Accessibility statement", "accessibility"),
)

AFTER_SIGN_IN = {Role.ENGAGEMENT_OFFICER: APPROVALS}  # of the others the first of their places

SECTIONS_OF_ADMINISTRATION = (
    ("Overview", "administration-overview"),
    ("People and roles", "administration"),
    ("Settings", "administration-settings"),
    ("Imports", "administration-imports"),
    ("Keys for other systems", "tokens"),
    ("Employers to verify", "administration-employers"),
    ("Sharing", "administration-sharing"),
    ("Safeguarding", "administration-safeguarding"),
    ("Feeds", "administration-feeds"),
    ("Messages", "administration-messages"),
    ("Background work", "administration-jobs"),
)


def home_of(viewer: Viewer) -> str:
    _, name = AFTER_SIGN_IN.get(viewer.role, PLACES[viewer.role][0])
    return reverse(name)


def navigation_for(viewer: Viewer, current_path: str) -> list[tuple[str, str, bool]]:
    """The label and address of each place, and whether the current page is in it."""
    places = [(label, reverse(name)) for label, name in _places_of(viewer)]
    return [(label, url, current_path.startswith(url)) for label, url in places]


def _places_of(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    """The named safeguarding lead has the register beside what their role has."""
    places = PLACES[viewer.role]
    return places if CONCERNS in places or not can_look_into_concerns(viewer) else (*places, CONCERNS)


def about_pages() -> list[tuple[str, str]]:
    """At the foot of every page, for anybody."""
    return [(text, reverse(name)) for text, name in ABOUT]


def own_concerns_url(viewer: Viewer) -> str:
    return reverse("concerns-raised") if can_raise_concerns(viewer) else ""


def administration_sections(request) -> list[tuple[str, str, bool]]:
    return [(text, reverse(name), reverse(name) == request.path) for text, name in SECTIONS_OF_ADMINISTRATION]
