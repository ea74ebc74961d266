from django.urls import path

from backend.web.public import health_checks, views


urlpatterns = [
    path("health/live", health_checks.live, name="health-live"),
    path("health/ready", health_checks.ready, name="health-ready"),
    path("public/opportunities/<uuid:public_id>/", views.opportunity, name="public-opportunity"),
    path("public/sitemap.xml", views.sitemap, name="public-sitemap"),
    path("robots.txt", views.robots, name="robots"),
]
