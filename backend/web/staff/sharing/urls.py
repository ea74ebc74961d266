from django.urls import path

from backend.web.staff.sharing import agreement_page, shared_pages, sharing_page


urlpatterns = [
    path("opportunities/shared/", shared_pages.shared_opportunities, name="shared-opportunities"),
    path("opportunities/shared/<uuid:public_id>/", shared_pages.shared_opportunity, name="shared-opportunity"),
    path("opportunities/<uuid:public_id>/sharing/", sharing_page.sharing, name="opportunity-sharing"),
    path("administration/sharing/", agreement_page.agreement, name="administration-sharing"),
]
