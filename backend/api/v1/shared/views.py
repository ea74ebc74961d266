"""What other councils share, for the system of the council it is shared with. What ends stays, marked as removed."""

from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView

from backend.api.errors import BAD_QUERY, NO_SUCH_PAGE, REFUSED
from backend.api.v1.shared.serializers import SharedSerializer
from backend.api.views import AlwaysJson, note_rows_read
from backend.councils.choices import Scope
from backend.opportunities.permissions import can_browse
from backend.opportunities.sharing_feed import feed_of, shares_to


@extend_schema(
    tags=["shared"],
    summary="What other councils share with yours",
    description="Each opportunity once, in an order that does not change. One that ended stays in the list with the"
    " status `removed` and the moment it was, so that a copy of the list can be kept in step.",
    responses={200: SharedSerializer(many=True), 400: BAD_QUERY, 404: NO_SUCH_PAGE, **REFUSED},
)
class SharedList(ListAPIView):
    content_negotiation_class = AlwaysJson
    serializer_class = SharedSerializer
    filter_backends = []
    may = staticmethod(can_browse)
    scope = Scope.FEED

    def finalize_response(self, request, response, *args, **kwargs):
        note_rows_read(response)
        return super().finalize_response(request, response, *args, **kwargs)

    def get_queryset(self):
        return shares_to(self.request._request.viewer)

    def paginate_queryset(self, queryset):
        return feed_of(self.request._request.viewer, super().paginate_queryset(queryset))
