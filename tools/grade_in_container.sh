#!/bin/sh
# Call grader in a container, on a system that cannot confine notebooks itself: macOS, Windows.
#     tools/grade_in_container.sh                 grader grade
#     tools/grade_in_container.sh report          any other command of grader
set -eu
cd "$(dirname "$0")/.."
engine=${ENGINE:-$(command -v podman || command -v docker || true)}
if [ -z "$engine" ]; then
    echo "Expected Podman or Docker, found neither. Install Podman: https://podman.io" >&2
    exit 1
fi
case $engine in # whoever calls is the image's user, so that what grader writes is theirs
    *podman*) me=--userns=keep-id:uid=1000,gid=1000 ;;
    *) me=--user=$(id -u):$(id -g) ;;
esac
mkdir -p classroom/submitted
"$engine" build --quiet --tag cat-course . >/dev/null
exec "$engine" run --rm --network none "$me" --volume "$PWD/classroom:/course/classroom:Z" cat-course "${@:-grade}"
