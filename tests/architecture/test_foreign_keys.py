from django.apps import apps

from tests.architecture.layers import layers_of_apps


def our_models():
    return [model for model in apps.get_models() if model.__module__.startswith("backend.")]


def test_foreign_keys_point_down_the_layers():
    height = layers_of_apps()
    wrong = []
    for model in our_models():
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if not getattr(field, "concrete", False) or target is None or target not in our_models():
                continue
            here, there = model._meta.app_label, target._meta.app_label
            if here != there and height[there] >= height[here]:
                wrong.append(f"{model.__name__}.{field.name} -> {target.__name__}")
    assert wrong == []
