"""The page that a young person opens by a private link: what was picked for them, what they say of it, and what is
next.

It is reached by a link and a word that they chose with their adviser, never by an account, and knows nothing of pages
for staff or employers. Nothing on it says whose it is, or why it exists, to somebody who looks over a shoulder.
"""
