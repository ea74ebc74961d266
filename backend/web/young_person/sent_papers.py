"""Papers that went to a place: which, when, whether they opened it there, and whether they still can."""

from collections.abc import Sequence

from backend.reference.catalogues import isolated
from backend.referrals.models import DeleteRequest, Referral
from backend.referrals.papers_sent import PaperSent, papers_sent
from backend.referrals.taken_back_documents import requests_to_delete
from backend.web.kit.formats import day
from backend.web.young_person import words
from backend.web.young_person.agreements import asked_words


def sent_papers_of(referrals: Sequence[Referral]) -> list[str]:
    """The last one first, each in a few sentences. What is there still, nobody was asked to delete."""
    sent = papers_sent(referrals)
    asked = requests_to_delete([each.key for each in sent if not each.is_there])
    return [_said(each, asked.get(each.key)) for each in sent]


def _said(paper: PaperSent, request: DeleteRequest | None) -> str:
    place = isolated(paper.place)
    facts = {"paper": words.PAPER_SENT[paper.kind], "place": place, "day": day(paper.sent_at)}
    said = [
        words.WE_SENT.format(**facts),
        words.THEY_OPENED.format(day=day(paper.opened_on)) if paper.opened_on else words.NOT_OPENED,
        "" if paper.is_there else words.OPENS_NO_MORE,
        asked_words(place, request) if request else "",
    ]
    return " ".join(str(each) for each in said if each)
