"""Other systems that call the API with a token."""

from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from backend.core.protection import clock_context, council_context
from backend.councils.choices import Role, Scope
from backend.councils.models import ApiToken, Council, Membership
from backend.councils.tokens import issue_api_token
from backend.employers.tokens import FOR_EMPLOYERS, issue_employer_token
from tests.factories.councils import MembershipFactory
from tests.web.queries import own_queries


@dataclass
class Caller:
    membership: Membership
    token: str

    @classmethod
    def of(cls, council: Council, role: Role, **user) -> "Caller":
        return cls.acting_in(MembershipFactory(council=council, role=role, **user))

    @classmethod
    def acting_in(cls, membership: Membership) -> "Caller":
        with clock_context():
            return cls(membership, issue_api_token(membership=membership, label="another system", by=None))

    @classmethod
    def for_employer(cls, employer, user, *scopes: Scope) -> "Caller":
        """The applicant system of an employer, with a token that somebody there has made."""
        membership = user.memberships.get(council=employer.council)
        asked = {"employer": employer, "membership": membership, "label": "applicant system", "by": user}
        with council_context(employer.council_id):
            return cls(membership, issue_employer_token(scopes=scopes or FOR_EMPLOYERS, **asked))

    def send(self, method: str, path: str, body, **headers):
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        call = getattr(self.client, method)
        return call(f"/api/v1/{path}", body, content_type="application/json", headers=given)

    @property
    def client(self) -> Client:
        return Client(headers={"Authorization": f"Bearer {self.token}"})

    @property
    def token_row(self) -> ApiToken:
        with clock_context():
            return ApiToken.objects.get(digest=ApiToken.digest_of(self.token))

    def get(self, path: str, **query):
        return self.client.get(f"/api/v1/{path}", query)

    def rows(self, path: str, **query) -> list[dict]:
        response = self.get(path, **query)
        assert response.status_code == 200, response.content
        return response.json()["results"]

    def count(self, path: str, **query) -> int:
        """The queries a call makes of its own, beside those that find out who is calling."""
        with CaptureQueriesContext(connection) as captured:
            assert self.get(path, **query).status_code == 200
        own = own_queries(captured)
        return len([sql for sql in own if '"councils_apitoken" ' not in sql])
