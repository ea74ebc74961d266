import django_filters

from backend.api.errors import documented
from backend.api.filters import NothingLeftEmpty
from backend.api.v1.opportunities.serializers import OpportunitySerializer
from backend.api.views import CouncilReadOnly
from backend.councils.viewer import Viewer
from backend.employers.permissions import acts_for_an_employer
from backend.opportunities.choices import OpportunityState, OpportunityType
from backend.opportunities.models import Opportunity
from backend.opportunities.permissions import can_browse, opportunities_of
from backend.reference.choices import Route


class OpportunityFilter(django_filters.FilterSet):
    type = django_filters.ChoiceFilter(choices=OpportunityType.choices)
    state = django_filters.ChoiceFilter(choices=OpportunityState.choices)
    route = django_filters.ChoiceFilter(choices=Route.choices)
    closing_from = django_filters.DateFilter("closing_date", lookup_expr="gte")

    class Meta:
        model = Opportunity
        form = NothingLeftEmpty
        fields = ()


def may_list_opportunities(viewer: Viewer) -> bool:
    """- everybody; an employer's people only their own"""
    return can_browse(viewer) or acts_for_an_employer(viewer)


@documented(row=OpportunitySerializer, what="opportunities")
class OpportunityViewSet(CouncilReadOnly):
    queryset = Opportunity.objects.all()
    serializer_class = OpportunitySerializer
    filterset_class = OpportunityFilter
    may = staticmethod(may_list_opportunities)

    @staticmethod
    def rows_of(viewer):
        return opportunities_of(viewer).with_details().latest_first()
