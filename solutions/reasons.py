"""Why each solution is as it is: `solution(...)` says it where an instructor allows that."""

from __future__ import annotations

REASONS: dict[str, dict[str, str]] = {
    "00-jupyter-tour": {
        "brightness": "The mean is from 0 to 255, so dividing by 255 brings it to 0 … 1.",
    },
    "00-numpy-starter": {
        "countdown": "arange stops before its end, so the end is 0 and the step is -1.",
        "corner": "A slice for the rows, a slice for the columns, and both begin at 0.",
        "column_means": "axis=0 is the axis that disappears: the rows are averaged away.",
        "column_by_column": "reshape fills row by row, so fill the columns as rows and transpose.",
        "cats_only": "An array of True and False picks the columns; `:` keeps all the rows.",
    },
    "01-images-as-vectors": {
        "dataset_shapes": "The first axis counts pictures, the second and third count pixels.",
        "image2vector": "reshape reads the last axis fastest: pixel by pixel, three values each.",
        "vector2image": "The sizes come in the same order in which the picture was unrolled.",
        "unroll_red": "Channel 0 is a matrix (h, w); reshape then reads it row by row.",
        "unroll_channels": "The axis that comes first changes slowest: the channel must lead.",
        "flatten_images": "Each picture stays together as a row; the transpose makes it a column.",
        "as_column": "A second axis of length 1 makes the n numbers n rows.",
        "standardize": "255 is the largest value of a byte, and `/` makes floats of it.",
    },
    "02-numpy-and-vectorization": {
        "dot_loop": "The total starts at 0 and each pair adds its product to it.",
        "matvec": "Each row of A meets the column v: (m, n) times (n, 1) is (m, 1).",
        "L1": "abs comes before the sum, or errors of both signs would cancel.",
        "sigmoid": "The whole denominator stands in parentheses, and the exponent is -z.",
        "sigmoid_derivative": "The derivative is s(1 - s), entry by entry, so s is computed once.",
        "normalize_rows": "axis=1 gives one length for each row; keepdims keeps it a column.",
        "L2": "Square each difference first, and then add up.",
        "softmax": "Each row is divided by its own sum, which keepdims keeps as a column.",
        "stable_softmax": "A number taken off a whole row cancels, and exp never meets over 0.",
    },
    "03-logistic-regression": {
        "forward_example": "The weighted sum plus b is a score; the sigmoid maps it to 0 … 1.",
        "loss": "y and 1 - y choose which of the two logarithms counts.",
        "cost": "The cost is the mean of the losses, so it does not grow with m.",
        "slope": "From t - eps to t + eps the run is 2 eps, and the errors of both sides cancel.",
        "descend": "Each step starts from the newest place and goes against the slope there.",
    },
    "03b-gradients": {
        "graph_forward": "Each box uses what the box before it gave.",
        "graph_backward": "Going back, each slope is the one before it times one local slope.",
        "gradients_one": "dL/dz is a - y; a weight acts through x, the bias through 1.",
        "propagate_loop": "Add up over the examples in the loop, and divide by m once after it.",
        "numerical_gradient": "One entry is nudged at a time, up and down, the others stay.",
    },
    "04-gradient-descent": {
        "sigmoid": "The whole denominator stands in parentheses, and the exponent is -z.",
        "initialize_with_zeros": "The shape is one argument, a tuple, and w is a column.",
        "propagate": "X @ dZ.T adds over the m examples, so dividing by m gives the average.",
        "optimize": "The cost is noted before the update, and both updates use the same grads.",
        "predict": "A comparison of the whole array keeps its shape (1, m).",
        "model": "Each step is a function of yours: call them in order, with all arguments.",
    },
    "05-going-further": {
        "best_choice": "The smallest cost of each row names the row, then its place in it.",
        "standardize_features": "Both sets use the mean and std of the training set alone.",
        "propagate_l2": "The penalty adds to the cost and to dw, but b is not punished.",
        "confusion": "Each of the four counts asks for one prediction and one truth.",
        "precision_recall": "Both divide the hits: by what was called a cat, and by the cats.",
        "mini_batch": "Batch k starts at column k * size, in X and in Y alike.",
        "walk_back": "Going back from the end, each edge adds its slope times what comes after.",
    },
}
