"""Who does what was promised, once the adviser who promised it is their adviser no longer."""

from django.db import transaction

from backend.audit.history import history_context
from backend.care_leavers.models import CareLeaver
from backend.placements.models import Promise


@transaction.atomic
def hand_promises_on(*, care_leaver: CareLeaver, former_id: int) -> int:
    """What their former adviser has still to do is for their adviser of now. What was kept stays theirs who kept it.

    Nothing happens while nobody is their adviser, or where the former one is it again.
    """
    adviser = care_leaver.eet_adviser_id
    if adviser is None or adviser == former_id:
        return 0
    waiting = Promise.objects.of_people([care_leaver]).waiting().filter(owner=former_id)
    rows = Promise.objects.filter(pk__in=waiting.values("pk"))
    with history_context(moved_because="their adviser changed"):
        return rows.update(owner=adviser)
