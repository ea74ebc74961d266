"""What the advisers of a young person are told by mail: that there is something to read, and nothing of it."""

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver
from backend.councils.models import Membership
from backend.notifications.services import send


def tell_taken_back(care_leaver: CareLeaver, what: str, *, link: str, by: User) -> None:
    """That `by` took back what was recorded by mistake: "a start"."""
    said = f"{by} took {what} back that was recorded by mistake, with a reason."
    subject = f"{what[0].upper()}{what[1:]} was taken back for somebody you work with"
    tell_workers(care_leaver, subject=subject, said=said, link=link, by=by)


def tell_workers(care_leaver: CareLeaver, *, subject: str, said: str, link: str, by: User | None) -> None:
    """Tell their EET adviser and their personal adviser, as far as they still work here, but never `by`."""
    workers = {worker for worker in (care_leaver.eet_adviser, care_leaver.personal_adviser) if worker}
    current = Membership.objects.current().for_council(care_leaver.council_id)
    here = set(current.filter(user__in=workers).values_list("user_id", flat=True))
    for worker in sorted(workers, key=lambda each: each.pk):
        if worker.pk in here and worker != by:
            body = f"{said} Sign in to read it:\n{link}\n"
            send(council=care_leaver.council, to=worker.email, subject=subject, body=body)
