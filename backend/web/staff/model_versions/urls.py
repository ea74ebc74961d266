from django.urls import path

from backend.web.staff.model_versions import comparing, deciding, versions


urlpatterns = [
    path("", versions.models, name="models"),
    path("<uuid:public_id>/", versions.model, name="model"),
    path("<uuid:public_id>/<slug:what>.<slug:form>", versions.model_file, name="model-file"),
    path("<uuid:public_id>/comparison/", comparing.comparison, name="model-comparison"),
    path("<uuid:public_id>/decide/", deciding.decide, name="model-decide"),
]
