import datetime as dt
import json

from django.conf import settings
from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import RETENTION
from backend.councils.choices import Role
from backend.councils.models import Council
from backend.councils.services import in_every_council
from backend.drafts.models import FormDraft, HeldForm, SentForm
from backend.drafts.page_keys import OF_THE_PAGE, PAGE_KEY


MOST_BYTES = 100_000  # three times the longest form of ours with every box full; a draft is no place to store things
TOO_LONG = (
    "This is too long to be kept as a draft: the limit is about 100,000 letters. It stays on this page. Shorten it, or"
    " copy it to a document of your own before you leave."
)
Fields = dict[str, list[str]]  # of each box the values a browser posted
NEVER_KEPT = ("csrf", "password", "secret", "token")


@transaction.atomic
def save_draft(
    *,
    council: Council,
    role: Role,
    form: str,
    subject: str,
    begun_from: str,
    fields: Fields,
    by: User,
    resumes: str = "",
) -> FormDraft:
    """Write what was typed over what was kept before. What it was begun from stays as it was at the beginning.

    Two pages of the same form may be open: what is kept from the other one stays where this one typed nothing, unless
    this page showed it (`resumes` is the key of the page whose draft it put back).
    """
    kept = {name: [storable(value) for value in values] for name, values in fields.items() if may_be_kept(name)}
    rows = FormDraft.objects.for_council(council.pk).filter(user=by, role=role).of_form(form, subject)
    before = rows.values_list("fields", flat=True).first() or {}
    kept = _beside_the_other_page(before, kept, resumes)
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


def _beside_the_other_page(before: Fields, typed: Fields, resumes: str) -> Fields:
    """What is kept from a page that this one has not seen, where this one typed nothing."""
    other = before.get(PAGE_KEY, [""])[0]
    if not other or other in (typed.get(PAGE_KEY, [other])[0], resumes):
        return typed
    left = {name for name in before if not any(typed.get(name, [])) and name not in OF_THE_PAGE}
    return typed | {name: before[name] for name in left}


@transaction.atomic
def discard_draft(*, council: Council, role: Role, form: str, subject: str, by: User) -> None:
    FormDraft.objects.for_council(council.pk).filter(user=by, role=role).of_form(form, subject).delete()


def remove_old_drafts() -> int:
    """Remove of every council what nobody came back to; a second run finds nothing."""
    return in_every_council(_remove_old_of, audience=RETENTION)


def _remove_old_of(council: Council) -> int:
    drafts = clock.now() - dt.timedelta(days=settings.DRAFT_DAYS)
    forms = clock.now() - dt.timedelta(days=settings.SENT_FORM_DAYS)
    past_keeping = (
        FormDraft.objects.for_council(council.pk).saved_before(drafts),
        SentForm.objects.for_council(council.pk).kept_before(forms),
        HeldForm.objects.for_council(council.pk).held_before(forms),
    )
    return sum(rows.delete()[0] for rows in past_keeping)


def may_be_kept(name: str) -> bool:
    return not any(part in name.lower() for part in NEVER_KEPT)


def storable(value: str) -> str:
    return value.replace("\x00", "")  # which the database cannot hold
