import django_filters

from backend.api.errors import documented
from backend.api.filters import CountFilter, NothingLeftEmpty
from backend.api.v1.shortlists.serializers import MatchSerializer
from backend.api.views import YoungPeoplesRows
from backend.councils.viewer import Viewer
from backend.shortlists.models import Match
from backend.shortlists.permissions import matches_of


class MatchFilter(django_filters.FilterSet):
    young_person = django_filters.UUIDFilter("care_leaver__public_id")
    opportunity = django_filters.UUIDFilter("opportunity__public_id")
    within = CountFilter("position", lookup_expr="lte")

    class Meta:
        model = Match
        form = NothingLeftEmpty
        fields = ()


def may_list_matches(viewer: Viewer) -> bool:
    """- whoever may open young people's records"""
    return viewer.sees_young_people


@documented(row=MatchSerializer, what="shortlists")
class MatchViewSet(YoungPeoplesRows):
    queryset = Match.objects.all()
    serializer_class = MatchSerializer
    filterset_class = MatchFilter
    may = staticmethod(may_list_matches)

    @staticmethod
    def rows_of(viewer):
        return matches_of(viewer).select_related("care_leaver", "opportunity", "run").best_first()
