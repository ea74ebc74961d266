"""How gunicorn serves the pages, in the image, in the demo and under load. Where it listens is said beside it."""

from backend.core.rubbish import look_for_rubbish_between_pages as post_request  # noqa: F401 - gunicorn's own name


workers = 2
threads = 4
timeout = 75  # seconds: longer than a request may take, and a statement more
graceful_timeout = 35
control_socket_disable = True
worker_tmp_dir = "/dev/shm"  # for its heartbeat, which must not wait for a disk
