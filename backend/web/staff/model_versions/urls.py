from django.urls import path

from backend.web.staff.model_versions import comparison_page, decision_page, order_page, version_pages


urlpatterns = [
    path("", version_pages.models, name="models"),
    path("orders/", order_page.order_comparison, name="order-comparison"),
    path("orders/<uuid:public_id>/stop/", order_page.stop_comparison, name="order-comparison-stop"),
    path("orders/<uuid:public_id>/protocol.txt", order_page.protocol_file, name="order-protocol"),
    path("<uuid:public_id>/", version_pages.model, name="model"),
    path("<uuid:public_id>/<slug:what>.<slug:form>", version_pages.model_file, name="model-file"),
    path("<uuid:public_id>/comparison/", comparison_page.comparison, name="model-comparison"),
    path("<uuid:public_id>/decide/", decision_page.decide, name="model-decide"),
]
