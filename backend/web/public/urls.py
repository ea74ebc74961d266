from django.urls import path

from backend.web.public import views


urlpatterns = [
    path("public/opportunities/<uuid:public_id>/", views.opportunity, name="public-opportunity"),
    path("public/sitemap.xml", views.sitemap, name="public-sitemap"),
    path("robots.txt", views.robots, name="robots"),
]
