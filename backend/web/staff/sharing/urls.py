from django.urls import path

from backend.web.staff.sharing import agreeing, deciding, looking


urlpatterns = [
    path("opportunities/shared/", looking.shared_opportunities, name="shared-opportunities"),
    path("opportunities/shared/<uuid:public_id>/", looking.shared_opportunity, name="shared-opportunity"),
    path("opportunities/<uuid:public_id>/sharing/", deciding.sharing, name="opportunity-sharing"),
    path("administration/sharing/", agreeing.agreement, name="administration-sharing"),
]
