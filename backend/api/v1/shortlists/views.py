import django_filters

from backend.api.errors import documented
from backend.api.filters import CountFilter, ListFilter
from backend.api.v1.shortlists.serializers import MatchSerializer
from backend.api.views import YoungPeoplesRows
from backend.shortlists.permissions import can_see_rankings, matches_of


class MatchFilter(ListFilter):
    young_person = django_filters.UUIDFilter("care_leaver__public_id")
    opportunity = django_filters.UUIDFilter("opportunity__public_id")
    within = CountFilter("position", lookup_expr="lte")


@documented("shortlists")
class MatchViewSet(YoungPeoplesRows):
    serializer_class = MatchSerializer
    filterset_class = MatchFilter
    may = staticmethod(can_see_rankings)

    @staticmethod
    def rows_of(viewer):
        return matches_of(viewer).select_related("care_leaver", "opportunity", "run").best_first()
