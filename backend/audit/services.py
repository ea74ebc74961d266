from backend.audit.models import Read


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
