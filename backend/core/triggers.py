"""pgtrigger's operations, sealed, and without rendering the model and all related to it anew for each trigger.

A trigger changes no field and no relation, so what is rendered stays right; in a new database it took a third of the
time. `makemigrations` writes pgtrigger's own, which leave a trigger that the application role can switch off: take
these instead (a test finds the others).
"""

import pgtrigger.migrations
from django.conf import settings
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


APPLICATION_ROLE = settings.APPLICATION_ROLE
# The owner writes the history, so that the application role needs no right to add a row to it.
SEAL_HISTORY = f"""
CREATE OR REPLACE FUNCTION "public"._pgtrigger_should_ignore(trigger_name NAME)
RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS 'SELECT FALSE';
DO $$
DECLARE trigger_function regprocedure; history regclass;
BEGIN
    FOR trigger_function IN SELECT oid FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace AND NOT prosecdef AND proowner = current_user::regrole
        AND (proname LIKE 'pgtrigger\\_%' OR proname = '_pgh_attach_context')
    LOOP
        EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = public, pg_temp', trigger_function);
    END LOOP;
    -- A trigger of the caller's own, on a table of the caller's own, would have them write whatever it is given.
    FOR trigger_function IN SELECT oid FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace AND prosecdef AND proowner = current_user::regrole
        AND (prorettype = 'trigger'::regtype OR proname = '_pgh_attach_context')
    LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', trigger_function);
    END LOOP;
    FOR history IN SELECT attrelid FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        AND (attname = 'pgh_id' OR relname = 'pghistory_context' AND attname = 'id')
        AND has_table_privilege('{APPLICATION_ROLE}', attrelid, 'INSERT')
    LOOP
        EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON %s FROM %I', history, '{APPLICATION_ROLE}');
    END LOOP;
END $$;
"""


class AddTrigger(WithoutRendering, pgtrigger.migrations.AddTrigger):
    """Add a trigger that runs as the owner of the tables and heeds no setting that would pass it over."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        super().database_forwards(app_label, schema_editor, from_state, to_state)
        schema_editor.execute(SEAL_HISTORY, params=None)


class RemoveTrigger(WithoutRendering, pgtrigger.migrations.RemoveTrigger):
    pass
