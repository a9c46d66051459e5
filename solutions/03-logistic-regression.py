# %% [markdown]
# # Logistic regression: a probability, its cost, and the way downhill
#
# The smallest neural network there is has one neuron. It takes the numbers of a picture, weighs them,
# and answers with a probability that the picture shows a cat. In this notebook you build that neuron
# by hand: forwards, to get the probability; backwards, to find out how each weight should change.
# Everything is done for **one** example first, and then for m of them with a loop. The next notebook
# takes the loop away.
#
# **You will learn to**
#
# - compute ŷ = P(y = 1 | x) = σ(wᵀx + b), and say what w and b do;
# - tell the *loss* of one example from the *cost* of all, and explain where both come from;
# - explain why the squared error is a poor choice here;
# - follow gradient descent on a curve, with a learning rate that is too small, right or too large;
# - draw a computation graph and walk it backwards with the chain rule;
# - derive dz = a − y, turn it into code, and check your gradient by nudging.
#
# **You need** NumPy arrays and their shapes, the sigmoid from notebook 02, and the idea of a slope.
#
# **Time**: about 75 minutes. **Points**: {{points.total}}, of which {{points.automatic}} are given
# by checks and the rest by a reader.
#
# **Checks and hints** work as before: `check("loss", loss)` tries your function on a few examples,
# `hint("loss")` gives one step, and another one at each call.

# %%
import time

import matplotlib.pyplot as plt
import numpy as np

from checks import BLUE, GREEN, ORANGE, VERMILION, check, hint, load_pictures, show


def sigmoid(z):  # as you wrote it in notebook 02
    return 1 / (1 + np.exp(-z))

# %% [markdown]
# ## 1. A yes-or-no question, answered with a probability
#
# *Binary classification* has two answers, written 1 (cat) and 0 (not a cat). An example is a pair
# (x, y): the *features* x, a column of n_x numbers, and the *label* y, 0 or 1. For whole pictures
# n_x is 64 · 64 · 3 = 12288, which is hard to draw. So let us begin with n_x = 2 numbers for each
# picture: how bright it is, and how much detail it has (how different neighbouring pixels are). Both
# are *standardised*: 0 is the average picture, 1 is one standard deviation above it.

# %%
images, Y_pictures, _, _ = load_pictures()
grey = images.mean(axis=3) / 255  # (m, 64, 64)
brightness = grey.mean(axis=(1, 2))  # (m,)
detail = np.abs(np.diff(grey, axis=1)).mean(axis=(1, 2))  # (m,)
X_pictures = np.stack([brightness, detail])  # (2, m): one row per feature, one column per example
X_pictures = X_pictures - X_pictures.mean(axis=1, keepdims=True)
X_pictures = X_pictures / X_pictures.std(axis=1, keepdims=True)
print("X_pictures", X_pictures.shape, " Y_pictures", Y_pictures.shape)

# %% tags=["demo"]
def scatter(ax, X, Y):
    """Draw examples with two features: X (2, m), Y (1, m)."""
    for label, marker, colour, name in [(0, "s", ORANGE, "y = 0"), (1, "o", BLUE, "y = 1")]:
        chosen = Y[0] == label
        ax.scatter(*X[:, chosen], marker=marker, s=26, edgecolor="white", color=colour, label=name)


fig, ax = plt.subplots(figsize=(6, 4.2))
scatter(ax, X_pictures, Y_pictures)
ax.set_xlabel("brightness (standardised)")
ax.set_ylabel("detail (standardised)")
ax.set_title("Every training picture as two numbers: cats are y = 1")
ax.legend()
show(fig, "A cloud of squares and a cloud of circles that overlap over most of their area.")

# %% [markdown]
# *What do you see?* The two kinds overlap. No rule can be right for all of these points, so a plain
# yes or no would claim too much. A probability is more honest: *how likely* is y = 1 for this x?
#
# $$\hat y = P(y = 1 \mid x)$$
#
# **A first idea** is a weighted sum with one weight for each feature and a *bias* added:
#
# $$z = w^\top x + b = w_1 x_1 + w_2 x_2 + \dots + w_{n_x} x_{n_x} + b,
# \qquad w \ (n_x, 1), \quad x \ (n_x, 1), \quad b \text{ one number}.$$
#
# That is *linear regression*, and z alone will not do: it may be 7 or −3, and no probability is. So z
# goes through the **sigmoid** and comes out between 0 and 1:
#
# $$\hat y = a = \sigma(z), \qquad \sigma(z) = \frac{1}{1 + e^{-z}}.$$
#
# - z large: $e^{-z}$ is nearly 0, so σ(z) ≈ 1/(1 + 0) = 1.
# - z very negative: $e^{-z}$ is huge, so the denominator is huge and σ(z) ≈ 0.
# - z = 0: σ(0) = 1/2. The model cannot decide.
#
# This is *logistic regression*. (The name is old; it does classification.) Learning means: find w and
# b such that ŷ is near 1 for the cats and near 0 for the others. The letter a, for *activation*, is
# what a neuron gives out; here a and ŷ are the same number.

# %% tags=["demo"]
z = np.linspace(-6, 6, 241)
fig, ax = plt.subplots(figsize=(7, 3.6))
for w_1, b_1, colour, dashes in [(1, 0, BLUE, "-"), (3, 0, ORANGE, "--"), (1, -2, GREEN, ":")]:
    ax.plot(z, sigmoid(w_1 * z + b_1), color=colour, linestyle=dashes, label=f"w = {w_1}, b = {b_1}")
ax.axhline(0.5, color="grey", linewidth=0.8)
ax.set_xlabel("x, a single feature")
ax.set_ylabel("ŷ = σ(wx + b)")
ax.set_title("What w and b do to the probability")
ax.legend()
show(fig, "Three S-shaped curves from 0 to 1; a larger w is steeper, a negative b shifts it right.")

# %% [markdown]
# *What do you see?* w says how quickly the answer turns from no to yes, b says where. With b = −2 the
# curve crosses one half at x = 2, where wx + b = 0.
#
# ### Exercise: `forward_example` ({{points.forward_example}})
#
# Compute the probability for one example. Mind the shapes: wᵀ is (1, n_x) and x is (n_x, 1), so `w.T @
# x` is a (1, 1) table with one number in it. You may return that, or take the number out with `.item()`.

# %% answer="forward_example"
def forward_example(w, b, x):
    """The probability that one example is a cat.

    Parameters
    ----------
    w : weights, of shape (n_x, 1)
    b : bias, a number
    x : one example, of shape (n_x, 1)

    Returns
    -------
    a : ŷ = P(y = 1 | x), a number
    """
    ### BEGIN SOLUTION
    return 1 / (1 + np.exp(-(w.T @ x).item() - b))
    ### END SOLUTION


# %% [markdown] hints="forward_example"
# - Two steps: first z, a weighted sum plus the bias; then a, the probability.
# - `@` multiplies matrices: to get the sum of all wⱼxⱼ, a lying row must meet a standing column.
# - `sigmoid` is defined in the first code cell; z goes into it, b included.

# %% check="forward_example" points=2
check("forward_example", forward_example)

# %% [markdown]
# ### The other convention: b inside θ
#
# Many books write σ(θᵀx) and mean the same model. They give every example one more feature that is
# always 1, x₀ = 1, and put b into the vector of weights:
#
# $$\theta = \begin{bmatrix} \theta_0 \\ \theta_1 \\ \vdots \\ \theta_{n_x} \end{bmatrix}
# = \begin{bmatrix} b \\ w \end{bmatrix} \in \mathbb{R}^{n_x + 1},
# \qquad \theta^\top x = \theta_0 \cdot 1 + \theta_1 x_1 + \dots + \theta_{n_x} x_{n_x}.$$
#
# **Predict, then run.** With w = (2, −1), b = 0.5 and x = (1, 3): what is z? Is ŷ above one half?

# %% tags=["demo"]
w, b, x = np.array([[2.0], [-1.0]]), 0.5, np.array([[1.0], [3.0]])
theta, x_with_1 = np.vstack([[b], w]), np.vstack([[1.0], x])  # both (3, 1)
print(f"w and b apart: ŷ = {np.squeeze(forward_example(w, b, x)):.6f}")
print(f"θ and x₀ = 1:  ŷ = {sigmoid(theta.T @ x_with_1).item():.6f}")

# %% [markdown]
# *What do you see?* z = 2 − 3 + 0.5 = −0.5, so ŷ is a little below one half, either way. **We keep b
# apart**, for three reasons: X stays what it is, the data; b and w are different things (b belongs to
# no feature, and is often treated differently); and in networks of many layers, which stack this
# neuron, one b for each neuron is easier to follow than a row of ones at every layer. θ will come
# back once, at the end, where it is handy to have all parameters in one column.
#
# ## 2. How wrong? The loss of one example
#
# A model says ŷ, the truth is y. The **loss** is one number that says how bad this is *for this one
# example*. For logistic regression it is
#
# $$L(\hat y, y) = -\bigl(y \log \hat y + (1 - y) \log (1 - \hat y)\bigr),$$
#
# with the natural logarithm. It looks like two terms, but one of them is always switched off:
#
# - **y = 1**: the factor 1 − y is 0, so L = −log ŷ. To make it small, ŷ must be as large as it can be:
#   near 1. (It cannot pass 1, for it comes out of a sigmoid.)
# - **y = 0**: the factor y is 0, so L = −log(1 − ŷ). To make it small, 1 − ŷ must be large, so ŷ must
#   be near 0.
#
# ### Exercise: `loss` ({{points.loss}})

# %% answer="loss"
def loss(yhat, y):
    """The loss of one example.

    Parameters
    ----------
    yhat : the model's probability, a number between 0 and 1, neither of them included
    y : the truth, 0 or 1

    Returns
    -------
    L : a number, 0 or more
    """
    ### BEGIN SOLUTION
    return -(y * np.log(yhat) + (1 - y) * np.log(1 - yhat))
    ### END SOLUTION


# %% [markdown] hints="loss"
# - `np.log` is the natural logarithm, the one that is meant here.
# - Logarithms of numbers below 1 are negative. The minus in front of the formula applies to both terms.
# - Test it by hand: `loss(0.5, 1)` and `loss(0.5, 0)` are both log 2 ≈ 0.693, and `loss(0.9, 1)` is about 0.105.

# %% check="loss" points=3
check("loss", loss)

# %% [markdown]
# **Predict, then run.** The truth is y = 1. The model says 0.99, 0.9, 0.5, 0.1, 0.01. Write down your
# guesses of the five losses. Which step is the largest?

# %% tags=["demo"]
for yhat in (0.99, 0.9, 0.5, 0.1, 0.01):
    print(f"ŷ = {yhat:4.2f}   loss if y = 1: {loss(yhat, 1):.3f}   loss if y = 0: {loss(yhat, 0):.3f}")

yhats = np.linspace(0.005, 0.995, 199)
fig, ax = plt.subplots(figsize=(6.4, 3.8))
ax.plot(yhats, [loss(yhat, 1) for yhat in yhats], color=BLUE, label="y = 1: −log ŷ")
ax.plot(yhats, [loss(yhat, 0) for yhat in yhats], "--", color=ORANGE, label="y = 0: −log(1 − ŷ)")
ax.set_xlabel("ŷ, the probability given to y = 1")
ax.set_ylabel("loss L(ŷ, y)")
ax.set_title("Being sure and wrong is what costs")
ax.legend()
show(fig, "Two mirrored curves: the loss is 0 at the true label and grows without bound at the other.")

# %% [markdown]
# *What do you see?* A right and confident answer costs next to nothing. "I cannot tell", one half,
# costs log 2 ≈ 0.693; you will meet this number at the start of every training. Sure and wrong costs
# more and more, without bound: the step from 0.1 to 0.01 is the largest of the four.
#
# ### The cost of all examples
#
# The superscript (i) means "of the i-th example": the training set is (x⁽¹⁾, y⁽¹⁾), …, (x⁽ᵐ⁾, y⁽ᵐ⁾).
# The **cost** is the *average of the loss over all m examples*:
#
# $$J(w, b) = \frac1m \sum_{i=1}^{m} L\bigl(\hat y^{(i)}, y^{(i)}\bigr)
# = -\frac1m \sum_{i=1}^{m} \Bigl( y^{(i)} \log \hat y^{(i)}
# + \bigl(1 - y^{(i)}\bigr) \log \bigl(1 - \hat y^{(i)}\bigr) \Bigr).$$
#
# Remember which is which: **loss, one example; cost, the average**. (Notes mix them up.) The loss
# judges one answer. The cost judges the parameters w and b, for all answers come from them: that
# is why it is written J(w, b).
#
# ### Exercise: `cost` ({{points.cost}})
#
# The predictions stand in a row A = [a⁽¹⁾, a⁽²⁾, …, a⁽ᵐ⁾] of shape (1, m), and so do the labels, Y. A
# loop over the examples is welcome; NumPy's entry-by-entry arithmetic is shorter.

# %% answer="cost"
def cost(A, Y):
    """The average loss of m examples.

    Parameters
    ----------
    A : the model's probabilities, of shape (1, m), all between 0 and 1, neither included
    Y : the truth, zeros and ones, of shape (1, m)

    Returns
    -------
    J : a number
    """
    ### BEGIN SOLUTION
    return np.mean(-(Y * np.log(A) + (1 - Y) * np.log(1 - A)))
    ### END SOLUTION


# %% [markdown] hints="cost"
# - Your formula for the loss works entry by entry on whole rows, too: it gives a row of m losses.
# - `*` multiplies entry by entry. There is nothing to transpose: A and Y have the same shape.
# - m is the number of columns, `Y.shape[1]`. `len(Y)` is the number of rows, which is 1.

# %% check="cost" points=3
check("cost", cost)

# %% [markdown]
# ### Find w and b by hand
#
# Ten examples with one feature each, n_x = 1. Drag w and b until the cost is as low as you can get it.
# The figure below shows one try, for readers without a kernel; the sliders come after it.

# %%
x_line = np.array([[-2.5, -2.0, -1.4, -0.8, -0.3, 0.2, 0.7, 1.3, 1.9, 2.6]])  # (1, 10)
y_line = np.array([[0, 0, 0, 1, 0, 1, 0, 1, 1, 1]])  # (1, 10)

# %% tags=["demo"]
def draw_fit(w=1.0, b=0.0):
    """Ten examples, the curve σ(wx + b), and how far each example is from it."""
    A = sigmoid(w * x_line + b)
    fig, ax = plt.subplots(figsize=(7, 3.6))
    grid = np.linspace(-3, 3, 121)
    ax.plot(grid, sigmoid(w * grid + b), color=BLUE, label="ŷ = σ(wx + b)")
    ax.vlines(x_line[0], A[0], y_line[0], color="grey", linestyle=":", label="from ŷ to y")
    ax.scatter(x_line[0], y_line[0], color=VERMILION, zorder=3, label="examples (x, y)")
    ax.set_xlabel("x")
    ax.set_ylabel("probability of y = 1")
    ax.set_title(f"w = {w:.1f}, b = {b:.1f}: cost {np.squeeze(cost(A, y_line)):.4f}")
    ax.legend(loc="center left")
    show(fig, f"Ten points at 0 and 1 and an S-curve with w = {w:.1f}, b = {b:.1f} between them.")


draw_fit()

# %% tags=["demo"]
from ipywidgets import FloatSlider, interact

interact(
    draw_fit,
    w=FloatSlider(1.0, min=-4, max=6, step=0.1, continuous_update=False),
    b=FloatSlider(0.0, min=-3, max=3, step=0.1, continuous_update=False),
);

# %% [markdown]
# *What do you see?* w = 0 and b = 0 give 0.693, whatever the data. A negative w is worse than that. The
# best is near w = 1.3 and b = 0.1, with a cost of 0.422. A much steeper curve is worse again: it is
# sure of everything, and for two of the points it is sure and wrong.
#
# ## 3. Why not the squared error?
#
# In linear regression the loss is half the squared error, ½(ŷ − y)². It is 0 for a right answer and
# grows with the error. Why not here?
#
# **A common misconception**, on purpose: "any loss that is 0 when the answer is right will do."
# Take six examples with one feature and no bias, and draw the cost for every w, once with each loss.

# %% tags=["demo"]
x_six, y_six = np.array([[1.0, 1, 1, 1, 8, 2]]), np.array([[1, 1, 1, 0, 0, 1]])  # both (1, 6)


def squared_cost(w):
    return np.mean((sigmoid(w * x_six) - y_six) ** 2 / 2)


def log_cost(w):
    return np.squeeze(cost(sigmoid(w * x_six), y_six))


def descend(height, w, rate, steps):
    """Gradient descent on one number, with slopes found by nudging: sections 5 and 6 explain it."""
    path = [w]
    for _ in range(steps):
        slope = (height(w + 1e-5) - height(w - 1e-5)) / 2e-5
        w = w - rate * slope
        path.append(w)
    return path


grid = np.linspace(-1.2, 3.2, 221)
panels = [
    ("½ squared error", squared_cost, 2.0),
    ("−(y log ŷ + (1 − y) log(1 − ŷ))", log_cost, 0.1),
]
fig, axes = plt.subplots(1, 2, figsize=(11, 4))
for ax, (title, height, rate) in zip(axes, panels):
    ax.plot(grid, [height(w) for w in grid], color="black")
    for start, marker, size, colour in [(-1.0, "o", 13, BLUE), (3.0, "s", 7, VERMILION)]:
        end = descend(height, start, rate, 300)[-1]
        print(f"{title:33s} from w = {start:4.1f} to w = {end:5.2f}, cost {height(end):.4f}")
        look = {"marker": marker, "markersize": size, "color": colour, "linestyle": "none"}
        ax.plot(start, height(start), markerfacecolor="white", label=f"start, w = {start:g}", **look)
        ax.plot(end, height(end), label=f"end, w = {end:.2f}", **look)
    ax.set_xlabel("w")
    ax.set_ylabel("cost J(w)")
    ax.set_title(title)
    ax.legend(loc="upper center")
show(
    fig,
    "Left: a curve with two valleys; descents from two starts end in different ones. Right: one "
    "valley, where both descents end.",
)

# %% [markdown]
# *What do you see?* (A start is hollow, an end is filled.) With the squared error the curve has **two**
# valleys. Both descents end where it is flat, but one of them is stuck behind a hill, at a higher cost.
# Which valley you get depends on where you started. The curve is *not convex*. With the logarithms there
# is one valley only; from anywhere, downhill leads to the same lowest place. That is no luck with these
# six: for every data set the logarithmic cost is **convex**, a bowl (not necessarily a round one) in
# which nothing gets stuck behind a hill.
#
# There is a second reason. With the squared error the slope has a factor a(1 − a), which is nearly 0
# when the model is *sure and wrong*; just where it should learn most, it learns least. Section 7 shows
# how the logarithm cancels that factor.
#
# The same in two dimensions, with w and b and the ten examples from above:

# %% tags=["demo"]
w_grid, b_grid = np.meshgrid(np.linspace(-6, 8, 57), np.linspace(-8, 8, 65))
A_grid = sigmoid(w_grid[..., None] * x_line[0] + b_grid[..., None])  # (65, 57, 10)
squares = np.mean((A_grid - y_line[0]) ** 2 / 2, axis=2)
logs = -np.mean(np.log(np.where(y_line[0] == 1, A_grid, 1 - A_grid)), axis=2)
fig = plt.figure(figsize=(11, 4.6))
for place, surface, title in [(1, squares, "½ squared error"), (2, logs, "logarithmic loss")]:
    ax = fig.add_subplot(1, 2, place, projection="3d")
    ax.plot_surface(w_grid, b_grid, surface, cmap="cividis")
    ax.view_init(elev=28, azim=-125)
    ax.set_xlabel("w")
    ax.set_ylabel("b")
    ax.set_zlabel("cost J(w, b)")
    ax.set_title(title)
show(fig, "Left: a surface with flat plateaus and a bent valley. Right: a smooth bowl.")

# %% [markdown]
# *What do you see?* Left, wide plateaus that are almost level: from up there, downhill is hard to find.
# Right, a bowl with sloping walls.
#
# ## 4. Where the loss comes from: maximum likelihood
#
# The formula was not found by trying. The model claims P(y = 1 | x) = ŷ, and therefore
# P(y = 0 | x) = 1 − ŷ. How probable, according to the model, was what really happened?
#
# $$P(y \mid x) = \begin{cases} \hat y & \text{if } y = 1 \\ 1 - \hat y & \text{if } y = 0 \end{cases}
# \qquad \text{or, in one line,} \qquad P(y \mid x) = \hat y^{\,y} (1 - \hat y)^{1 - y}.$$
#
# (Put y = 1 into the line on the right: the second factor becomes 1. Put y = 0: the first does.) We
# want the model that makes the truth most probable. The logarithm always grows when its argument
# does, so we may as well make the logarithm large:
#
# $$\log P(y \mid x) = y \log \hat y + (1 - y) \log (1 - \hat y) = -L(\hat y, y).$$
#
# There it is. **A small loss and a large probability of the truth are the same thing**; the minus
# turns "as large as possible" into "as small as possible".
#
# For m examples that were drawn independently, probabilities multiply, so their logarithms add:
#
# $$\log \prod_{i=1}^{m} P\bigl(y^{(i)} \mid x^{(i)}\bigr)
# = \sum_{i=1}^{m} \log P\bigl(y^{(i)} \mid x^{(i)}\bigr)
# = -\sum_{i=1}^{m} L\bigl(\hat y^{(i)}, y^{(i)}\bigr) = -m\, J(w, b).$$
#
# To choose the parameters that make the data most probable is the principle of *maximum likelihood*.
# Dividing by m moves the lowest point nowhere; it makes the costs of small and large data sets
# comparable. So minimising J **is** maximum likelihood estimation.
#
# **Predict, then run.** The product of 209 probabilities is a small number. Why compute with sums of
# logarithms, and not with the product itself? Try 2000 examples.

# %% tags=["demo"]
for m in (10, 209, 2000):
    probabilities = np.full(m, 0.5)  # the model cannot decide: every truth had one half
    print(f"m = {m:4d}   product {np.prod(probabilities):<8.3g}   −sum of logs / m"
          f" {-np.sum(np.log(probabilities)) / m:.4f}")

# %% [markdown]
# *What do you see?* The product falls below the smallest number that a float can hold and becomes 0. The
# average logarithm is not troubled.
#
# ## 5. Downhill in one dimension
#
# Take the bias away for a moment, so that the cost is a curve over one number w. Gradient descent is
# one line, repeated:
#
# $$w := w - \alpha \, \frac{dJ(w)}{dw}, \qquad \text{in code } \quad
# \texttt{w = w - learning\_rate * dw}.$$
#
# The sign := means "becomes". In code, **`dw` is short for dJ/dw**: the derivative *of the cost J*, with
# respect to w; it is not a derivative of w. It says how steep J is at the present w.
#
# - To the right of the lowest point the slope is positive; subtracting it makes w **smaller**.
# - To the left the slope is negative; subtracting it makes w **larger**.
#
# Either way w moves towards the lowest point, and the step becomes shorter as the slope becomes
# flatter. α, the *learning rate*, says how far to go for a given slope.
#
# **Predict, then run.** The same ten places as above, with two of the labels turned round. Three learning
# rates: 0.2, 2 and 8. What will eight steps from w = −2 look like with each of them?

# %% tags=["demo"]
y_turned = np.array([[0, 0, 1, 1, 0, 1, 0, 0, 1, 1]])  # (1, 10)


def line_cost(w):
    return np.squeeze(cost(sigmoid(w * x_line), y_turned))


def draw_descent(ax, rate, steps=8, start=-2.0):
    """The cost over w, and the steps that gradient descent takes with a learning rate."""
    path = descend(line_cost, start, rate, steps)
    low, high = min(-2.5, *path) - 0.5, max(3.0, *path) + 0.5
    grid = np.linspace(low, high, 200)
    ax.plot(grid, [line_cost(w) for w in grid], color="black", linewidth=1)
    ax.plot(path, [line_cost(w) for w in path], "o--", color=BLUE, label="steps")
    ax.plot(path[-1], line_cost(path[-1]), "s", color=VERMILION, label="last")
    ax.set_xlabel("w")
    ax.set_ylabel("cost J(w)")
    ax.set_title(f"α = {rate:g}: w = {path[-1]:.2f}, cost {line_cost(path[-1]):.3f}")
    ax.legend()


fig, axes = plt.subplots(1, 3, figsize=(13, 3.8))
for ax, rate in zip(axes, (0.2, 2, 8)):
    draw_descent(ax, rate)
show(
    fig,
    "Three descents on the same bowl: the first is still on the wall, the second is at the bottom, "
    "the third leaps from wall to wall.",
)

# %% tags=["demo"]
def one_descent(learning_rate=2.0, steps=8):
    """Eight steps, or another number of them, with a learning rate of your own."""
    fig, ax = plt.subplots(figsize=(6.5, 4))
    draw_descent(ax, learning_rate, steps)
    show(fig, f"{steps} steps of gradient descent with learning rate {learning_rate:g}.")


interact(
    one_descent,
    learning_rate=FloatSlider(
        2.0, min=0.1, max=12, step=0.1, description="rate", continuous_update=False
    ),
    steps=(1, 30),
);

# %% [markdown]
# *What do you see?* Too small: safe, but slow; after eight steps it is still on the wall. Right: quickly to
# the bottom, with shorter and shorter steps. Too large: the first step flies over the valley and lands
# on the other wall, higher up than it began. From there it leaps about and never comes to rest; where it
# is after eight steps is luck. Look for the borders with the slider: what is the largest rate that still
# arrives?
#
# **With more parameters** nothing changes but the number of lines. Each parameter has its own slope:
#
# $$w_1 := w_1 - \alpha\, dw_1, \qquad w_2 := w_2 - \alpha\, dw_2, \qquad b := b - \alpha\, db,$$
#
# where $dw_1 = \partial J / \partial w_1$, $dw_2 = \partial J / \partial w_2$ and $db = \partial J /
# \partial b$. (The round ∂ says that J has other variables too, and that they are held still meanwhile.
# In code both are written d.) All slopes together are the **gradient**; the step against it goes where
# the surface falls most steeply. They are computed **before** any parameter moves. The bowl is convex,
# so the start hardly matters: zeros are usual, random numbers work too. And nothing here is special to
# logistic regression: whatever has a cost with slopes can be improved step by step in this way.
#
# ## 6. Derivatives, and a graph to compute them
#
# So we need slopes. A derivative answers one question: *if I nudge the input a little, how many times as
# much does the output change?*
#
# **Predict, then run.** f(t) = 3t, f(t) = t² and f(t) = log t, all at t = 2 and at t = 5. Six slopes:
# write them down first.

# %% tags=["demo"]
nudge = 0.001
for name, f in [("3t", lambda t: 3 * t), ("t²", lambda t: t**2), ("log t", np.log)]:
    for t in (2.0, 5.0):
        print(f"f(t) = {name:5s} at t = {t:g}: nudged by {nudge}, f changes by "
              f"{f(t + nudge) - f(t):.6f}, slope about {(f(t + nudge) - f(t)) / nudge:.3f}")

# %% [markdown]
# *What do you see?* 3t has the slope 3 everywhere. The slope of t² is 2t, so it depends on the place: 4 at
# t = 2, 10 at t = 5. The slope of log t is 1/t: 0.5 and 0.2.
#
# Now something made of several steps: $J(a, b, c) = 3(a + bc)$. Give each step a name and draw the steps
# as a **computation graph**. Left to right, the *forward pass* computes values. Right to left, the
# *backward pass* computes derivatives.

# %% tags=["demo"]
def draw_graph(boxes, arrows, title, alt, width=9):
    """Draw boxes {name: (x, y, text)}; arrows [(start, end, slope)] forward, and back dashed."""
    fig, ax = plt.subplots(figsize=(width, 3.2))
    ax.set_xlim(-0.8, max(x_box for x_box, _, _ in boxes.values()) + 0.8)
    ax.set_ylim(-0.4, 2.4)
    ax.set_title(title)
    ax.axis("off")
    frame = {"boxstyle": "round,pad=0.5", "facecolor": "white"}
    drawn = {
        name: ax.text(x_box, y_box, text, ha="center", va="center", fontsize=12, bbox=frame)
        for name, (x_box, y_box, text) in boxes.items()
    }
    fig.canvas.draw()  # only now the boxes know their size, and arrows can end at their edges
    for start, end, slope in arrows:
        for here, there, colour, dashes in [(start, end, BLUE, "-"), (end, start, VERMILION, "--")]:
            ends = {"patchA": drawn[here].get_bbox_patch(), "patchB": drawn[there].get_bbox_patch()}
            look = {"arrowstyle": "->", "connectionstyle": "arc3,rad=-0.15", "shrinkA": 3, "shrinkB": 3}
            arrow = {"color": colour, "linestyle": dashes, **look, **ends}
            ax.annotate("", boxes[there][:2], boxes[here][:2], arrowprops=arrow)
        (x_0, y_0, _), (x_1, y_1, _) = boxes[start], boxes[end]
        blank = {"boxstyle": "round,pad=0.1", "facecolor": "white", "edgecolor": "none"}
        far = 0.35 if x_0 == 0 else 0.5  # the inputs' arrows cross where they arrive
        place = x_0 + far * (x_1 - x_0), y_0 + far * (y_1 - y_0) - 0.25
        ax.text(*place, slope, ha="center", va="center", color=VERMILION, bbox=blank)
    show(fig, alt)


draw_graph(
    {
        "a": (0, 2, "a = 5"),
        "b": (0, 1, "b = 3"),
        "c": (0, 0, "c = 2"),
        "u": (2.2, 0.5, "u = bc"),
        "v": (4.6, 1.25, "v = a + u"),
        "J": (7, 1.25, "J = 3v"),
    },
    [("b", "u", "?"), ("c", "u", "?"), ("a", "v", "?"), ("u", "v", "?"), ("v", "J", "dJ/dv = ?")],
    "The graph of J = 3(a + bc): values forward (solid), derivatives back (dashed)",
    "A graph: b and c lead to u = bc; a and u lead to v = a + u; v leads to J = 3v.",
)

# %% [markdown]
# ### Exercise: `graph_forward` ({{points.graph_forward}})
#
# Follow the solid arrows: u = bc, v = a + u, J = 3v.

# %% answer="graph_forward"
def graph_forward(a, b, c):
    """The forward pass of J = 3(a + bc).

    Parameters
    ----------
    a, b, c : numbers

    Returns
    -------
    u, v, J : numbers; u = bc, v = a + u, J = 3v
    """
    ### BEGIN SOLUTION
    u = b * c
    v = a + u  # what goes into the last box
    return u, v, 3 * v
    ### END SOLUTION


# %% [markdown] hints="graph_forward"
# - Three lines, one for each box of the graph, from left to right.
# - Each line may use what the lines before it have computed.
# - Return all three, in this order: `return u, v, J`. For a = 5, b = 3, c = 2 they are 6, 11 and 33.

# %% check="graph_forward" points=2
check("graph_forward", graph_forward)

# %% [markdown]
# ### Backwards: the chain rule, by nudging
#
# How strongly does J react to b? b does not touch J directly: b moves u, u moves v, v moves J. Nudge
# b and watch the nudge travel.
#
# **Predict, then run.** At a = 5, b = 3, c = 2, nudge b from 3 to 3.001. By how much do u, v and J change?

# %% tags=["demo"]
before = np.array(graph_forward(5, 3, 2))
after = np.array(graph_forward(5, 3.001, 2))
for name, change in zip("uvJ", after - before):
    print(f"{name} changes by {change:.4f}, {change / 0.001:.0f} times the nudge")

# %% [markdown]
# *What do you see?* u changes by c = 2 times the nudge. v = a + u passes this on unchanged, 1 times. J = 3v
# makes it 3 times as large. Altogether 3 · 1 · 2 = 6. Factors along the way multiply: that is the
# **chain rule**,
#
# $$\frac{dJ}{db} = \frac{dJ}{dv} \cdot \frac{dv}{du} \cdot \frac{du}{db}.$$
#
# Backwards is the clever direction. Start at the end, and reuse what you have: dJ/dv first; from it
# dJ/du and dJ/da, one step further back; from dJ/du both dJ/db and dJ/dc. Each arrow is walked once, and
# all derivatives of the one output J are there, however many inputs there are. For a network with
# millions of weights this is what makes training possible; it is called *backpropagation*, or reverse-mode
# automatic differentiation.
#
# In code, `dvar` is short for the derivative of the final output with respect to var: `dv` is dJ/dv,
# `db` is dJ/db.
#
# ### Exercise: `graph_backward` ({{points.graph_backward}})

# %% answer="graph_backward"
def graph_backward(a, b, c):
    """The backward pass of J = 3(a + bc).

    Parameters
    ----------
    a, b, c : numbers

    Returns
    -------
    da, db, dc : numbers; dJ/da, dJ/db and dJ/dc at this place
    """
    ### BEGIN SOLUTION
    dv = 3  # J = 3v
    da = du = dv  # v = a + u passes a nudge of either on unchanged
    db = du * c  # u = bc
    dc = du * b
    return da, db, dc
    ### END SOLUTION


# %% [markdown] hints="graph_backward"
# - Start at the end: J = 3v, so how many times a nudge of v is the change of J? Call it `dv`.
# - v = a + u: a nudge of a, or of u, moves v just as much. So `da` and `du` are `dv` times something simple.
# - u = bc: nudge b while c is held still. How many times the nudge does u move? Multiply by `du`; then the same for c.

# %% check="graph_backward" points=3
check("graph_backward", graph_backward)

# %% [markdown]
# Now nudge all three inputs, one after the other, and compare:

# %% tags=["demo"]
place = np.array([5.0, 3.0, 2.0])
yours = graph_backward(*place)
for i, name in enumerate("abc"):
    nudged = place.copy()
    nudged[i] += 0.001
    slope = (graph_forward(*nudged)[2] - graph_forward(*place)[2]) / 0.001
    print(f"dJ/d{name}: yours {yours[i]:g}, nudged {slope:.4f}")

# %% [markdown]
# ## 7. One example, backwards
#
# Logistic regression is a graph, too. For two features:

# %% tags=["demo"]
draw_graph(
    {
        "w1": (0, 2.1, "w₁ (with x₁)"),
        "w2": (0, 1, "w₂ (with x₂)"),
        "b": (0, -0.1, "b"),
        "z": (3.7, 1, "z = w₁x₁ + w₂x₂ + b"),
        "a": (6.5, 1, "a = σ(z)"),
        "L": (8.7, 1, "L(a, y)"),
    },
    [("w1", "z", "dw₁"), ("w2", "z", "dw₂"), ("b", "z", "db"), ("z", "a", "dz"), ("a", "L", "da")],
    "One example: forward to the loss (solid), back to the parameters (dashed)",
    "A graph: w₁, w₂ and b lead to z, z to a = σ(z), and a to the loss; derivatives go back.",
    width=11,
)

# %% [markdown]
# We walk it from right to left. (This is for one example, so the final output is the loss L; with m
# examples it will be the cost J.)
#
# **Step 1, da = dL/da.** The loss is L = −y log a − (1 − y) log(1 − a). The derivative of log a is 1/a, that
# of log(1 − a) is −1/(1 − a), because 1 − a falls when a rises:
#
# $$\frac{dL}{da} = -\frac{y}{a} + \frac{1 - y}{1 - a}
# = \frac{-y(1 - a) + a(1 - y)}{a(1 - a)} = \frac{-y + ay + a - ay}{a(1 - a)} = \frac{a - y}{a(1 - a)}.$$
#
# **Step 2, da/dz.** You know it from notebook 02, the slope of the sigmoid. With the chain rule:
#
# $$\frac{da}{dz} = \frac{d}{dz} \bigl(1 + e^{-z}\bigr)^{-1} = \frac{e^{-z}}{(1 + e^{-z})^2}
# = \frac{1}{1 + e^{-z}} \cdot \frac{e^{-z}}{1 + e^{-z}} = a (1 - a).$$
#
# **Step 3, dz = dL/dz.** Multiply, and nearly everything cancels:
#
# $$dz = \frac{dL}{dz} = \frac{dL}{da} \cdot \frac{da}{dz}
# = \frac{a - y}{a(1 - a)} \cdot a(1 - a) = a - y.$$
#
# What was predicted minus what is true. A model that says 0.9 for a cat gets dz = −0.1, "z should be a
# little larger"; one that says 0.9 for a dog gets dz = +0.9, "z is much too large". The factor a(1 − a)
# that spoilt the squared error has gone.
#
# **Step 4, the parameters.** z = w₁x₁ + w₂x₂ + b, so a nudge of w₁ moves z by x₁ times as much, and a nudge of
# b moves it by just as much:
#
# $$dw_1 = x_1\, dz, \qquad dw_2 = x_2\, dz, \qquad db = dz, \qquad
# \text{or, for all weights at once,} \qquad dw = x\, dz \ \ (n_x, 1).$$
#
# > **Two meanings of "dz".** In this course `dz` is **dL/dz = a − y**, the derivative of the final output,
# > like every `dvar`. Some older notes and videos also write "dz" for **da/dz = a(1 − a)**, the slope of
# > the sigmoid. It is a different thing: one factor on the way to our dz. We set it aside and do not use
# > the name for it.
#
# ### Exercise: `gradients_one` ({{points.gradients_one}})
#
# Forward, then backward, for one example. Your `forward_example` may help.

# %% answer="gradients_one"
def gradients_one(w, b, x, y):
    """The gradient of the loss of one example.

    Parameters
    ----------
    w : weights, of shape (n_x, 1)
    b : bias, a number
    x : one example, of shape (n_x, 1)
    y : its label, 0 or 1

    Returns
    -------
    grads : dictionary with "dw", dL/dw, of shape (n_x, 1), and "db", dL/db, a number
    """
    ### BEGIN SOLUTION
    a = forward_example(w, b, x)
    dz = a - y
    return {"dw": x * dz, "db": dz}
    ### END SOLUTION


# %% [markdown] hints="gradients_one"
# - Forward first: a is the probability that `forward_example` gives.
# - `dz` is one number, what was predicted minus what is true. No a(1 − a) is left in it.
# - Each weight's slope is its own feature times `dz`. x is a column already, so `dw` becomes one, too.

# %% check="gradients_one" points=4
check("gradients_one", gradients_one)

# %% [markdown]
# **Predict, then run.** One step against the gradient, on one example. The model starts at zeros, so ŷ = 0.5
# and the loss is 0.693. Up or down, for each of w₁, w₂ and b?

# %% tags=["demo"]
w, b, x, y = np.zeros((2, 1)), 0.0, np.array([[1.0], [-2.0]]), 1
slopes = gradients_one(w, b, x, y)
print(f"before: ŷ = {np.squeeze(forward_example(w, b, x)):.3f}, dw₁, dw₂ = {slopes['dw'].ravel()}, "
      f"db = {np.squeeze(slopes['db']):.3f}")
w, b = w - 0.5 * slopes["dw"], b - 0.5 * slopes["db"]
print(f"after:  ŷ = {np.squeeze(forward_example(w, b, x)):.3f}, w₁, w₂ = {w.ravel()}, "
      f"b = {np.squeeze(b):.3f}")

# %% [markdown]
# *What do you see?* dz = 0.5 − 1 = −0.5. w₁ and b go up; w₂ goes **down**, because its feature is negative:
# a smaller w₂ makes z larger. One step, and ŷ is much nearer to 1.
#
# ## 8. m examples, with a loop
#
# The cost is the average of the losses, so its derivative is the average of their derivatives:
#
# $$\frac{\partial J}{\partial w_1} = \frac1m \sum_{i=1}^{m} \frac{\partial}{\partial w_1}
# L\bigl(a^{(i)}, y^{(i)}\bigr) = \frac1m \sum_{i=1}^{m} dw_1^{(i)},
# \qquad \text{and so for } w_2, \dots, w_{n_x} \text{ and } b.$$
#
# For two features, one step of gradient descent is:
#
# > J = 0; dw₁ = 0; dw₂ = 0; db = 0
# > <br>for i = 1 to m:
# > <br>&emsp; z⁽ⁱ⁾ = wᵀx⁽ⁱ⁾ + b
# > <br>&emsp; a⁽ⁱ⁾ = σ(z⁽ⁱ⁾)
# > <br>&emsp; J += −(y⁽ⁱ⁾ log a⁽ⁱ⁾ + (1 − y⁽ⁱ⁾) log(1 − a⁽ⁱ⁾))
# > <br>&emsp; dz⁽ⁱ⁾ = a⁽ⁱ⁾ − y⁽ⁱ⁾
# > <br>&emsp; dw₁ += x₁⁽ⁱ⁾ dz⁽ⁱ⁾
# > <br>&emsp; dw₂ += x₂⁽ⁱ⁾ dz⁽ⁱ⁾
# > <br>&emsp; db += dz⁽ⁱ⁾
# > <br>J /= m; dw₁ /= m; dw₂ /= m; db /= m
# > <br>w₁ := w₁ − α dw₁; &nbsp; w₂ := w₂ − α dw₂; &nbsp; b := b − α db
#
# Inside the loop, dw₁, dw₂ and db are *accumulators*: they carry no (i), for they add up over all
# examples, and become averages only after the loop. dz⁽ⁱ⁾ has an (i): each example has its own.
# In mathematics i runs from 1 to m; in Python `range(m)` runs from 0 to m − 1. Both are m examples.
#
# With 12288 features nobody writes 12288 lines, and a second loop, over the features, would be slow. Make
# `dw` a column of zeros of shape (n_x, 1), and one line, dw += x⁽ⁱ⁾ dz⁽ⁱ⁾, does them all.
#
# ### Exercise: `propagate_loop` ({{points.propagate_loop}})
#
# Compute the cost and its gradient with a loop over the examples (without the last line, the update).
# The i-th example must stay a **column**: `X[:, i : i + 1]` has shape (n_x, 1). The shorter `X[:, i]`
# has shape (n_x,), a rank-1 array, and `dw + X[:, i] * dz` would then give an (n_x, n_x) table. The parts
# are judged one by one.

# %% answer="propagate_loop"
def propagate_loop(w, b, X, Y):
    """The cost and its gradient, with a loop over the examples.

    Parameters
    ----------
    w : weights, of shape (n_x, 1)
    b : bias, a number
    X : examples, of shape (n_x, m)
    Y : labels 0 and 1, of shape (1, m)

    Returns
    -------
    grads : dictionary with "dw", dJ/dw, of shape (n_x, 1), and "db", dJ/db, a number
    J : the cost, a number
    """
    ### BEGIN SOLUTION
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        x, y = X[:, i : i + 1], Y.ravel()[i]
        J += loss(forward_example(w, b, x), y)
        grads = gradients_one(w, b, x, y)
        dw += grads["dw"]
        db += grads["db"]
    return {"dw": dw / m, "db": db / m}, J / m
    ### END SOLUTION


# %% [markdown] hints="propagate_loop"
# - Three accumulators start at zero: a number for the cost, a column `np.zeros((n_x, 1))` for `dw`, a number for `db`.
# - You have all the parts: for each example, add its `loss` and what `gradients_one` gives. Its label is `Y[0, i]`.
# - Divide by m once, after the loop. m is the number of columns of X: `X.shape[1]`.

# %% check="propagate_loop" points=5
check("propagate_loop", propagate_loop)

# %% [markdown]
# Now it can learn. Sixty examples of two kinds, and the line where ŷ is one half:

# %% tags=["demo"]
rng = np.random.default_rng(3)
Y_two = (np.arange(60) % 2)[None, :]  # (1, 60)
X_two = rng.normal(size=(2, 60)) + np.where(Y_two, [[1.2], [0.8]], [[-0.8], [-0.8]])  # (2, 60)


def train(X, Y, rate, steps):
    """Gradient descent with your loop: w (n_x, 1), b, and the cost before every step."""
    w, b, costs = np.zeros((X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        grads, J = propagate_loop(w, b, X, Y)
        w, b = w - rate * grads["dw"], b - rate * grads["db"]
        costs.append(float(np.squeeze(J)))
    return w, float(np.squeeze(b)), costs


fig, axes = plt.subplots(1, 3, figsize=(14, 4))
for ax, X, Y, names, title in [
    (axes[0], X_two, Y_two, ("x₁", "x₂"), "Sixty drawn points"),
    (axes[1], X_pictures, Y_pictures, ("brightness", "detail"), "The training pictures"),
]:
    w, b, costs = train(X, Y, 0.5, 100)
    right = np.mean((sigmoid(w.T @ X + b) > 0.5) == Y)
    print(f"{title}: w = {w.ravel().round(2)}, b = {b:.2f}, cost {costs[-1]:.3f}, right {right:.0%}")
    scatter(ax, X, Y)
    across = np.array([X[0].min(), X[0].max()])
    ax.plot(across, -(w[0, 0] * across + b) / w[1, 0], color="black", label="ŷ = 0.5")
    ax.set_xlim(X[0].min() - 0.3, X[0].max() + 0.3)
    ax.set_ylim(X[1].min() - 0.3, X[1].max() + 0.3)
    ax.set_xlabel(names[0])
    ax.set_ylabel(names[1])
    ax.set_title(title)
    ax.legend(framealpha=1)
    dashes = "-" if X is X_two else "--"
    axes[2].plot(costs, dashes, color="black" if X is X_two else VERMILION, label=title)
axes[2].set_xlabel("step")
axes[2].set_ylabel("cost J")
axes[2].set_title("Training curves")
axes[2].legend()
show(
    fig,
    "Left and middle: points of two kinds and the straight line between them. Right: both costs fall, "
    "the drawn points' much further.",
)

# %% [markdown]
# *What do you see?* Both costs start at 0.693 and fall at every step. The border, where wᵀx + b = 0, is a
# straight line; that is all that this model can draw. It divides the drawn points well. The pictures'
# cost hardly falls: two numbers know too little of a picture. The remedy is to use all 12288 of them.
#
# **Predict, then run.** What does one step with all 12288 features cost in time? And 2000 steps?

# %% tags=["demo"]
X_all = images.reshape(len(images), -1).T / 255  # (12288, m)
started = time.perf_counter()
grads_loop, J_loop = propagate_loop(np.zeros((X_all.shape[0], 1)), 0.0, X_all, Y_pictures)
loop_seconds = time.perf_counter() - started

started = time.perf_counter()
dw_matrix = X_all @ (0.5 - Y_pictures).T / X_all.shape[1]  # at zeros, every a is 0.5
matrix_seconds = time.perf_counter() - started

assert np.allclose(grads_loop["dw"], dw_matrix)
print(f"loop:   {loop_seconds:.4f} s a step, {2000 * loop_seconds:.0f} s for 2000 steps")
print(f"matrix: {matrix_seconds:.4f} s for the same dw")

# %% [markdown]
# *What do you see?* The same dw, and the loop takes many times as long. The matrix product that replaces it
# is the subject of the next notebook.
#
# ## 9. Is the gradient right?
#
# A wrong gradient often still goes downhill, only worse; the training curve looks fine, and nobody
# notices. So check it, by nudging, as you did with the graph. Put all parameters into one column θ of
# shape (n, 1). For each entry in turn, go a little above and a little below and divide by the whole
# distance:
#
# $$\frac{\partial f}{\partial \theta_j} \approx
# \frac{f(\theta + \varepsilon e_j) - f(\theta - \varepsilon e_j)}{2 \varepsilon},$$
#
# where $e_j$ is zero everywhere but 1 in row j. Both sides, because the errors of the two cancel: for a
# smooth f, this *centred* difference is wrong by about ε², the one-sided one by about ε.
#
# ### Exercise: `numerical_gradient` ({{points.numerical_gradient}})
#
# `f` is a function: it takes a column of the same shape as `theta` and gives a number, as in `f(theta)`.
# Two traps. First, an array of **whole numbers** cannot hold a nudge of 0.001: it rounds it away, so
# make sure that you work with floats (`theta.astype(float)` gives a copy that does). Second, the
# caller's `theta` should be the same after the call as before.

# %% answer="numerical_gradient"
def numerical_gradient(f, theta, eps=1e-5):
    """The gradient of a function, by centred differences.

    Parameters
    ----------
    f : function of a column of shape (n, 1) that gives a number
    theta : where to take the gradient, of shape (n, 1); fractions or whole numbers
    eps : the nudge ε

    Returns
    -------
    gradient : the slope for each entry of theta, floats of shape (n, 1)
    """
    ### BEGIN SOLUTION
    gradient = np.zeros(theta.shape)
    for j in range(theta.shape[0]):
        nudge = np.zeros(theta.shape)
        nudge[j] = eps
        gradient[j] = (f(theta + nudge) - f(theta - nudge)) / (2 * eps)
    return gradient
    ### END SOLUTION


# %% [markdown] hints="numerical_gradient"
# - Loop over the rows of theta. In each round only one entry is nudged; all others are where they were.
# - A fresh array of float zeros with `eps` in row j makes a good nudge: add it once, subtract it once, and theta itself never changes.
# - From below to above is a distance of 2·eps. Mind the parentheses: `/ 2 * eps` divides by 2 and multiplies by eps.

# %% check="numerical_gradient" points=4
check("numerical_gradient", numerical_gradient)

# %% [markdown]
# A **gradient check** compares the two gradients entry by entry and names the worst. The error is
# *relative*: 0.001 is nothing beside 1000, and everything beside 0.001. Here θ = (b, w₁, …) comes back.

# %% tags=["demo"]
def gradient_check(propagate, w, b, X, Y):
    """Compare a gradient with nudging; print the entry that fits worst."""

    def f(theta):
        return float(np.squeeze(propagate(theta[1:], theta[0, 0], X, Y)[1]))

    grads, _ = propagate(w, b, X, Y)
    by_rule = np.vstack([np.reshape(grads["db"], (1, 1)), grads["dw"]])  # (n_x + 1, 1)
    by_nudge = numerical_gradient(f, np.vstack([[[b]], w]), 1e-5)
    error = np.abs(by_rule - by_nudge) / np.maximum(np.abs(by_rule) + np.abs(by_nudge), 1e-8)
    worst = int(np.argmax(error))
    name = "db" if worst == 0 else f"dw[{worst - 1}]"
    said = "looks right" if error[worst, 0] < 1e-6 else "is WRONG"
    print(f"{said}: worst entry {name}, by rule {by_rule[worst, 0]:.8f}, "
          f"by nudging {by_nudge[worst, 0]:.8f}, relative error {error[worst, 0]:.1e}")


w, b = rng.normal(size=(2, 1)), 0.3
print("yours: ", end="")
gradient_check(propagate_loop, w, b, X_two, Y_two)

# %% [markdown]
# **Predict, then run.** Two saboteurs. The first multiplies the last entry of dw by 1.01. The second takes
# the other "dz", a(1 − a), for the real one. Will the check find them?

# %% tags=["demo"]
def one_percent_off(w, b, X, Y):
    grads, J = propagate_loop(w, b, X, Y)
    scale = np.ones_like(w)
    scale[-1] = 1.01
    return {"dw": grads["dw"] * scale, "db": grads["db"]}, J


def the_other_dz(w, b, X, Y):
    A = sigmoid(w.T @ X + b)
    return {"dw": X @ (A * (1 - A)).T / X.shape[1], "db": np.mean(A * (1 - A))}, cost(A, Y)


print("one per cent off: ", end="")
gradient_check(one_percent_off, w, b, X_two, Y_two)
print("the other dz:     ", end="")
gradient_check(the_other_dz, w, b, X_two, Y_two)

# %% [markdown]
# *What do you see?* The check finds an error of one per cent in one entry and says which entry it is, so
# you know which line to look at. It is slow, two costs for each parameter: use it on a small example
# while you write the code, never during training.
#
# **A second misconception**: "the smaller the nudge, the better the slope." The slope of J along b, with
# ever smaller nudges:

# %% tags=["demo"]
def cost_along_b(theta):
    return np.squeeze(cost(sigmoid(w.T @ X_two + theta[0, 0]), Y_two))


true_slope = np.mean(sigmoid(w.T @ X_two + b) - Y_two)
sizes = 10.0 ** -np.arange(1, 17)
here = np.array([[b]])
centred = [abs(np.squeeze(numerical_gradient(cost_along_b, here, e)) - true_slope) for e in sizes]
one_sided = [abs((cost_along_b(here + e) - cost_along_b(here)) / e - true_slope) for e in sizes]
fig, ax = plt.subplots(figsize=(7, 4))
ax.loglog(sizes, centred, "o-", color=BLUE, label="centred")
ax.loglog(sizes, one_sided, "s--", color=ORANGE, label="one-sided")
ax.set_xlabel("nudge ε")
ax.set_ylabel("error of the slope")
ax.set_title("Too large a nudge is wrong, and so is too small a one")
ax.legend(loc="upper center")
show(fig, "Two V-shaped curves of error against nudge. The centred one goes deeper, at a larger nudge.")

# %% [markdown]
# *What do you see?* Read it from right to left. First the error falls with ε, for the centred difference
# twice as fast. Then it *rises*: two nearly equal numbers are subtracted, and floats carry only about 16
# digits, so what remains is noise. At ε = 10⁻¹⁶ the nudge is lost altogether. Near 10⁻⁵ is a good choice.
#
# ## 10. In your own words
#
# ### Question ({{points.reflection}})
#
# A friend trains a logistic regression with half the squared error, ½(a − y)², in place of the logarithmic
# loss, and gets stuck at a high cost. In four or five sentences: what is dz for the friend's loss (for one
# example), what does it do when the model is sure and wrong, what is different about the shape of the
# cost, and how would your friend find out whether the gradient itself is computed correctly?

# %% [markdown] written="reflection" points=4
# ### BEGIN SOLUTION
# Mark scheme, one point each: (1) by the chain rule dz = (a − y) · a(1 − a) for the squared error;
# (2) when a is near 0 or 1 the factor a(1 − a) is nearly 0, so a sure and wrong model hardly learns,
# while for the logarithmic loss dz = a − y is then near ±1; (3) the squared error's cost is not convex,
# so that descent may end in a valley or on a plateau that depends on the start, while the logarithmic
# cost has one valley; (4) a gradient check: centred differences of the friend's own cost, entry by
# entry, on a small example. A correct gradient that gets stuck points to the cost, not to the code.
# ### END SOLUTION

# %% [markdown]
# ## What you should remember
#
# - ŷ = P(y = 1 | x) = σ(wᵀx + b): a weighted sum, squeezed into a probability.
# - Loss: one example. Cost: the average over i = 1 … m. Minimising it is maximum likelihood.
# - The logarithmic cost is convex; with the squared error it is not.
# - w := w − α dw and b := b − α db. `dw` and `db` are derivatives of J, computed before anything moves.
# - A graph is computed forwards and differentiated backwards; factors along a path multiply.
# - dz = a − y, dw = x dz, db = dz for one example; averaged over m examples they are dJ/dw and dJ/db.
# - Trust a gradient after it has been checked by nudging, centred, with ε near 10⁻⁵.
#
# ## Further reading
#
# - C. Bishop, *Pattern Recognition and Machine Learning* (2006), section 4.3.2: logistic regression and its
#   likelihood
# - S. Boyd and L. Vandenberghe, *Convex Optimization* (2004), section 3.1: what convex means
# - I. Goodfellow, Y. Bengio and A. Courville, [*Deep Learning*](https://www.deeplearningbook.org/) (2016),
#   section 6.5: computation graphs and backpropagation
# - [`numpy.log`](https://numpy.org/doc/stable/reference/generated/numpy.log.html) and
#   [rank-1 arrays and indexing](https://numpy.org/doc/stable/user/basics.indexing.html), in NumPy's manual
