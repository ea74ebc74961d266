"""Pages that a young person opens themselves: what is kept about them, their plan, and what they are put forward for.

None yet. They are reached by a personal link, never by a password, and know nothing of pages for staff or employers.
"""
