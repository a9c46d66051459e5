"""Run a command in a fork of the tests: it imports nothing again, and leaves nothing behind."""

import os
import sys
import tempfile
import traceback
from subprocess import CompletedProcess


def in_fork(main, words, folder):
    """Call a command's function as its script does; how it ended, and all that it said.

    Parameters
    ----------
    main : function
    words : list of str
        The command line, with the command's name.
    folder : Path
        In which it runs.
    """
    with tempfile.TemporaryFile("w+") as said:
        pid = os.fork()
        if pid == 0:
            _run(main, words, folder, said)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        said.seek(0)
        return CompletedProcess(words, code, stderr=said.read())


def _run(main, words, folder, said):
    code = 1
    try:
        sys.stdout = sys.stderr = said
        sys.argv = words
        os.chdir(folder)
        main()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - as Python itself does at the end of a script
        traceback.print_exc(file=said)
    finally:
        said.flush()
        os._exit(code)
