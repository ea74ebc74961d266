"""pgtrigger's operations, without rendering the model and all that is related to it anew for each trigger.

A trigger changes no field and no relation, so what is rendered stays right; in a new database it took a third of the
time. `makemigrations` writes pgtrigger's own, which do the same.
"""

import pgtrigger.migrations
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class WithoutRendering(Operation):
    model_name: str

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        rendered = state.__dict__.pop("apps", None)  # a cached property: without it nothing is rendered
        super().state_forwards(app_label, state)
        if rendered is not None:
            options = state.models[app_label, self.model_name].options
            rendered.get_model(app_label, self.model_name)._meta.triggers = options["triggers"]
            state.__dict__["apps"] = rendered


class AddTrigger(WithoutRendering, pgtrigger.migrations.AddTrigger):
    pass


class RemoveTrigger(WithoutRendering, pgtrigger.migrations.RemoveTrigger):
    pass
