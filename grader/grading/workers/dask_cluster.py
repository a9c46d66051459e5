"""Workers on other machines, through a Dask scheduler: the same units, the same results."""

from __future__ import annotations

import platform
import socket
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from grader.errors import UserError
from grader.grading.task import assignment_here
from grader.sandbox.shared_zygote import shared_parent

if TYPE_CHECKING:
    from collections.abc import Callable

    from distributed import Client

P = ParamSpec("P")
T = TypeVar("T")

PACKAGES = ("cat-course", "distributed", "h5py", "ipython", "matplotlib", "nbformat", "numpy")
"""What must be the same on all machines, for a student not to depend on where they are graded."""
PATIENCE_SECONDS = 10


class Cluster(Executor):
    """The workers of a Dask scheduler, once all of them have been found fit to grade.

    Parameters
    ----------
    address : str
        The scheduler's, such as ``tcp://10.0.0.1:8786``.
    unit : tuple of str
        The course's folder, the assignment and the fingerprint of its material.
    unconfined : bool
        Accept workers that cannot confine notebooks.

    Raises
    ------
    UserError
        When there is no scheduler, no worker, or one that must not grade.
    """

    def __init__(self, address: str, unit: tuple[str, str, str], *, unconfined: bool) -> None:
        self._address = address
        self._client = _connect(address)
        try:
            self._workers = _fit(self._client, address, unit, unconfined=unconfined)
        except BaseException:
            self._client.close()
            raise
        self._executor = self._client.get_executor(pure=False)

    @property
    def workers(self) -> int:
        """How many threads there are to hand tasks to."""
        return self._workers

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand out a call; Dask gives it to another worker when its own is lost."""
        outer: Future[T] = Future()
        inner = self._executor.submit(function, *args, **kwargs)
        inner.add_done_callback(lambda done: self._pass_on(done, outer))
        return outer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - as the standard library has it
        """Cancel the open calls and disconnect; the scheduler and its workers keep running."""
        self._executor.shutdown(wait=False)
        self._client.close()

    def _pass_on(self, inner: Future[T], outer: Future[T]) -> None:
        try:
            outer.set_result(inner.result())
        except CancelledError:
            outer.set_exception(_lost(self._address))
        except Exception as error:  # noqa: BLE001 - a future holds what its call raised
            killed = type(error).__name__ == "KilledWorker"
            outer.set_exception(BrokenExecutor(str(error)) if killed else error)


def _connect(address: str) -> Client:
    try:
        from distributed import Client  # noqa: PLC0415 - an extra that most do not need
    except ImportError:
        raise UserError(
            "--scheduler needs Dask, which is not installed. Install it with "
            "pip install '.[cluster]', on the workers too."
        ) from None
    try:
        return Client(address, timeout=PATIENCE_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UserError(
            f"expected a Dask scheduler at {address}, found none ({type(error).__name__}). Start "
            "one with dask scheduler, and workers with dask worker; docs/cluster.md says how."
        ) from None


def _fit(client: Client, address: str, unit: tuple[str, str, str], *, unconfined: bool) -> int:
    """How many threads the workers have, all of whom may grade."""
    found: dict[str, list[str]] = client.run(unfit, *unit, expected_versions(), unconfined)
    if not found:
        raise UserError(f"expected workers at {address}, found none. Start some with dask worker.")
    problems = [f"{worker}: {text}" for worker, texts in found.items() for text in texts]
    if problems:
        raise UserError("\n  ".join(["some workers must not grade:", *problems]))
    return sum(client.nthreads().values())


def unfit(
    course: str,
    assignment: str,
    material: str,
    versions: dict[str, str],
    accept_unconfined: bool,  # noqa: FBT001 - called over the network
) -> list[str]:
    """Say why this machine must not grade: one sentence each.

    Parameters
    ----------
    course, assignment, material : str
        What is to be graded, and its fingerprint.
    versions : dict of str to str
        What the coordinator has.
    accept_unconfined : bool
    """
    here = expected_versions()
    problems = [
        f"expected {name} {versions[name]} as on {versions['host']}, found {here[name]}"
        for name in versions
        if name != "host" and here[name] != versions[name]
    ]
    try:
        assignment_here(course, assignment, material)
        shared_parent(unconfined=accept_unconfined).start()
    except UserError as problem:
        problems.append(str(problem))
    return problems


def expected_versions() -> dict[str, str]:
    """The versions that decide what a notebook's code does, and on which host they are."""
    here: dict[str, Any] = {name: version(name) for name in PACKAGES}
    return here | {"Python": platform.python_version(), "host": socket.gethostname()}


def _lost(address: str) -> UserError:
    return UserError(
        f"the scheduler at {address} was lost. What is graded is stored: start it again, and the "
        "same command goes on from here."
    )
