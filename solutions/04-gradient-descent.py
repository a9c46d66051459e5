# %% [markdown]
# # Cat or not? Gradient descent without loops
#
# In this notebook you build a classifier that looks at a picture of 64 by 64 pixels and says
# whether it shows a cat. It is logistic regression, trained by gradient descent, and all of its
# arithmetic on pictures is done by matrices: the only loop left is the one over training steps.
#
# **You will learn to**
#
# - turn the loop over examples into `Z = wᵀX + b`, `A = σ(Z)`, `dZ = A − Y`;
# - compute the gradient of the cost, `dw` and `db`, and check that it is right;
# - train a model, read its training curve and choose a learning rate;
# - judge a classifier honestly: against a baseline, on pictures it has not seen.
#
# **You need** your `sigmoid` of notebook 02, matrix products, and the slopes of notebook 03b.
#
# **Time**: about 60 minutes. **Points**: {{points.total}}, of which {{points.automatic}} are given
# by checks and the rest by a reader.
#
# **Checks, hints and questions** work as before. The parts of an answer, such as `dw` and `db`, are judged one
# by one.

# %%
import time

import matplotlib.pyplot as plt
import numpy as np

from checks import (
    BLUE, GREEN, ORANGE, VERMILION,
    check, hint, interact, load_pictures, quiz, show, show_moving,
)  # fmt: skip

# %% [markdown]
# ## 1. From a number to a probability
#
# The model adds up all numbers of a picture, each with a weight, and adds a bias: z = wᵀx + b. That may be any
# number. The **sigmoid** turns it into a probability,
#
# $$\hat y = a = \sigma(z) = \frac{1}{1 + e^{-z}},$$
#
# the model's answer to "how likely is this a cat?": P(y = 1 | x). For large z the exponential is
# nearly 0 and σ(z) nearly 1. For very negative z the exponential is huge, so the denominator is
# huge and σ(z) nearly 0. At z = 0 it is exactly one half.
#
# ### Exercise: `sigmoid` ({{points.sigmoid}})
#
# This is no new exercise. You wrote σ in notebook 02, and all that follows needs it: **paste your own here**.
# (Or write it from memory: what you can write without looking, you have learned.) It takes a number or an
# array of any shape, and one line will do, without a loop: part of the points is for that (the check calls it
# *vectorized*, and finds out by counting the lines that run for small and for larger arrays).

# %% answer="sigmoid"
def sigmoid(z):
    """Squash numbers into the interval from 0 to 1.

    Parameters
    ----------
    z : a number, or an array of any shape

    Returns
    -------
    a : σ(z), of the same shape
    """
    ### BEGIN SOLUTION
    return 1 / (1 + np.exp(-z))
    ### END SOLUTION


# %% [markdown] hints="sigmoid"
# - NumPy has a function for the exponential of every entry of an array at once: `np.exp`.
# - Division binds more tightly than addition: put the whole denominator in parentheses.
# - At z = 5 your function should give about 0.993. If it gives 0.007, look at the sign.

# %% check="sigmoid" points=3
check("sigmoid", sigmoid)

# %% [markdown]
# ## 2. The pictures
#
# The data are two files: pictures to learn from and pictures to test on. Each picture is an array
# of shape (64, 64, 3): 64 rows, 64 columns, and for each pixel its red, green and blue, from 0 to
# 255. A label says what it shows: 1 for a cat, 0 for anything else.
#
# The files are looked for in the folder that `CATS_DATA` names, else beside this notebook, else in
# the course's `datasets` folder.

# %%
train_images, Y_train, test_images, Y_test = load_pictures()
m_train, m_test, num_px = len(train_images), len(test_images), train_images.shape[1]
print(f"{m_train} pictures to train on, {m_test} to test on, each {num_px} by {num_px} by 3")
print(f"cats: {Y_train.mean():.0%} of the training pictures, {Y_test.mean():.0%} of the test's")

# %% tags=["drawing"]
# @title Sixteen training pictures
fig, axes = plt.subplots(2, 8, figsize=(12, 3.4))
for i, ax in enumerate(axes.flat):
    ax.imshow(train_images[i + 20])
    ax.set_title("cat" if Y_train[0, i + 20] else "not a cat", fontsize=9)
    ax.axis("off")
fig.suptitle("Sixteen training pictures")
show(fig, "Two rows of small training pictures, each titled cat or not a cat.")

# %% [markdown]
# Logistic regression wants one column of numbers for each picture, so we unroll each one into
# n_x = 64 · 64 · 3 = 12288 numbers and put the pictures side by side. `X` then has the shape
# (n_x, m): one **row** for each feature, one **column** for each example. Dividing by 255 brings
# all of it between 0 and 1, which makes one learning rate fit all features.
#
# The trick works for any array `X` of shape (a, b, c, d): `X.reshape(X.shape[0], -1).T` keeps the a examples
# apart, unrolls each into b · c · d numbers, and lays them down as columns: (b · c · d, a).

# %%
X_train = train_images.reshape(m_train, -1).T / 255
X_test = test_images.reshape(m_test, -1).T / 255
print("X_train", X_train.shape, "Y_train", Y_train.shape)
print("X_test", X_test.shape, "Y_test", Y_test.shape)

# %% [markdown]
# **Predict, then run.** `train_images.reshape(-1, m_train)` has the same shape as `X_train`. Would
# it do as well? Think about which numbers end up in one column, then look. (You met this trap in notebook 01.)

# %% tags=["drawing"]
# @title Column 25 as a picture again, after each of the two reshapes
right = X_train[:, 25].reshape(num_px, num_px, 3)
wrong = train_images.reshape(-1, m_train)[:, 25].reshape(num_px, num_px, 3)
fig, axes = plt.subplots(1, 2, figsize=(6, 3))
axes[0].imshow(right)
axes[0].set_title("reshape(m, -1).T")
axes[1].imshow(wrong)
axes[1].set_title("reshape(-1, m)")
for ax in axes:
    ax.axis("off")
show(fig, "Left: picture 25, whole. Right: coloured noise, made of bits of many pictures.")

# %% [markdown]
# *What do you see?* The right shape is not enough. `reshape(-1, m)` deals the pixels of all
# pictures out like cards, so that each column gets a little of every picture.

# %%
quiz(
    "An array of pictures has the shape (50, 32, 32, 3). After the trick above, what is its shape?",
    {
        "(3072, 50)": "32 · 32 · 3 = 3072 features in rows, 50 examples in columns.",
        "(50, 3072)": "That is after the reshape; `.T` lays the examples down as columns.",
        "(3072, 3072)": "The number of examples stays: 50 of them go in, and 50 come out.",
    },
    right="(3072, 50)",
)

# %% [markdown]
# ### Exercise: `initialize_with_zeros` ({{points.initialize_with_zeros}})
#
# Training starts from somewhere. For logistic regression zeros are fine: its cost is convex, so there are
# no false valleys to get stuck in, and small random numbers work as well. (With more weights than pictures the
# start still matters: section 5 tries it. For networks with hidden layers zeros are a trap; the last notebook
# shows why.)
#
# The weights are a **column**, of shape (dim, 1), not a rank-1 array of shape (dim,). That is what
# `np.zeros(5)` and `np.random.randn(5)` give: neither a row nor a column. Its transpose is itself, and
# `w.T @ X` would quietly give another shape than you think. Ask for both axes, as in
# `np.random.randn(5, 1)`, and say so in your code: `assert w.shape == (5, 1)`.

# %% answer="initialize_with_zeros"
def initialize_with_zeros(dim):
    """Start from nothing.

    Parameters
    ----------
    dim : number of features, n_x

    Returns
    -------
    w : zeros, of shape (dim, 1)
    b : the number 0.0
    """
    ### BEGIN SOLUTION
    return np.zeros((dim, 1)), 0.0
    ### END SOLUTION


# %% [markdown] hints="initialize_with_zeros"
# - `np.zeros` makes an array of zeros; it takes the shape as one argument, a tuple.
# - A function can return two values: `return first, second`.
# - The shape has two entries: how many rows, and one column.

# %% check="initialize_with_zeros" points=2
check("initialize_with_zeros", initialize_with_zeros)

# %% [markdown]
# ## 3. All examples at once
#
# For one example the arithmetic is z = wᵀx + b, a = σ(z). Put the examples side by side and the same
# line does all of them:
#
# $$\underbrace{Z}_{(1, m)} = \underbrace{w^\top}_{(1, n_x)} \, \underbrace{X}_{(n_x, m)} +
# \underbrace{\begin{bmatrix} b & b & \cdots & b \end{bmatrix}}_{(1, m)}
# = \begin{bmatrix} w^\top x^{(1)} + b & w^\top x^{(2)} + b & \cdots &
# w^\top x^{(m)} + b \end{bmatrix},$$
#
# $$\underbrace{A}_{(1, m)} = \sigma(Z).$$
#
# In code b stays one number: broadcasting makes the row [b b … b] of it, and adds it to all m entries.
#
# How wrong is the model? For **one** example the *loss* is
# L(a, y) = −(y log a + (1 − y) log(1 − a)): small when the probability given to the truth is near 1,
# large without bound when it is near 0. The *cost* is the **average** of the loss over the m examples:
#
# $$J(w, b) = -\frac1m \sum_{i=1}^{m} \left( y^{(i)} \log a^{(i)} + (1 - y^{(i)}) \log (1 - a^{(i)}) \right).$$
#
# Which way is downhill? As in notebook 03b, `dz` is the derivative of the **loss** of one example with respect
# to its z, and `dZ` is the row of all m of them. Two derivatives meet there, and nearly everything cancels:
#
# $$\frac{dL}{da} = \frac{a - y}{a (1 - a)}, \qquad \frac{da}{dz} = a (1 - a), \qquad
# dz = \frac{dL}{dz} = \frac{dL}{da}\,\frac{da}{dz} = a - y.$$
#
# So `dZ = A − Y`, of shape (1, m): what was predicted minus what is true. Each weight w_j acts on z through its
# feature x_j, so the loss of one example has the slope x_j · dz. The **cost** is the average of the losses, and
# so are its derivatives:
#
# $$dw = \frac{\partial J}{\partial w} = \frac1m \left( x^{(1)} dz^{(1)} + \dots +
# x^{(m)} dz^{(m)} \right) = \frac1m X\, dZ^\top \ (n_x, 1), \qquad
# db = \frac{\partial J}{\partial b} = \frac1m \sum_{i=1}^{m} dz^{(i)}.$$
#
# The matrix product is the loop of notebook 03b: column i of X times dz⁽ⁱ⁾, all added up. The sum over a row
# is `np.sum`, so the second formula is `db = np.sum(dZ) / m` in code. (`dw` and `db` are short for "the
# derivative of the cost J with respect to w, to b". Some texts also write dz for da/dz = a(1 − a); here dZ is
# always A − Y.)
#
# ### Exercise: `propagate` ({{points.propagate}})
#
# Compute the cost and its gradient, forward and then backward, without a loop over examples
# (part of the points is for that). A slip in one part costs only that one.

# %% answer="propagate"
def propagate(w, b, X, Y):
    """Compute the cost and its gradient.

    Parameters
    ----------
    w : weights, of shape (n_x, 1)
    b : bias, a number
    X : examples, of shape (n_x, m)
    Y : labels 0 and 1, of shape (1, m)

    Returns
    -------
    grads : dictionary with "dw", of shape (n_x, 1), and "db", a number
    cost : a number
    """
    ### BEGIN SOLUTION
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = A - Y
    grads = {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}
    return grads, cost
    ### END SOLUTION


# %% [markdown] hints="propagate"
# - Forward first: m is the number of columns of X; then Z, then A with your `sigmoid`.
# - The cost has two terms, one for each class. `*` multiplies entry by entry, `@` multiplies matrices; the cost needs the first.
# - For `dw`, write down the shapes: X is (n_x, m), dZ is (1, m), and dw must be (n_x, 1). What has to be transposed?

# %% check="propagate" points=10
check("propagate", propagate)

# %%
quiz(
    "A picture of a cat gets a = 0.9, another cat gets a = 0.2. What are their entries in dZ?",
    {
        "−0.1 and −0.8": "dz = a − y. Both z should be larger, the second one eight times as urgently.",
        "0.1 and 0.8": "That is y − a: the sign says which way z should move; here the slopes are negative.",
        "0.09 and 0.16": "That is a(1 − a), the slope of the sigmoid: one factor on the way to dz.",
    },
    right="−0.1 and −0.8",
)

# %% [markdown]
# ### Is the gradient right? Nudge and see
#
# A derivative says how much J changes when a parameter is nudged. So nudge: compute J a little
# above and a little below, and divide by the distance. The slope found in this way should agree with
# yours to many digits.

# %% tags=["demo"]
rng = np.random.default_rng(1)
w, b = rng.normal(size=(4, 1)), 0.3
X, Y = rng.normal(size=(4, 6)), rng.integers(0, 2, (1, 6))
eps = 1e-6
grads, _ = propagate(w, b, X, Y)
print("feature   yours          nudged")
for j in range(4):
    nudge = np.zeros_like(w)
    nudge[j] = eps
    slope = (propagate(w + nudge, b, X, Y)[1] - propagate(w - nudge, b, X, Y)[1]) / (2 * eps)
    print(f"{j:7d}   {grads['dw'][j, 0]: .9f}   {slope: .9f}")

# %% [markdown]
# ### Why bother? Loop against matrix
#
# **Predict, then run.** The next cell computes `dw` for all training pictures twice: once with a
# loop over the examples, once with one matrix product. How many times faster is the second?

# %% tags=["demo"]
dZ = np.full((1, m_train), 0.5) - Y_train

started = time.perf_counter()
dw_loop = np.zeros((X_train.shape[0], 1))
for i in range(m_train):
    for j in range(0, X_train.shape[0], 16):  # only every 16th feature: we do not want to wait
        dw_loop[j, 0] += X_train[j, i] * dZ[0, i]
loop_seconds = 16 * (time.perf_counter() - started)

started = time.perf_counter()
dw_matrix = X_train @ dZ.T
matrix_seconds = time.perf_counter() - started

assert np.allclose(dw_loop[::16], dw_matrix[::16])
print(f"two loops, all features: about {loop_seconds:.2f} s")
print(f"one matrix product:      {matrix_seconds:.5f} s")
print(f"about {loop_seconds / matrix_seconds:,.0f} times faster")

# %% [markdown]
# *What do you see?* The same numbers, and the last line says how much sooner on your computer. A loop in
# Python looks up types and names at every step. A matrix product runs in compiled code, which uses the
# processor's SIMD instructions: one instruction, many numbers. (A GPU takes the same idea further,
# with thousands of lanes.)
#
# **A common misconception**, on purpose: "entry by entry and matrix product are nearly the same."

# %% tags=["demo"]
A, Y = np.array([[0.8, 0.3, 0.6]]), np.array([[1, 0, 1]])
print("Y * np.log(A)    has shape", (Y * np.log(A)).shape)
print("Y * np.log(A).T  has shape", (Y * np.log(A).T).shape, " <- broadcast to every pair!")
print("the sums are", np.sum(Y * np.log(A)).round(3), "and", np.sum(Y * np.log(A).T).round(3))

# %% [markdown]
# Nothing raised an error. A row times a column is broadcast to a whole table, and its sum is a wrong
# number that looks right. Print the shapes.

# %%
quiz(
    "w has the shape (12288, 1), X (12288, 209) and dZ (1, 209). Which of these raises an error?",
    {
        "`X @ dZ`": "(12288, 209) and (1, 209): the inner numbers, 209 and 1, must agree, and do not.",
        "`X * dZ`": "Broadcasting: every row of X times dZ, (12288, 209). No error, and not what you want.",
        "`w.T @ X`": "(1, 12288) and (12288, 209) fit: that is Z without b, (1, 209).",
    },
    right="`X @ dZ`",
)

# %% [markdown]
# ## 4. Gradient descent
#
# Now walk downhill: compute the gradient, take a step against it, repeat.
#
# $$w := w - \alpha\, dw, \qquad b := b - \alpha\, db$$
#
# α is the *learning rate*: how far to go for a given slope. It is not learned but chosen, like the
# number of steps: a *hyperparameter*, as opposed to the parameters w and b. **This loop stays a loop**: each
# step needs the result of the one before, so no matrix product can take its place.
#
# ### Exercise: `optimize` ({{points.optimize}})
#
# Take `num_iterations` steps. At iterations 0, 100, 200, … note the cost **before** that step's
# update; with `print_cost`, print it as well. Leave the caller's `w` as it was: `w = w - …` makes a
# new array, while `w -= …` would change theirs.

# %% answer="optimize"
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    """Improve w and b by gradient descent.

    Parameters
    ----------
    w : weights, of shape (n_x, 1)
    b : bias, a number
    X : examples, of shape (n_x, m)
    Y : labels 0 and 1, of shape (1, m)
    num_iterations : number of steps
    learning_rate : length of a step, α
    print_cost : whether to print the cost at every hundredth iteration

    Returns
    -------
    params : dictionary with "w" and "b" after the last step
    grads : dictionary with "dw" and "db" of the last step
    costs : list of the cost before the update at iterations 0, 100, 200, ...
    """
    ### BEGIN SOLUTION
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(f"cost at iteration {i}: {cost:.6f}")
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs
    ### END SOLUTION


# %% [markdown] hints="optimize"
# - Each round of the loop does three things, in this order: `propagate`, note the cost if it is time, update.
# - `i % 100 == 0` is true at 0, 100, 200, ...
# - Downhill is against the gradient. The `grads` you return are those of the last round.

# %% check="optimize" points=6
check("optimize", optimize)

# %% [markdown]
# ### Exercise: `predict` ({{points.predict}})
#
# A prediction is a decision: cat (1) when the probability is above 0.5, not (0) when it is below.
# Exactly 0.5 may become either.

# %% answer="predict"
def predict(w, b, X):
    """Decide for each example.

    Parameters
    ----------
    w : weights, of shape (n_x, 1)
    b : bias, a number
    X : examples, of shape (n_x, m)

    Returns
    -------
    Y_prediction : zeros and ones, of shape (1, m)
    """
    ### BEGIN SOLUTION
    A = sigmoid(w.T @ X + b)
    return (A > 0.5).astype(float)
    ### END SOLUTION


# %% [markdown] hints="predict"
# - First the probabilities A, exactly as in `propagate`.
# - Comparing an array with a number gives an array of True and False; these count as 1 and 0.
# - It is A that is compared with 0.5, not Z; and the result keeps its two axes.

# %% check="predict" points=4
check("predict", predict)

# %% [markdown]
# ### Exercise: `model` ({{points.model}})
#
# Put it together: start from zeros, learn from the training set, predict for both sets. The test set
# is for predictions only: what the model has learned from says little about how well it has learned.

# %% answer="model"
def model(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    """Train on the training set and predict for both sets.

    Parameters
    ----------
    X_train, X_test : examples, of shapes (n_x, m_train) and (n_x, m_test)
    Y_train, Y_test : labels, of shapes (1, m_train) and (1, m_test)
    num_iterations : number of steps
    learning_rate : length of a step
    print_cost : whether to print the cost at every hundredth iteration

    Returns
    -------
    dictionary with "costs", "Y_prediction_test", "Y_prediction_train", "w", "b",
    "learning_rate" and "num_iterations"
    """
    ### BEGIN SOLUTION
    w, b = initialize_with_zeros(X_train.shape[0])
    params, _, costs = optimize(
        w, b, X_train, Y_train, num_iterations, learning_rate, print_cost
    )
    w, b = params["w"], params["b"]
    return {
        "costs": costs,
        "Y_prediction_test": predict(w, b, X_test),
        "Y_prediction_train": predict(w, b, X_train),
        "w": w,
        "b": b,
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }
    ### END SOLUTION


# %% [markdown] hints="model"
# - How many features are there? The shape of X_train knows; the number 12288 should not appear.
# - Hand `num_iterations`, `learning_rate` and `print_cost` on to `optimize`.
# - Predict with the w and b that `optimize` returns, not with those it started from.

# %% check="model" points=5
check("model", model)

# %% [markdown]
# ## 5. Train it
#
# Two thousand steps on all training pictures. While it runs, you see `[*]` beside the cell; at the end it says
# how long it took. On a slow laptop that may be half a minute.

# %% tags=["demo"]
started = time.perf_counter()
trained = model(X_train, Y_train, X_test, Y_test, 2000, 0.005, print_cost=True)
print(f"2000 steps took {time.perf_counter() - started:.1f} s")
train_accuracy = 100 * np.mean(trained["Y_prediction_train"] == Y_train)
test_accuracy = 100 * np.mean(trained["Y_prediction_test"] == Y_test)
always_cat = 100 * Y_test.mean()
print(f"right on the training set: {train_accuracy:.1f} %")
print(f"right on the test set:     {test_accuracy:.1f} %")
print(f"always answering 'cat':    {always_cat:.1f} % of the test set")

# %% [markdown]
# *What do you see?* Nearly perfect on what it has seen, much worse on what it has not: it has learned
# the training pictures partly by heart. That is *overfitting*; with 12288 weights and a few hundred
# pictures it is no surprise. And compare with the baseline in the last line before you are proud: a
# model that always gives the same answer can look good when one class is more common.

# %%
quiz(
    "Of 50 test pictures 33 are cats. A model is right on 35. How much has it learned?",
    {
        "a good deal: 70 % is well above one half": "One half is the baseline only when both classes are "
        "equally common.",
        "little: always answering cat is right on 33": "66 % without looking. Two pictures more are hardly "
        "evidence; a few other test pictures could turn them round.",
        "nothing: a model has to be right on all": "Nobody is. What counts is how far it is above the baseline.",
    },
    right="little: always answering cat is right on 33",
)

# %% tags=["drawing"]
# @title The training curve
fig, ax = plt.subplots(figsize=(7, 4))
ax.plot(np.arange(len(trained["costs"])) * 100, trained["costs"], color=BLUE, marker="o", label="J")
ax.set_xlabel("iteration")
ax.set_ylabel("cost J on the training set")
ax.set_title("Training curve, α = 0.005")
ax.legend()
show(fig, "The cost falls from 0.69, steeply at first and ever more slowly over 2000 iterations.")

# %% [markdown]
# *What do you see?* The curve starts at ln 2 ≈ 0.693: with all weights zero, every picture gets the
# probability one half, and −ln ½ is the loss of not knowing. From there each hundred steps gain less
# than the hundred before.
#
# ### Does the start matter?
#
# "Convex, so every start leads to the same place": that is said often, and it needs a lowest place to lead to.
# With 12288 weights for a few hundred pictures there is none (notebook 03): the training pictures can be
# separated, and the cost falls for ever.
#
# **Predict, then run.** The next cell starts from small random weights in place of zeros, and takes the same
# 2000 steps. At the start its weights are about 11 away from the zeros (the length of their difference). How
# far apart are the two models in the end? On how many test pictures will they disagree?

# %% tags=["demo"]
w_random = np.random.default_rng(0).normal(scale=0.1, size=(X_train.shape[0], 1))
ended, _, costs = optimize(w_random, 0.0, X_train, Y_train, 2000, 0.005)
other_prediction = predict(ended["w"], ended["b"], X_test)
print(f"start at zeros:  cost {trained['costs'][0]:.3f}, after 1900 steps {trained['costs'][-1]:.3f}")
print(f"random start:    cost {costs[0]:.3f}, after 1900 steps {costs[-1]:.3f}")
print(f"apart at the start: {np.linalg.norm(w_random):.2f}, "
      f"in the end: {np.linalg.norm(ended['w'] - trained['w']):.2f}")
disagree = int(np.sum(other_prediction != trained["Y_prediction_test"]))
print(f"they disagree on {disagree} of {m_test} test pictures")

# %% [markdown]
# *What do you see?* Both find their way down: no false valleys. But they end nearly as far apart as they began.
# The reason is in the formula: dw = X dZᵀ / m is a sum of *training pictures*, each with a factor. So all that
# descent can ever add to w is a mixture of these pictures. Whatever else is in a random start, in thousands of
# other directions, stays there for ever; no training picture notices, and a test picture may. Starting from
# zeros leaves nothing in w but pictures.

# %%
quiz(
    "What does it promise that the logarithmic cost is convex?",
    {
        "every start leads to the same weights": "Only if there is one lowest point; here there is none.",
        "descent with a small enough step never gets stuck above the lowest cost there is": "That is it: no "
        "false valleys. Where in the valley you land is another question.",
        "the model will be right on the test pictures": "The cost looks at the training pictures alone.",
    },
    right="descent with a small enough step never gets stuck above the lowest cost there is",
)

# %% [markdown]
# ### How long a step?
#
# **Predict, then run.** The next cell takes 150 steps with each of four learning rates, each
# several times as large as the one before. Which of the four will have the lowest cost in the end?

# %% tags=["demo"]
def descend(rate, steps=150):
    """Note the cost before each step; `optimize` takes them one at a time."""
    w, b = initialize_with_zeros(len(X_train))
    params, costs = {"w": w, "b": b}, []
    for _ in range(steps):
        params, _, cost = optimize(params["w"], params["b"], X_train, Y_train, 1, rate)
        costs += cost
    return costs

# %% tags=["drawing"]
# @title Four learning rates, 150 steps each
def draw_descents(rates):
    styles = [(BLUE, "-"), (ORANGE, "--"), (GREEN, ":"), (VERMILION, "-.")]
    fig, ax = plt.subplots(figsize=(7, 4))
    for rate, (colour, dashes) in zip(rates, styles):
        ax.plot(descend(rate), color=colour, linestyle=dashes, label=f"α = {rate:.2g}")
    ax.set_xlabel("iteration")
    ax.set_ylabel("cost J on the training set")
    ax.set_yscale("log")
    ax.set_yticks([0.5, 1, 2, 5], ["0.5", "1", "2", "5"])
    ax.minorticks_off()
    ax.set_title("The first 150 steps")
    ax.legend(loc="upper right")
    return fig


fig = draw_descents([0.0001, 0.001, 0.005, 0.02])
show(fig, "Cost by iteration: nearly flat at 0.0001, falling at 0.001 and 0.005, leaping at 0.02.")

# %% [markdown]
# *What do you see?* Small steps are safe and slow: after 150 of them the smallest rate has hardly
# begun. The largest soon flies across the valley and lands high up on the other side, far above where it
# began; from there it leaps up and down, and 150 steps do not bring it to rest. (Take α = 0.05, and some
# probabilities become exactly 0 or 1 in the computer's arithmetic; then the cost holds the logarithm of 0, and
# you get a warning and `nan`.)
#
# Find the largest rate that still falls smoothly. What is the first sign of trouble?

# %% tags=["demo"]
from ipywidgets import FloatLogSlider, FloatSlider


def compare(rate):
    show(
        draw_descents([0.001, rate]),
        f"Cost over 150 steps, with the rate {rate:.2g} beside the rate 0.001.",
    )


interact(
    compare,
    rate=FloatLogSlider(
        value=0.004, min=-4, max=-1.6, step=0.1, description="α", continuous_update=False
    ),
);

# %% [markdown]
# ### What has it learned?
#
# There is one weight for each number in a picture, so the weights are a picture too. Watch it form: from zeros,
# by steps that each add a little of every training picture, the more, the more wrong the model is about it.

# %% tags=["demo"]
snapshots = {0: initialize_with_zeros(X_train.shape[0])}
for step, until in [(0, 1), (1, 3), (3, 10), (10, 30), (30, 100), (100, 250)]:
    params, _, _ = optimize(*snapshots[step], X_train, Y_train, until - step, 0.005)
    snapshots[until] = params["w"], params["b"]
snapshots[2000] = trained["w"], trained["b"]

# %% tags=["drawing"]
# @title The weights as they form
def draw_weights(step):
    w, b = snapshots[step]
    weights = w.reshape(num_px, num_px, 3).mean(axis=2)
    limit = np.abs(weights).max() or 1e-3
    fig, ax = plt.subplots(figsize=(5.4, 4.4), layout="constrained")
    image = ax.imshow(weights, cmap="PuOr_r", vmin=-limit, vmax=limit)
    marks = [-limit, 0, limit]
    fig.colorbar(image, label="weight, mean of the three channels", format="%.4f", ticks=marks)
    ax.set_title(f"after {step} steps, cost {propagate(w, b, X_train, Y_train)[1]:.3f}")
    ax.axis("off")
    return fig


show_moving(
    [draw_weights(step) for step in snapshots],
    "The weights as a 64 by 64 map; orange speaks for a cat, purple against. At first it is blank, then "
    "blurred shapes appear, and in the end a finer pattern.",
    seconds=1.2,
)

# %% tags=["drawing"]
# @title Test pictures that it gets wrong
wrong = np.flatnonzero(trained["Y_prediction_test"] != Y_test)[:8]
fig, axes = plt.subplots(1, 8, figsize=(12, 2.1), layout="constrained")
for ax, i in zip(axes, wrong):
    ax.imshow(test_images[i])
    ax.set_title("taken for a cat" if Y_test[0, i] == 0 else "cat missed", fontsize=10)
for ax in axes:
    ax.axis("off")
fig.suptitle("Test pictures it gets wrong")
show(fig, "Up to eight misclassified test pictures, titled cat missed or taken for a cat.")

# %% [markdown]
# *What do you see?* Each weight looks at one place of the picture, always the same. A cat that sits
# elsewhere, or is small, or turned, is another set of numbers to this model.
#
# ### Not all errors cost the same
#
# Accuracy counts every error as one. But if the model opens a cat flap, a missed cat stays out in the
# rain, and whatever is taken for a cat (a raccoon, say) ends up in the kitchen. Suppose the kitchen is
# five times as bad. Moving the threshold trades one kind of error for the other.
#
# **Predict, then run.** Should the threshold go up or down from 0.5?

# %% tags=["demo"]
COST_MISSED, COST_FALSE = 1, 5  # what one error of each kind costs; change them
probability = sigmoid(trained["w"].T @ X_test + trained["b"])  # (1, m_test)


def count_errors(threshold):
    guess = probability > threshold
    missed = int(np.sum(~guess & (Y_test == 1)))
    false = int(np.sum(guess & (Y_test == 0)))
    return missed, false, COST_MISSED * missed + COST_FALSE * false


print("threshold   cats missed   others let in    right    cost")
for threshold in (0, 0.1, 0.3, 0.5, 0.7, 0.9, 1):
    missed, false, cost = count_errors(threshold)
    right = 1 - (missed + false) / m_test
    print(f"{threshold:9.1f} {missed:13d} {false:15d} {right:8.0%} {cost:7d}")

# %% [markdown]
# *What do you see?* The first line opens the flap to everyone, the last to nobody: these are the two
# baselines. The threshold with the most right answers need not be the one with the least cost. If the
# probabilities could be trusted, one could work it out: let in when what waiting would cost, p · 1, is
# more than what opening would, (1 − p) · 5; that is, when p > 5/6.

# %% tags=["drawing"]
# @title The probabilities of the test pictures, and the cost of each threshold
def draw_threshold(threshold):
    thresholds = np.linspace(0, 1, 101)
    costs = [count_errors(each)[2] for each in thresholds]
    missed, false, cost = count_errors(threshold)
    fig, (above, below) = plt.subplots(2, 1, figsize=(7, 5), sharex=True)
    for row, (label, marker, colour) in enumerate([("other", "x", ORANGE), ("cat", "o", BLUE)]):
        p = probability[Y_test == row]
        above.plot(p, np.full(p.shape, row), marker, color=colour, label=label, alpha=0.6)
    above.set_yticks([0, 1], ["other", "cat"])
    above.set_ylim(-0.6, 1.6)
    above.set_title(f"threshold {threshold:.2f}: {missed} cats missed, {false} others let in")
    below.plot(thresholds, costs, color=GREEN, label="cost")
    below.plot([threshold], [cost], "s", color=VERMILION, label=f"here: {cost}")
    below.set_xlabel("threshold; above, the probability given to each test picture")
    below.set_ylabel("cost of all errors")
    for ax in (above, below):
        ax.axvline(threshold, color="black", linestyle="--", label="threshold")
        ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))
    return fig


fig = draw_threshold(0.5)
show(fig, "Above, test pictures by probability, overlapping; below, the cost for each threshold.")

# %% tags=["demo"]
def move_threshold(threshold):
    missed, false, cost = count_errors(threshold)
    show(
        draw_threshold(threshold),
        f"At threshold {threshold:.2f}: {missed} cats missed, {false} others let in, cost {cost}.",
    )


interact(
    move_threshold,
    threshold=FloatSlider(value=0.8, min=0, max=1, step=0.02, continuous_update=False),
);

# %% [markdown]
# *What do you see?* Slide to the lowest cost; then make a missed cat the more expensive error
# (`COST_MISSED`, further up), run the cells again and look. One caution: a
# threshold that was chosen on these pictures looks better on them than
# it is. To use a threshold in earnest, choose it on a third set of pictures, apart from both training and test
# set. Notebook 05 sets such pictures aside.

# %%
quiz(
    "A smoke alarm: missing a fire is a thousand times as bad as a false alarm. Where do you put the threshold?",
    {
        "near 1: only when it is sure": "Then most fires are missed until it is too late.",
        "at 0.5, where it is right most often": "Right most often counts both errors as equally bad.",
        "near 0: at the slightest suspicion": "Alarm when p · 1000 is more than (1 − p) · 1, that is, when "
        "p is above about 0.001.",
    },
    right="near 0: at the slightest suspicion",
)

# %% [markdown]
# ### A photograph of your own
#
# Two photographs come with the course, a cat and a cup of coffee. Put one of your own beside this
# notebook, and it is taken too. A photograph must go through all that the training pictures went through,
# or its numbers mean something else:
#
# 1. A camera held upright often saves the picture lying down, with a note (in the file's EXIF data)
#    how to turn it. Follow the note.
# 2. Cut a square from the middle. Squeezing a wide picture would make cats thin.
# 3. Shrink it to 64 by 64 pixels.
# 4. Unroll it in the same order, and divide by the same 255.
#
# **Predict, then run.** Your model has learned from drawings. What will it say of a real cat?

# %% tags=["demo"]
from pathlib import Path

from PIL import Image, ImageOps

from checks import find_photographs

MY_PHOTOGRAPH = ""  # the name of yours, such as "cat.png"; empty: all that are here


def chosen_photographs(name):
    here = find_photographs()
    if not name:
        return here[:4]
    chosen = [Path(name)] if Path(name).is_file() else [path for path in here if path.name == name]
    if not chosen:
        found = ", ".join(sorted({path.name for path in here}))
        raise FileNotFoundError(f"There is no {name} here. Pictures here: {found}.")
    return chosen[:1]


def square_and_small(photograph):
    upright = ImageOps.exif_transpose(photograph).convert("RGB")
    side = min(upright.size)
    left, top = (upright.width - side) // 2, (upright.height - side) // 2
    square = upright.crop((left, top, left + side, top + side))
    return square, np.asarray(square.resize((num_px, num_px)))  # (64, 64, 3), uint8


stages = []  # for each photograph: as saved, square, small, and its probability
for path in chosen_photographs(MY_PHOTOGRAPH):
    photograph = Image.open(path)
    square, small = square_and_small(photograph)
    x = small.reshape(1, -1).T / 255  # (12288, 1): one column, as in X_train
    p_cat = sigmoid(trained["w"].T @ x + trained["b"]).item()
    stages.append((photograph, square, small, p_cat))
    print(f"{path.name}: {'a cat' if p_cat > 0.5 else 'not a cat'}, P(cat) = {p_cat:.2f}")
judged = stages

# %% tags=["demo", "drawing"]
# @title The photographs, step by step
fig, axes = plt.subplots(len(judged), 3, figsize=(9, 3 * len(judged)), squeeze=False)
for row, (photograph, square, small, p_cat) in zip(axes, judged):
    titles = ["as saved", "a square, upright", f"64 by 64: P(cat) = {p_cat:.2f}"]
    for ax, stage, title in zip(row, [photograph, square, small], titles):
        ax.imshow(stage)
        ax.set_title(title)
        ax.axis("off")
chances = ", ".join(f"{p_cat:.2f}" for *_, p_cat in judged)
show(
    fig,
    "Each photograph in a row: as saved, cut to a square, and shrunk to coarse pixels, with the "
    f"probability that it shows a cat: {chances}.",
)

# %% [markdown]
# *What do you see?* A model that has learned from drawings misses the real cat. Photographs differ from the
# drawings in light, background and distance, and the model knows nothing but its training pictures. (Trained
# on photographs, it would be another model.)
#
# ## 6. In your own words
#
# ### Question ({{points.reflection}})
#
# Your model is right on nearly all training pictures and on far fewer test pictures. In four or five
# sentences: why does this happen with this model and these data, how would you find out whether
# more training steps make it better or worse, and what would you change first?

# %% [markdown] written="reflection" points=4
# ### BEGIN SOLUTION
# Mark scheme, one point each: (1) overfitting is named and tied to 12288 weights for a few hundred
# pictures; (2) the comparison is made on held-out pictures, not on the training cost; (3) a sound
# way to choose the number of steps, such as the cost on a validation set at several points;
# (4) a first change with a reason: more or more varied pictures, regularisation, features that do
# not depend on position.
#
# Full marks, 4: "12288 weights can learn 209 pictures by heart. I would keep 30 training pictures aside, write down
# the cost on them every 100 steps, and stop where it is lowest, even if the training cost still falls. First I
# would get more pictures, with cats in other places, because a weight looks at one place only."
#
# Half marks, 2: "It overfits, because 12288 weights are too many for 209 pictures. I would collect more, with
# cats in other places." (No word on how to find out.)
#
# No marks: "It needs more steps", or a choice that is made on the test set.
# ### END SOLUTION

# %% [markdown]
# ## What you should remember
#
# - One column for each example, and a matrix product replaces the loop over examples.
# - `dZ = A − Y`; `dw = X dZᵀ / m` has the shape of w; `db` is the mean of dZ.
# - Loss is for one example; cost is the average. `dZ` holds the derivatives of the losses, `dw` and `db` those of
#   the cost.
# - No false valleys, from any start; but where you land depends on where you start.
# - A right shape can hold wrong numbers: check gradients by nudging, and print shapes.
# - Judge on pictures the model has not seen, and against the simplest baseline.
#
# This was the last notebook with points. Notebook 05 goes on for whoever likes: starred exercises, a network
# with a hidden layer, and where all this comes from.
#
# ## Further reading
#
# - [Array broadcasting](https://numpy.org/doc/stable/user/basics.broadcasting.html), in NumPy's guide
# - C. Bishop, *Pattern Recognition and Machine Learning* (2006), section 4.3: logistic regression
# - I. Goodfellow, Y. Bengio and A. Courville, [*Deep Learning*](https://www.deeplearningbook.org/)
#   (2016), chapter 5: capacity, overfitting, maximum likelihood
