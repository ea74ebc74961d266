from django.db.models import OuterRef

from backend.care_leavers.permissions import can_decide_matches, can_see_own_pages, care_leavers_of
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.shortlists.models import Decision, Match, Suggestion


__all__ = [
    "can_answer_questions",
    "can_decide_matches",
    "can_follow_rankings",
    "can_oversee_decisions",
    "can_see_rankings",
    "decisions_of",
    "matches_beside",
    "matches_of",
    "suggestions_of",
]


def can_see_rankings(viewer: Viewer) -> bool:
    """What is ranked for somebody, ruled out, or would open, all of which follow from where they live and must not go.

    - EET adviser
    - virtual school head and staff
    - personal adviser
    """
    return viewer.is_one_of(Role.EET_ADVISER, Role.HEAD, Role.STAFF, Role.PERSONAL_ADVISER)


def can_answer_questions(viewer: Viewer) -> bool:
    """Who writes down what came of a question about a match; a head too, who may be asked by name.

    - EET adviser
    - virtual school head and staff
    - personal adviser, about their own young people
    """
    return viewer.is_one_of(Role.EET_ADVISER, Role.HEAD, Role.STAFF, Role.PERSONAL_ADVISER)


def can_oversee_decisions(viewer: Viewer) -> bool:
    """- virtual school head"""
    return viewer.is_one_of(Role.HEAD)


def can_follow_rankings(viewer: Viewer) -> bool:
    """How far a ranking of everybody has come, which names nobody.

    - whoever may see rankings
    - auditor
    """
    return can_see_rankings(viewer) or viewer.is_one_of(Role.AUDITOR)


def matches_of(viewer: Viewer):
    """The matches a viewer may see: of young people they may open, if they may see rankings.

    One that was ranked while a home was not yet confidential tells too much of it, and waits for the next ranking.
    """
    mine = Match.objects.for_council(viewer.council_id).filter(care_leaver__in=care_leavers_of(viewer))
    return mine.safe_to_tell() if can_see_rankings(viewer) else mine.none()


def matches_beside(viewer: Viewer):
    """The same in a query of young people a viewer may open, about each of them.

    - whoever `matches_of` shows them to
    """
    mine = Match.objects.for_council(viewer.council_id).filter(care_leaver=OuterRef("pk"))
    return mine.safe_to_tell_beside_them() if can_see_rankings(viewer) else mine.none()


def decisions_of(viewer: Viewer):
    """The decisions a viewer may see.

    - whoever may open the young person
    """
    return Decision.objects.for_council(viewer.council_id).filter(care_leaver__in=care_leavers_of(viewer))


def suggestions_of(viewer: Viewer):
    """What is on young people's own pages, and was.

    - whoever may open the young person and see their page
    """
    mine = Suggestion.objects.for_council(viewer.council_id).filter(care_leaver__in=care_leavers_of(viewer))
    return mine if can_see_own_pages(viewer) else mine.none()
