# %% [markdown]
# # Logistic regression: a probability, its cost, and the way downhill
#
# The smallest neural network has one neuron. It takes the numbers of a picture, gives each a weight, adds
# them up, and answers with a probability that the picture shows a cat. You build it, measure how wrong it is,
# and make it less wrong step by step.
#
# **You will learn to**
#
# - compute ŷ = P(y = 1 | x) = σ(wᵀx + b), and say what w and b do;
# - tell the *loss* of one example from the *cost* of all, and explain where both come from;
# - follow gradient descent on a curve and on a surface, with small and large learning rates;
# - explain why the squared error is a poor choice here, and what "convex" promises.
#
# **You need** NumPy arrays and their shapes, the sigmoid from notebook 02, and the idea of a slope.
#
# **Time**: about 55 minutes. **Points**: {{points.total}}, of which {{points.automatic}} are given
# by checks and the rest by a reader.
#
# **Checks, hints and questions** work as before.

# %%
import matplotlib.pyplot as plt
import numpy as np

from checks import (
    BLUE, GREEN, ORANGE, VERMILION,
    check, hint, interact, load_pictures, quiz, show, show_moving,
)  # fmt: skip


def sigmoid(z):  # as you wrote it in notebook 02
    return 1 / (1 + np.exp(-z))

# %% [markdown]
# ## 1. A yes-or-no question, answered with a probability
#
# *Binary classification* has two answers, written 1 (cat) and 0 (not a cat). An example is a pair
# (x, y): the *features* x, a column of n_x numbers, and the *label* y. For whole pictures n_x is 12288,
# too many to draw. So we begin with n_x = 2 numbers for each picture: how bright it is, and how much
# detail it has (how different neighbouring pixels are). Both are *standardised*: 0 is the average
# picture, 1 is one standard deviation above it.

# %%
images, Y_pictures, _, _ = load_pictures()
grey = images.mean(axis=3) / 255  # (m, 64, 64)
brightness = grey.mean(axis=(1, 2))  # (m,)
detail = np.abs(np.diff(grey, axis=1)).mean(axis=(1, 2))  # (m,)
X_pictures = np.stack([brightness, detail])  # (2, m): a row for each feature
X_pictures = X_pictures - X_pictures.mean(axis=1, keepdims=True)
X_pictures = X_pictures / X_pictures.std(axis=1, keepdims=True)
print("X_pictures", X_pictures.shape, " Y_pictures", Y_pictures.shape)

# %% tags=["drawing"]
# @title A scatter plot of brightness and detail
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
# *What do you see?* The two kinds overlap. No straight line has all cats on one side and all others on
# the other, so a plain yes or no would claim too much. A probability is more honest:
#
# $$\hat y = P(y = 1 \mid x)$$
#
# **A first idea** is a weighted sum with one weight for each feature and a *bias* added:
#
# $$z = w^\top x + b = w_1 x_1 + w_2 x_2 + \dots + w_{n_x} x_{n_x} + b,
# \qquad w \ (n_x, 1), \quad x \ (n_x, 1), \quad b \text{ one number}.$$
#
# That is *linear regression*. But z may be 7 or −3, and no probability is. So z goes through the **sigmoid**
# and comes out between 0 and 1:
#
# $$\hat y = a = \sigma(z), \qquad \sigma(z) = \frac{1}{1 + e^{-z}}.$$
#
# - z large: $e^{-z} \approx 0$, so $\sigma(z) \approx 1/(1 + 0) = 1$.
# - z very negative: $e^{-z}$ is huge, so the denominator is huge and $\sigma(z) \approx 0$.
# - z = 0: $\sigma(0) = 1/2$. The model cannot decide.
#
# This is *logistic regression*. (It does classification, in spite of its name.) The letter a, for *activation*,
# is what a neuron gives out; here a and ŷ are the same number.

# %% [markdown]
# ### Exercise: `forward_example` ({{points.forward_example}})
#
# Compute the probability for one example; `sigmoid` is in the first code cell. Mind the shapes:
# wᵀ is (1, n_x) and x is (n_x, 1), so `w.T @ x` is a (1, 1) table with one number in it. You may return that,
# or take the number out with `.item()`.

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
# - `@` multiplies matrices: for the sum of all wⱼxⱼ, write a row on the left of it and a column on the right.
# - `sigmoid(z)` does the last step. The z that goes into it includes b.

# %% check="forward_example" points=2
check("forward_example", forward_example)

# %% [markdown]
# ### One neuron
#
# The next figure draws the same computation.

# %% tags=["drawing"]
# @title Logistic regression, drawn as one neuron
fig, ax = plt.subplots(figsize=(8, 3.6))
ax.set_xlim(-0.6, 7.6)
ax.set_ylim(-0.4, 3.6)
ax.axis("off")
for y_place, feature, weight in [(3, "x₁", "w₁"), (2, "x₂", "w₂"), (1.25, "⋮", ""), (0.4, "xₙ", "wₙ")]:
    ax.text(0, y_place, feature, fontsize=15, ha="center", va="center")
    if weight:
        ax.annotate("", (2.95, 1.6), (0.3, y_place), arrowprops={"arrowstyle": "->", "color": BLUE})
        ax.text(1.2, y_place + (1.6 - y_place) * 0.34 + 0.17, weight, fontsize=13, color=BLUE)
for x_place, text, inside in [(3.6, "z = wᵀx + b", "Σ"), (5.3, "a = σ(z)", "σ")]:
    ax.add_patch(plt.Circle((x_place, 1.6), 0.6, facecolor="white", edgecolor="black"))
    ax.text(x_place, 1.6, inside, fontsize=20, ha="center", va="center")
    ax.text(x_place, 0.7, text, fontsize=12, ha="center")
for start, end in [((4.2, 1.6), (4.7, 1.6)), ((5.9, 1.6), (6.6, 1.6))]:
    ax.annotate("", end, start, arrowprops={"arrowstyle": "->"})
ax.annotate("", (3.6, 2.2), (3.6, 3.0), arrowprops={"arrowstyle": "->", "color": VERMILION})
ax.text(3.6, 3.15, "b", fontsize=15, color=VERMILION, ha="center")
ax.text(6.75, 1.6, "ŷ = a", fontsize=15, va="center")
ax.add_patch(plt.Rectangle((2.8, 0.45), 3.3, 2.0, fill=False, linestyle=":", edgecolor="grey"))
ax.text(4.45, 0.1, "one neuron", fontsize=12, color="grey", ha="center")
ax.set_title("Logistic regression as a neuron: add up, then squash")
show(fig, "Inputs x₁ to xₙ, each with a weight, and the bias b lead to a sum z and through σ to ŷ.")

# %% [markdown]
# *What do you see?* Logistic regression is a neural network with a single neuron: it adds up its inputs, each
# with a weight, adds its bias, and gives the sum to an *activation function*, σ. Larger networks are many
# of these, side by side and in layers; the last notebook builds one. Learning means: find w and b such that
# ŷ is near 1 for the cats and near 0 for the others.

# %%
quiz(
    "A neuron has the weights (2, −1) and the bias 0. For which x does it answer exactly one half?",
    {
        "for x = (1, 2)": "z = 2 · 1 − 1 · 2 + 0 = 0, and σ(0) is one half.",
        "for x = (2, 1)": "z = 2 · 2 − 1 · 1 = 3, and σ(3) is about 0.95: nearly sure.",
        "for no x, σ never reaches one half": "σ(0) is one half; it never reaches 0 or 1.",
    },
    right="for x = (1, 2)",
)

# %% [markdown]
# **Predict, then run.** The next figure shows σ(wx + b) for a single feature x. What does a larger w do to
# the curve? And a negative b?

# %% tags=["drawing"]
# @title The curve σ(wx + b) for three pairs of w and b
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
# neuron, one b for each neuron is easier to follow than a row of ones at every layer. θ comes
# back in the next notebook, to check slopes: there it helps to have all parameters in one column.

# %% [markdown]
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
#
# Write the formula above for one ŷ and one y.

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

# %% tags=["drawing"]
# @title The loss over ŷ, for both labels
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

# %%
quiz(
    "What is −log 0.1, the loss when ŷ = 0.1 and the truth is y = 1?",
    {
        "about 0.1": "−log 0.9 is about 0.105: that is the loss of the right answer.",
        "about 2.3": "log 10 ≈ 2.303. One more zero, ŷ = 0.01, costs another 2.303.",
        "about −2.3": "log 0.1 is about −2.3, and the loss has a minus in front: it is never negative.",
        "1": "That would be the logarithm to base 10. Here log is the natural one, to base e.",
    },
    right="about 2.3",
)

# %% [markdown]
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
# The predictions are a row A = [a⁽¹⁾, a⁽²⁾, …, a⁽ᵐ⁾] of shape (1, m), and so are the labels, Y. A
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

# %%
quiz(
    "Ten pictures, all of cats. Nine get ŷ = 0.9, and the tenth gets ŷ = 0.001. What is the cost, roughly?",
    {
        "about 0.1, as for the nine": "One loss of −log 0.001 ≈ 6.9 is averaged in.",
        "about 0.8": "(9 · 0.105 + 6.908) / 10 ≈ 0.786: worse than always saying one half (0.693).",
        "about 7": "6.9 is the loss of the one example; the cost is the average over all ten.",
    },
    right="about 0.8",
)

# %% [markdown]
# ### Find w and b by hand
#
# Ten examples with one feature each, n_x = 1. Drag w and b until the cost is as low as you can get it.
# The figure below shows one try, for readers without a kernel; the sliders come after it.

# %%
x_line = np.array([[-2.5, -2.0, -1.4, -0.8, -0.3, 0.2, 0.7, 1.3, 1.9, 2.6]])  # (1, 10)
y_line = np.array([[0, 0, 0, 1, 0, 1, 0, 1, 1, 1]])  # (1, 10)

# %% tags=["drawing"]
# @title Ten examples and one curve
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
from ipywidgets import FloatSlider

interact(
    draw_fit,
    w=FloatSlider(1.0, min=-4, max=6, step=0.1, continuous_update=False),
    b=FloatSlider(0.0, min=-3, max=3, step=0.1, continuous_update=False),
);

# %% [markdown]
# *What do you see?* w = 0 and b = 0 give 0.693, whatever the data. A negative w is worse than that. The
# best is near w = 1.3 and b = 0.1, with a cost of 0.422. A much steeper curve is worse again: it is
# sure of everything, and for two of the points it is sure and wrong.

# %% [markdown]
# ## 3. Downhill in one dimension
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

# %% [markdown]
# ### A slope, by nudging
#
# How steep is a curve f at the place t? Nudge t a little to both sides, look how much f changes, and divide
# by the distance from below to above:
#
# $$\text{slope of } f \text{ at } t \approx \frac{f(t + \varepsilon) - f(t - \varepsilon)}{2\varepsilon}.$$
#
# Notebook 02 did this for the sigmoid. ε is a small number such as 10⁻⁵.
#
# ### Exercise: `slope` ({{points.slope}})
#
# `f` is a function of one number: you may call it, as in `f(t)`.

# %% answer="slope"
def slope(f, t, eps=1e-5):
    """How steep a curve is at one place.

    Parameters
    ----------
    f : function of a number that gives a number
    t : where to take the slope, a number
    eps : the nudge ε

    Returns
    -------
    slope : a number
    """
    ### BEGIN SOLUTION
    return (f(t + eps) - f(t - eps)) / (2 * eps)
    ### END SOLUTION


# %% [markdown] hints="slope"
# - Call f twice: once a little above t, once a little below.
# - The change is what f gives above minus what it gives below; the distance between the two is 2 · eps.
# - Mind the parentheses: both the difference and `2 * eps` need a pair. For f(t) = t² at t = 3 the slope is 6.

# %% check="slope" points=2
check("slope", slope)

# %% [markdown]
# **Predict, then run.** Try `slope` on a curve that you know: the loss of a cat, −log ŷ. The derivative of
# log t is 1/t, so the formula says that the slope is −1/ŷ. Where is it steeper, at ŷ = 0.9 or at ŷ = 0.1?

# %% tags=["demo"]
for yhat in (0.9, 0.5, 0.1):
    nudged = slope(lambda t: loss(t, 1), yhat)
    print(f"ŷ = {yhat}: slope by nudging {nudged:.6f}, by the formula {-1 / yhat:.6f}")

# %% [markdown]
# *What do you see?* The two agree. To compare a formula with nudging is a *gradient check*; the next notebook
# does it for all weights at once. And the slopes are negative: a larger ŷ makes the loss of a cat smaller,
# most of all where the model is sure and wrong.
#
# ### Exercise: `descend` ({{points.descend}})
#
# Now walk. Start at `w`; in each step compute the slope **where you are** and move against it. Keep every
# place in a list: the start, and where you are after each step.

# %% answer="descend"
def descend(f, w, learning_rate, steps):
    """Gradient descent on a curve.

    Parameters
    ----------
    f : function of a number that gives a number: the height
    w : where to start, a number
    learning_rate : how far to go for a given slope, α
    steps : number of steps

    Returns
    -------
    path : list of the places, steps + 1 numbers that begin with w
    """
    ### BEGIN SOLUTION
    path = [w]
    for _ in range(steps):
        w = w - learning_rate * slope(f, w)
        path.append(w)
    return path
    ### END SOLUTION


# %% [markdown] hints="descend"
# - Put the start into a list, and write a loop that runs `steps` times.
# - Each round has two lines: `w := w − α · slope`, with your `slope(f, w)`; then append the new w.
# - The update comes first, then the append. After the loop return the list.

# %% check="descend" points=3
check("descend", descend)

# %% [markdown]
# **Predict, then run.** The same ten places as above, with two of the labels turned round. Three learning
# rates: 0.2, 2 and 8. What will eight steps from w = −2 look like with each of them?

# %% tags=["demo"]
y_turned = np.array([[0, 0, 1, 1, 0, 1, 0, 0, 1, 1]])  # (1, 10)


def line_cost(w):
    return np.squeeze(cost(sigmoid(w * x_line), y_turned))

# %% tags=["drawing"]
# @title Three descents on the same curve
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
    ax.set_title(f"{steps} steps, {ax.get_title()}")  # so that each move shows
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

# %%
quiz(
    "The present w is 3, the slope of J there is −2, and α = 0.1. What is w after one step?",
    {
        "2.8": "Minus times minus is plus: the slope is negative, so w grows.",
        "3.2": "3 − 0.1 · (−2) = 3.2. J falls towards the right, and so w moves to the right.",
        "5": "The learning rate takes only a tenth of the slope.",
    },
    right="3.2",
)

# %% [markdown]
# ### On the surface J(w, b)
#
# Give the bias back. Then every pair (w, b) has a cost, and J is a **surface** above the (w, b) plane, drawn
# here as a map: one line for each height. Gradient descent is a path on it. Each step takes two slopes, one
# along w and one along b, both at the place that the path has reached.

# %% tags=["demo"]
def cost_at(w, b):
    return np.squeeze(cost(sigmoid(w * x_line + b), y_line))


path = [(-1.0, 2.5)]
for _ in range(40):
    w, b = path[-1]
    dw = slope(lambda nudged: cost_at(nudged, b), w)  # b is held still meanwhile
    db = slope(lambda nudged: cost_at(w, nudged), b)  # and here w is
    path.append((w - 1.0 * dw, b - 1.0 * db))
print(f"from w = {path[0][0]:.2f}, b = {path[0][1]:.2f}, cost {cost_at(*path[0]):.3f}")
print(f"to   w = {path[-1][0]:.2f}, b = {path[-1][1]:.2f}, cost {cost_at(*path[-1]):.3f}")

# %% tags=["drawing"]
# @title The descent on J(w, b), and the curve it fits
def draw_map(ax, path, place=-1):
    """The cost as a map, and a path on it."""
    w_map, b_map = np.meshgrid(np.linspace(-1.6, 3, 47), np.linspace(-1.5, 3, 46))
    A_map = sigmoid(w_map[..., None] * x_line[0] + b_map[..., None])  # (46, 47, 10)
    heights = -np.mean(np.log(np.where(y_line[0] == 1, A_map, 1 - A_map)), axis=2)
    lines = ax.contour(w_map, b_map, heights, levels=[0.43, 0.5, 0.6, 0.8, 1, 1.3, 1.7, 2.2], colors="dimgrey")
    ax.clabel(lines, fontsize=8)
    ax.plot(*zip(*path), "o-", color=BLUE, markersize=4, label="steps so far")
    ax.set_aspect("equal")  # or right angles would not look right
    ax.plot(*path[place], "s", color=VERMILION, markersize=9, label="now")
    ax.set_xlabel("w")
    ax.set_ylabel("b")
    ax.set_title(f"J(w, b) as a map: step {len(path) - 1}, cost {cost_at(*path[-1]):.3f}")
    ax.legend(loc="upper right")


def draw_step(step):
    """The path up to one step, and the curve that belongs to it."""
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
    draw_map(left, path[: step + 1])
    w, b = path[step]
    grid = np.linspace(-3, 3, 121)
    right.plot(grid, sigmoid(w * grid + b), color=BLUE, label="ŷ = σ(wx + b)")
    right.scatter(x_line[0], y_line[0], color=VERMILION, zorder=3, label="examples (x, y)")
    right.set_xlabel("x")
    right.set_ylabel("probability of y = 1")
    right.set_title(f"w = {w:.2f}, b = {b:.2f}")
    right.legend(loc="center left")
    return fig


show_moving(
    [draw_step(step) for step in (0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 28, 40)],
    "Left, a path runs down a map of the cost from the upper left to its lowest place, with shorter "
    "and shorter steps. Right, the curve turns over until it fits the ten examples.",
)

# %% tags=["drawing"]
# @title The same surface, seen from the side
w_grid, b_grid = np.meshgrid(np.linspace(-1.6, 3, 47), np.linspace(-1.5, 3, 46))
A_grid = sigmoid(w_grid[..., None] * x_line[0] + b_grid[..., None])  # (46, 47, 10)
fig = plt.figure(figsize=(6.4, 4.8))
ax = fig.add_subplot(projection="3d", computed_zorder=False)
ax.plot_surface(
    w_grid, b_grid, -np.mean(np.log(np.where(y_line[0] == 1, A_grid, 1 - A_grid)), axis=2),
    cmap="cividis", alpha=0.75,
)
ax.plot(*zip(*path), [cost_at(*place) + 0.02 for place in path], "o-", color=VERMILION, markersize=4)
ax.view_init(elev=38, azim=-50)
ax.set_xlabel("w")
ax.set_ylabel("b")
ax.set_zlabel("cost J(w, b)")
ax.set_title("Forty steps down the surface J(w, b)")
show(fig, "A bowl-shaped surface above the w, b plane; a path of dots runs down its wall to the bottom.")

# %% [markdown]
# *What do you see?* The steps cross the lines of equal height at right angles: against the gradient is the
# steepest way down. The path bends, because at every step the steepest way is another one. The steps become
# shorter by themselves, though α stays the same, because the slopes become flatter.
#
# **With more parameters** nothing changes but the number of lines. Each parameter has its own slope:
#
# $$w_1 := w_1 - \alpha\, dw_1, \qquad w_2 := w_2 - \alpha\, dw_2, \qquad b := b - \alpha\, db,$$
#
# where $dw_1 = \partial J / \partial w_1$, $dw_2 = \partial J / \partial w_2$ and $db = \partial J /
# \partial b$. (The round ∂ says that J has other variables too, and that they are held still meanwhile.
# In code both are written d.) All slopes together are the **gradient**; the step against it goes where
# the surface falls most steeply. They are computed **before** any parameter moves. And nothing here is
# special to logistic regression: whatever has a cost with slopes can be improved step by step in this way.
#
# ## 4. Why not the squared error?
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

# %% tags=["drawing"]
# @title Two descents on each of the two costs
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
# Which valley you get depends on where you started. The curve is *not convex*. With the logarithms both
# descents end at the same place. This is so not only for these six: for every data set the logarithmic cost
# is **convex**. It has *no false valleys*: nowhere does a descent get stuck behind a hill.
#
# There is a second reason. With the squared error the slope has a factor a(1 − a), which is nearly 0
# when the model is *sure and wrong*; just where it should learn most, it learns least. The next notebook
# shows how the logarithm cancels that factor.
#
# The same in two dimensions, with w and b and the ten examples from above:

# %% tags=["drawing"]
# @title The two costs as surfaces
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
# ### What convex does not promise
#
# No false valleys: does that mean that every start leads to the same place? Only when there **is** one lowest
# place. **Predict, then run.** Four examples that a straight line separates: x < 0 is always 0, and x > 0 is
# always 1. Where is the lowest point of their cost?

# %% tags=["demo"]
x_apart, y_apart = np.array([[-2.0, -1.0, 1.0, 2.0]]), np.array([[0, 0, 1, 1]])  # both (1, 4)


def apart_cost(w):
    return np.squeeze(cost(sigmoid(w * x_apart), y_apart))


for w in (0, 1, 3, 10, 15):
    print(f"w = {w:2d}   cost {apart_cost(w):.15f}")

# %% [markdown]
# *What do you see?* There is none. A steeper curve is better, whatever its steepness: the cost falls towards
# 0 and reaches it nowhere, and gradient descent would go on for ever, in ever smaller steps. When the
# training examples can be separated, as 12288 weights separate our 209 pictures, "one lowest point" is not
# what you get. The cost still falls from everywhere, but **where you land depends on where you start,
# and on when you stop**. Notebook 04 shows it with the pictures.
#
# ## 5. Where the loss comes from: maximum likelihood
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
# (Some notes put a minus before the middle part, too. It belongs to L alone.) There it is. **A small loss and a large probability of the truth are the same thing**; the minus
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
# average logarithm does not become too small.

# %%
quiz(
    "A model of two examples gives the truth the probabilities 0.8 and 0.5. What is the cost?",
    {
        "−log(0.8 · 0.5) / 2 ≈ 0.458": "The logarithm of the product is the sum of the logarithms: "
        "(0.223 + 0.693) / 2.",
        "0.8 · 0.5 = 0.4": "That is the likelihood. The cost is minus its logarithm, divided by m.",
        "(0.2 + 0.5) / 2 = 0.35": "That is how far the probabilities are from 1, without the logarithm.",
    },
    right="−log(0.8 · 0.5) / 2 ≈ 0.458",
)

# %% [markdown]
# ## 6. In your own words
#
# ### Question ({{points.reflection}})
#
# A friend's model gives nine of ten examples the right label, and yet its cost is 0.9. "That is impossible",
# says your friend: "a model that only ever answers one half has 0.693, and half of its labels are wrong." In
# three or four sentences: how can it be, what does the cost look at that counting labels does not, and what
# does the cost say about how probable the model finds the data?

# %% [markdown] written="reflection" points=3
# ### BEGIN SOLUTION
# Mark scheme, one point each: (1) the cost is an average of losses, and one loss has no upper bound: a single
# example that is sure and wrong outweighs nine good ones; (2) a label only says on which side of one half ŷ
# is, while the loss looks at how sure the model is; (3) a cost above log 2 means that the model finds the data
# less probable than coin tosses do: the likelihood is e to the power of −m J.
#
# Full marks, 3: "The wrong one may have ŷ = 0.0002 for a cat, a loss of 8.5; averaged over ten that alone is
# 0.85. Counting labels asks only on which side of one half ŷ is, the loss asks how sure. With J = 0.9 the
# data have the probability e⁻⁹ under the model, less than 2⁻¹⁰ by tossing coins."
#
# Half marks, 1.5: "One example is very wrong and pulls the average up." (How sure the model is, is only hinted
# at; how probable it finds the data is missing.)
#
# No marks: "The learning rate is too large."
# ### END SOLUTION

# %% [markdown]
# ## What you should remember
#
# - ŷ = P(y = 1 | x) = σ(wᵀx + b): a weighted sum, squeezed into a probability. That is one neuron.
# - Loss: one example. Cost: the average over i = 1 … m. Minimising it is maximum likelihood.
# - w := w − α dw and b := b − α db. `dw` and `db` are derivatives of J, computed before anything moves.
# - The logarithmic cost is convex: it has no false valleys. With the squared error it has.
# - Convex does not mean that there is a lowest point. When the examples can be separated, as our pictures can
#   by 12288 weights, there is none: where you land depends on where you start and when you stop.
#
# ## Further reading
#
# - C. Bishop, *Pattern Recognition and Machine Learning* (2006), section 4.3.2: logistic regression and its
#   likelihood
# - S. Boyd and L. Vandenberghe, *Convex Optimization* (2004), section 3.1: what convex means
# - [`numpy.log`](https://numpy.org/doc/stable/reference/generated/numpy.log.html), in NumPy's manual
