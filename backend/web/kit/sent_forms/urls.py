from django.urls import path

from backend.web.kit.sent_forms import views


urlpatterns = [
    path("", views.offer, name="held-forms"),
    path("discard/", views.discard, name="held-form-discard"),
]
