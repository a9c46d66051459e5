# %% [markdown]
# # NumPy without loops: vectorization and broadcasting
#
# A picture of 64 by 64 pixels is 12288 numbers, and we have hundreds of pictures. Python can look at
# them one at a time; NumPy looks at all of them at once. In this notebook you measure the
# difference on your own machine, and write the small functions that the classifier will need.
#
# **You will learn to**
#
# - replace explicit loops by array operations, and say why that is faster;
# - write the sigmoid and its derivative, and check a derivative by nudging;
# - predict the shape of `A / b` by the rule of broadcasting, before you run it;
# - work on the rows or on the columns of a table: shares, norms, softmax;
# - measure how far predictions are from labels, with L1 and L2;
# - turn arrays with one axis, and pictures of any shape, into the columns that you need.
#
# **You need** NumPy arrays and their shapes, as in notebook 01, and the idea of a derivative.
#
# **Time**: about 70 minutes. **Points**: {{points.total}}, of which {{points.automatic}} are given
# by checks and the rest by a reader.
#
# **How the checks work.** The cell below each exercise calls your function on a few examples and says what
# is right. Stuck? `hint("sigmoid")` gives one step, and one more at each call. Your work is graded on
# other examples, by the same rules.

# %%
import math
import time

import matplotlib.pyplot as plt
import numpy as np

from checks import BLUE, GREEN, ORANGE, VERMILION, check, hint, interact, quiz, show

# %% [markdown]
# ## 1. One at a time, or all at once?
#
# The classifier's first step is a *dot product*: each of the n_x numbers $x_i$ of a picture times
# its weight $w_i$, all added up,
#
# $$w^\top x = \sum_{i=1}^{n_x} w_i\, x_i .$$
#
# (Mathematics counts from 1 to n_x; Python counts the same entries from 0 to n_x − 1.)
#
# A loop does that one pair at a time. But modern processors have instructions that multiply
# several pairs in the same step. They are called **SIMD**: single instruction, multiple data.
#
# **Predict, then run.** With four lanes, in how many steps are eight pairs multiplied?

# %% tags=["demo", "drawing"]
# @title Draw the steps of a loop and of SIMD
step = np.array([[1, 2, 3, 4, 5, 6, 7, 8], [1, 1, 1, 1, 2, 2, 2, 2]])
fig, ax = plt.subplots(figsize=(8, 2.6))
ax.imshow(step, cmap="Blues", vmin=0, vmax=14)
for (row, i), number in np.ndenumerate(step):
    ax.text(i, row, f"step {number}", ha="center", va="center", fontsize=9)
ax.set_yticks([0, 1], ["a loop", "SIMD with four lanes"])
ax.set_xticks(range(8), range(1, 9))
ax.set_xlabel("i, the number of the pair")
ax.set_title("When is the pair $w_i\\, x_i$ multiplied?")
show(fig, "Eight cells in two rows. Loop: steps 1 to 8. SIMD: four times step 1, then step 2.")

# %% [markdown]
# ### Exercise: `dot_loop` ({{points.dot_loop}})
#
# First the slow way, so that there is something to compare with. Write the dot product of two
# rank-1 arrays **with a loop**: start from zero and add one product in each round. (The check sees
# only the number that comes out; the timing further down shows whether there is a loop inside.)

# %% answer="dot_loop"
def dot_loop(x, y):
    """Multiply pair by pair and add up, with a loop.

    Parameters
    ----------
    x : array of shape (n,)
    y : array of shape (n,)

    Returns
    -------
    total : the dot product, a number
    """
    ### BEGIN SOLUTION
    total = 0.0
    for x_i, y_i in zip(x, y):
        total += x_i * y_i
    return total
    ### END SOLUTION


# %% [markdown] hints="dot_loop"
# - Before the loop, make a variable for the total; nothing has been added to it yet.
# - `for i in range(len(x)):` goes through all indices, 0 to n − 1. `x[i]` and `y[i]` are a pair.
# - `+=` adds to what is there already. The `return` comes after the loop, not in it.

# %% check="dot_loop" points=2
check("dot_loop", dot_loop)

# %% [markdown]
# NumPy's `np.dot(x, y)` gives the same number, so the classifier's z = wᵀx + b needs no loop:
# `np.dot(w, x) + b` with rank-1 arrays, `np.dot(w.T, x) + b` with columns. For matrices and vectors there
# is a shorter way to write it, `@`, the **matrix product**. The product u = Av has one entry for each row
# of A, and each entry is a dot product:
#
# $$u_i = \sum_{j=1}^{n} A_{ij}\, v_j, \qquad A\ (m, n), \quad v\ (n, 1), \quad u\ (m, 1).$$
#
# Written out, that takes two loops, one inside the other:
#
# ```python
# u = np.zeros((m, 1))
# for i in range(m):
#     for j in range(n):
#         u[i, 0] += A[i, j] * v[j, 0]
# ```
#
# (Some notes end the last line with `v[i]`. That is a slip: the column of A and the row of v are the same j.)
#
# ### Exercise: `matvec` ({{points.matvec}})
#
# Write u = Av **without a loop**. Here, and wherever this notebook says so, part of the points is for
# that, under the name *vectorized*: the check calls your function with a small and with a larger array,
# and counts the lines that run.

# %% answer="matvec"
def matvec(A, v):
    """Multiply a matrix with a column.

    Parameters
    ----------
    A : matrix, of shape (m, n)
    v : column, of shape (n, 1)

    Returns
    -------
    u : column, of shape (m, 1)
    """
    ### BEGIN SOLUTION
    return A @ v  # (m, n) times (n, 1) gives (m, 1)
    ### END SOLUTION


# %% [markdown] hints="matvec"
# - Write the shapes down, one beside the other: the two inner sizes must agree, the outer ones remain.
# - `*` multiplies entry by entry. It is another operator, or a function, that multiplies matrices.
# - Nothing has to be transposed, and one operator between A and v is all there is.

# %% check="matvec" points=3
check("matvec", matvec)

# %% [markdown]
# ### How much faster?
#
# **Predict, then run.** Below, three jobs are done twice each, with a loop and with NumPy: your
# dot product, u = Av, and the exponential of each entry. For a vector of a million entries, is NumPy
# twice as fast, ten times, a hundred times? And for ten entries?

# %% tags=["demo"]
def matvec_loop(A, v):
    u = np.zeros((A.shape[0], 1))
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            u[i, 0] += A[i, j] * v[j, 0]
    return u


def exp_loop(x):
    y = np.zeros(len(x))
    for i in range(len(x)):
        y[i] = math.exp(x[i])
    return y


# %% tags=["demo"]
def seconds(function, *arguments):
    """The shortest of three runs: the one that was disturbed least."""
    runs = []
    for _ in range(3):
        started = time.perf_counter()
        function(*arguments)
        runs.append(time.perf_counter() - started)
    return min(runs)


rng = np.random.default_rng(2)
dots, products, exponentials = [], [], []  # entries, seconds with a loop, seconds with NumPy
for n in (10, 100, 1_000, 10_000, 100_000, 1_000_000):
    x, y = rng.normal(size=n), rng.normal(size=n)
    dots.append((n, seconds(dot_loop, x, y), seconds(np.dot, x, y)))
    exponentials.append((n, seconds(exp_loop, x), seconds(np.exp, x)))
for side in (3, 10, 32, 100, 316, 1000):
    A, v = rng.normal(size=(side, side)), rng.normal(size=(side, 1))
    products.append((A.size, seconds(matvec_loop, A, v), seconds(matvec, A, v)))
jobs = {"dot product": dots, "u = Av": products, "exp of each entry": exponentials}

for job, rows in jobs.items():
    n, with_loop, with_numpy = rows[-1]
    print(f"{job:18} {n:9,} entries: loop {with_loop:.4f} s, NumPy {with_numpy:.6f} s,", end=" ")
    print(f"{with_loop / with_numpy:,.0f} times faster")
n, with_loop, with_numpy = dots[0]
print(f"dot product {n:9,} entries: loop {with_loop:.7f} s, NumPy {with_numpy:.7f} s")

# %% tags=["demo", "drawing"]
# @title Draw the times
fig, axes = plt.subplots(1, 3, figsize=(12, 3.8), sharey=True)
for ax, (job, rows) in zip(axes, jobs.items()):
    n, with_loop, with_numpy = zip(*rows)
    ax.loglog(n, with_loop, "o-", color=VERMILION, label="loop")
    ax.loglog(n, with_numpy, "s--", color=BLUE, label="NumPy")
    ax.set_title(job)
    ax.set_xlabel("number of entries (log scale)")
    ax.grid(alpha=0.3)
axes[0].set_ylabel("seconds (log scale)")
axes[0].legend()
show(fig, "Three log-log plots of time against size; from 100 entries on NumPy lies far below.")

# %% [markdown]
# *What do you see?* On log axes a straight line upwards means: ten times the work takes ten times
# the time. The loop does that from the very beginning. NumPy's line starts nearly flat: for a few
# numbers it is the call itself that takes the time, as the last line printed shows. Later both lines
# rise side by side, and the distance between them is the factor that was printed. It is a number of
# **your** machine and of this minute: another machine, or the same one at work on something else, gives
# another factor. For a million entries it is always worth it.
#
# Most of it is not about arithmetic. In each round of a loop Python looks up what `x[i]` is, wraps it
# in an object, finds out how to multiply it, and throws the wrapping away. NumPy does that once for
# the whole array; the rest runs in compiled code.
#
# And SIMD? A core of your **CPU** has SIMD instructions that work on a few numbers at once, often 2, 4 or 8
# of NumPy's float64, and NumPy's compiled loops use them where they can. A **GPU** is built around the
# same idea with thousands of lanes; NumPy does not use it, but libraries with nearly the same
# commands do.
#
# So the rule is: **whenever possible, avoid explicit loops over numbers.** (`np.vectorize` and list
# comprehensions are loops too; they only look different. And some loops stay: when the classifier is trained, each
# step needs the result of the one before.)

# %%
quiz(
    "Which of these needs a Python loop?",
    {
        "adding 1 to each of a million numbers": "`x + 1` does it in one call.",
        "1000 steps, each of which starts from the result of the one before": "No call can do step 2 "
        "before step 1. What happens inside a step can still be done for all numbers at once.",
        "the mean of each row of a table": "`A.mean(axis=1)` does it in one call.",
    },
    right="1000 steps, each of which starts from the result of the one before",
)

# %% [markdown]
# ### How far off? The first measure
#
# Let ŷ (in code, `yhat`) be what was predicted for m examples and y what is true, both of shape (m,). The
# **L1** distance adds up how far off each prediction is:
#
# $$L_1(\hat y, y) = \sum_{i=1}^{m} \left| y^{(i)} - \hat y^{(i)} \right| .$$
#
# It is a sum, not an average. (Some notes let i start at 0. From 0 to m would be m + 1 examples; there are m.)
#
# ### Exercise: `L1` ({{points.L1}})
#
# Write it for arrays of any length. No loop is needed.

# %% answer="L1"
def L1(yhat, y):
    """Sum of the distances between predictions and labels.

    Parameters
    ----------
    yhat : predictions, of shape (m,)
    y : labels, of shape (m,)

    Returns
    -------
    distance : a number
    """
    ### BEGIN SOLUTION
    return np.sum(np.abs(y - yhat))
    ### END SOLUTION


# %% [markdown] hints="L1"
# - Start with the differences, all at once: the two arrays have the same shape.
# - `np.abs` takes the signs off. Before or after adding? Only one of the two is a distance.
# - `np.sum` without an axis adds everything up to one number.

# %% check="L1" points=2
check("L1", L1)

# %% [markdown]
# ## 2. The sigmoid and its slope
#
# The exponential of a whole array, which was timed above, leads straight to the function that turns any
# number z into a probability, the **sigmoid**
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}} .$$
#
# For large z, $e^{-z}$ is nearly 0 and σ(z) nearly 1/1 = 1. For very negative z, $e^{-z}$ is huge, so the
# **denominator is huge**, and one divided by it is nearly 0. At z = 0 it is exactly one half.
#
# ### Exercise: `sigmoid` ({{points.sigmoid}})
#
# Write σ for an array of any shape, without a loop.

# %% answer="sigmoid"
def sigmoid(z):
    """Squash numbers into the interval from 0 to 1.

    Parameters
    ----------
    z : a number, or an array of any shape

    Returns
    -------
    s : σ(z), of the same shape
    """
    ### BEGIN SOLUTION
    return 1 / (1 + np.exp(-z))
    ### END SOLUTION


# %% [markdown] hints="sigmoid"
# - `math.exp` takes one number only. NumPy has a function of the same name, for all entries at once.
# - Division binds more tightly than addition: put the whole denominator in parentheses.
# - At z = 5 your function should give about 0.993. If it gives 0.007, look at the sign.

# %% check="sigmoid" points=3
check("sigmoid", sigmoid)

# %% [markdown]
# ### How steep is it?
#
# To learn, the model has to know how much σ(z) changes when z is nudged. The chain rule gives
#
# $$\frac{d\sigma}{dz} = \frac{e^{-z}}{(1 + e^{-z})^2}
# = \frac{1}{1 + e^{-z}} \cdot \frac{e^{-z}}{1 + e^{-z}} = s\,(1 - s), \qquad s = \sigma(z).$$
#
# The second fraction is 1 − s, because the two fractions add up to 1. So when s is known, its derivative
# costs one subtraction and one multiplication.
#
# (Some texts call this derivative, da/dz = a(1 − a), "dz". In this course dz is only ever the derivative
# of one example's loss with respect to its z, which is a − y, and `dZ` is the row of these, A − Y. The
# average over the examples comes later, in dw and db. You meet all of it in the next notebook.)
#
# ### Exercise: `sigmoid_derivative` ({{points.sigmoid_derivative}})
#
# Compute s first, with your `sigmoid`; then the derivative from it, entry by entry.

# %% answer="sigmoid_derivative"
def sigmoid_derivative(z):
    """Slope of the sigmoid.

    Parameters
    ----------
    z : a number, or an array of any shape

    Returns
    -------
    ds : dσ/dz at each entry of z, of the same shape
    """
    ### BEGIN SOLUTION
    s = sigmoid(z)
    return s * (1 - s)  # entry by entry: the shape stays
    ### END SOLUTION


# %% [markdown] hints="sigmoid_derivative"
# - The formula speaks of s, not of z, after its first step. Give s a line of its own.
# - `*` is the product entry by entry, which is what we want here; `@` would be the matrix product.
# - Two tests by hand: at z = 0 the slope is 0.25, and far out on either side it is nearly 0.

# %% check="sigmoid_derivative" points=3
check("sigmoid_derivative", sigmoid_derivative)

# %% tags=["demo", "drawing"]
# @title Draw the sigmoid and its slope
z = np.linspace(-8, 8, 400)
fig, ax = plt.subplots(figsize=(7, 4))
ax.plot(z, sigmoid(z), color=BLUE, label="σ(z)")
ax.plot(z, sigmoid_derivative(z), color=ORANGE, linestyle="--", label="its derivative, s(1 − s)")
ax.plot([0, 0], [0.5, 0.25], "o", color=GREEN)
ax.annotate("one half", (0, 0.5), (0.5, 0.46))
ax.annotate("steepest here: one quarter", (0, 0.25), (0.5, 0.27))
ax.set_xlabel("z")
ax.set_ylabel("value")
ax.set_title("The sigmoid and its slope")
ax.legend()
ax.grid(alpha=0.3)
show(fig, "An S from 0 to 1, and a low bell that is highest, 0.25, at z = 0 and flat far out.")

# %% [markdown]
# *What do you see?* In the middle a nudge of z counts most; far out, where the model is sure of its
# answer, it counts for almost nothing.

# %%
quiz(
    "Where is the sigmoid steepest, and how steep is it there?",
    {
        "at z = 0, with slope 1/4": "There s is one half, and s(1 − s) is largest: one quarter.",
        "at z = 0, with slope 1/2": "One half is its value there, not its slope.",
        "far to the right, with slope 1": "Far out it is nearly flat: its value is near 1, its slope "
        "near 0.",
    },
    right="at z = 0, with slope 1/4",
)

# %% [markdown]
# **Is the derivative right? Nudge and see.** A derivative says how much the value changes when z is
# nudged. So nudge: go a little up and a little down, and divide the change by the distance. No formula
# is needed for that, and it should agree with yours in many digits.

# %% tags=["demo"]
eps = 1e-5
print("    z   yours          nudged         difference")
for z in (-6.0, -1.0, 0.0, 0.5, 4.0):
    nudged = (sigmoid(z + eps) - sigmoid(z - eps)) / (2 * eps)
    yours = sigmoid_derivative(z)
    print(f"{z:5.1f}   {yours:.10f}   {nudged:.10f}   {abs(yours - nudged):.0e}")

# %% [markdown]
# **Predict, then run.** What does your sigmoid give for z = −1000? There $e^{1000}$ is larger than any
# float can be.

# %% tags=["demo"]
with np.errstate(over="ignore"):  # the warning is what we are talking about
    print("np.exp(1000.0)     is", np.exp(1000.0))
    print("1 / np.exp(1000.0) is", 1 / np.exp(1000.0))
    print("sigmoid(-1000.0)   is", sigmoid(-1000.0))

# %% [markdown]
# *What do you see?* The denominator overflows to `inf`, infinity; and one divided by it is 0, which is
# as right as a float can be. Usually NumPy prints a warning here, and usually you may ignore it. In
# softmax, below, an overflow does harm.
#
# ## 3. Broadcasting
#
# `1 + np.exp(-z)` adds a number to a whole array. NumPy behaves *as if* the number were copied into
# an array of the same shape; and so it does with rows and columns. This is **broadcasting**.
#
# | | shape | with | shape | gives |
# |---|---|---|---|---|
# | a matrix | (m, n) | a row | (1, n) | (m, n): the row is repeated m times |
# | a matrix | (m, n) | a column | (m, 1) | (m, n): the column is repeated n times |
# | a row or a column | (1, n) or (m, 1) | a number | () | its own shape: the number is repeated |
# | a column | (m, 1) | a row | (1, n) | (m, n): both are repeated |
#
# It is the same for `+`, `-`, `*`, `/` and comparisons. Nothing is really copied, so it costs no memory.
#
# **The general rule.** Write the two shapes one below the other, *flush right*. Go through them from
# right to left. In each place the sizes must be the same, or one of them must be 1; an axis of size 1
# is stretched. Where one shape has run out of sizes, it counts as 1.
#
# ```
# A       (3, 4)
# b          (4,)
# result  (3, 4)
#
# A       (3, 4)
# c       (3, 1)
# result  (3, 4)
#
# A       (3, 4)
# d          (3,)
# error: 4 against 3
# ```
#
# So a rank-1 array is always used as a row, never as a column.

# %% tags=["demo", "drawing"]
# @title Draw a column plus a row
def draw_grid(ax, table, real, title):
    """Draw numbers in cells; those that are only thought of, in grey and hatched."""
    for (i, j), number in np.ndenumerate(table):
        style = dict(facecolor="#cfe4f3") if real[i, j] else dict(facecolor="white", hatch="///")
        ax.add_patch(plt.Rectangle((j, -i), 1, -1, edgecolor="#999999", **style))
        ax.text(
            j + 0.5, -i - 0.5, number, ha="center", va="center",
            bbox=dict(facecolor="white", edgecolor="none", pad=1.5) if not real[i, j] else None,
        )
    ax.set(xlim=(-0.1, 4.1), ylim=(-3.1, 0.1), aspect="equal", xticks=[], yticks=[])
    ax.set_title(title, fontsize=10)
    ax.set_frame_on(False)


column, row = np.array([[0], [10], [20]]), np.array([[1, 2, 3, 4]])
stretched_column, stretched_row = np.broadcast_arrays(column, row)
first_column, first_row = np.zeros((3, 4), bool), np.zeros((3, 4), bool)
first_column[:, 0], first_row[0] = True, True
fig, axes = plt.subplots(1, 3, figsize=(11, 3))
draw_grid(axes[0], stretched_column, first_column, "column (3, 1), stretched")
draw_grid(axes[1], stretched_row, first_row, "plus row (1, 4), stretched")
draw_grid(axes[2], column + row, np.ones((3, 4), bool), "gives (3, 4)")
fig.suptitle("Column plus row: hatched cells are only thought of, never stored")
show(fig, "Column 0, 10, 20 repeated to the right; row 1 to 4 repeated downwards; and their sum.")

# %% [markdown]
# ### How four cats spend their time
#
# Someone watched four cats and wrote down hours: one row for each activity, one column for each cat.
# They were not watched for equally long, so hours cannot be compared, but **shares** can.

# %% tags=["demo"]
cats, activities = ["Minka", "Oskar", "Luna", "Tom"], ["sleeping", "playing", "washing"]
hours = np.array([[14.0, 30.0, 9.0, 21.0], [3.0, 2.0, 6.0, 1.5], [5.0, 8.0, 3.0, 7.5]])
print("hours has shape", hours.shape)
print("hours.sum(axis=0) has shape", hours.sum(axis=0).shape, ":", hours.sum(axis=0))
print("hours.sum(axis=1) has shape", hours.sum(axis=1).shape, ":", hours.sum(axis=1))

# %% [markdown]
# *What do you see?* The axis that is named is the one that **vanishes**: `axis=0` runs down each column
# and leaves one total for each column, `axis=1` runs along each row and leaves one for each row.
#
# **Predict, then run.** For shares in percent, each column is divided by its own total. The totals of the
# columns have the shape (4,). Does that fit (3, 4), by the rule? What will each column add up to?

# %% tags=["demo"]
shares = 100 * hours / hours.sum(axis=0)  # (3, 4) by (4,): each column by its own total
print(shares.round(1))
print("each column adds up to", shares.sum(axis=0))

# %% tags=["demo", "drawing"]
# @title Draw the shares
fig, ax = plt.subplots(figsize=(7, 3.8))
bottom = np.zeros(len(cats))
styles = [(BLUE, ""), (ORANGE, "//"), (GREEN, "..")]
for activity, share, (colour, hatch) in zip(activities, shares, styles):
    ax.bar(cats, share, bottom=bottom, color=colour, hatch=hatch, edgecolor="white", label=activity)
    bottom = bottom + share
ax.set_xlabel("cat")
ax.set_ylabel("share of the time watched, in %")
ax.set_title("How four cats spend their time")
ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))
show(fig, "Four bars up to 100 %: all cats sleep half of the time or more, Luna plays the most.")

# %% [markdown]
# **A common misconception**, on purpose: "for shares of the rows, I just change the axis." **Predict,
# then run**: `hours` has shape (3, 4). What happens with `hours / hours.sum(axis=1)`? And when the
# table happens to be square?

# %% tags=["demo"]
try:
    hours / hours.sum(axis=1)
except ValueError as error:
    print("ValueError:", error)

square = hours[:, :3]
shares = square / square.sum(axis=1)
print("\nsquare table: no error. The rows should add up to 1.")
print("They add up to", shares.sum(axis=1).round(2))

# %% [markdown]
# *What do you see?* The totals of the rows, of shape (3,), lie down as a row. Against (3, 4) that is an
# error, and you are lucky. Against (3, 3) it fits, and each **column** is divided by the total of some
# **row**: plausible numbers, all wrong.
#
# The cure is to keep the axis: with `keepdims=True` a sum over `axis=1` has the shape (3, 1), a column,
# which is stretched to the right as it should be. The second half of this notebook needs that often.
#
# | | shape |
# |---|---|
# | `hours.sum(axis=1)` | (3,) |
# | `hours.sum(axis=1, keepdims=True)` | (3, 1) |

# %%
quiz(
    "`A` has the shape (4, 3). Which of these divides each row of `A` by its own total?",
    {
        "`A / A.sum(axis=1)`": "The totals have the shape (4,). Flush right, 4 meets 3: an error.",
        "`A / A.sum(axis=0)`": "These are the totals of the columns, of shape (3,).",
        "`A / A.sum(axis=1, keepdims=True)`": "The totals have the shape (4, 1): a column, which is "
        "stretched to the right.",
        "`A / A.sum()`": "That is one total for the whole table.",
    },
    right="`A / A.sum(axis=1, keepdims=True)`",
)

# %% [markdown]
# ### One b for all examples
#
# The classifier computes z for all m examples at once:
#
# $$Z = \begin{bmatrix} z^{(1)} & z^{(2)} & \cdots & z^{(m)} \end{bmatrix}
# = w^\top X + \begin{bmatrix} b & b & \cdots & b \end{bmatrix}.$$
#
# | | shape |
# |---|---|
# | $w^\top$ times $X$ | (1, n_x) times (n_x, m) gives (1, m) |
# | $\begin{bmatrix} b & b & \cdots & b \end{bmatrix}$ | (1, m) |
# | $Z$ | (1, m): one z for each example |
#
# Nobody writes the row of b's in code: b is one number, and broadcasting stretches it. The way back, from m
# numbers to one, is a sum. Each example will say how it wants b to change; those numbers form a row,
# `dZ`, and their average is `np.sum(dZ) / m`. (Where dZ comes from is the next notebook's matter; here it
# is made up.)
#
# **Predict, then run.** How many numbers are there in `Z`, and how many in `db`?

# %% tags=["demo"]
n_x, m = 3, 5
rng = np.random.default_rng(1)
w, b, X = rng.normal(size=(n_x, 1)), 0.5, rng.normal(size=(n_x, m))
row_of_b = np.full((1, m), b)  # [b b b b b], written out
Z = w.T @ X + b
print("Z has the shape", Z.shape)
print("the same with the row of b's:", np.array_equal(Z, w.T @ X + row_of_b))

dZ = np.array([[0.2, -0.7, 0.1, 0.4, -0.5]])  # made up
db = np.sum(dZ) / m
print("dZ has the shape", dZ.shape, "and db is the number", db.round(3))

# %%
quiz(
    "In `w.T @ X + b`, w is (12288, 1), X is (12288, 209) and b is a number. What is the shape of the result?",
    {
        "(12288, 209)": "The matrix product has as many rows as `w.T`, which is one.",
        "(1, 209)": "(1, 12288) times (12288, 209) gives (1, 209), and b is stretched to that.",
        "(209,)": "Both factors have two axes, and so has the product.",
        "an error": "The two inner sizes agree: 12288 and 12288.",
    },
    right="(1, 209)",
)

# %% [markdown]
# ### Where arrays with one axis come from
#
# Often from where you did not ask for them. `np.random.randn(5)` gives five random numbers, and they have
# **one** axis: a rank-1 array, neither row nor column, whose transpose is itself.
#
# **Predict, then run.** A column times a row should be a table of 5 by 5. What does `a @ a.T` give?

# %% tags=["demo"]
np.random.seed(3)
a = np.random.randn(5)  # one axis
print("a has shape", a.shape, "and a.T has shape", a.T.shape)
print("a @ a.T is a number:", (a @ a.T).round(3))

column = np.random.randn(5, 1)  # two axes: ask for both
assert column.shape == (5, 1)
print("column @ column.T has shape", (column @ column.T).shape)
print("a.reshape(5, 1) has shape", a.reshape(5, 1).shape)

# %% [markdown]
# *What do you see?* With one axis there is nothing to transpose. So ask for both sizes, `randn(5, 1)`, or
# repair what you got: `a.reshape(-1, 1)` for a column, `a.reshape(1, -1)` for a row. The `assert` costs
# nothing and says the shape to the reader too.
#
# ### Columns from anything
#
# You have unrolled pictures, of shape (m, height, width, 3). The same two steps do it for an array of any
# four axes, (a, b, c, d), and for more or fewer axes: keep the first one, let `-1` take up all the others, and
# transpose.
#
# **Predict, then run.** `films` holds 7 short films of 4 frames, each of 5 by 6 pixels. What is the shape
# of `flat`?

# %% tags=["demo"]
films = np.arange(7 * 4 * 5 * 6).reshape(7, 4, 5, 6)
flat = films.reshape(films.shape[0], -1).T  # (a, b, c, d) becomes (b * c * d, a)
print("films", films.shape, " ->  flat", flat.shape)
print("column 2 is film 2:", np.array_equal(flat[:, 2], films[2].reshape(-1)))

# %% [markdown]
# ## 4. Row by row
#
# ### Length one
#
# In some tables each row is one thing: a word, a user, a picture. To compare their *directions* and
# not their sizes, every row is divided by its length, its **L2 norm**
#
# $$\lVert x \rVert = \sqrt{\sum_{j=1}^{n} x_j^2} .$$
#
# The row (3, 4) has the length √(9 + 16) = 5 and becomes (0.6, 0.8).
#
# ### Exercise: `normalize_rows` ({{points.normalize_rows}})
#
# Divide each row by its own length, without a loop. `np.linalg.norm` computes lengths; it knows `axis`
# and `keepdims`.

# %% answer="normalize_rows"
def normalize_rows(x):
    """Give every row the length 1.

    Parameters
    ----------
    x : array of shape (rows, columns), without a row of zeros

    Returns
    -------
    y : rows in the same directions, each of L2 norm 1, of the same shape
    """
    ### BEGIN SOLUTION
    return x / np.linalg.norm(x, axis=1, keepdims=True)
    ### END SOLUTION


# %% [markdown] hints="normalize_rows"
# - `np.linalg.norm(x)` alone is one number for the whole matrix: name the axis that should vanish.
# - The lengths should be a column, (rows, 1), so that each is stretched along its own row.
# - Test it with `np.array([[3.0, 4.0], [0.0, 2.0], [5.0, 12.0]])`: the first row becomes 0.6, 0.8.

# %% check="normalize_rows" points=4
check("normalize_rows", normalize_rows)

# %% tags=["demo", "drawing"]
# @title Draw rows before and after
points = np.array([[3.0, 4.0], [1.0, -0.5], [-2.0, 1.0], [-0.4, -0.6], [4.0, 0.5]])
unit = normalize_rows(points)
fig, ax = plt.subplots(figsize=(5.6, 5))
turn = np.linspace(0, 2 * np.pi, 200)
ax.plot(np.cos(turn), np.sin(turn), color="#999999", linewidth=1, label="length 1")
for (x0, x1), (y0, y1) in zip(points, unit):
    ax.plot([0, x0], [0, x1], color="#cccccc", linewidth=1, zorder=0)
ax.plot(points[:, 0], points[:, 1], "o", color=BLUE, label="rows of x")
ax.plot(unit[:, 0], unit[:, 1], "s", color=ORANGE, label="the same rows, normalized")
ax.set_xlabel("first column")
ax.set_ylabel("second column")
ax.set_title("Same direction, length one")
ax.set_aspect("equal")
ax.legend(loc="lower right", fontsize=8)
show(fig, "Five points as dots; on the line from zero to each, a square on the circle of radius 1.")

# %% [markdown]
# *What do you see?* Each square is on the line from zero to its dot, at a distance of 1 from zero. The
# directions stay; the lengths are gone.
#
# ### How far off? The second measure
#
# The L2 norm of a difference measures a distance, too. Usually its square is taken, which saves the root:
#
# $$L_2(\hat y, y) = \sum_{i=1}^{m} \left( y^{(i)} - \hat y^{(i)} \right)^2 .$$
#
# Again it is a sum, and both arrays have the shape (m,), so nothing is stretched. (If one were a column,
# (m, 1), their difference would quietly have the shape (m, m): every label against every prediction.)
#
# ### Exercise: `L2` ({{points.L2}})
#
# Write it for arrays of any length. No loop is needed here either.

# %% answer="L2"
def L2(yhat, y):
    """Sum of the squared differences between predictions and labels.

    Parameters
    ----------
    yhat : predictions, of shape (m,)
    y : labels, of shape (m,)

    Returns
    -------
    distance : a number
    """
    ### BEGIN SOLUTION
    return np.sum((y - yhat) ** 2)
    ### END SOLUTION


# %% [markdown] hints="L2"
# - The differences first, then their squares: `**` works entry by entry.
# - A number times itself, added up over all pairs: that is a dot product, too.
# - The parentheses count: a square of a difference is not a difference of squares.

# %% check="L2" points=2
check("L2", L2)

# %% [markdown]
# **Predict, then run.** Two models are asked about four cats, so y = (1, 1, 1, 1). One is a bit unsure
# about each; the other is right about three and quite wrong about the last. Which is better by L1, and
# which by L2?

# %% tags=["demo"]
y = np.ones(4)
models = {"unsure": np.array([0.8, 0.8, 0.8, 0.8]), "once wrong": np.array([1.0, 1.0, 1.0, 0.2])}
for name, yhat in models.items():
    print(f"{name:10}  L1 {L1(yhat, y):.2f}   L2 {L2(yhat, y):.2f}")

# %% tags=["demo", "drawing"]
# @title Draw what one example adds
difference = np.linspace(-2, 2, 201)
fig, ax = plt.subplots(figsize=(6, 3.6))
ax.plot(difference, np.abs(difference), color=BLUE, label="L1: |y − ŷ|")
ax.plot(difference, difference**2, color=ORANGE, linestyle="--", label="L2: (y − ŷ)²")
ax.set_xlabel("y − ŷ, for one example")
ax.set_ylabel("what it adds to the sum")
ax.set_title("What one example contributes")
ax.legend(loc="upper center")
ax.grid(alpha=0.3)
show(fig, "A V and a parabola; the parabola is lower between -1 and 1 and higher outside.")

# %% [markdown]
# *What do you see?* To L1 both models are equally far off. L2 counts one large error for more than
# several small ones: squaring leaves 0.64 of the one error of 0.8, but only 0.04 of each of the four of
# 0.2. Errors above 1 even grow.
#
# ## 5. Scores to probabilities: softmax
#
# The sigmoid answers yes or no. If there are several classes, say cat, dog and rabbit, the model gives
# one **score** for each, any number at all, and **softmax** turns the scores of one row into
# probabilities that add up to 1:
#
# $$\text{softmax}(x)_{ij} = \frac{e^{x_{ij}}}{\sum_{k=1}^{n} e^{x_{ik}}}, \qquad x\ (m, n),$$
#
# each row for itself. The exponential makes every score positive; the division makes shares of them.
#
# ### Exercise: `softmax` ({{points.softmax}})
#
# Two steps, neither with a loop: the exponential of every entry, then each row divided by its sum.

# %% answer="softmax"
def softmax(x):
    """Turn each row of scores into probabilities.

    Parameters
    ----------
    x : scores, of shape (m, n): one row for each example, one column for each class

    Returns
    -------
    p : probabilities, of the same shape; each row adds up to 1
    """
    ### BEGIN SOLUTION
    exponentials = np.exp(x)
    return exponentials / exponentials.sum(axis=1, keepdims=True)
    ### END SOLUTION


# %% [markdown] hints="softmax"
# - Give the exponentials a name: they are needed twice, above the fraction bar and below it.
# - The sums must have the shape (m, 1), so that broadcasting stretches them along the rows.
# - Look at `p.sum(axis=1)`: all ones? If instead `p.sum(axis=0)` is, the axis is the other one.

# %% check="softmax" points=4
check("softmax", softmax)

# %% [markdown]
# How sure should a model sound? Divide the scores by a **temperature** T before the softmax: a high
# temperature makes all classes nearly alike, a low one gives nearly everything to the highest score.
# **Predict, then run**: scores 2, 1 and −1. Which bars grow when T falls from 1 to 0.3?

# %% tags=["demo", "drawing"]
# @title Draw three temperatures
classes, scores = ["cat", "dog", "rabbit"], np.array([[2.0, 1.0, -1.0]])
fig, axes = plt.subplots(1, 3, figsize=(10, 3.2), sharey=True)
for ax, temperature in zip(axes, (0.3, 1.0, 5.0)):
    bars = ax.bar(classes, softmax(scores / temperature)[0], color=BLUE)
    ax.bar_label(bars, fmt="%.2f")
    ax.set_title(f"T = {temperature}")
    ax.set_xlabel("class")
axes[0].set_ylabel("probability")
axes[0].set_ylim(0, 1.1)
fig.suptitle("Softmax of the scores 2, 1, −1 at three temperatures", y=1.03)
show(fig, "Three bar charts: at T = 0.3 nearly all for cat, at T = 5 much more even.")

# %% [markdown]
# *What do you see?* The order of the classes never changes, only how far they are apart. Move the
# slider, if your notebook has a kernel: where does "cat" reach 90 percent?

# %% tags=["demo", "drawing"]
# @title A slider for the temperature
from ipywidgets import FloatSlider


@interact(temperature=FloatSlider(value=1.0, min=0.1, max=5.0, step=0.1, description="T"))
def draw_softmax(temperature):
    fig, ax = plt.subplots(figsize=(5, 3.2))
    bars = ax.bar(classes, softmax(scores / temperature)[0], color=BLUE)
    ax.bar_label(bars, fmt="%.2f")
    ax.set(ylim=(0, 1.1), xlabel="class", ylabel="probability", title=f"T = {temperature:.1f}")
    show(fig, f"The three probabilities at temperature {temperature:.1f} as bars.")


# %%
quiz(
    "The scores of one row are 2, 1 and −1. What happens to its softmax when 10 is added to all three?",
    {
        "nothing": "Each exponential becomes e¹⁰ times as large, and so does their sum.",
        "all three grow": "They cannot: they always add up to 1.",
        "the largest grows, the others shrink": "That happens when the scores are multiplied, as a low "
        "temperature does.",
    },
    right="nothing",
)

# %% [markdown]
# ### When scores are large
#
# **Predict, then run.** Softmax of the row (1000, 1000, 1000) should be one third each. What does yours
# give?

# %% tags=["demo"]
with np.errstate(over="ignore", invalid="ignore"):
    print("scores  1000:", softmax(np.array([[1000.0, 1000.0, 1000.0]])))
    print("scores -1000:", softmax(np.array([[-1000.0, -1000.0, -1000.0]])))

# %% [markdown]
# *What do you see?* `nan`, "not a number": infinity divided by infinity, and zero divided by zero. The
# overflow did no harm to the sigmoid, but it ruins softmax. Still, the shares of a row depend only on the
# *differences* between its scores. Subtract the same number c from all of them, and it cancels:
#
# $$\frac{e^{x_{ij} - c}}{\sum_k e^{x_{ik} - c}} = \frac{e^{-c}\, e^{x_{ij}}}{e^{-c} \sum_k e^{x_{ik}}}
# = \frac{e^{x_{ij}}}{\sum_k e^{x_{ik}}} .$$
#
# ### Exercise: `stable_softmax` ({{points.stable_softmax}})
#
# Write a softmax that is right for scores of any size: choose for each row a c such that no exponent is
# above 0 and at least one is exactly 0.

# %% answer="stable_softmax"
def stable_softmax(x):
    """Turn each row of scores into probabilities, however large the scores are.

    Parameters
    ----------
    x : scores, of shape (m, n), such as 1000 or −1000

    Returns
    -------
    p : probabilities, of the same shape; each row adds up to 1
    """
    ### BEGIN SOLUTION
    return softmax(x - x.max(axis=1, keepdims=True))
    ### END SOLUTION


# %% [markdown] hints="stable_softmax"
# - If the row's highest score becomes 0, its exponential is 1, and all others lie between 0 and 1.
# - Each row needs its own c: what does `np.max` have in common with `np.sum`?
# - After the subtraction, your `softmax` can do the rest.

# %% check="stable_softmax" points=3
check("stable_softmax", stable_softmax)

# %% [markdown]
# ## 6. In your own words
#
# ### Question ({{points.reflection}})
#
# `X` has the shape (12288, 209): one row for each feature, one column for each picture. Someone wants
# to subtract each feature's mean and writes `X - X.mean(axis=1)`. It fails, so they try it on a small
# table of shape (5, 5), where it runs, and conclude that the code is right. In four or five sentences:
# why does it fail for `X`, by the rule of broadcasting; what does it compute for the (5, 5) table
# instead; how do you mend it; and which test would have shown the mistake?

# %% [markdown] written="reflection" points=4
# ### BEGIN SOLUTION
# Mark scheme, one point each; give it when the idea is there, in whatever words.
#
# (1) Why it fails, by the rule: the mean has the shape (12288,), which is laid flush right below
# (12288, 209), so 12288 meets 209, and neither is 1.
#
# (2) What it computes for (5, 5): the rank-1 mean lies as a row, so the mean of row j is subtracted from
# column j.
#
# (3) A right cure: keepdims=True, or a reshape of the mean to (12288, 1), or a transpose before and after.
#
# (4) A test that would have failed: afterwards the mean of each row should be 0; or any table that is not
# square; or a small square table worked out by hand. Not enough: "test it on more tables".
#
# Full marks, 4: "X.mean(axis=1) has shape (12288,). From the right, 12288 is compared with 209, so it does
# not fit. In the 5 by 5 case 5 fits 5, but the means lie as a row, so row 2's mean is taken from column
# 2. X.mean(axis=1, keepdims=True) is (12288, 1) and is stretched to the right. Printing the means of the
# rows afterwards would have shown numbers that are not 0."
#
# Half marks, 2: "The shapes do not match because the mean loses an axis, and 12288 is not 209. With
# keepdims=True it works. For 5 by 5 the shapes match, so it is right there." (1) and (3) are there; what
# is computed for the square table is wrong, and no test is named.
#
# No marks: "NumPy cannot subtract arrays of different sizes, so one has to use a loop over the columns."
# Broadcasting does subtract them, and nothing else is answered.
# ### END SOLUTION

# %% [markdown]
# ## What you should remember
#
# - Avoid explicit loops over numbers: one NumPy call does the whole array in compiled code, with SIMD.
# - `*` is entry by entry, `@` is the matrix product: (m, n) with (n, 1) gives (m, 1).
# - `w.T @ X + b` has the shape (1, m): the one b is stretched to [b b … b]. `np.sum(dZ) / m` is the way back.
# - `np.random.randn(5)` has one axis; `np.random.randn(5, 1)` is a column.
# - `X.reshape(X.shape[0], -1).T` turns (a, b, c, d) into columns, (b·c·d, a).
# - σ(z) = 1/(1 + e^(−z)); its derivative is s(1 − s), at most one quarter.
# - Broadcasting compares shapes from the right: the same size, or 1. A rank-1 array lies as a row.
# - The axis you name vanishes; `keepdims=True` leaves a 1 in its place, for the division that follows.
# - Softmax works on rows; subtracting each row's largest score changes nothing and prevents overflow.
# - L1 adds distances, L2 adds their squares: large errors weigh more.
#
# ## Further reading
#
# - [Array broadcasting](https://numpy.org/doc/stable/user/basics.broadcasting.html) and
#   [The absolute basics for beginners](https://numpy.org/doc/stable/user/absolute_beginners.html), in
#   NumPy's guide
# - C. R. Harris and others, [*Array programming with NumPy*](https://doi.org/10.1038/s41586-020-2649-2),
#   Nature 585 (2020)
# - I. Goodfellow, Y. Bengio and A. Courville, [*Deep Learning*](https://www.deeplearningbook.org/)
#   (2016), section 4.1: overflow, underflow and softmax
