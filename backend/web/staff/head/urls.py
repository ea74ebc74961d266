from django.urls import path

from backend.web.staff.head import home_page


urlpatterns = [
    path("", home_page.head_home, name="head-home"),
]
