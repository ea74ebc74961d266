import uuid

from backend.audit.models import Read


NOTHING_NAMED = uuid.UUID(int=0)
REFUSED = "refused"  # the kind of what was asked for and not shown: it may be another council's, or nothing at all


def record_read(*, viewer, subject, page: str, refused: bool = False) -> Read:
    """Write into the read log, in the request's own transaction.

    `viewer` has `council_id`, `user_id` and `role`, and `token` where another system looks in their name; `subject` is
    the row that was looked at.
    """
    return Read.objects.create(
        council_id=viewer.council_id,
        reader_id=viewer.user_id,
        reader_role=viewer.role,
        subject_kind=subject._meta.label_lower,
        subject=subject.public_id,
        page=page,
        refused=refused,
        token=getattr(viewer, "token", None),
    )


def record_refusal(*, viewer, subject: uuid.UUID | str | None, page: str) -> Read:
    """Write into the read log that something was asked for and not shown; `subject` as it stood in the address."""
    try:
        asked_for = uuid.UUID(str(subject)) if subject else NOTHING_NAMED
    except ValueError:
        asked_for = NOTHING_NAMED
    return Read.objects.create(
        council_id=viewer.council_id,
        reader_id=viewer.user_id,
        reader_role=viewer.role,
        subject_kind=REFUSED,
        subject=asked_for,
        page=page[:100],
        refused=True,
        token=getattr(viewer, "token", None),
    )
