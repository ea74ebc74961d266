from django.urls import path

from backend.web.staff.today import views


urlpatterns = [
    path("", views.home, name="home"),
    path("today/", views.today, name="today"),
    path("demo-mail/", views.demo_mail, name="demo-mail"),
]
