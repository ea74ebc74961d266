from django.urls import include, path


urlpatterns = [
    path("health/", include("backend.web.health.urls")),
    path("", include("backend.web.today.urls")),
    path("people/", include("backend.web.people.urls")),
    path("", include("backend.web.matches.urls")),
    path("", include("backend.web.referrals.urls")),
]
