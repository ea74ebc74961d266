"""Who looked at what, changed what and decided what, as one list out of what the service records at each step.

For an auditor, who may not infer where somebody lives or what they avoid (decision 17): marks, concerns and what was
checked about them are not in it, a look at them is told as a look at the record, and of a change which row it was and
not what it held.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    UUIDField,
    Value,
    When,
)
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast, Coalesce, Concat
from django.db.models.lookups import IsNull

from backend.audit.models import Read
from backend.care_leavers.models import CareLeaver
from backend.councils.choices import SEES_YOUNG_PEOPLE
from backend.councils.models import SettingChange
from backend.councils.viewer import Viewer
from backend.employers.models import EmployerContact
from backend.outcomes.audit_choices import LOOKS, AuditKind
from backend.outcomes.audit_tables import LIFE_CYCLES, TRACKED, Steps, Tracked
from backend.outcomes.models import CommitteePage
from backend.referrals.gate_answers import ABOUT_MARKS
from backend.referrals.models import Clearance, DeleteRequest, Referral, SentDocument
from backend.shortlists.models import Decision


FROM_HOME = frozenset({"travel"})  # follows from where somebody lives
NOBODY, UNNAMED = Cast(Value(None), UUIDField()), Value("", TextField())
PERSON, REFERRAL = CareLeaver._meta.label_lower, Referral._meta.label_lower
DELETE_REQUEST, SENT_DOCUMENT = DeleteRequest._meta.label_lower, SentDocument._meta.label_lower
AUDIT_PAGE = "audit-home"
NAMES_PEOPLE_TO_SOME = ("today",)


# A change bears the moment at which its request began to write, and a step its own, within the time of a request.
SAME_ACT = dt.timedelta(seconds=30)


class Entry(NamedTuple):
    """One thing that somebody did. `by_id` is None for what the service did by itself."""

    at: dt.datetime
    kind: str
    by_id: int | None
    what: str
    person: UUID | None
    about: str
    row: UUID | None


@dataclass(frozen=True)
class Asked:
    """Which of it: of these days, of one person, of one kind, and whether looks at this very list are told."""

    first: dt.date
    last: dt.date
    by_id: int | None = None
    kind: str = ""
    with_audit: bool = False


# All that is told of an entry: what is done in one go, a file of people above all, has one moment, and a page must
# neither repeat nor leave out any of it. Entries that are equal in all of these read alike.
NEWEST_FIRST = ("-entry_at", "entry_what", "entry_about", "entry_person", "entry_by_id", "entry_row", "entry_kind")


def audit_trail(viewer: Viewer, asked: Asked) -> QuerySet:
    """The newest first, as tuples in the order of `Entry`."""
    arms = [rows for kind, rows in _arms(viewer, asked) if asked.kind in ("", kind)]
    told = [_told(rows, asked) for rows in arms]
    return told[0].union(*told[1:], all=True).order_by(*NEWEST_FIRST)


def _told(rows: QuerySet, asked: Asked) -> QuerySet:
    found = rows.filter(entry_at__date__range=(asked.first, asked.last)).order_by()
    if asked.by_id is not None:
        found = found.filter(entry_by_id=asked.by_id)
    return found.values_list(*(f"entry_{name}" for name in Entry._fields))


def _arms(viewer: Viewer, asked: Asked) -> Iterator[tuple[AuditKind, QuerySet]]:
    reads = Read.objects.filter(council_id=viewer.council_id)
    yield AuditKind.LOOKED, _reads(_looks(reads, asked), AuditKind.LOOKED)
    yield AuditKind.REFUSED, _reads(reads.filter(refused=True), AuditKind.REFUSED)
    decisions = Decision.objects.for_council(viewer.council_id)
    yield AuditKind.DECIDED, _pairs(decisions, AuditKind.DECIDED, "created_at", "by", F("kind"))
    undone = decisions.filter(undone_at__isnull=False)
    yield AuditKind.DECIDED, _pairs(undone, AuditKind.DECIDED, "undone_at", "undone_by", Value("undone"))
    yield AuditKind.CHECKED, _clearances(viewer)
    for each in TRACKED:
        yield AuditKind.CHANGED, _changes(viewer, each)
    for steps in LIFE_CYCLES:
        yield AuditKind.CHANGED, _steps(viewer, steps)
    settings = SettingChange.objects.for_council(viewer.council_id).order_by()
    yield AuditKind.CHANGED, _own(settings, Concat(Value("settingchange "), F("name"), output_field=CharField()))
    pages = CommitteePage.objects.for_council(viewer.council_id)
    yield AuditKind.CHANGED, _own(pages, Value("committeepage kept"), F("committee"))


def _looks(reads: QuerySet, asked: Asked) -> QuerySet:
    """Of Today only where it names young people: what an administrator or an officer has there is about none."""
    of_nobody = Q(page__in=NAMES_PEOPLE_TO_SOME) & ~Q(reader_role__in=SEES_YOUNG_PEOPLE)
    looks = reads.filter(Q(page__in=LOOKS) | Q(subject_kind=PERSON), refused=False).exclude(of_nobody)
    return looks if asked.with_audit else looks.exclude(page=AUDIT_PAGE)


def _reads(reads: QuerySet, kind: AuditKind) -> QuerySet:
    """Of a page that was refused it is not told what was asked for: it may be another council's, or nothing at all."""
    what = F("page") if kind == AuditKind.LOOKED else Value("")
    same = {"public_id": OuterRef("subject"), "council_id": OuterRef("council_id")}
    whose, asked = Referral.objects.filter(**same), DeleteRequest.objects.filter(**same).order_by()
    sent = SentDocument.objects.filter(**same).order_by()
    subject = Case(
        When(subject_kind=PERSON, then=F("subject")),
        When(subject_kind=REFERRAL, then=Subquery(whose.values("care_leaver__public_id")[:1])),
        When(subject_kind=DELETE_REQUEST, then=Subquery(asked.values("referral__care_leaver__public_id")[:1])),
        When(subject_kind=SENT_DOCUMENT, then=Subquery(sent.values("referral__care_leaver__public_id")[:1])),
        default=NOBODY,
        output_field=UUIDField(),
    )
    contact = EmployerContact.objects.filter(public_id=OuterRef("contact")).order_by()
    named = contact.values_list(Concat(Value("by link: "), F("name"), Value(", "), F("employer__name")))[:1]
    by_link = Coalesce(Subquery(named, output_field=TextField()), UNNAMED)
    whom = subject if kind == AuditKind.LOOKED else NOBODY
    return _annotated(reads, kind, "created_at", F("reader_id"), what, whom, by_link)


def _pairs(rows: QuerySet, kind: AuditKind, at: str, by: str, what) -> QuerySet:
    """About a young person and an opportunity."""
    person, row = F("care_leaver__public_id"), F("public_id")
    return _annotated(
        rows, kind, at, F(f"{by}_id"), what, person, KeyTextTransform("title", KeyTransform("offer", "facts")), row
    )


def _clearances(viewer: Viewer) -> QuerySet:
    """Without words: who checks several things at once writes the same of all."""
    mine = Clearance.objects.for_council(viewer.council_id).filter(about_safety=False)
    mine = mine.exclude(criterion__in=ABOUT_MARKS | FROM_HOME)
    what = Concat(F("kind"), Value(" "), F("criterion"), output_field=CharField())
    return _annotated(
        mine, AuditKind.CHECKED, "created_at", F("by_id"), what, F("care_leaver__public_id"), F("opportunity__title")
    )


def _changes(viewer: Viewer, tracked: Tracked) -> QuerySet:
    """From the history that triggers keep; what a version held is not read."""
    history = tracked.model._meta.get_field("history").related_model
    label = tracked.model._meta.model_name
    changes = history.objects.filter(council_id=viewer.council_id)
    if tracked.steps:
        changes = changes.exclude(Exists(_steps_beside(tracked.steps, history)))
    return _annotated(
        changes,
        AuditKind.CHANGED,
        "pgh_created_at",
        Cast(KeyTextTransform("user", "pgh_context"), BigIntegerField()),
        Concat(Value(f"{label} "), F("pgh_label"), output_field=CharField()),
        F(tracked.person) if tracked.person else NOBODY,
        _named(tracked.name),
    )


def _steps_beside(steps: Steps, history: type[Model]) -> QuerySet:
    """Those that one change of a row made, by who made it: what they say is told instead of it.

    Of several changes just before a step it is the last: what somebody did before that is told as it is.
    """
    began = OuterRef("pgh_created_at")
    within = {f"{steps.at}__gte": began, f"{steps.at}__lte": ExpressionWrapper(began + SAME_ACT, DateTimeField())}
    by = Cast(KeyTextTransform("user", OuterRef("pgh_context")), BigIntegerField())
    found = steps.model._default_manager.filter(**{f"{steps.of}_id": OuterRef("pgh_obj_id")}, **within)
    later = history.objects.filter(pgh_obj_id=OuterRef(f"{steps.of}_id"), pgh_created_at__lte=OuterRef(steps.at))
    meanwhile = later.filter(pgh_created_at__gt=OuterRef(OuterRef("pgh_created_at")))
    is_theirs = Q(by_id=by) | Q(by_id__isnull=True) | Q(IsNull(by, True))
    return found.filter(is_theirs).exclude(Exists(meanwhile))


def _steps(viewer: Viewer, steps: Steps) -> QuerySet:
    rows = steps.model._default_manager.filter(**{f"{steps.of}__council_id": viewer.council_id}).order_by()
    return _annotated(
        rows.exclude(step__in=steps.silent),
        AuditKind.CHANGED,
        steps.at,
        F("by_id"),
        Concat(Value(f"{steps.model._meta.model_name} "), F("step"), output_field=CharField()),
        F(steps.person) if steps.person else NOBODY,
        _named(steps.name),
    )


def _named(name: str | Case):
    """The name of what it is about: a path to it, or made of several."""
    if not name:
        return UNNAMED
    return F(name) if isinstance(name, str) else name


def _own(rows: QuerySet, what, about=UNNAMED) -> QuerySet:
    """Of rows that are never changed, and say themselves who made them and when."""
    return _annotated(rows, AuditKind.CHANGED, "created_at", F("by_id"), what, NOBODY, about)


def _annotated(rows: QuerySet, kind: AuditKind, at: str, by, what, person, about, row=NOBODY) -> QuerySet:
    return rows.annotate(
        entry_at=F(at),
        entry_kind=Value(kind.value),
        entry_by_id=by,
        entry_what=Cast(what, CharField()),
        entry_person=person,
        entry_about=Cast(about, TextField()),
        entry_row=row,
    )
