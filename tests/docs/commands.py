"""What the pages tell people to type, and what becomes of it: run, or listed with a reason."""

import re

from tests.conftest import ROOT

PAGES = [
    ROOT / "docs" / "instructors.md",  # first: its commands make the class that others speak of
    ROOT / "README.md",
    *sorted(set((ROOT / "docs").glob("*.md")) - {ROOT / "docs" / "instructors.md"}),
    ROOT / "datasets" / "README.md",
    *sorted((ROOT / "docs" / "examples").glob("*.yml")),
]
PROGRAMS = {
    "cp", "dask", "docker", "grader", "grep", "jupyter", "kubectl", "make", "mkdir", "mv",
    "nbgrader", "pip", "podman", "psql", "python", "sbatch", "source", "ssh", "systemctl",
}  # fmt: skip
"""What a command begins with in a sentence or a crontab; blocks of ``sh`` hold nothing else."""
DATA = "tests/cli/test_data.py::"
SHOW = f"{DATA}test_show_describes_the_courses_pair"
CLUSTER = "tests/scale/test_cluster.py::test_a_worker_killed_in_the_middle_loses_nobody"
LAB = "tests/browser/test_jupyter.py::test_a_student_solves_two_exercises_and_validates"
STUDENTS_LAB = "tests/browser/test_jupyter.py::test_students_see_of_nbgrader_only_how_to_validate"
POSTGRES = "tests/scale/test_postgres.py::test_a_class_is_graded_into_postgres_as_into_sqlite"
ELSEWHERE = {
    "dask scheduler --host 10.0.0.1": CLUSTER,
    "dask worker tcp://10.0.0.1:8786 --nworkers 4 --nthreads 1": CLUSTER,
    "grader build --db postgresql://grader:password@db.example.org/cats": POSTGRES,
    "grader data download oxford-pets --to FOLDER": (
        "tests/pictures/test_download.py::test_the_command_makes_a_pair"
    ),
    "grader build --with-solutions": "tests/in_notebook/test_solution.py",
    "grader --course course check 04-gradient-descent.ipynb": (
        "tests/docs/test_commands.py::test_the_workflow_for_github_classroom_checks_a_notebook"
    ),
    "grader data draw": "tests/pictures/test_draw.py",
    "grader data draw --more --to FOLDER": f"{DATA}test_draw_writes_the_larger_split_as_a_test_set",
    "grader data draw --seed 7 --to FOLDER": f"{DATA}test_draw_writes_a_pair",
    "grader data import SOURCE --to FOLDER": "tests/pictures/test_importing.py",
    "grader data measure --data FOLDER": f"{DATA}test_measure_says_how_hard_a_pair_is",
    "grader data measure --seed 0 --seed 1 …": f"{DATA}test_measure_says_how_hard_a_pair_is",
    "grader data show [--data FOLDER] [--sheet FILE]": SHOW,
    "grader export canvas --roster FILE": (
        "tests/exports/test_canvas.py::test_with_canvas_own_export_ids_are_canvas_s"
    ),
    "grader export moodle 04-gradient-descent --roster FILE": (
        "tests/exports/test_moodle.py::test_a_worksheet_is_filled_in_and_otherwise_kept"
    ),
    "grader read 04-gradient-descent --import FILE": (
        "tests/feedback/test_reading.py::test_two_who_mark_at_once_lose_nothing"
    ),
    "grader restore ARCHIVE": (
        "tests/gradebook/test_backup.py::test_what_was_backed_up_comes_back_and_what_was_there_is_kept"
    ),
    "grader report --to FOLDER": (
        "tests/report/test_report.py::test_links_to_feedback_lead_there_from_any_folder"
    ),
    "nbgrader fetch_feedback": (
        "tests/feedback/test_exchange.py::test_assignments_go_out_and_feedback_comes_back"
    ),
    "grader grade --db postgresql://grader:password@db.example.org/cats": POSTGRES,
    "grader grade --scheduler tcp://10.0.0.1:8786": CLUSTER,
    "grader grade --watch": (
        "tests/grading/test_watch.py::test_what_is_handed_in_is_graded_and_nothing_else"
    ),
    "grader judge-report": "tests/judge_report/test_mutants.py",
    "jupyter lab": LAB,
    "make bench": "tests/docs/test_commands.py::test_the_bench_writes_its_page",
    "make docs": "tests/docs/test_site.py::test_the_site_is_built_without_a_warning",
    "make lab": STUDENTS_LAB,
    "make lab-instructor": STUDENTS_LAB,
    'make lab LAB_ARGS="--allow-root --no-browser"': (
        "tests/docs/test_commands.py::test_make_lab_hands_its_options_on"
    ),
    "make soak": "tests/scale/test_soak.py",
    "make soak N=1000": "tests/scale/test_soak.py",
}
"""What another test runs, with addresses and folders of its own."""
IN_CONTAINER = "needs the image; tried by hand, as its page says"
NOT_RUN = {
    "alias course='podman run --rm --network none --userns keep-id:uid=1000,gid=1000 "
    "--volume ./classroom:/course/classroom:Z cat-course'": IN_CONTAINER,
    "course build": IN_CONTAINER,
    "course feedback": IN_CONTAINER,
    "course grade": IN_CONTAINER,
    "course report": IN_CONTAINER,
    "dask ssh --nthreads 1 --nworkers 4 host1 host2": "needs two hosts; untried, as its page says",
    "grader bench 04-gradient-descent --submissions 0 --sizes 10,100,1000,10000": (
        "takes a quarter of an hour; a small one is run with make bench"
    ),
    "grader init": "is only spoken of; tests/course/test_new_course.py runs it",
    "grader mark": "is only spoken of; another page gives it what it needs",
    "make lite": "needs a package index; make lite-test builds the site and tries it",
    "make lite-test": "needs an index and takes minutes; it is run by hand",
    "make fresh": "needs root, debootstrap and an index; it is run by hand",
    "make hub": "needs root, npm and an index; it is run by hand",
    "make attacks": "takes as long as four test runs; each mode runs the same tests",
    "tools/grade_in_container.sh": "needs the image; tried by hand, as its page says",
    "make matrix": "needs an index and takes an hour; it is run by hand",
    "make release": "takes minutes and an index; it is run by hand before each release",
    "grader data download oxford-pets --to ~/cats": "needs the network",
    "grader data import": "is only spoken of; another page gives it what it needs",
    "pip install": "likewise",
    "pip install .": "needs a package index; make's first step does it",
    "pip install --editable .": "likewise",
    "make lint": "looks at the repository itself, which is no course of its own; .ci/run runs it",
    "make test": "this test would run itself",
    "make test-fast": "it packs the course, of which this test has links; make test has its tests",
    "nbgrader autograde": "is only spoken of; another page gives it what it needs",
    "nbgrader zip_collect": "likewise",
    "pip install --editable '.[cluster]'": "needs a package index; the extra's name is looked up",
    "pip install --editable '.[postgres]'": "likewise",
    "pip install --requirement requirements.txt": "likewise; make's first step does it",
    "pip install numpy matplotlib h5py pillow ipywidgets jupyterlab": (
        "needs a package index; tried by hand, with the first four notebooks"
    ),
    "pip install dask-jobqueue": "needs Slurm; untried, as its page says",
    "pip install dask-kubernetes": "needs Kubernetes; untried, as its page says",
    "podman --runtime runc": "an option is named, no command",
    "podman build --tag cat-course .": "needs a registry of images; what was tried, its page says",
    "podman run --rm cat-course doctor": IN_CONTAINER,
    "conda activate cats": "needs conda; untried",
    "conda create -n cats -c conda-forge python numpy matplotlib h5py pillow ipywidgets "
    "jupyterlab": "likewise",
    "jupyter nbconvert --to html --TagRemovePreprocessor.remove_input_tags drawing "
    "--TagRemovePreprocessor.remove_input_tags quiz 01-images-as-vectors.ipynb": (
        "tests/notebooks/test_questions.py tries the two tags"
    ),
    "python3 -m venv cats": "make's first step does it",
    "source cats/bin/activate": "the environment is the one that runs this test",
    "source .venv/bin/activate": "the environment is the one that runs this test",
}
"""What cannot be run here, and why. A command that is new on a page belongs nowhere yet."""


def commands(page):
    """Every command on a page, in a block or in a line, in order and each once."""
    text = page.read_text(encoding="utf-8")
    if page.suffix == ".yml":
        return re.findall(r"^ *- run: (.*)$", text, re.MULTILINE)
    found = []
    for language, block, words in re.findall(
        r"^ *```(\w*)\n(.*?)^ *```|`([^`\n]+(?:\n[^`\n]+)*)`", text, re.MULTILINE | re.DOTALL
    ):
        if words:
            found += [" ".join(words.split())] * is_command(words)
        else:
            found += in_block(language, block)
    return list(dict.fromkeys(found))


def is_command(words):
    """Whether somebody would type it, and not only speak of it: ``grader`` alone is a name."""
    first, *rest = words.split()
    return bool(rest) and first in PROGRAMS


def in_block(language, block):
    """The commands of a block: known ones, but of a shell's all, after ``$`` in ``console``."""
    lines = [line.strip() for line in block.splitlines()]
    if language == "console":
        lines = [line[2:] for line in lines if line.startswith("$ ")]
    lines = [re.sub(r"^[\d*/,-]+( +[\d*/,-]+){4} +|^ExecStart=-?", "", line) for line in lines]
    parts = [part for line in lines for part in re.split(r" && |; ", re.sub(r"\s+# .*", "", line))]
    parts = [re.sub(r"^\S*\.venv/bin/", "", part) for part in parts if part]
    shell = language in ("sh", "console")
    return [p for p in parts if not p.startswith("cd ") and (shell or is_command(f"{p} -"))]
