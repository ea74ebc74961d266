"""What a young person took back, with what each employer had been told by it, and whether that was deleted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from backend.care_leavers.consents import named_by
from backend.care_leavers.models import Consent
from backend.referrals.deletion_left import left_to_delete
from backend.referrals.deletions import Requests, requests_about
from backend.referrals.disclosure import LABELS
from backend.referrals.models import DeleteRequest
from backend.referrals.seen_details import opened_on, part_key, since_on
from backend.web.kit.formats import day, plural


@dataclass(frozen=True)
class Seen:
    """What one employer had been told by an agreement that was taken back."""

    employer: str
    referral: str
    whose: str
    words: str
    requests: list[DeleteRequest]

    @property
    def asked(self) -> list[tuple[DeleteRequest, str]]:
        """Each with how it stands; where there are several, with what each is about."""
        several = len(self.requests) > 1
        return [
            (each, f"{_about(each)}{delete_words(each)}" if several else delete_words(each)) for each in self.requests
        ]


def _about(request: DeleteRequest) -> str:
    return f"{'; '.join(LABELS[name] for name in request.fields)}. "


def delete_words(request: DeleteRequest) -> str:
    """How the request stands, for staff."""
    asked = f"Asked to delete it on {day(request.asked_on)}"
    if not request.answered_on and not left_to_delete(request):
        return f"{asked}. They agreed to it again since, so nothing is asked any more"
    if not request.answered_on:
        return f"{asked}. {_unanswered(request)}"
    said = f"{request.get_answer_display()}, said on {day(request.answered_on)} ({request.who_answered})"
    return f"{asked}. {said}{f': “{request.reason}”' if request.reason else ''}"


def _unanswered(request: DeleteRequest) -> str:
    if not request.written_to:
        return "Nobody there could be written to: ring them"
    return "Somebody there could not come in by our link: ring them" if request.access_asked_at else "No answer yet"


@dataclass(frozen=True)
class WithdrawalRow:
    consent: Consent
    seen: list[Seen]
    recorded_by: str = ""

    @property
    def said(self) -> str:
        row = self.consent
        if not row.withdrawn_on:
            return f"{named_by(row)}: ran out after {day(row.until_on)}"
        by = "by themselves, on their own page" if row.withdrawn_by_themselves else ""
        return f"{named_by(row)}: {day(row.withdrawn_on)}, {by or f'recorded by {self.recorded_by}'}"


def taken_back_rows(every: Iterable[Consent], names: Mapping[int | None, str]) -> list[WithdrawalRow]:
    """The latest first, and what had run out once an employer read it."""
    rows = [each for each in every if each.withdrawn_on or (each.seen and not each.renewed_on)]
    rows.sort(key=lambda each: (each.withdrawn_on or each.until_on, each.pk), reverse=True)
    told = [each for each in rows if each.seen]
    by_part = requests_about(told)
    return [
        WithdrawalRow(
            row, [_seen(row, part, by_part) for part in row.seen], names.get(row.withdrawal_recorded_by_id, "")
        )
        for row in rows
    ]


def _seen(row: Consent, part: dict, requests: Requests) -> Seen:
    asked = requests.get((row.pk, *part_key(part)), [])
    return Seen(part["employer"], *part_key(part), seen_words(part), asked)


def seen_words(part: dict) -> str:
    """Brightwater could read: Name from 2 June 2026; Phone number from 9 June 2026. It was opened on 3 June 2026."""
    fields = "; ".join(f"{LABELS[name]} from {day(since)}" for name, since in since_on(part).items())
    opened, read = list(dict.fromkeys(map(day, opened_on(part)))), "Nobody there opened the page."
    if len(opened) == 1:
        read = f"Somebody there opened the page on {opened[0]}."
    elif opened:
        read = f"Somebody there opened the page on {opened[0]}, and last on {opened[-1]}."
    held = part.get("held_back", 0)
    unsent = f" {plural(held, 'message was,messages were')} not sent any more." if held else ""
    return f"{part['employer']} could read: {fields}. {read}{unsent}"
