from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.employers.models import Employer
from backend.intake.models import OpportunityFile


def opportunity_files_of(viewer: Viewer):
    """The files of opportunities a viewer may open.

    - an employer's people who see all of it: their own employers'
    - employer-engagement officer: all of their council
    """
    mine = OpportunityFile.objects.for_council(viewer.council_id).select_related("employer", "council")
    if viewer.role == Role.EMPLOYER:
        seeing_all = viewer.user.employer_contacts.filter(sees_all=True).values("employer")
        return mine.of_employers(Employer.objects.for_council(viewer.council_id).filter(id__in=seeing_all))
    return mine if viewer.is_one_of(Role.ENGAGEMENT_OFFICER) else mine.none()
