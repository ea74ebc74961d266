"""Change history kept by database triggers, so that bulk updates and raw SQL are recorded too."""

import pghistory


def tracked(model):
    """Keep every version of the model's rows in a table of its own, named after it with "History"."""
    keep = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        model_name=f"{model.__name__}History",
        obj_field=pghistory.ObjForeignKey(related_name="history"),
    )
    return keep(model)
