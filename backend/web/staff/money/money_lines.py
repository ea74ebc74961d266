"""What every rule says of one person, as lines of a page: the answer, its reason, its payments and one act."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.placements.models import Placement
from backend.reference.choices import AmountSays, MoneyRuleName
from backend.support.answers import Answer, PartDue
from backend.support.choices import OF_A_START, ClaimState, Missing, PartState, Question, Standing
from backend.support.models import Claim
from backend.web.kit.content import Link, Tag
from backend.web.kit.formats import day


COLOURS = {Standing.ENTITLED: "green", Standing.PERHAPS: "yellow", Standing.NOT: "grey"}
CLAIM_COLOURS = {ClaimState.CLAIMED: "blue", ClaimState.PAID: "green", ClaimState.REFUSED: "red"}
EARLIER = "It may come earlier in a short apprenticeship; the day is not confirmed. Ask the training provider."
UNTOLD = "Not claimed: no agreement is recorded that the employer of that day is told."
CHECK = "Check before relying on this"


@dataclass(frozen=True)
class PartLine:
    """One payment: how much, when, what came of it, and its act."""

    what: str
    stands: str
    note: str = ""
    tag: Tag | None = None
    act: Link | None = None


@dataclass(frozen=True)
class MoneyLine:
    """One rule, for one start where it is about one."""

    title: str
    about: str
    tag: Tag
    reason: str
    act: Link | None
    parts: Sequence[PartLine]
    meaning: str
    source: str
    caution: str
    standing: str


@dataclass(frozen=True)
class Context:
    """Whose money it is, what was claimed by rule, payment and start, and whether the viewer records."""

    person: CareLeaver
    placements: Mapping[int, Placement]
    claims: Mapping[tuple[str, int, int | None], Claim]
    may_claim: bool


def money_lines(answers: Iterable[Answer], context: Context) -> list[MoneyLine]:
    """What somebody is entitled to stands first, then what may be, then what is not."""
    order = list(Standing)
    return [_line(each, context) for each in sorted(answers, key=lambda each: order.index(each.standing))]


def _line(answer: Answer, context: Context) -> MoneyLine:
    placement = context.placements.get(answer.start_id) if answer.start_id else None
    rule = answer.rule
    return MoneyLine(
        title=rule.name.label,
        about=f"{placement.opportunity.title}, from {day(placement.starts_on)}" if placement else "",
        tag=Tag(answer.standing.label, COLOURS[answer.standing]),
        reason=answer.reason,
        act=_act_for(answer, placement, context) if context.may_claim else None,
        parts=[_part(part, answer, placement, context) for part in answer.parts],
        meaning=f"{rule.meaning}. Paid to: {rule.paid_to.label.lower()}. Evidence: {rule.evidence}.",
        source=", ".join(filter(None, (rule.source, rule.paragraph and f"paragraph {rule.paragraph}", rule.edition))),
        caution=answer.caution,
        standing=answer.standing,
    )


def _act_for(answer: Answer, placement: Placement | None, context: Context) -> Link | None:
    """The page that settles the first thing that is missing."""
    if not answer.missing:
        return None
    needed, person = answer.missing[0], context.person
    about = f"for {answer.rule.name.label}"
    if isinstance(needed, Question):
        return Link("Record the answer", _question_url(needed, placement, person), about)
    if needed == Missing.DECLARATION and placement:
        return Link("Record the declaration", reverse("placement-declaration", args=[placement.public_id]), about)
    if needed == Missing.AGREEMENT:
        return Link("Agreements", reverse("person-consent", args=[person.public_id]), about)
    if needed == Missing.LEVY and placement:
        return Link("The employer", reverse("employer", args=[placement.opportunity.employer.public_id]), about)
    return Link("Profile and entitlement", reverse("person-profile", args=[person.public_id]), about)


def _question_url(question: Question, placement: Placement | None, person: CareLeaver) -> str:
    if question in OF_A_START and placement:
        return reverse("placement-money-answer", args=[placement.public_id, question])
    return reverse("person-money-answer", args=[person.public_id, question])


def amount_words(part: PartDue) -> str:
    says = f"{AmountSays(part.says).label} " if part.says != AmountSays.EXACTLY else ""
    return f"{says}£{part.amount:,.0f}"


def _part(part: PartDue, answer: Answer, placement: Placement | None, context: Context) -> PartLine:
    number = f"Payment {part.part}: " if len(answer.parts) > 1 else ""
    claim = context.claims.get((answer.rule.name, part.part, answer.start_id))
    what = f"{number}{amount_words(part)}"
    about = f"for {answer.rule.name.label}, payment {part.part}"
    if claim:
        said = f"on {day(claim.paid_on or claim.claimed_on)}"
        tag = Tag(claim.get_state_display(), CLAIM_COLOURS[ClaimState(claim.state)])
        return PartLine(
            what, said, tag=tag, act=Link("Open the claim", reverse("claim", args=[claim.public_id]), about)
        )
    is_due = context.may_claim and part in answer.due_parts
    act = Link("Record the claim", claim_url(answer.rule.name, part.part, placement, context.person), about)
    return PartLine(what, _when(part), _note(part), act if is_due else None)


def _when(part: PartDue) -> str:
    if part.state == PartState.ANY_TIME:
        return "no day is set"
    if part.on is None:
        return part.state.label.lower() if part.state == PartState.WAITS else "not reached"
    said = {PartState.REACHED: "since", PartState.TO_COME: "on", PartState.LOST: "not reached: it would have been"}
    return f"{said[part.state]} {day(part.on)}"


def _note(part: PartDue) -> str:
    if part.is_untold:
        return UNTOLD
    return EARLIER if part.may_come_earlier else ""


def claim_url(rule: MoneyRuleName, part: int, placement: Placement | None, person: CareLeaver) -> str:
    if placement:
        return reverse("placement-money-claim", args=[placement.public_id, rule, part])
    return reverse("person-money-claim", args=[person.public_id, rule, part])
