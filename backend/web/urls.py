from django.urls import include, path


urlpatterns = [
    path("health/", include("backend.web.health.urls")),
]
