"""Code of a student's `propagate` that asks the reference's `sigmoid` for what it must not give.

The student's own `sigmoid` is wrong. So `propagate` is judged again with the reference's in its
place: what stands here then runs with it, and may give it any argument.
"""

QUESTIONS = {
    "a warning that quotes the reference": "sigmoid(np.array([[-1e308, 1e308]]))",
    "not a number": "sigmoid(np.array([[np.nan, np.inf, -np.inf]]))",
    "a text": "sigmoid('x' * 3_900_000)",
    "a list of texts": "sigmoid(['x' * 1000] * 3000)",
    "a dictionary": "sigmoid({'a': ['x' * 100_000] * 20})",
    "nothing at all": "sigmoid(None)",
    "what makes an object array": "sigmoid([[1], [1, 2]])",
    "arrays of different lengths": "sigmoid((np.zeros(2), np.zeros(3)))",
    "a huge whole number": "sigmoid(10 ** 5000)",
    "a negative number": "sigmoid(-1)",
    "no argument": "sigmoid()",
    "many arguments": "sigmoid(*range(10_000))",
    "unknown names": "sigmoid(**{f'n{i}': i for i in range(10_000)})",
    "a name twice": "sigmoid(1.0, z=1.0)",
    "a million zeros of one row": "sigmoid(np.zeros((1, 10 ** 6)))",
    "a side without end": "sigmoid(np.zeros((0, 10 ** 12)))",
    "many dimensions": "sigmoid(np.zeros((1,) * 32))",
    "whole numbers of one byte": "sigmoid(np.full((4, 4), 255, np.uint8))",
    "truth values": "sigmoid(np.array([True, False]))",
    "half precision": "sigmoid(np.full((3, 3), 6e4, np.float16))",
    "another function": "globals()['sigmoid'].__closure__[1].cell_contents",
    "without end": "[sigmoid(float(i)) for i in range(10 ** 9)]",
}
"""What `propagate` does before it answers wrongly."""
