from drf_spectacular.authentication import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed

from backend.councils.middleware import BEARER


DESCRIPTION = (
    "A token made on the page “Keys for other systems”. Its scopes say what it may do: read, write, or feed"
    " (what other councils share)."
)


class ApiTokenAuthentication(BaseAuthentication):
    """Trusts the membership that the council middleware found for a bearer token."""

    def authenticate(self, request):
        if not request.headers.get("Authorization", "").startswith(BEARER):
            return None
        token = getattr(request._request, "api_token", None)
        if token is None:
            raise AuthenticationFailed("This token is not known, has expired or was revoked.")
        return token.membership.user, token

    def authenticate_header(self, request):
        return "Bearer"


class ApiTokenScheme(OpenApiAuthenticationExtension):
    """Tells readers of the OpenAPI document how a token is sent."""

    target_class = ApiTokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema):
        return {"type": "http", "scheme": "bearer", "description": DESCRIPTION}
