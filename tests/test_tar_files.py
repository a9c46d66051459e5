import io
import tarfile

import pytest

from grader.tar_files import unpack_tar


def archive(*members):
    """A tar file in memory: names with bytes, or with the type of something else."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as made:
        for name, content in members:
            member = tarfile.TarInfo(name)
            if isinstance(content, bytes) and len(content) > 1:
                member.size, member.mtime = len(content), 86_400
                made.addfile(member, io.BytesIO(content))
            else:
                member.type, member.linkname = content, "/etc/passwd"
                made.addfile(member)
    return tarfile.open(fileobj=io.BytesIO(held.getvalue()))


def test_files_come_with_their_times_and_links_and_devices_do_not_come(tmp_path):
    kinds = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE)
    others = [(f"x/{kind.decode()}", kind) for kind in kinds]
    with archive(("x/a.txt", b"cats"), ("x/y", tarfile.DIRTYPE), *others) as opened:
        unpack_tar(opened, tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.txt", "x", "y"]
    assert (tmp_path / "x" / "a.txt").read_bytes() == b"cats"
    assert (tmp_path / "x" / "a.txt").stat().st_mtime == 86_400


@pytest.mark.parametrize("name", ["../evil", "x/../../evil", "/etc/evil"])
def test_a_name_that_leads_out_is_refused(name, tmp_path):
    with archive((name, b"evil")) as opened, pytest.raises(tarfile.TarError, match="leads out"):
        unpack_tar(opened, tmp_path)
    assert not list(tmp_path.iterdir())
