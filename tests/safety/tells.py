"""Reading an answer as a curious employer would: every header and word of it, for what it may tell.

The list is of meanings, written apart from the warning list of `backend.reference.telling_words`: what must never stand
anywhere an employer looks. What stands there all the same, and tells nothing, is allowed by its exact words and place.
"""

import html
import re
from dataclasses import dataclass


TELLS = re.compile(
    r"""
    \bcare[\s_-]*(leav|experien|status|order|team|record|plan|histor)
    | \bleav(e|es|er|ing)[\s_-]+care | \bin[\s_-]+care\b | \bcorporate[\s_-]parent | \bcovenant
    | looked[\s_-]*after | foster | children.?s\s+home | kinship
    | (?-i:\bLAC\b | \bUASC\b | \bNEET\b | \bEET\b | \bSEND\b)
    | \behc | special\s+educational | disabilit(?!y\s+confident) | \bmental\b(?!\s+health["<])
    | \bneeds\b(?=\s+(and|of\s+(a|the)\s+(young|person))) | support[\s_-]needs
    | custod | prison | \bhmp\b | probation | offend | on\s+licen[cs]e | release\s+date
    | asylum | unaccompanied | refugee | right\s+to\s+work | immigration | interpreter
    | social[\s_-]*(work|care|service) | personal[\s_-]advis | \badviser\b | virtual[\s_-]*school
    | pathway | entitle | \bbursar | former[\s_-]relevant | qualifying | eligible\s+child
    | safeguard | safety | \bconcern | \bavoid | restricted | \brefuge\b | confidential
    | pregnan | \bbaby\b | caring[\s_-]for[\s_-](a[\s_-])?child | vulnerab
    """,
    re.IGNORECASE | re.VERBOSE,
)

# Exact words and where they stand; each was looked at, and none of them is about a person.
ALLOWED = (
    ("opportunity-add", "Looking after mental health"),  # one of the kinds of help any employer may offer
    ("opportunity-part", "Looking after mental health"),
    ("opportunity-parts", "Looking after mental health"),
    ("opportunity-edit", "Looking after mental health"),
    ("api-schema", "Looking after mental health"),
    ("", "mental_health"),  # the same in the API's list of kinds of help
)
HEADERS_OF_THE_SERVER = {"server-timing", "content-length", "expires"}


@dataclass(frozen=True)
class Answer:
    """What an employer received: a page, a file, a mail, a document."""

    place: str  # the name of the route, "mail", and the like
    status: int
    headers: tuple[tuple[str, str], ...]
    body: str

    @classmethod
    def of(cls, place: str, response) -> "Answer":
        cookies = [(f"Set-Cookie {name}", morsel.OutputString()) for name, morsel in response.cookies.items()]
        headers = [(name, value) for name, value in response.headers.items()] + cookies
        content = b"".join(response.streaming_content) if response.streaming else response.content
        return cls(place, response.status_code, tuple(sorted(headers)), content.decode("utf-8", "replace"))

    @classmethod
    def of_mail(cls, message) -> "Answer":
        headers = (("To", message.to), ("Subject", message.subject))
        return cls("mail", 200, headers, message.body)


def tells_of(answer: Answer) -> list[str]:
    """Each tell with where it stands, read as it is sent and as it is shown. Sealed keys are letters by chance."""
    pieces = [(f"header {name}", f"{name}: {value}") for name, value in answer.headers]
    pieces += [("body", answer.body), ("body as shown", _shown(answer.body))]
    return [f"{answer.place}, {part}: …{found}…" for part, text in pieces for found in _found(answer, text)]


def _found(answer: Answer, text: str) -> list[str]:
    text = _plain(text)
    for place, words in ALLOWED:
        if place in ("", answer.place):
            text = text.replace(words, "")
    return [text[max(0, m.start() - 40) : m.end() + 40].replace("\n", " ") for m in TELLS.finditer(text)]


def _shown(body: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", " ", body))


OF_EACH_REQUEST = re.compile(
    r'name="(?:csrfmiddlewaretoken|draft|page_key|opened_on|facts_shown|visit)" value="[\w:.=-]*"'
    r"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22,}"
    r"|(?<=/introduction/)[\w-]{65}(?=/)|(?<=/deletion/)[\w-]{65}(?=/)|(?:introduction|deletion)=[^;]+;"
    r"|(?<=code is )\d{6}"
    r"|[0-9a-f]{8}[0-9a-f]{24}|\b[0-9A-F]{8}\b|csrftoken=\w+|sessionid=\w+|expires=[^;]+;"
)


def without_what_each_request_makes(answer: Answer) -> Answer:
    """Tokens, references, identifiers and times differ at each request, whoever it is about."""
    headers = tuple(
        (name, _plain(value)) for name, value in answer.headers if name.lower() not in HEADERS_OF_THE_SERVER
    )
    return Answer(answer.place, answer.status, headers, _plain(answer.body))


def _plain(text: str) -> str:
    return OF_EACH_REQUEST.sub("…", text)
