"""What went to a place, whether it was opened there, and what stopping it does: on their own page, in their words."""

import datetime as dt

import pytest

from backend.audit.services import record_read
from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.documents import remove_document
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.ranking.holds import with_holds
from backend.referrals.models import Referral
from backend.referrals.sent_documents import readable_now
from backend.referrals.taken_back_documents import take_back_document
from tests.factories.documents import sent_cv
from tests.factories.referrals import ReferralWorld, viewer_with
from tests.today import today_is
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.young_person.worlds import own_world, read


_today_is = today_is(dt.date(2026, 6, 15))


def look_at(mine, page) -> str:
    client = mine.client if "next" in mine.client.cookies else mine.come_in()
    return text_of(page_of(get_within(client, f"/next/{page}")))


@pytest.fixture
def mine(db):
    return own_world()


@pytest.fixture
def sent(mine):
    referral = mine.put_forward(mine.post())
    with council_context(mine.council.id):
        return sent_cv(ReferralWorld(mine.council, mine.adviser, None, mine.person, referral.opportunity), referral)


def test_nothing_is_said_where_nothing_was_sent(mine):
    assert "Papers we sent" not in read(mine)


def test_they_read_what_was_sent_where_and_whether_it_was_opened(mine, sent):
    assert "We sent your CV to Fable Kitchens on 15 June 2026. They have not opened it." in read(mine)
    with council_context(mine.council.id):
        record_read(viewer=viewer_with(Role.EMPLOYER, mine.council), subject=sent, page="introduction-document")
    assert "They opened it on 15 June 2026." in read(mine)
    assert "A paper we sent CV.pdf" in look_at(mine, f"seen/{sent.referral.public_id}/")


def test_once_they_stop_it_nobody_opens_it_and_they_read_so(mine, sent):
    with council_context(mine.council.id):
        agreed = mine.person.consents.get(kind=ConsentKind.SHARE_DOCUMENTS)
    text = look_at(mine, f"agreed/{agreed.public_id}/stop/")
    assert "They cannot open your papers here any more." in text
    mine.send(f"agreed/{agreed.public_id}/stop/")
    text = read(mine)
    assert "They have not opened it. They cannot open it now." in text
    assert "Stopped: Fable Kitchens: Send them your CV and papers." in text
    with council_context(mine.council.id):
        (referral,) = with_holds(Referral.objects.all(), council_id=mine.council.id)
        assert readable_now(referral) == []


def test_a_paper_whose_file_is_gone_is_not_said_to_be_there(mine, sent):
    with council_context(mine.council.id):
        remove_document(document=mine.person.documents.get(), by=mine.adviser)
    assert "They have not opened it. They cannot open it now." in read(mine)


def test_what_their_adviser_took_back_and_asked_to_be_deleted(mine, sent):
    with council_context(mine.council.id):
        record_read(viewer=viewer_with(Role.EMPLOYER, mine.council), subject=sent, page="introduction-document")
        take_back_document(sent=sent, delete=True, by=mine.adviser)
    text = read(mine)
    assert "They cannot open it now. We asked Fable Kitchens on 15 June 2026 to delete it." in text
