#!/bin/sh
# In the instructor's account, with the wheel and the source archive of a release as arguments.
set -eu
python3 -m venv ~/grading
~/grading/bin/pip install "$1" "jupyterhub==$(/opt/hub/bin/jupyterhub --version)"
~/grading/bin/grader init ~/cats --from "$2"
chmod 0700 ~  # the archive holds the solutions, too
cd ~/cats
~/grading/bin/grader build
~/grading/bin/grader doctor
