import datetime as dt
import json

from django.conf import settings
from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import RETENTION, council_context
from backend.councils.choices import Role
from backend.councils.models import Council
from backend.drafts.models import FormDraft


MOST_BYTES = 100_000  # three times the longest form of ours with every box full; a draft is no place to store things
TOO_LONG = (
    "This is too long to be kept as a draft: the limit is about 100,000 letters. It stays on this page. Shorten it, or"
    " copy it to a document of your own before you leave."
)
NEVER_KEPT = ("csrf", "password", "secret", "token")


@transaction.atomic
def save_draft(
    *, council: Council, role: Role, form: str, subject: str, begun_from: str, fields: dict[str, list[str]], by: User
) -> FormDraft:
    """Write what was typed over what was kept before. What it was begun from stays as it was at the beginning."""
    kept = {name: [_storable(value) for value in values] for name, values in fields.items() if _may_be_kept(name)}
    if len(json.dumps(kept).encode()) > MOST_BYTES:
        raise Refused(TOO_LONG)
    draft = FormDraft(
        council=council,
        user=by,
        role=role,
        form=form,
        subject=subject,
        begun_from=begun_from,
        fields=kept,
        saved_at=clock.now(),
    )
    FormDraft.objects.bulk_create(
        [draft],
        update_conflicts=True,
        unique_fields=["user", "council", "role", "form", "subject"],
        update_fields=["fields", "saved_at"],
    )
    return draft


@transaction.atomic
def discard_draft(*, council: Council, role: Role, form: str, subject: str, by: User) -> None:
    FormDraft.objects.for_council(council.pk).filter(user=by, role=role).of_form(form, subject).delete()


def remove_old_drafts() -> int:
    """Remove the drafts of every council that nobody came back to; a second run finds nothing."""
    before = clock.now() - dt.timedelta(days=settings.DRAFT_DAYS)
    removed = 0
    for council in Council.objects.order_by("id"):
        with council_context(council.pk, audience=RETENTION):
            removed += FormDraft.objects.for_council(council.pk).saved_before(before).delete()[0]
    return removed


def _may_be_kept(name: str) -> bool:
    return not any(part in name.lower() for part in NEVER_KEPT)


def _storable(value: str) -> str:
    return value.replace("\x00", "")  # which the database cannot hold
