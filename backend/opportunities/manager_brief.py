"""The brief of a post for whoever leads people there: made from the post's own facts and pledges, and from nobody's
record. It is the same whoever is introduced, and where nobody is."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import OuterRef, Subquery

from backend.accounts.models import User
from backend.core import clock
from backend.core.digest import text_digest
from backend.core.errors import Refused
from backend.employers.models import EmployerContact
from backend.opportunities.choices import COURSES
from backend.opportunities.models import BriefLines, BriefReading, Opportunity
from backend.reference.manager_brief import BriefPart, BriefPiece, PostFact, pieces_on
from backend.reference.telling_words import doubts_in


LONGEST_LINE = 200
FIELDS = ("first", "second")
HOLDS: Mapping[PostFact, Callable[[Opportunity], bool]] = {
    PostFact.PAID: lambda post: post.paid is not False,
    PostFact.NIGHT_WORK: lambda post: post.night_work is True,
}


@dataclass(frozen=True)
class Brief:
    """What it says, and the version by which it is known: a digest of its words."""

    parts: Sequence[tuple[BriefPart, Sequence[BriefPiece]]]
    lines: Sequence[str]

    @property
    def pieces(self) -> list[BriefPiece]:
        return [piece for _, pieces in self.parts for piece in pieces]

    @property
    def version(self) -> str:
        return text_digest("\n".join([*(each.says for each in self.pieces), *self.lines]))[:8]


def has_brief(opportunity: Opportunity) -> bool:
    """A course has no manager, and what applies elsewhere no employer who reads here."""
    return opportunity.type not in COURSES and not opportunity.applies_elsewhere


def brief_of(opportunity: Opportunity, on: dt.date | None = None) -> Brief:
    standing = lines_standing(opportunity)
    return _brief(opportunity, on or clock.today(), (standing.first, standing.second) if standing else ())


def _brief(opportunity: Opportunity, on: dt.date, lines: Iterable[str | None]) -> Brief:
    pieces = [each for each in pieces_on(on) if _is_of(each, opportunity)]
    parts = [(part, [each for each in pieces if each.part == part]) for part in BriefPart]
    return Brief([(part, found) for part, found in parts if found], [line for line in lines if line])


def _is_of(piece: BriefPiece, post: Opportunity) -> bool:
    is_pledged = not piece.pledge or piece.pledge in post.pledges
    is_of_type = not piece.types or post.type in piece.types
    return is_pledged and is_of_type and (piece.fact is None or HOLDS[piece.fact](post))


def lines_standing(opportunity: Opportunity) -> BriefLines | None:
    """Those written while the advert was of this employer."""
    return opportunity.brief_lines.filter(employer=opportunity.employer_id).first()


def readings_of(opportunity: Opportunity) -> list[BriefReading]:
    """By people of the employer it is of now, the last first; each with whether it `is_of_now`, in one query."""
    about = {"opportunity": OuterRef("opportunity"), "employer": OuterRef("employer")}
    standing = BriefLines.objects.filter(**about).order_by("-id")
    lines = {f"{name}_line": Subquery(standing.values(name)[:1]) for name in FIELDS}
    found = opportunity.brief_readings.filter(employer=opportunity.employer_id).select_related("contact")
    readings = list(found.annotate(**lines))
    if readings:
        now = _brief(opportunity, clock.today(), (readings[0].first_line, readings[0].second_line)).version
        for each in readings:
            each.is_of_now = each.version == now
    return readings


@transaction.atomic
def write_brief_lines(*, opportunity: Opportunity, first: str, second: str, by: User) -> BriefLines:
    """Two lines that are true of this post alone. Whoever has read it before is asked to read it again."""
    said = {"first": first.strip(), "second": second.strip()}
    for field, line in said.items():
        _refuse_story(line, field)
    about = {"council_id": opportunity.council_id, "opportunity": opportunity, "employer_id": opportunity.employer_id}
    return BriefLines.objects.create(**about, **said, by=by)


def _refuse_story(line: str, field: str) -> None:
    """It is read whoever comes: what it told of one of them it would tell of all."""
    if doubts := doubts_in(line):
        marked = "; ".join(f"“{each.phrase}” {each.why}" for each in doubts)
        raise Refused(
            f"Everybody who leads somebody in this post reads this, and {marked}. Write what is true of the post:"
            " where the door is, which bus runs, who has the keys.",
            field,
        )


@transaction.atomic
def confirm_brief_read(*, opportunity: Opportunity, version: str, by: User | EmployerContact) -> BriefReading:
    """Somebody of its employer has read it, as it stands; the same again is kept once.

    `by` is whoever signed in, or the contact who came by the link in our e-mail.
    """
    contact = by if isinstance(by, EmployerContact) else opportunity.employer.contacts.filter(user=by).first()
    if contact is None or contact.employer_id != opportunity.employer_id:
        raise Refused("This is for the people of the employer to say.")
    if version != brief_of(opportunity).version:
        raise Refused("It has changed since you opened it. Read it again below, then press once more.")
    reading, _ = BriefReading.objects.get_or_create(
        opportunity=opportunity,
        contact=contact,
        version=version,
        defaults={
            "council_id": opportunity.council_id,
            "employer_id": opportunity.employer_id,
            "by": by if isinstance(by, User) else None,
        },
    )
    return reading
