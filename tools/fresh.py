"""Try the project on empty machines: new Debian root file systems, an ordinary user, one clone.

Run it as root, on Debian, with ``debootstrap`` installed: ``sudo make fresh``. The mirror and the
package index are those that this machine uses. Nothing of them goes into the project.
"""

import argparse
import dataclasses
import datetime as dt
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from fresh_results import Result, block, keep
from page_block import put_block

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "running.md"
RELEASES = ("bookworm", "trixie", "testing")
PACKAGES = "python3,make,git,ca-certificates"
"""What the README asks for. Git needs the certificates for any address that it clones from."""
USER = "ada"
LIMIT = 3600
"""Seconds for one variant."""
LONG = "long-" * 38
"""Enough for a path of 200 characters in the home of the user."""
PASSED_ON = re.compile(r"^(PIP|UV)_|^(https?|no)_proxy$|^SSL_CERT_FILE$", re.IGNORECASE)
"""Variables that say where packages come from."""
WITHOUT_VENV = (
    "if make demo 2>said; then exit 1; fi; cat said; grep -q python3-venv said; ! ls .venv"
)


@dataclasses.dataclass(frozen=True)
class Variant:
    """One way in which a machine may differ.

    Parameters
    ----------
    name : str
    folder : str
        Where the project is cloned to, from the user's home.
    script : str
        A shell's, in the clone.
    first : str
        A shell's, before the clone.
    prepare : str
        A shell's, run by root, before the user's.
    releases : tuple of str
        Where to try it.
    """

    name: str
    folder: str = "course"
    script: str = "make demo"
    first: str = ":"
    prepare: str = ":"
    releases: tuple[str, ...] = RELEASES


INSTALL = (
    "apt-get -qq -o Acquire::Check-Valid-Until=false update\n"  # a mirror may be a snapshot
    "apt-get -qq install --yes python3-venv >/dev/null"
)
VARIANTS = (
    Variant("without `python3-venv`: says so, installs nothing", script=WITHOUT_VENV),
    Variant("`make demo`", prepare=INSTALL),
    Variant("`make test-fast`", script="make test-fast"),
    Variant("spaces and umlauts in the path", "my courses/Übung für Kätzchen"),
    Variant("a path of 200 characters", LONG, releases=("bookworm",)),
    Variant("umask 077", first="umask 077", releases=("trixie",)),
    Variant("no `HOME`", first="unset HOME", releases=("testing",)),
    Variant("`LANG=C`, an odd time zone", first="export LANG=C LC_ALL=C TZ=Pacific/Chatham"),
    Variant("`/tmp` is mounted noexec", prepare="mount -t tmpfs -o noexec,mode=1777 tmpfs /tmp"),
    Variant(
        "a read-only source says so; a clone of it elsewhere, with `classroom` on another disk",
        script="""here=$PWD; chmod -R a-w .; if make demo 2>../said; then exit 1; fi; cat ../said
            grep -q read-only ../said; git clone -q "$here" ../own; cd ../own; mkdir ../disk
            ln -s ../disk classroom; make demo; test -s ../disk/demo/classroom/gradebook.db""",
        releases=("bookworm", "testing"),
    ),
)


def mirror() -> str:
    """The Debian mirror of this machine, from apt's own lists."""
    apt = Path("/etc/apt")
    lists = [*apt.glob("sources.list"), *apt.glob("sources.list.d/*.list")]
    text = "\n".join(p.read_text() for p in [*lists, *apt.glob("sources.list.d/*.sources")])
    found = re.search(r"^(?:URIs:|deb(?: \[.*?\])?)\s+(\S+)", text, re.MULTILINE)
    if found is None:
        sys.exit("Expected a Debian mirror in /etc/apt/sources.list.d, found none. Name --mirror.")
    return found[1]


def run(*words: str | Path) -> str:
    """Run a program that must end well, and give what it says.

    Parameters
    ----------
    *words : str or Path
    """
    return subprocess.run(list(words), check=True, stdout=subprocess.PIPE, text=True).stdout


def make_base(base: Path, release: str, address: str) -> None:
    """Make a root file system with what the README asks for and an ordinary user.

    Parameters
    ----------
    base : Path
        Is kept for the next run.
    release : str
        Debian's name for it.
    address : str
        The mirror's.
    """
    if not (base / "etc" / "debian_version").is_file():
        base.mkdir(parents=True)
        words = ["--variant=minbase", f"--include={PACKAGES}", release]
        run("debootstrap", *words, base, address)
    if f"\n{USER}:" not in (base / "etc" / "passwd").read_text():
        run("chroot", base, "useradd", "--create-home", USER)


def index_settings() -> dict[str, str]:
    """pip's settings as this machine has them, without those in variables."""
    command = [sys.executable, "-m", "pip", "config", "list"]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    lines = re.findall(r"^(?!:env:)\w+\.([\w-]+)='(.*)'$", said, re.MULTILINE)
    return dict(lines)


def local_paths(values: list[str]) -> list[Path]:
    """Files and folders of this machine that settings name, such as a certificate.

    Parameters
    ----------
    values : list of str
    """
    found = re.findall(r"(?:^|\s|file://)(/[^\s:]+)", "\n".join(values))
    paths = {Path(name) for name in found}
    # the pages of an index on disk link to files beside their folder
    whole = {path.parent if path.name == "simple" else path for path in paths}
    return sorted(path for path in whole if path.exists())


def enter(root: Path, script: str, log: Path) -> bool:
    """Run a shell as root in a root file system, with its own mounts and processes.

    It is no mere chroot: the kernel refuses namespaces of their own to processes in one.

    Parameters
    ----------
    root : Path
    script : str
    log : Path
        Both streams go there, after what it holds.
    """
    passed_on = {name: value for name, value in os.environ.items() if PASSED_ON.search(name)}
    own = {"HOME": "/root", "PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LANG": "C.UTF-8"}
    words = [f"{name}={value}" for name, value in (own | passed_on).items()]
    inner = shlex.join(["exec", "env", "-i", *words, "bash", "-ec", script])
    paths = local_paths([*passed_on.values(), *index_settings().values()])
    outer = "\n".join([*mounts(root, paths), *pivot(root), inner])
    command = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "bash", "-ec", outer]
    with log.open("a") as to:
        try:
            done = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=to, stderr=to, timeout=LIMIT, check=False
            )
        except subprocess.TimeoutExpired:
            to.write(f"\nstopped after {LIMIT} s\n")
            return False
    return done.returncode == 0


def mounts(root: Path, paths: list[Path]) -> Iterator[str]:
    """The commands that mount what a running system has.

    Parameters
    ----------
    root : Path
    paths : list of Path
        Files and folders of this machine which have the same place inside.
    """
    place = shlex.quote(str(root))
    yield f"mount --bind {place} {place}; mount --rbind /dev {place}/dev"
    yield f"mount -t proc proc {place}/proc; mount -t tmpfs tmpfs {place}/run"
    for path in [Path("/etc/resolv.conf"), Path("/etc/hosts"), *paths]:
        inside = root / path.relative_to("/")
        inside.parent.mkdir(parents=True, exist_ok=True)
        inside.mkdir(exist_ok=True) if path.is_dir() else inside.touch()
        yield f"mount --bind {shlex.quote(str(path.resolve()))} {shlex.quote(str(inside))}"


def pivot(root: Path) -> Iterator[str]:
    """The commands that make a folder the root of all that follows.

    Parameters
    ----------
    root : Path
    """
    yield f"cd {shlex.quote(str(root))}; pivot_root . mnt; cd /; umount --lazy /mnt"


def in_account(name: str, script: str) -> list[str]:
    """The command that runs a shell in somebody's account.

    Parameters
    ----------
    name, script : str
    """
    account = ["setpriv", f"--reuid={name}", f"--regid={name}", "--init-groups"]
    return [*account, "env", f"HOME=/home/{name}", f"USER={name}", "bash", "-ec", script]


def attempt(root: Path, variant: Variant, log: Path) -> bool:
    """Clone the project as the variant says, run its script, and empty the user's home.

    Parameters
    ----------
    root : Path
        Holds the project as ``/srv/project.bundle``.
    variant : Variant
    log : Path
    """
    settings = "".join(f"{name} = {value}\n" for name, value in index_settings().items())
    (root / "etc" / "pip.conf").write_text(f"[global]\n{settings}")
    home = f"/home/{USER}"
    clone = shlex.quote(f"{home}/{variant.folder}")
    lines = [
        variant.first,
        f"git clone --quiet /srv/project.bundle {clone}",
        f"cd {clone}",
        variant.script,
    ]
    command = in_account(USER, "\n".join(lines))
    passed = enter(root, f"{variant.prepare}\ncd {home}\nexec {shlex.join(command)}", log)
    shutil.rmtree(root / "home" / USER)
    run("chroot", root, "install", "-d", "-o", USER, "-g", USER, home)
    return passed


def try_release(base: Path, release: str, logs: Path, wanted: str) -> Iterator[Result]:
    """Try all variants in a copy of one root file system.

    Parameters
    ----------
    base : Path
    release : str
    logs : Path
        A folder: a file for each variant.
    wanted : str
        Only variants whose name holds this.
    """
    root = base.with_name(f"{base.name}-copy")
    shutil.rmtree(root, ignore_errors=True)
    run("cp", "--archive", base, root)
    run("git", "-C", ROOT, "bundle", "create", "--quiet", root / "srv" / "project.bundle", "HEAD")
    version = (base / "etc" / "debian_version").read_text().strip()
    python = run("chroot", root, "python3", "--version").split()[-1]
    chosen = [
        v for v in VARIANTS if release in v.releases and (wanted in v.name or v.prepare == INSTALL)
    ]
    for number, variant in enumerate(chosen):
        log = logs / f"{release}-{number}.log"
        log.unlink(missing_ok=True)
        started = time.monotonic()
        passed = attempt(root, variant, log)
        said = last_line(log)
        result = Result(
            f"Debian {version}", python, variant.name, passed, said, time.monotonic() - started
        )
        sys.stderr.write(f"{result}\n")
        yield result
    shutil.rmtree(root)


def last_line(log: Path) -> str:
    """What a program said last, without what would end a cell of a table.

    Parameters
    ----------
    log : Path
    """
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    said = [line for line in lines if not line.startswith("make: ***")] or ["nothing"]
    # nobody's mirror goes into a page
    return re.sub(r"\w+://\S+", "…", said[-1]).strip("= ").replace("|", "\\|")


def main() -> int:
    """Try what was asked for; 1 when something failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("releases", nargs="*", default=RELEASES)
    parser.add_argument("--folder", type=Path, help="Where root file systems are made and kept.")
    parser.add_argument("--mirror", default="", help="By default the one that apt uses here.")
    parser.add_argument("--only", default="", help="Variants whose name holds this.")
    chosen = parser.parse_args()
    if os.geteuid() or shutil.which("debootstrap") is None:
        sys.exit("Expected to be root, with debootstrap installed. Run sudo make fresh.")
    logs = ROOT / ".artifacts" / "fresh"
    logs.mkdir(parents=True, exist_ok=True)
    head = {"date": str(dt.datetime.now(tz=dt.UTC).date())}
    head["commit"] = run("git", "-C", ROOT, "rev-parse", "--short=10", "HEAD").strip()
    results: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="fresh-") as temporary:
        folder = chosen.folder or Path(temporary)
        for release in chosen.releases:
            make_base(folder / release, release, chosen.mirror or mirror())
            for result in try_release(folder / release, release, logs, chosen.only):
                results.append(result)
                keep(logs / f"{release}.json", result, head)
                files = [logs / f"{name}.json" for name in RELEASES]
                put_block(PAGE, "fresh", block(files, [each.name for each in VARIANTS]))
    failed = [result for result in results if not result.passed]
    sys.stdout.write(f"{len(results) - len(failed)} of {len(results)} passed; logs: {logs}\n")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
