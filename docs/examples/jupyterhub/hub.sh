#!/bin/sh
# As root: a hub that students sign in to with their Unix accounts. It holds nothing of the course.
set -eu
python3 -m venv /opt/hub
/opt/hub/bin/pip install jupyterhub jupyterlab 'nbgrader>=0.9.5,<0.10' numpy matplotlib h5py ipywidgets
npm install --prefix /opt/hub configurable-http-proxy

# for students: fetch, validate and submit; formgrader is for instructors
/opt/hub/bin/jupyter server extension disable --sys-prefix nbgrader.server_extensions.formgrader
for part in formgrader course-list create-assignment; do
    /opt/hub/bin/jupyter labextension disable --level=sys_prefix "@jupyter/nbgrader:$part"
done

# the exchange, which every account may write to
install --directory --mode=0777 /srv/nbgrader/exchange
install --directory /etc/jupyter
cat >/etc/jupyter/nbgrader_config.py <<END
c = get_config()
c.CourseDirectory.course_id = "cats"
c.Exchange.root = "/srv/nbgrader/exchange"
c.ExecutePreprocessor.iopub_timeout = 60  # Validate: on a busy hub, pictures come late
END
