from backend.councils.choices import COUNCILS_SIDE, Role
from backend.councils.safeguarding import is_named_safeguarding_lead
from backend.councils.viewer import Viewer
from backend.employers.models import ColleagueInvitation, Concern, Employer, FeedName
from backend.employers.models.concerns import ConcernQuerySet
from backend.employers.organisations.conflicts import spoken_for_by


def employers_of(viewer: Viewer):
    """The employers a viewer may open.

    - an employer's people: their own
    - employer-engagement officer, EET adviser, virtual school head and staff: all of their council
    """
    mine = Employer.objects.for_council(viewer.council_id)
    if viewer.role == Role.EMPLOYER:
        return mine.of_user(viewer.user)
    if viewer.is_one_of(Role.ENGAGEMENT_OFFICER, Role.EET_ADVISER, Role.HEAD, Role.STAFF):
        return mine
    return mine.none()


def acts_for_an_employer(viewer: Viewer) -> bool:
    """- an employer's people"""
    return viewer.is_one_of(Role.EMPLOYER)


def can_browse_employers(viewer: Viewer) -> bool:
    """- employer-engagement officer, EET adviser, virtual school head and staff"""
    return viewer.is_one_of(Role.ENGAGEMENT_OFFICER, Role.EET_ADVISER, Role.HEAD, Role.STAFF)


def can_verify_employers(viewer: Viewer) -> bool:
    """- employer-engagement officer"""
    return viewer.is_one_of(Role.ENGAGEMENT_OFFICER)


def can_verify_last(viewer: Viewer) -> bool:
    """- employer-engagement officer, another than who said that every check is recorded
    - council administrator
    """
    return viewer.is_one_of(Role.ENGAGEMENT_OFFICER, Role.ADMINISTRATOR)


def employers_to_verify(viewer: Viewer):
    """The employers a viewer may look at as the second person.

    - employer-engagement officer, council administrator: all of their council
    """
    mine = Employer.objects.for_council(viewer.council_id)
    return mine if can_verify_last(viewer) else mine.none()


def can_say_who_is_one(viewer: Viewer) -> bool:
    """- employer-engagement officer"""
    return viewer.is_one_of(Role.ENGAGEMENT_OFFICER)


def feed_names_of(viewer: Viewer):
    """The names from feeds, of adverts of the council, that a viewer may read.

    - employer-engagement officer, EET adviser, virtual school head and staff: all of their council
    """
    mine = FeedName.objects.for_council(viewer.council_id)
    return mine if can_browse_employers(viewer) else mine.none()


def can_change_employers(viewer: Viewer) -> bool:
    """- employer-engagement officer
    - an employer's people: what is theirs to say of their own
    """
    return viewer.is_one_of(Role.ENGAGEMENT_OFFICER, Role.EMPLOYER)


def can_invite_to_employers(viewer: Viewer) -> bool:
    """- employer-engagement officer
    - an employer's people, to their own
    """
    return viewer.is_one_of(Role.ENGAGEMENT_OFFICER, Role.EMPLOYER)


def can_answer_about_colleagues(viewer: Viewer) -> bool:
    """- employer-engagement officer"""
    return viewer.is_one_of(Role.ENGAGEMENT_OFFICER)


def colleague_invitations_of(viewer: Viewer):
    """Whom employers' people asked to have invited, as far as a viewer may answer.

    - employer-engagement officer: all of their council
    """
    mine = ColleagueInvitation.objects.for_council(viewer.council_id)
    return mine if can_answer_about_colleagues(viewer) else mine.none()


def can_raise_concerns(viewer: Viewer) -> bool:
    """- everybody but an employer's people: a concern must not wait for somebody else"""
    return viewer.role in COUNCILS_SIDE


def employers_to_raise_a_concern_about(viewer: Viewer):
    """- everybody but an employer's people: all of their council"""
    mine = Employer.objects.for_council(viewer.council_id)
    return mine if can_raise_concerns(viewer) else mine.none()


def can_look_into_concerns(viewer: Viewer) -> bool:
    """- employer-engagement officer
    - virtual school head
    - the council's named safeguarding lead
    """
    return viewer.is_one_of(Role.ENGAGEMENT_OFFICER, Role.HEAD) or is_named_safeguarding_lead(viewer)


def concerns_of(viewer: Viewer):
    """The concerns a viewer may read.

    - employer-engagement officer, virtual school head, the named safeguarding lead: all of their council, but those
      about an employer they speak for, or about another of its organisation
    """
    mine = Concern.objects.for_council(viewer.council_id)
    if not can_look_into_concerns(viewer):
        return mine.none()
    return mine.exclude(employer__in=spoken_for_by(viewer.user, viewer.council_id))


def readable_among(viewer: Viewer, concerns: ConcernQuerySet) -> list[Concern]:
    """The rows of these that are `concerns_of` the viewer; whom they speak for is asked only where there are any."""
    found = list(concerns.for_council(viewer.council_id)) if can_look_into_concerns(viewer) else []
    own = spoken_for_by(viewer.user, viewer.council_id) if found else frozenset()
    return [each for each in found if each.employer_id not in own]


def concerns_raised_by(viewer: Viewer):
    """- everybody but an employer's people: those they raised themselves"""
    mine = Concern.objects.for_council(viewer.council_id).raised_by_user(viewer.user)
    return mine if can_raise_concerns(viewer) else mine.none()
