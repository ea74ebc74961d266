from django.urls import include, path


urlpatterns = [
    path("health/", include("backend.web.health.urls")),
    path("", include("backend.web.today.urls")),
    path("people/", include("backend.web.people.urls")),
    path("", include("backend.web.matches.urls")),
    path("", include("backend.web.referrals.urls")),
    path("", include("backend.web.sharing.urls")),
    path("", include("backend.web.public.urls")),
    path("opportunities/", include("backend.web.opportunities.urls")),
    path("employer/", include("backend.web.employer.urls")),
    path("employers/", include("backend.web.employers.urls")),
    path("concerns/", include("backend.web.concerns.urls")),
    path("approvals/", include("backend.web.approvals.urls")),
    path("placements/", include("backend.web.placements.urls")),
    path("administration/", include("backend.web.administration.urls")),
    path("keys/", include("backend.web.tokens.urls")),
    path("drafts/", include("backend.web.drafts.urls")),
    path("models/", include("backend.web.learning.urls")),
    path("outcomes/", include("backend.web.outcomes.urls")),
]
