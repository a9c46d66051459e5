"""Make a course folder of one's own: solutions, notebooks, pictures and configuration."""

from __future__ import annotations

import shutil
import tarfile
from pathlib import Path, PurePosixPath

import grader
from grader.course.course import CONFIG, Course
from grader.errors import UserError
from grader.tar_files import unpack_tar

PARTS = (CONFIG, "solutions", "notebooks", "datasets")
"""The parts of a course; all other files belong to the grader or to a running class."""
LEFT_OUT = ("__pycache__", ".ipynb_checkpoints")
PRIVATE = 0o700
"""Other users of this machine must not read solutions and submissions."""


def new_course(folder: Path, source: Path | None = None) -> Course:
    """Copy the course to a folder that belongs to the instructor.

    An update of the package does not touch it.

    Parameters
    ----------
    folder : Path
        Must be empty or missing. Afterwards, only its owner can open it.
    source : Path, optional
        A course folder, or the project's source archive (``.tar.gz``). By default the folder that
        this grader is installed from in editable mode.

    Raises
    ------
    UserError
        When the folder is in use, or the source holds no course.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(f"{folder}: expected an empty folder or none, found something there.")
    source = source or Path(grader.__file__).parents[1]
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(PRIVATE)
    try:
        (_copy if source.is_dir() else _unpack)(source, beside)
        _check(beside, source)
        if folder.is_dir():
            folder.rmdir()
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return Course(folder)


def _copy(source: Path, folder: Path) -> None:
    for name in PARTS:
        if (source / name).is_dir():
            ignore = shutil.ignore_patterns(*LEFT_OUT)
            shutil.copytree(source / name, folder / name, ignore=ignore)
        elif (source / name).is_file():
            shutil.copyfile(source / name, folder / name)


def _unpack(source: Path, folder: Path) -> None:
    try:
        with tarfile.open(source) as archive:
            unpack_tar(archive, folder, _place)
    except (tarfile.TarError, EOFError) as error:
        raise UserError(
            f"{source}: expected the project's source archive (.tar.gz), got a file that cannot "
            f"be unpacked ({error}). Download it again."
        ) from None


def _place(name: str) -> str:
    """Where a file of the course goes, without the folder that the archive puts around it."""
    parts = PurePosixPath(name).parts[1:]
    wanted = bool(parts) and parts[0] in PARTS and not set(parts) & set(LEFT_OUT)
    return "/".join(parts) if wanted else ""


def _check(folder: Path, source: Path) -> None:
    missing = [name for name in PARTS if not (folder / name).exists()]
    if missing:
        raise UserError(
            f"{source}: expected a course there, found no {', '.join(missing)}. Name a folder with "
            "the course, or the project's source archive, with --from: the installed package "
            "itself has no solutions, because all users of this machine can read it."
        )
