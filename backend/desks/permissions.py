from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import care_leavers_of
from backend.councils.models import Membership
from backend.councils.viewer import Viewer
from backend.desks.models import CalendarAddress, HandOver, PutOff


def put_off_by(viewer: Viewer):
    """What the viewer put off: nobody else's."""
    return PutOff.objects.for_council(viewer.council_id).filter(by=viewer.user_id)


def hand_overs_of(viewer: Viewer):
    """What was handed over in the council: of young people, what is about those whom the viewer may open."""
    return HandOver.objects.for_council(viewer.council_id)


def calendar_addresses_of(viewer: Viewer):
    """The viewer's own, in the role they act in."""
    return CalendarAddress.objects.for_council(viewer.council_id).filter(membership=viewer.membership_id)


def may_be_handed(membership: Membership, care_leaver: CareLeaver | None) -> bool:
    """- whoever may open the young person in that role; a personal adviser their own alone
    - whoever works in the council, where a line is about nobody
    """
    if membership.ended_at is not None or not membership.user.is_active:
        return False
    if care_leaver is None:
        return True
    return bool(care_leavers_of(Viewer.of(membership)).filter(pk=care_leaver.pk).exists())
