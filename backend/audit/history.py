"""Change history kept by database triggers, so that bulk updates and raw SQL are recorded too."""

import pghistory


tracked = pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
