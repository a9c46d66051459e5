"""What a run may write to the grader instead of an answer: frames, claims and questions of its own.

Each is a body for `answer()`, with `send` for a value, `raw` for bytes, and `number` of the request.
"""

BEGIN = """
import gc, json, struct, sys
from grader.sandbox.frames import HEAD, Frames
from grader.sandbox.wire import encode
[frames] = [o for o in gc.get_objects() if isinstance(o, Frames)]
sock = frames._sock
number = [2]
def raw(content): sock.settimeout(2); sock.sendall(content)
def send(value, number=2): frames.send(number, value)
def message(header, tail=b""):
    header = json.dumps(header).encode() if not isinstance(header, bytes) else header
    body = struct.pack("<I", len(header)) + header + tail
    raw(HEAD.pack(2, len(body)) + body)
"""
REPLIES = {
    "nothing, and the socket closed": "sock.close()",
    "half a head": "raw(b'x' * 5); sock.close()",
    "a frame of no bytes": "raw(HEAD.pack(2, 0))",
    "a frame without end": "raw(HEAD.pack(2, 2 ** 63))",
    "a frame larger than an answer": "raw(HEAD.pack(2, 50_000_001))",
    "another request's number": "send({'returned': 1}, 1)",
    "a number to come": "send({'returned': 1}, 3)",
    "the largest number": "send({'returned': 1}, 2 ** 32 - 1)",
    "a list": "send([1, 2])",
    "nothing in it": "send({})",
    "None": "send(None)",
    "a text": "send('returned')",
    "a header longer than the frame": "raw(HEAD.pack(2, 8) + struct.pack('<I', 4_000_000) + b'1234')",
    "a header of no JSON": "message(b'{')",
    "a header of bytes": "message(b'\\xff\\xfe')",
    "a header of one value": "message([1])",
    "a deep header": "message(b'[' * 100_000)",
    "deep lists": "message([eval('[' * 90 + ']' * 90), {}])",
    "many lists": "message([[[]] * 1_000_000, {}])",
    "many names": "message([{'dict': {str(i): 0 for i in range(200_000)}}, {}])",
    "a dtype of objects": "message([{'array': ['O', 0, [1]]}, {'O': 1}], bytes(8))",
    "numbers that are not there": "message([{'array': ['float64', 0, [10]]}, {'float64': 10}])",
    "more numbers than said": "message([1, {'float64': 1}], bytes(80))",
    "a column shared by many": "message([[{'array': ['int8', 0, [1000]]}] * 1000, {'int8': 1000}], bytes(1000))",
    "a shape below zero": "message([{'array': ['int8', 0, [-1]]}, {'int8': 1}], b'x')",
    "a shape without end": "message([{'array': ['int8', 0, [2 ** 40, 2 ** 40]]}, {'int8': 1}], b'x')",
    "a shape of no end and of none": "message([{'array': ['int8', 0, [0, 2 ** 62]]}, {'int8': 0}])",
    "very many dimensions": "message([{'array': ['int8', 0, [1] * 100_000]}, {'int8': 1}], b'x')",
    "a place of text": "message([{'float': 'x'}, {'float64': 1}], bytes(8))",
    "a count of text": "message([1, {'float64': 'x'}])",
    "a failure": "message([{'failure': ['blank', 'x']}, {}])",
    "a cubic of text": "message([{'cubic': 'x'}, {}])",
    "an unknown kind": "message([{'pickle': 'x'}, {}])",
    "two kinds": "message([{'float': 0, 'tuple': []}, {'float64': 1}], bytes(8))",
    "NaN in the header": "message(b'[NaN, {}]')",
    "a number of a million digits": "message(b'[' + b'9' * 1_000_000 + b', {}]')",
    "the grader's own words": "send({'late': 0, 'broken': '', 'returned': 1})",
    "a status of lists": "send({'status': [['ok']]})",
    "what was changed, without end": "send({'returned': 1, 'changed': list(range(100_000))})",
    "what was changed, of text": "send({'returned': 1, 'changed': ['x', None, 1.5]})",
    "lines below zero": "send({'returned': 1, 'lines': -10 ** 30})",
    "lines of text": "send({'returned': 1, 'lines': 'x'})",
    "an exception of numbers": "send({'raised': [1, 2]})",
    "an exception of one": "send({'raised': ['x']})",
    "an exception of a million letters": "send({'raised': ['x' * 10 ** 6, 'y' * 10 ** 6]})",
    "an exception that clears a screen": "send({'raised': ['\\x1b[2J', '\\x1b]0;x\\x07']})",
    "a lone surrogate": "send({'raised': ['\\ud800', '\\udfff']})",
    "no reason": "send({'none': [None, None]})",
    "a reason of its own": "send({'none': ['passed', 'x']})",
    "a display in an answer": "send({'output': {'output_type': 'stream', 'name': 'stdout', 'text': 'x'}}); send({'returned': 1})",
    "displays without end": "while True: send({'output': {'output_type': 'stream'}})",
    "a question to nobody": "send({'ask': 'print', 'args': (), 'kwargs': {}}); frames.receive(10 ** 6)",
    "a question of numbers": "send({'ask': 5, 'args': 5, 'kwargs': 5}); frames.receive(10 ** 6)",
    "a question of lists": "send({'ask': ['x'], 'args': [], 'kwargs': []}); frames.receive(10 ** 6)",
    "questions whose answers nobody reads": "while True: send({'ask': 'x', 'args': (), 'kwargs': {}})",
    "two answers": "send({'returned': 1}); send({'returned': 2})",
    "an answer before it is asked": "send({'returned': 1}, 4)",
}  # fmt: skip
"""What ends its run or is no answer: never an exception in the grader."""
