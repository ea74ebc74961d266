"""Everything an employer can reach: each page, file, call, refusal and mail, as one walk through all of it."""

from django.test import Client

from backend.councils.choices import Role
from backend.employers.models import EmployerContact
from backend.links.choices import Purpose
from backend.notifications.models import Message
from tests.architecture.access import table
from tests.architecture.routes import routes
from tests.architecture.rows import QUERIES, WORDS, Rows
from tests.safety.tells import Answer
from tests.web.employer_portal.by_link.links import (
    DELETION_DOOR,
    answer_of,
    box_of,
    code_for,
    link_to,
    say,
    token_for,
)
from tests.web.link_addresses import LAST, addresses_of, known_everywhere
from tests.web.sign_in import sign_in


ROUTES = {route.name: route for route in routes()}
REACHED = {name: line for name, line in table().items() if set(line.letters[Role.EMPLOYER]) & {"r", "w"}}
OF_REFERRALS = ("employer-opportunities", "employer-referrals", "api-opportunities-list")
WITHOUT_SIGNING_IN = ("accounts/", "health/", "public/", "robots.txt")
OF_NO_COUNCIL = [name for name, route in ROUTES.items() if route.text.startswith(WITHOUT_SIGNING_IN)]
ENDS_THE_SESSION = {"account_logout"}
MORE_QUERIES = ("?type=job", "?type=supported_internship", "?type=apprenticeship", "?type=higher_education_course")
BY_LINK = ("interview", "offered", "question", "declined_by_employer")
ANSWERS = ("interview", "offered", "declined_by_employer")


def browser_of(rows: Rows) -> Client:
    return sign_in(Client(raise_request_exception=False), rows.employer_user.memberships.get(role=Role.EMPLOYER))


def addresses(rows: Rows) -> list[tuple[str, str]]:
    """The name and address of every route that an employer reaches, about rows of their own and of nobody's."""
    found = []
    for name, line in REACHED.items():
        route = ROUTES[name]
        about = rows.address(route, line.about) if line.has_row else route.address(WORDS.get(name))
        found.append((name, about + QUERIES.get(name, "")))
        if line.has_row:
            found.append((name, route.address(WORDS.get(name)) + QUERIES.get(name, "")))
    add = ROUTES["opportunity-add"].address()
    found += [("opportunity-add", add + query) for query in MORE_QUERIES]
    document = ROUTES["api-schema"].address()
    return [*found, ("api-schema", f"{document}?format=json"), ("nowhere", "/employer/nothing-here/")]


def of_referral(referral) -> list[tuple[str, str]]:
    """Every address that shows something of one introduction."""
    named = {"public_id": referral.public_id}
    answer = ROUTES["employer-referral-answer"].address(named)
    opportunity = ROUTES["employer-opportunity"].address({"public_id": referral.opportunity.public_id})
    return [
        *((name, ROUTES[name].address()) for name in OF_REFERRALS),
        ("employer-opportunity", opportunity),
        ("employer-referral", ROUTES["employer-referral"].address(named)),
        *(("employer-referral-answer", f"{answer}?answer={each}") for each in ANSWERS),
        *(("employer-document", each) for each in documents_of(referral, "employer-document")),
    ]


def documents_of(referral, route: str) -> list[str]:
    """The address of each that was sent with it, whether or not it may still be opened."""
    return [ROUTES[route].address({"public_id": each.public_id}) for each in referral.sent_documents.all()]


def read(client: Client, asked: list[tuple[str, str]]) -> list[Answer]:
    return [Answer.of(name, client.get(address)) for name, address in asked]


def posted_empty(client: Client, rows: Rows) -> list[Answer]:
    """What every form says to somebody who sends it empty."""
    writes = [(name, line) for name, line in REACHED.items() if "w" in line.letters[Role.EMPLOYER]]
    leave_alone = {"token-revoke", "token-replace", "employer-contact-end", "opportunity-file-discard"}
    return [
        Answer.of(name, client.post(rows.address(ROUTES[name], line.about) if line.has_row else ROUTES[name].address()))
        for name, line in writes
        if name not in leave_alone and (line.has_row or not ROUTES[name].parameters)
    ]


def without_signing_in() -> list[Answer]:
    known = {name: ROUTES[name].address() for name in OF_NO_COUNCIL if name and name not in ENDS_THE_SESSION}
    return read(Client(raise_request_exception=False), list(known.items()))


def written_to(rows: Rows, referral) -> EmployerContact:
    """Whoever has the newest link to it."""
    mails = Message.objects.filter(subject__contains=referral.reference, body__contains="/introduction/")
    return rows.employer.contacts.get(email=mails.order_by("-id")[0].to)


def read_about(client: Client, rows: Rows, referral) -> list[Answer]:
    """All that shows something of one introduction, to whoever signed in and by the link in our e-mail."""
    referral.refresh_from_db()
    links = _by_link(rows, referral) if referral.is_open else _closed_by_link(rows, referral)
    return read(client, of_referral(referral)) + links


def _by_link(rows: Rows, referral) -> list[Answer]:
    """What somebody without an account is told from the link in our e-mail to the introduction, and by each answer."""
    contact = written_to(rows, referral)
    client, token = Client(raise_request_exception=False), token_for(contact, referral)
    codes, introduction = link_to(token, "introduction-code"), ROUTES["introduction"].address()
    forms = [answer_of(each) for each in BY_LINK]
    first = [client.get(link_to(token)), client.get(codes), client.post(link_to(token, "introduction-access"))]
    first += [client.post(link_to(token)), client.post(codes, {"code": "12"})]
    inside = [client.post(codes, {"code": code_for(contact)}), client.get(introduction)]
    inside += [client.get(each) for each in forms] + [
        client.post(each, box_of(client)) for each in forms if "offered" not in each
    ]
    inside += [say(client, "question", {"words": "When may they begin?"})]
    inside += [client.get(each) for each in documents_of(referral, "introduction-document")]
    inside += every_address_of(Purpose.INTRODUCTION, client, token)
    inside += [client.get(f"{introduction}?said=question"), client.post(ROUTES["introduction-leave"].address())]
    inside += [client.get(introduction), client.get(ROUTES["introduction-out"].address())]
    return [Answer.of("by link", each) for each in (*first, *inside)]


def every_address_of(purpose: Purpose, client: Client, token: str) -> list:
    """What whoever is in by a link reads at each address below it, as the table of addresses has them today."""
    known = known_everywhere(purpose, token=token)
    return [client.get(each) for name, each in addresses_of(purpose, known).items() if not name.endswith(LAST)]


def read_request_to_delete(rows: Rows, referral) -> list[Answer]:
    """What the link in the request to delete tells, before its code, by each answer, and once it is answered."""
    named = Message.objects.filter(subject__contains=referral.reference, body__contains="/deletion/")
    contact = rows.employer.contacts.get(email=named.order_by("-id")[0].to)
    client, token = Client(raise_request_exception=False), DELETION_DOOR.token_for(contact, referral)
    link = DELETION_DOOR.link_to(token)
    found = [client.get(link), client.post(DELETION_DOOR.link_to(token, "access")), client.post(link)]
    found += [client.post(DELETION_DOOR.link_to(token, "code"), {"code": each}) for each in ("12", code_for(contact))]
    found += every_address_of(Purpose.DELETE_REQUEST, client, token)
    box = DELETION_DOOR.box_of(client)
    said = ({"answer": "kept"}, {"answer": "kept", "reason": "Our accounts"}, {"answer": "deleted"})
    found += [client.post(DELETION_DOOR.inside, each | box) for each in said]
    found += [client.get(DELETION_DOOR.inside), client.get(link)]
    return [Answer.of("delete by link", each) for each in found]


def _closed_by_link(rows: Rows, referral) -> list[Answer]:
    """What the link says once the introduction is over, and one that nobody ever made."""
    client, token = Client(raise_request_exception=False), token_for(written_to(rows, referral), referral)
    return [Answer.of("closed link", client.get(link_to(each))) for each in (token, "A" * 65)]


def mails(rows: Rows) -> list[Answer]:
    theirs = rows.employer.contacts.values_list("email", flat=True)
    return [Answer.of_mail(each) for each in Message.objects.filter(to__in=theirs).order_by("id")]


def refused_outside(client: Client) -> list[Answer]:
    """What an employer is told at every address of somebody else's."""
    closed = [route for name, route in ROUTES.items() if name in set(table()) - set(REACHED)]
    return [Answer.of(route.name, client.get(route.address(WORDS.get(route.name)))) for route in closed]
