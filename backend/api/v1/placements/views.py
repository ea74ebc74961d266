import django_filters

from backend.api.errors import documented
from backend.api.filters import ListFilter, YesNoFilter
from backend.api.v1.placements.serializers import PlacementSerializer
from backend.api.views import YoungPeoplesRows
from backend.core import clock
from backend.placements.permissions import placements_of
from backend.ranking.gate_facts import lapsed_checks


class PlacementFilter(ListFilter):
    young_person = django_filters.UUIDFilter("care_leaver__public_id")
    started_from = django_filters.DateFilter("starts_on", lookup_expr="gte")
    current = YesNoFilter("ended_on", lookup_expr="isnull")


@documented("placements")
class PlacementViewSet(YoungPeoplesRows):
    serializer_class = PlacementSerializer
    filterset_class = PlacementFilter

    @staticmethod
    def rows_of(viewer):
        found = placements_of(viewer).with_details().order_by("-starts_on", "-id")
        return found.prefetch_related("terms").annotate(
            checks_have_lapsed=lapsed_checks(clock.today(), "opportunity__employer_id")
        )
