"""Every address that a link reaches, as the table of addresses has them: a new one is tried without being named."""

import re
from collections.abc import Callable, Mapping

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from backend.links.choices import Purpose
from backend.web.kit.visits import PLACES
from tests.architecture.headers import faults_of_headers
from tests.architecture.routes import routes


METHODS = ("get", "head", "options", "put", "patch", "delete", "post")
WRITES = re.compile(r"^\s*(?:INSERT|UPDATE|DELETE)\b", re.IGNORECASE)
READ_LOG = '"audit_read"'
LAST = ("exit", "leave")  # they end the visit by which the others are tried


def addresses_of(purpose: Purpose, known: Mapping[str, Mapping[str, object]]) -> dict[str, str]:
    """By their names, with what is `known` of each; whatever else they ask for is nothing that exists."""
    below = [each for each in routes() if each.name and f"/{each.text}".startswith(PLACES[purpose])]
    found = {each.name: each.address(known.get(each.name)) for each in below}
    return dict(sorted(found.items(), key=lambda item: item[0].endswith(LAST)))


def known_everywhere(purpose: Purpose, **facts: object) -> dict[str, dict[str, object]]:
    """For each address those of the facts that it asks for."""
    below = [each for each in routes() if each.name and f"/{each.text}".startswith(PLACES[purpose])]
    return {each.name: {name: facts[name] for name in each.parameters & set(facts)} for each in below}


def ask(client: Client, method: str, address: str, cookies: Mapping[str, str]) -> tuple[HttpResponse, list[str]]:
    """The answer to a browser with these cookies, and what was written for it beside the log of what was read."""
    client.cookies.clear()
    for name, value in cookies.items():
        client.cookies[name] = value
    with CaptureQueriesContext(connection) as captured:
        answer = getattr(client, method)(address)
    return answer, [each["sql"] for each in captured if WRITES.match(each["sql"]) and READ_LOG not in each["sql"]]


def faults_of(
    answer: HttpResponse, method: str, headers: Mapping[str, str], is_quiet: Callable[..., bool]
) -> list[str]:
    """What is wrong with an answer that may tell nothing."""
    found = faults_of_headers(answer, headers)
    if answer.status_code >= 500:
        found.append(f"status {answer.status_code}")
    if method == "head" and answer.content:
        found.append("a body")
    if not is_quiet(answer):
        found.append("tells something")
    return found


def faults_of_cookies(answer: HttpResponse, place: str) -> list[str]:
    """Of a visit: to no script, to no other site, and to no page beside those of the link."""
    name = place.strip("/")
    if name not in answer.cookies:
        return []
    held = answer.cookies[name]
    right = {"httponly": True, "path": place, "samesite": "Lax"} if held.value else {"path": place, "samesite": "Lax"}
    return [f"{each}: {held[each]}" for each, said in right.items() if held[each] != said]
