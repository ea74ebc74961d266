"""Lines about documents that were sent and that a new fact closed: they are taken back, and where they were read the
employer is asked to delete them."""

from django.db.models import Exists, OuterRef
from django.urls import reverse

from backend.care_leavers.paper_permissions import can_see_papers
from backend.core import clock
from backend.councils.viewer import Viewer
from backend.referrals.closed_documents import closed_among, standing_with_open_referrals
from backend.referrals.document_permissions import sent_documents_of
from backend.referrals.permissions import can_refer
from backend.referrals.sent_documents import Standing
from backend.web.kit.employer_names import name_of
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.lines import Act, Computed, Kind, Line, Urgency
from backend.web.staff.today.when import long_day, since_and_when


def has_sent_documents(viewer: Viewer) -> Exists:
    """Beside a young person, whether something of theirs was sent that may have been closed."""
    return Exists(standing_with_open_referrals(sent_documents_of(viewer)).filter(referral__care_leaver=OuterRef("pk")))


def sees_closed_documents(viewer: Viewer) -> bool:
    """- EET adviser
    - virtual school staff
    - personal adviser, about their own young people
    """
    return can_see_papers(viewer)


def _closed(desk: Desk) -> list[Line]:
    sent = sent_documents_of(desk.viewer).filter(referral__in=desk.not_held)
    return [_line(desk, each) for each in closed_among(sent)]


def _line(desk: Desk, standing: Standing) -> Line:
    sent, referral = standing.sent, standing.sent.referral
    read = "somebody there had opened it" if standing.was_read else "nobody there had opened it"
    on = long_day(clock.day_of(sent.created_at), desk.today)
    asks = "take it back, and ask them to delete it" if standing.was_read else "take it back"
    return Line.of(
        referral.care_leaver,
        f"{sent.file_name}, sent to {name_of(sent.employer)} on {on}, opens no more; {read}."
        f" {standing.why_not.removesuffix('.')}",
        Act("Take it back", reverse("sent-document-take-back", args=[sent.public_id]), asks, may=can_refer),
        row=sent.public_id,
        **since_and_when(desk.today, sent.created_at),
    )


KINDS = (
    Kind(
        "closed-documents",
        "document sent that opens no more,documents sent that open no more",
        Urgency.TURN,
        sees_closed_documents,
        (Computed(_closed, about=has_sent_documents),),
    ),
)
