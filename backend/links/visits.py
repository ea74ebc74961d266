"""A visit begins with the second fact and ends when somebody leaves, or by itself.

The browser holds the secret of the visit, signed with the time of its last page, so that a page that is read writes
nothing.
"""

import secrets
import unicodedata
from uuid import UUID

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, check_password, make_password
from django.db import transaction
from django.utils.crypto import salted_hmac

from backend.accounts.limits import HOUR, MINUTE, Limit, begin_attempt
from backend.accounts.models import User
from backend.core import clock
from backend.core.digest import text_digest
from backend.core.errors import Refused
from backend.core.protection import clock_context
from backend.core.sealing import seal, unseal
from backend.councils.models import Council
from backend.links.choices import CODE_DIGITS, CODE_LIFE, IDLE, LinkState, Purpose
from backend.links.models import AgreedWord, Link, OneTimeCode, Visit
from backend.links.services import count_wrong_try, forget_wrong_tries


LONGEST_WORD = 40
SHORTEST_WORD = 4
CODES = Limit("codes_of_a_link", 5, HOUR, 15 * MINUTE, HOUR, "A code was asked for often. Ask for another in {wait}.")
NOBODYS_WORD = UNUSABLE_PASSWORD_PREFIX
TICKET = "visit by a link"
STRUCK_THROUGH = str.maketrans("đłøı", "dloi")  # letters whose accent stays when others come off


@transaction.atomic
def agree_word(*, council: Council, holder: UUID, word: str, by: User) -> AgreedWord:
    """What somebody will be asked for. That it is no birth date or name is for the caller to say, who knows them.

    Whoever came in with the one before is out: a word is changed because somebody else may know it.
    """
    plain = plain_word(word)
    if not SHORTEST_WORD <= len(plain) <= LONGEST_WORD:
        raise Refused(f"Enter a word or number of {SHORTEST_WORD} to {LONGEST_WORD} letters or digits.", field="word")
    of_holder = Visit.objects.for_council(council.pk).filter(link__holder=holder, ended_at=None)
    of_holder.update(ended_at=clock.now())
    facts = {"council": council, "digest": make_password(plain), "set_at": clock.now(), "by": by}
    return AgreedWord.objects.update_or_create(holder=holder, defaults=facts)[0]


def plain_word(word: str) -> str:
    """Capitals, accents, spaces and signs are no part of it, as it is typed on a telephone: “José-Luís” is “joseluis”,
    “đường 7” is “duong7”, and a keyboard in Arabic writes the same digits.

    What is refused as a word is read by it too (`care_leavers.personal_words`), so that both read one text.
    """
    letters = unicodedata.normalize("NFKD", word).casefold().translate(STRUCK_THROUGH)
    return "".join(str(unicodedata.digit(each, each)) for each in letters if each.isalnum())


@transaction.atomic
def is_agreed_word(link: Link, typed: str) -> bool:
    """Whether it is the word of the link's holder. A wrong one is counted, and where none was agreed, every one is."""
    if not _may_be_tried(link):
        return False
    agreed = AgreedWord.objects.for_council(link.council_id).filter(holder=link.holder).first()
    is_right = check_password(plain_word(typed), agreed.digest if agreed else NOBODYS_WORD)
    return _counted(link, is_right and agreed is not None)


@transaction.atomic
def new_code(*, link: Link) -> str:
    """A code for the address of the link; those sent before work no longer. Raises TooOften."""
    begin_attempt(CODES, str(link.public_id), field="code")
    link.codes.filter(used_at=None).update(expires_at=clock.now())
    code = "".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS))
    OneTimeCode.objects.create(
        council_id=link.council_id, link=link, digest=_code_digest(link, code), expires_at=clock.now() + CODE_LIFE
    )
    return code


@transaction.atomic
def is_code(link: Link, typed: str) -> bool:
    """Whether it is the code that was sent last and is not too old. It counts once; a wrong one is counted."""
    if not _may_be_tried(link):
        return False
    now, digits = clock.now(), "".join(letter for letter in typed if letter.isdigit())
    sent = link.codes.filter(used_at=None, expires_at__gt=now, digest=_code_digest(link, digits))
    return _counted(link, bool(sent.update(used_at=now)))


def _may_be_tried(link: Link) -> bool:
    """Tries are judged one after another, so that many at the same moment are no more than five."""
    link.refresh_from_db(
        fields=["wrong_tries", "locked_at", "ended_at"], from_queryset=Link.objects.select_for_update(of=["self"])
    )
    return link.locked_at is None and link.ended_at is None


def _counted(link: Link, is_right: bool) -> bool:
    if is_right:
        forget_wrong_tries(link=link)
    else:
        count_wrong_try(link=link)
    return is_right


def _code_digest(link: Link, code: str) -> str:
    return salted_hmac("onward.links.codes", f"{link.public_id} {code}", algorithm="sha256").hexdigest()


@transaction.atomic
def begin_visit(*, link: Link) -> tuple[Visit, str]:
    """A visit, and its secret."""
    secret = secrets.token_urlsafe(32)
    return Visit.objects.create(council_id=link.council_id, link=link, digest=text_digest(secret)), secret


def ticket_of(secret: str) -> str:
    """What a browser holds from one page to the next."""
    return seal([secret, clock.now().timestamp()], purpose=TICKET)


def secret_of(ticket: str) -> str:
    """Of what a browser sent; empty where it is not ours, or was not used for too long."""
    secret, seen_at = unseal(ticket, purpose=TICKET) or ("", 0.0)
    return secret if clock.now().timestamp() - seen_at < IDLE.total_seconds() else ""


def visit_of(secret: str, purpose: Purpose) -> Visit | None:
    """The visit whose secret it is, while it is open and its link not switched off, locked or too old."""
    if not secret:
        return None
    with clock_context():  # whose council it is of is what the secret has to say
        found = Visit.objects.open_now().filter(digest=text_digest(secret), link__purpose=purpose)
        visit = found.select_related("link__council").first()
    return visit if visit and visit.link.state in (LinkState.WORKS, LinkState.USED) else None


def end_visit(*, visit: Visit) -> None:
    Visit.objects.filter(pk=visit.pk, ended_at=None).update(ended_at=clock.now())
