"""Hand out tasks and take in results: a bounded number in flight, none lost with a worker."""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, wait
from typing import TYPE_CHECKING

from grader.grading.task import mark_submission, our_fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor, Future

    from grader.grading.task import Done, Task


class Flow:
    """Tasks in flight through an executor.

    Parameters
    ----------
    executor : Executor
    most : int
        How many may be handed out and not yet taken in.
    prepare : function, optional
        Called before the first one is handed out.
    """

    def __init__(
        self, executor: Executor, most: int, prepare: Callable[[], None] | None = None
    ) -> None:
        self._executor, self._most, self._prepare = executor, most, prepare
        self._out: dict[Future[Done], Task] = {}

    def hand_out(self, task: Task) -> None:
        """Let a worker mark a submission as soon as one is free."""
        if self._prepare is not None:
            self._prepare()
            self._prepare = None
        self._out[self._executor.submit(mark_submission, task)] = task

    def until_there_is_room(self) -> Iterator[tuple[Task, Done]]:
        """Take in results until another task may be handed out."""
        return self._take_in(self._most - 1)

    def until_all_is_done(self) -> Iterator[tuple[Task, Done]]:
        """Take in all results, those of tasks that are handed out meanwhile too."""
        return self._take_in(0)

    def _take_in(self, left: int) -> Iterator[tuple[Task, Done]]:
        while len(self._out) > left:
            for future in wait(self._out, return_when=FIRST_COMPLETED).done:
                task = self._out.pop(future)
                lost = isinstance(future.exception(), BrokenExecutor)
                yield task, self._alone(task) if lost else future.result()

    def _alone(self, task: Task) -> Done:
        """Mark a task again, alone, after a worker died: the other tasks must not suffer."""
        try:
            return self._executor.submit(mark_submission, task).result()
        except BrokenExecutor as error:
            return our_fault(task, f"its worker died, and died again with no other task; {error}")
