"""Seconds of each part of a piece of work, in no part twice."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch


class Parts:
    """What a part spends in another part counts for the other alone."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._inner = [0.0]

    @contextmanager
    def timed(self, owner: Any, name: str, part: str) -> Iterator[None]:
        """Count calls of `owner.name`, a function as it is looked up there, for this part."""
        with patch.object(owner, name, self._counted(getattr(owner, name), part)):
            yield

    def _counted(self, act: Callable, part: str) -> Callable:
        def counted(*arguments, **named):
            self._inner.append(0.0)
            began = time.perf_counter()
            try:
                return act(*arguments, **named)
            finally:
                took = time.perf_counter() - began
                self.seconds[part] += took - self._inner.pop()
                self._inner[-1] += took

        return counted
