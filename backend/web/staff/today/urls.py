from django.urls import path

from backend.web.staff.today import today_pages


urlpatterns = [
    path("", today_pages.home, name="home"),
    path("today/", today_pages.today, name="today"),
    path("demo-mail/", today_pages.demo_mail, name="demo-mail"),
]
