import datetime as dt
import uuid
from collections.abc import Collection

from backend.audit.models import Read


NOTHING_NAMED = uuid.UUID(int=0)
REFUSED = "refused"  # the kind of what was asked for and not shown: it may be another council's, or nothing at all


def record_read(*, viewer, subject, page: str, refused: bool = False) -> Read:
    """Write into the read log, in the request's own transaction.

    `viewer` has `council_id`, `user_id` and `role`, and `token` where another system looks in their name,
    `contact_id` where somebody came by a link; `subject` is the row that was looked at.
    """
    return _write(viewer, subject._meta.label_lower, subject.public_id, page, refused=refused)


def record_reads(*, viewer, subjects, page: str) -> None:
    """Of a page that shows several at once, each of them as somebody looked at, in one write."""
    Read.objects.bulk_create(_row(viewer, each._meta.label_lower, each.public_id, page) for each in subjects)


def reads_before(moment: dt.datetime, *, viewer, subject, page: str):
    """The viewer's looks at this page about the subject before that moment, the last one first."""
    mine = Read.objects.of_subject(subject._meta.label_lower, subject.public_id).filter(reader_id=viewer.user_id)
    return mine.filter(page=page, created_at__lt=moment).order_by("-created_at")


def reads_by_role(
    *, subject, role: str, pages: Collection[str], since: dt.datetime, until: dt.datetime
) -> list[dt.datetime]:
    """When people of this role were shown the subject on one of the pages from one moment to another, in order."""
    shown = Read.objects.of_subject(subject._meta.label_lower, subject.public_id).filter(
        reader_role=role, refused=False, page__in=pages
    )
    return list(
        shown.filter(created_at__gte=since, created_at__lte=until)
        .order_by("created_at")
        .values_list("created_at", flat=True)
    )


def reads_of_each(*, subjects, role: str) -> dict[uuid.UUID, list[dt.datetime]]:
    """Of rows of one kind when people of this role were shown each, in order, in one query."""
    moments: dict[uuid.UUID, list[dt.datetime]] = {each.public_id: [] for each in subjects}
    if subjects:
        kind = subjects[0]._meta.label_lower
        of_these = Read.objects.filter(subject_kind=kind, subject__in=list(moments), reader_role=role, refused=False)
        for subject, moment in of_these.order_by("created_at").values_list("subject", "created_at"):
            moments[subject].append(moment)
    return moments


def record_refusal(*, viewer, subject: uuid.UUID | str | None, page: str) -> Read:
    """Write into the read log that something was asked for and not shown; `subject` as it stood in the address."""
    try:
        asked_for = uuid.UUID(str(subject)) if subject else NOTHING_NAMED
    except ValueError:
        asked_for = NOTHING_NAMED
    return _write(viewer, REFUSED, asked_for, page[:100], refused=True)


def _write(viewer, subject_kind: str, subject: uuid.UUID, page: str, *, refused: bool) -> Read:
    row = _row(viewer, subject_kind, subject, page, refused=refused)
    row.save(force_insert=True)
    return row


def _row(viewer, subject_kind: str, subject: uuid.UUID, page: str, *, refused: bool = False) -> Read:
    return Read(
        council_id=viewer.council_id,
        reader_id=viewer.user_id,
        reader_role=viewer.role,
        subject_kind=subject_kind,
        subject=subject,
        page=page,
        refused=refused,
        token=getattr(viewer, "token", None),
        contact=getattr(viewer, "contact_id", None),
    )
