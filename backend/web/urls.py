from django.urls import include, path

from backend.web.staff.acting_as import invitation_pages


urlpatterns = [
    path("", include("backend.web.public.urls")),
    path("", include("backend.web.staff.today.urls")),
    path("invitation/<uuid:council>/<str:secret>/", invitation_pages.by_link, name="invitation"),
    path("introduction/", include("backend.web.employer_portal.by_link.urls")),
    path("acting-as/", include("backend.web.staff.acting_as.urls")),
    path("", include("backend.web.staff.search.urls")),
    path("people/", include("backend.web.staff.caseload.urls")),
    path("views/", include("backend.web.staff.saved_views.urls")),
    path("people/", include("backend.web.staff.people.urls")),
    path("", include("backend.web.staff.matches.urls")),
    path("", include("backend.web.staff.own_page.urls")),
    path("", include("backend.web.staff.referrals.urls")),
    path("", include("backend.web.staff.sharing.urls")),
    path("opportunities/", include("backend.web.staff.opportunities.urls")),
    path("next/", include("backend.web.young_person.urls")),
    path("employer/", include("backend.web.employer_portal.urls")),
    path("employers/", include("backend.web.staff.employers.urls")),
    path("concerns/", include("backend.web.staff.concerns.urls")),
    path("approvals/", include("backend.web.staff.approvals.urls")),
    path("placements/", include("backend.web.staff.placements.urls")),
    path("imports/", include("backend.web.staff.imports.urls")),
    path("administration/", include("backend.web.staff.administration.urls")),
    path("keys/", include("backend.web.staff.tokens.urls")),
    path("drafts/", include("backend.web.kit.drafts.urls")),
    path("sent/", include("backend.web.kit.sent_forms.urls")),
    path("models/", include("backend.web.staff.model_versions.urls")),
    path("law/", include("backend.web.staff.law.urls")),
    path("audit/", include("backend.web.staff.audit.urls")),
    path("home/", include("backend.web.staff.head.urls")),
    path("outcomes/committee/", include("backend.web.staff.committee.urls")),
    path("outcomes/", include("backend.web.staff.outcomes.urls")),
]
