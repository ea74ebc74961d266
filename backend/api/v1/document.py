"""The OpenAPI document of each audience: the operations, fields and words of what it may call, and no others."""

from enum import StrEnum
from functools import cache
from threading import Lock

from django.http import HttpResponse
from django.urls import include, path
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiYamlRenderer
from rest_framework.exceptions import ValidationError
from rest_framework.routers import SimpleRouter
from rest_framework.views import APIView

from backend.api.v1.opportunities.views import CouncilOpportunities, EmployerOpportunities, ListedOpportunities
from backend.api.v1.placements.views import PlacementViewSet
from backend.api.v1.shared.views import SharedList
from backend.api.v1.shortlists.views import MatchViewSet
from backend.api.views import AlwaysJson
from backend.councils.choices import Role
from backend.councils.viewer import Viewer


class Audience(StrEnum):
    EMPLOYER = "employer"
    OFFICE = "office"  # of a council, without young people's records
    OVERSIGHT = "oversight"  # records without what the ranking says of them
    RECORDS = "records"


SERVICES_OF = {
    Audience.EMPLOYER: (("opportunities", EmployerOpportunities),),
    Audience.OFFICE: (("opportunities", CouncilOpportunities),),
    Audience.OVERSIGHT: (("opportunities", ListedOpportunities), ("placements", PlacementViewSet)),
    Audience.RECORDS: (
        ("opportunities", CouncilOpportunities),
        ("shortlists", MatchViewSet),
        ("placements", PlacementViewSet),
    ),
}
TOKEN_OF_EMPLOYERS = "A token made on the page “Keys for other systems”. Its scopes say what it may do: read, or write."


def audience_of(viewer: Viewer) -> Audience:
    if viewer.role == Role.EMPLOYER:
        return Audience.EMPLOYER
    if MatchViewSet.may(viewer):
        return Audience.RECORDS
    return Audience.OVERSIGHT if PlacementViewSet.may(viewer) else Audience.OFFICE


_writing = Lock()


@cache
def _document(audience: Audience) -> dict:
    router = SimpleRouter(use_regex_path=False)
    for name, service in SERVICES_OF[audience]:
        router.register(name, service, basename=f"api-{name}")
    shared = [] if audience == Audience.EMPLOYER else [path("shared/", SharedList.as_view(), name="api-shared")]
    patterns = [path("api/v1/", include([*shared, *router.urls]))]
    document = SchemaGenerator(patterns=patterns).get_schema(request=None, public=True)
    if audience == Audience.EMPLOYER:
        document["info"]["title"] = "Opportunities"
        document["components"]["securitySchemes"]["token"]["description"] = TOKEN_OF_EMPLOYERS
    return document


def document_of(audience: Audience) -> dict:
    """Written once: the library writes one document at a time, and several callers may ask at once."""
    with _writing:
        return _document(audience)


def forget() -> None:
    """Write each anew when it is next asked for."""
    _document.cache_clear()


class DocumentView(APIView):
    """The document of whoever asks, for everybody who has a role here."""

    may = staticmethod(lambda viewer: True)
    scope = None  # whatever a token is for, it may read how to use it
    content_negotiation_class = AlwaysJson
    schema = None

    def get(self, request):
        document = document_of(audience_of(request._request.viewer))
        wanted = request.query_params.get("format", "json" if _asks_for_json(request) else "yaml")
        if wanted == "json":
            content, kind = OpenApiJsonRenderer().render(document), "application/vnd.oai.openapi+json"
        elif wanted == "yaml":
            content, kind = OpenApiYamlRenderer().render(document, renderer_context={}), "application/vnd.oai.openapi"
        else:
            raise ValidationError({"format": ["Ask for json or yaml."]})
        return HttpResponse(content, content_type=f"{kind}; charset=utf-8")


def _asks_for_json(request) -> bool:
    accepted = request.headers.get("Accept", "")
    return "json" in accepted and "yaml" not in accepted
