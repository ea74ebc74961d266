"""Every curl line of the how-to page, typed as it stands at a server that runs, does what the page says."""

import json
import subprocess

import pytest

from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.tokens import issue_api_token
from backend.opportunities.sharing import share_with
from tests.api.callers import Caller
from tests.architecture.layers import PROJECT
from tests.backend.opportunities.posts import TODAY, a_live, employer_with_contact, officer_of
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.journeys.service import web_server
from tests.today import today_is


PAGE = PROJECT / "docs" / "how-to" / "api.md"
LINES = [line for line in PAGE.read_text().splitlines() if line.startswith("curl ")]
TELLS_THE_STATUS = "curl --silent --show-error --max-time 60 --write-out '\\n%{http_code}' "


_on_the_day = today_is(TODAY)


@pytest.fixture
def tokens(transactional_db):
    """Of those whom the lines are for: an employer's system, an adviser's, and one of a council others share with."""
    council = CouncilFactory()
    employer, user = employer_with_contact(council)
    administrator = MembershipFactory(council=council, role=Role.ADMINISTRATOR)
    lent = a_live(CouncilFactory())
    with council_context(lent.council_id):
        share_with(opportunity=lent, partners=[council], with_all=False, by=officer_of(lent.council))
    return {
        "opportunities": Caller.for_employer(employer, user).token,
        "shortlists": Caller.of(council, Role.EET_ADVISER).token,
        "placements": Caller.of(council, Role.EET_ADVISER).token,
        "shared": issue_api_token(membership=administrator, label="feed", scopes=["feed"], by=None),
    }


def typed(line: str, **variables) -> tuple[int, dict]:
    """What the shell gives back, with the variables the page names."""
    command = line.replace("curl ", TELLS_THE_STATUS, 1)
    shell = ["bash", "-euc", command]
    done = subprocess.run(shell, env={"PATH": "/usr/bin:/bin"} | variables, capture_output=True, text=True, check=True)
    body, _, status = done.stdout.rpartition("\n")
    return int(status), json.loads(body)


def resource_of(line: str) -> str:
    return line.partition("/api/v1/")[2].partition("/")[0]


def test_the_lines_one_after_another_do_what_the_page_says(tokens):
    answers, posted = [], ""
    with web_server() as host:
        for line in LINES:
            status, body = typed(line, HOST=host, TOKEN=tokens[resource_of(line)], ID=posted)
            posted = posted or body["public_id"]
            answers.append((status, body))
    assert [status for status, _ in answers] == [201] + [200] * (len(LINES) - 1)
    (_, made), (_, read), (_, changed), (_, closed), *lists = answers
    assert (made["state"], read["public_id"], changed["places"], closed["state"]) == (
        "submitted",
        posted,
        3,
        "withdrawn",
    )
    assert [body.get("count", body.get("changes")) for _, body in lists] == [0, [], 0, 0, 1]


def test_there_are_lines_to_try():
    assert len(LINES) == 9
