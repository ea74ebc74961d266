"""What was sent by somebody who had been signed out: held for them alone, offered once they are back."""

from django.db.models import QuerySet
from django.http import HttpRequest

from backend.core.protection import EMPLOYER, STAFF, account_context, council_context
from backend.core.sealing import seal, unseal
from backend.councils.choices import Role
from backend.councils.models import Council, Membership
from backend.councils.viewer import Viewer
from backend.drafts.models import HeldForm
from backend.drafts.page_keys import OPENED_ON, PAGE_KEY, SHOWN, PageKey
from backend.drafts.services import MOST_BYTES, may_be_kept, storable


PURPOSE = "what was sent while signed out"
WAITING = "held forms"  # name in the session: by council and role, whether anything waits there
MOST_HELD = 10  # of one person in one role; the oldest goes
LONGEST_PATH = HeldForm._meta.get_field("path").max_length
# So that it is still saved once, and against what the page was opened on and showed.
KEPT_OF_THE_PAGE = (PAGE_KEY, OPENED_ON, SHOWN, "draft")


def hold(request: HttpRequest, key: PageKey) -> bool:
    """Keep what this request sent for the person the page was shown to; False where it cannot be kept."""
    with account_context(user_id=key.user_id):
        mine = Membership.objects.filter(user_id=key.user_id, council_id=key.council_id, ended_at=None)
        membership = mine.filter(role=key.role).first()
    fields = {name: [storable(value) for value in values] for name, values in request.POST.lists() if _holds(name)}
    sealed = seal(fields, purpose=PURPOSE)
    if membership is None or len(request.get_full_path()) > LONGEST_PATH or len(sealed) > MOST_BYTES:
        return False
    audience = EMPLOYER if membership.role == Role.EMPLOYER else STAFF
    with council_context(key.council_id, audience=audience, user_id=key.user_id):
        theirs = HeldForm.objects.for_council(key.council_id).filter(user_id=key.user_id, role=key.role)
        extra = theirs.latest_first().values_list("id", flat=True)[MOST_HELD - 1 :]
        theirs.filter(id__in=list(extra)).delete()
        HeldForm.objects.create(
            council_id=key.council_id,
            user_id=key.user_id,
            role=key.role,
            path=request.get_full_path(),
            fields=sealed,
            files_left_out=bool(request.FILES),
        )
    viewer = getattr(request, "viewer", None)
    if viewer and viewer.user_id == key.user_id:
        _note(request, key.council_id, key.role, waits=True)
    return True


def is_known_to_wait(request: HttpRequest) -> bool:
    """Whether anything of whoever looks waits to be saved, as the session knows: no page asks for it."""
    viewer = request.viewer
    return bool(request.session.get(WAITING, {}).get(_place(viewer.council_id, viewer.role)))


def note_what_waits(request: HttpRequest) -> None:
    """Asked where somebody arrives, and where what waited is saved, discarded or looked at."""
    viewer = request.viewer
    _note(request, viewer.council_id, viewer.role, waits=held_forms_of(viewer).exists())


def _note(request: HttpRequest, council_id: int, role: str, *, waits: bool) -> None:
    known, place = request.session.get(WAITING, {}), _place(council_id, role)
    if known.get(place) != waits:  # a session is written only where it changes
        request.session[WAITING] = {**known, place: waits}


def _place(council_id: int, role: str) -> str:
    return f"{council_id} {role}"


def held_forms_of(viewer: Viewer) -> QuerySet[HeldForm]:
    """Everybody their own, in the council and the role they act in now."""
    mine = HeldForm.objects.for_council(viewer.council_id).filter(user=viewer.user, role=viewer.role)
    return mine.latest_first()


def fields_of(held: HeldForm) -> dict[str, list[str]]:
    return unseal(held.fields, purpose=PURPOSE) or {}


def let_go(request: HttpRequest, public_id: object) -> None:
    """It was saved after all, or discarded."""
    held_forms_of(request.viewer).filter(public_id=public_id).delete()
    note_what_waits(request)


def _holds(name: str) -> bool:
    return name in KEPT_OF_THE_PAGE or may_be_kept(name)


def council_of(key: PageKey) -> str:
    return Council.objects.values_list("name", flat=True).get(id=key.council_id)
