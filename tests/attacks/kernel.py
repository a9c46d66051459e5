"""Code that asks the kernel for what is not a run's own, past Python: by number or by the C library.

Each prints what it got; where it got anything, ``GOT`` stands in its output.
"""

BEGIN = """
import ctypes, errno, os, platform
libc = ctypes.CDLL(None, use_errno=True)
X86 = platform.machine() == "x86_64"
def call(x86, arm, *args):
    ctypes.set_errno(0)
    result = libc.syscall(x86 if X86 else arm, *[a if isinstance(a, (bytes, ctypes.Array)) else
        ctypes.c_long(a) if isinstance(a, int) else a for a in args])
    if result >= 0: print("GOT", result)
    return result
here = ctypes.create_string_buffer(4096)
"""
CALLS = {
    "slots of asynchronous input and output": "call(206, 0, 65000, ctypes.byref(ctypes.c_ulong()))",
    "a ring of requests": "call(425, 425, 8, here)",
    "a send buffer of a gigabyte": """
import socket
a, b = socket.socketpair()
for level in range(3):
    for option in (7, 8, 32, 33):
        call(54, 208, a.fileno(), level, option, ctypes.byref(ctypes.c_int(1 << 30)), 4)
""",
    "what is mounted, by listmount": "call(458, 458, here, here, 8, 0)",
    "what is mounted, by statmount": "call(457, 457, here, here, 4096, 0)",
    "the host's namespaces": "call(470, 470, here, here, 8, 0)",
    "a name for a file's handle": "call(303, 264, -100, b'/etc/passwd', here, here, 0)",
    "a file by its handle": "call(304, 265, -100, here, 0)",
    "a timer that the kernel keeps": "call(222, 107, 1, 0, here)",
    "memory that cannot be swapped": "call(149, 228, ctypes.addressof(here), 4096)",
    "all memory locked": "call(151, 230, 3)",
    "memory locked when it is touched": "call(325, 284, ctypes.addressof(here), 4096, 1)",
    "memory with a key": "call(330, 289, 0, 0)",
    "a secret memory": "call(447, 447, 0)",
    "an anonymous file": "call(319, 279, b'x', 0)",
    "faults of one's own": "call(323, 282, 0)",
    "a queue of messages": "call(68, 186, 0, 0o1666)",
    "a set of semaphores": "call(64, 190, 0, 32000, 0o1666)",
    "shared memory": "call(29, 194, 0, 1 << 20, 0o1666)",
    "a POSIX queue": "call(240, 180, b'x', 0o102, 0o666, 0)",
    "a key": "call(248, 217, b'user', b'x', b'y', 1, -3)",
    "another session's keys": "call(250, 219, 0, -3, 1)",
    "a program in the kernel": "call(321, 280, 0, here, 128)",
    "a counter of another process": "call(298, 241, here, 1, -1, -1, 0)",
    "another process's memory": "call(310, 270, os.getppid() or 1, here, 1, here, 1, 0)",
    "another process's descriptors": "call(438, 438, 3, 0, 0)",
    "a handle of another process": "call(434, 434, 1, 0)",
    "comparing processes": "call(312, 272, 1, 1, 0, 0, 0)",
    "tracing": "call(101, 117, 16, os.getppid() or 1, 0, 0)",
    "a namespace of users": "call(272, 97, 0x10000000)",
    "a process by clone": "call(56, 220, 17, 0, 0, 0, 0)",
    "a process by clone3": "call(435, 435, here, 88)",
    "a process by vfork": "call(58, -1)",
    "a session": "call(112, 157)",
    "another process's priority": "call(141, 140, 0, os.getppid() or 1, 19)",
    "real time": "call(144, 119, 0, 1, ctypes.byref(ctypes.c_int(1)))",
    "one core for itself": "call(203, 122, 0, 8, ctypes.byref(ctypes.c_ulong(1)))",
    "another class of input and output": "call(251, 30, 1, 0, 1 << 13)",
    "its own limits": "call(302, 261, 0, 7, ctypes.byref((ctypes.c_ulong * 2)(9999, 9999)), 0)",
    "another process's limits": "call(302, 261, 1, 7, 0, here)",
    "the host's name": "call(170, 161, b'x', 1)",
    "the clock": "call(227, 112, 0, here)",
    "the kernel's log": "call(103, 116, 3, here, 4096)",
    "another root": "call(161, 51, b'.')",
    "a mount": "call(165, 40, b'x', b'.', b'tmpfs', 0, 0)",
    "an unmount": "call(166, 39, b'.', 2)",
    "a device": "call(133, 33, b'x', 0o60600, 0) if X86 else call(-1, 33, -100, b'x', 0o60600, 0)",
    "a pipe with a name": "call(133, -1, b'x', 0o10600, 0)",
    "watching files": "call(294, 26, 0)",
    "watching everybody's files": "call(300, 262, 0, 0)",
    "a filter of its own": "call(317, 277, 1, 0, here)",
    "a ruleset of its own": "call(444, 444, here, 8, 0)",
    "splicing a pipe": "a = os.pipe(); call(275, 76, a[0], 0, a[1], 0, 1, 0)",
    "mapping pages of user memory": "a = os.pipe(); call(278, 75, a[1], here, 1, 8)",
    "a huge page": "m = call(9, 222, 0, 1 << 21, 3, 0x40022, -1, 0)",
    "a socket of another family": "call(53, 199, 2, 1, 0, here)",
    "an attribute of a file": "open('x', 'w'); call(188, 5, b'x', b'user.a', b'b', 1, 0)",
    "other user ids": "call(105, 146, 12345)",
    "other capabilities": "call(126, 91, here, here)",
    "32-bit system calls": "call(0x40000000 + 41, -1, 1, 1, 0)",
    "negative numbers": "call(-1, -1); call(-41, -41)",
}  # fmt: skip
"""The kernel says no, and the notebook goes on."""
