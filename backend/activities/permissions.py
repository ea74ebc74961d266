from backend.activities.models import ActivitySpell, Enrolment, ListAnswer, Provider, ProviderList
from backend.care_leavers.permissions import about_those_of, can_edit_profile, care_leavers_of
from backend.councils.choices import Role
from backend.councils.viewer import Viewer


def activity_spells_of(viewer: Viewer):
    """The spells of every young person the viewer may open."""
    return ActivitySpell.objects.for_council(viewer.council_id).filter(care_leaver__in=care_leavers_of(viewer))


def can_record_activity(viewer: Viewer) -> bool:
    """- EET adviser
    - virtual school staff
    - personal adviser, for their own young people
    """
    return can_edit_profile(viewer)


def can_ask_providers(viewer: Viewer) -> bool:
    """- EET adviser
    - virtual school staff
    """
    return viewer.is_one_of(Role.EET_ADVISER, Role.STAFF)


def providers_of(viewer: Viewer):
    """Whoever is asked whom they still have."""
    found = Provider.objects.for_council(viewer.council_id)
    return found if can_ask_providers(viewer) else found.none()


def enrolments_of(viewer: Viewer):
    """On whose lists every young person the viewer may open stands."""
    mine = about_those_of(viewer, Enrolment).select_related("care_leaver", "provider")
    return mine if can_ask_providers(viewer) else mine.none()


def stopped_enrolments_of(viewer: Viewer):
    """What every young person the viewer may open stopped by themselves, of being asked about."""
    return about_those_of(viewer, Enrolment).stopped_by_themselves().select_related("care_leaver", "provider")


def provider_lists_of(viewer: Viewer):
    found = ProviderList.objects.for_council(viewer.council_id).select_related("provider")
    return found if can_ask_providers(viewer) else found.none()


def list_answers_of(viewer: Viewer):
    """What providers said of every young person the viewer may open."""
    return about_those_of(viewer, ListAnswer).select_related("care_leaver", "enrolment__provider")
