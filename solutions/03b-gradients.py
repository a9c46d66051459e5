# %% [markdown]
# # Gradients: backwards through a graph
#
# Gradient descent needs slopes: how does the cost change when a weight is nudged? Notebook 03 found a
# slope by nudging, which takes two costs for each weight. Here you find all slopes at once, by walking
# backwards through the computation. You do it for one small formula first, then for **one** example of
# logistic regression, and then for m of them with a loop. The next notebook takes the loop away.
#
# **You will learn to**
#
# - draw a computation as a directed graph of operations, and walk it forwards and backwards;
# - use the chain rule: slopes along a path multiply;
# - derive dz = a − y, and turn it into code for one example;
# - average over m examples, and train a model with your own loop;
# - check any gradient by nudging, and say when such a check can fail.
#
# **You need** notebook 03: loss, cost, gradient descent, and slopes by nudging.
#
# **Time**: about 50 minutes. **Points**: {{points.total}}, of which {{points.automatic}} are given
# by checks and the rest by a reader.

# %%
import time

import matplotlib.pyplot as plt
import numpy as np

from checks import (
    BLUE, GREEN, ORANGE, VERMILION,
    check, hint, interact, load_pictures, quiz, show,
)  # fmt: skip


def sigmoid(z):  # as you wrote it in notebook 02
    return 1 / (1 + np.exp(-z))


def forward_example(w, b, x):  # this and the next two: as in notebook 03
    return sigmoid((w.T @ x).item() + b)


def loss(yhat, y):
    return -(y * np.log(yhat) + (1 - y) * np.log(1 - yhat))


def cost(A, Y):
    return np.mean(loss(A, Y))

# %% [markdown]
# ## 1. Derivatives, and a graph to compute them
#
# A derivative answers one question: *if I nudge the input a little, how many times as much does the output
# change?*
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
# Now something made of several steps: $J(a, b, c) = 3(a + bc)$. Give each step a name, and draw a
# **computation graph**: a directed graph, that is, nodes joined by arrows. Each node is one *operation* (a
# product, a sum, "times 3"), or an input. An arrow goes from a node to each operation that uses its value.
# Along the arrows, left to right, the *forward pass* computes every node's **value**. Against the arrows,
# right to left, the *backward pass* computes every node's **slope**: the derivative of the output J with
# respect to that node.

# %% tags=["drawing"]
# @title The graph of J = 3(a + bc)
def draw_graph(boxes, arrows, title, width=9):
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
    return fig


SLOPES = {"v": 3, "a": 3, "u": 3, "b": 6, "c": 9}  # dJ/dv, dJ/da, ... at a = 5, b = 3, c = 2


def draw_slopes(known):
    """The graph of J = 3(a + bc), with the first few slopes of the backward pass."""
    names = list(SLOPES)[:known]
    said = {name: f"dJ/d{name} = {SLOPES[name] if name in names else '?'}" for name in SLOPES}
    return draw_graph(
        {
            "a": (0, 2, "a = 5"),
            "b": (0, 1, "b = 3"),
            "c": (0, 0, "c = 2"),
            "u": (2.4, 0.5, "u = bc = 6"),
            "v": (5, 1.25, "v = a + u = 11"),
            "J": (7.8, 1.25, "J = 3v = 33"),
        },
        [(start, end, said[start]) for start, end in zip("bcauv", "uuvvJ")],
        "J = 3(a + bc): values forward (solid), slopes backward (dashed)",
        width=11,
    )


show(
    draw_slopes(0),
    "A graph: b = 3 and c = 2 lead to u = bc = 6; a = 5 and u lead to v = a + u = 11; v leads to "
    "J = 3v = 33. Dashed arrows lead back; their slopes are question marks.",
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
# dJ/da and dJ/du, one step further back; from dJ/du both dJ/db and dJ/dc. Each arrow is walked once, and
# all derivatives of the one output J are there, however many inputs there are. For a network with
# millions of weights this is what makes training possible; it is called *backpropagation*, or reverse-mode
# automatic differentiation.
#
# **Predict, then move the slider.** It fills in the slopes in the order of the backward pass. Say each one
# before you look: by how much does this arrow multiply a nudge, and which slope is known at its end?

# %% tags=["drawing"]
# @title The graph with its slopes, filled in backwards
from ipywidgets import IntSlider


def fill_in(known=0):
    show(
        draw_slopes(known),
        f"The graph of J = 3(a + bc) with {known} of its five slopes filled in, from the right.",
    )


fill_in(1)

# %% tags=["demo"]
interact(fill_in, known=IntSlider(1, min=0, max=5, description="slopes", continuous_update=False));

# %%
quiz(
    "Why is dJ/db = 6 and not 3 · 3 = 9, at a = 5, b = 3, c = 2?",
    {
        "because u = bc, and a nudge of b moves u by c times as much, c = 2": "dJ/db = dJ/du · c = 3 · 2. "
        "The other factor, b = 3, belongs to dJ/dc.",
        "because b is nudged up, and c is not": "True for every slope, and it does not say which factor.",
        "because J = 33, and 33 is not divisible by 9": "A slope does not look at J itself, only at changes.",
    },
    right="because u = bc, and a nudge of b moves u by c times as much, c = 2",
)

# %% [markdown]
# In code, `dvar` is short for the derivative of the **final output** with respect to var: `dv` is dJ/dv,
# `db` is dJ/db.
#
# ### Exercise: `graph_backward` ({{points.graph_backward}})
#
# Follow the dashed arrows, from J back to a, b and c. It must hold for any a, b and c.

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
# ## 2. One example, backwards
#
# Logistic regression is a graph, too. For two features:

# %% tags=["drawing"]
# @title One example of logistic regression as a graph
fig = draw_graph(
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
    width=11,
)
show(fig, "A graph: w₁, w₂ and b lead to z, z to a = σ(z), and a to the loss; derivatives go back.")

# %% [markdown]
# We walk it from right to left. This is for one example, so the final output is its **loss** L: here da, dz,
# dw₁, dw₂ and db are derivatives of L.
#
# **Step 1, da = dL/da.** The loss is L = −y log a − (1 − y) log(1 − a). The derivative of log a is 1/a, that
# of log(1 − a) is −1/(1 − a), because 1 − a falls when a rises:
#
# $$\frac{dL}{da} = -\frac{y}{a} + \frac{1 - y}{1 - a}
# = \frac{-y(1 - a) + a(1 - y)}{a(1 - a)} = \frac{-y + ay + a - ay}{a(1 - a)} = \frac{a - y}{a(1 - a)}.$$
#
# (Some notes have a − y in the place of 1 − y, in the second fraction. That is a slip.)
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
# > **What "dz" means, in all notebooks.** `dz` is **dL/dz = a − y**, the derivative of *the loss of one
# > example* with respect to its z. With m examples, `dZ` is the row of all these: entry i belongs to the loss
# > of example i. Only `dw` and `db` become derivatives of the *cost*, when they are averaged over the
# > examples. Some notes and videos also write "dz" for **da/dz = a(1 − a)**, the slope of the sigmoid. That
# > is a different thing: one factor on the way to our dz. We do not use the name for it.
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
    a = 1 / (1 + np.exp(-np.sum(w * x) - b))
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

# %%
quiz(
    "For one example a = 0.9, y = 0 and x₁ = −2. What is dw₁?",
    {
        "−1.8": "dz = a − y = 0.9, and dw₁ = x₁ dz = −2 · 0.9.",
        "0.9": "That is dz, and so it is db. The weight acts through its feature: multiply by x₁.",
        "−0.18": "That has the factor a(1 − a) = 0.09, which cancels with the logarithm's slope.",
        "1.8": "The feature is negative, and so is dw₁: raising w₁ lowers z here.",
    },
    right="−1.8",
)

# %% [markdown]
# ## 3. m examples, with a loop
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
# examples. Divided by m after the loop, they are derivatives of the **cost** J. dz⁽ⁱ⁾ has an (i): each
# example has its own, and it is the derivative of that example's **loss**.
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
        a = 1 / (1 + np.exp(-np.sum(w * x) - b))
        J -= y * np.log(a) + (1 - y) * np.log(1 - a)
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

# %%
quiz(
    "You forget `db /= m`, with m = 60. What happens to the training?",
    {
        "The cost comes out 60 times too large": "The cost has its own division; it is right at every step.",
        "b takes steps that are 60 times too long": "db is then the sum. The cost still starts at 0.693, and "
        "b leaps about while w learns: the curve looks strange, and no error is raised.",
        "Nothing, the direction is the same": "Along b alone it is; but w and b no longer move together "
        "against the gradient, and too long a step flies over the valley.",
    },
    right="b takes steps that are 60 times too long",
)

# %% [markdown]
# Now it can learn, from sixty drawn examples of two kinds, and from brightness and detail of the training
# pictures, as in notebook 03.

# %% tags=["demo"]
images, Y_pictures, _, _ = load_pictures()
grey = images.mean(axis=3) / 255  # (m, 64, 64)
X_pictures = np.stack([grey.mean(axis=(1, 2)), np.abs(np.diff(grey, axis=1)).mean(axis=(1, 2))])
X_pictures = X_pictures - X_pictures.mean(axis=1, keepdims=True)
X_pictures = X_pictures / X_pictures.std(axis=1, keepdims=True)  # (2, m)

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

# %% tags=["drawing"]
# @title The line where ŷ is one half, and the training curves
def scatter(ax, X, Y):
    """Draw examples with two features: X (2, m), Y (1, m)."""
    for label, marker, colour, name in [(0, "s", ORANGE, "y = 0"), (1, "o", BLUE, "y = 1")]:
        chosen = Y[0] == label
        ax.scatter(*X[:, chosen], marker=marker, s=26, edgecolor="white", color=colour, label=name)


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
    ax.set_ylim(X[1].min() - 1.3, X[1].max() + 0.3)  # with room for the legend
    ax.set_xlabel(names[0])
    ax.set_ylabel(names[1])
    ax.set_title(title)
    ax.legend(loc="lower center", ncols=3, columnspacing=1)
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
w_zero = np.zeros((X_all.shape[0], 1))


def with_loop():
    return propagate_loop(w_zero, 0.0, X_all, Y_pictures)[0]["dw"]


def with_matrix():
    return X_all @ (0.5 - Y_pictures).T / X_all.shape[1]  # at zeros, every a is 0.5


def seconds(work):
    """The shortest of twenty runs: the one that was disturbed least."""
    runs = []
    for _ in range(20):
        started = time.perf_counter()
        work()
        runs.append(time.perf_counter() - started)
    return min(runs)


assert np.allclose(with_loop(), with_matrix())
loop_seconds, matrix_seconds = seconds(with_loop), seconds(with_matrix)
print(f"loop:   {loop_seconds:.4f} s a step, {2000 * loop_seconds:.0f} s for 2000 steps")
print(f"matrix: {matrix_seconds:.4f} s for the same dw; the loop took "
      f"{loop_seconds / matrix_seconds:.1f} times as long")

# %% [markdown]
# *What do you see?* The same dw, and the loop takes longer; how much longer is in the last line, for your
# computer. (If the loop was just as fast, your computer was busy with something else: run the cell again.)
# The matrix product that replaces the loop is the subject of the next notebook.
#
# ## 4. Is the gradient right?
#
# A wrong gradient often still goes downhill, only worse; the training curve looks fine, and nobody
# notices. So check it, by nudging. In notebook 03 you wrote `slope` for a function of one number. Now the
# function has many: put all parameters into one column θ of shape (n, 1), and do the same for each entry in
# turn, while the others stay where they are:
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
    print(f"{said}. Worst entry: {name}, relative error {error[worst, 0]:.1e}")
    print(f"    by rule {by_rule[worst, 0]:.8f}, by nudging {by_nudge[worst, 0]:.8f}")


w, b = rng.normal(size=(2, 1)), 0.3
print("yours: ", end="")
gradient_check(propagate_loop, w, b, X_two, Y_two)

# %% [markdown]
# **Predict, then run.** Two gradients that are wrong on purpose. In the first, the last entry of dw is
# multiplied by 1.01. The second takes the other "dz", a(1 − a), for the real one. Will the check notice?

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

# %%
quiz(
    "A model has 12288 weights and a bias. How many costs does one gradient check compute?",
    {
        "2": "Two for each parameter: each entry of θ needs its own nudge up and its own nudge down.",
        "12289": "One for each parameter would be one-sided; centred differences need two.",
        "24578": "Two for each of the 12289 parameters. The backward pass gives all slopes for the price of "
        "about two costs.",
    },
    right="24578",
)

# %% [markdown]
# **A common misconception**, on purpose: "the smaller the nudge, the better the slope." The slope of J along b, with
# ever smaller nudges:

# %% tags=["drawing"]
# @title The error of the slope for smaller and smaller nudges
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
# *What do you see?* Read it from right to left. First the error falls with ε; the centred difference's
# falls twice as steeply on these axes. Then it *rises*: two nearly equal numbers are subtracted, and floats carry only about 16
# digits, so what remains is noise. At ε = 10⁻¹⁶ the nudge is only two of the smallest steps that a float near
# b = 0.3 can take, and the cost does not notice it. Near 10⁻⁵ is a good choice.

# %%
quiz(
    "Your gradient is right, and the check says that it is wrong. Which of these can be the reason?",
    {
        "ε is 10⁻¹⁴": "Then hardly a digit of the difference is left: noise divided by ε.",
        "the features are not between 0 and 1": "The check is about slopes at the place where you are, for "
        "whatever features.",
        "w and b are not at the lowest point yet": "A slope exists everywhere. Near the lowest point, where "
        "slopes are nearly 0, the check is even harder.",
    },
    right="ε is 10⁻¹⁴",
)

# %% [markdown]
# ## 5. In your own words
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
#
# Full marks, 4: "dz = (a − y)a(1 − a). If a is 0.001 for a cat, a(1 − a) is about 0.001, so it hardly learns; ours
# is −0.999 there. Their cost has several valleys and plateaus, so it can stop at a bad one. They should nudge
# each parameter up and down, divide the change of their own cost by 2ε and compare."
#
# Half marks, 2: "dz = (a − y)a(1 − a), and the squared error has several valleys, so it got stuck in one." (No
# word on sure and wrong, and none on a check.)
#
# No marks: "The squared error is for regression."
# ### END SOLUTION

# %% [markdown]
# ## What you should remember
#
# - A graph is computed forwards and differentiated backwards; factors along a path multiply.
# - dz = a − y is the derivative of one example's loss; dw = x dz and db = dz are, too. Averaged over the m
#   examples, dw and db are derivatives of the cost.
# - Trust a gradient after it has been checked by nudging, centred, with ε near 10⁻⁵.
#
# ## Further reading
#
# - I. Goodfellow, Y. Bengio and A. Courville, [*Deep Learning*](https://www.deeplearningbook.org/) (2016),
#   section 6.5: computation graphs and backpropagation
# - [Rank-1 arrays and indexing](https://numpy.org/doc/stable/user/basics.indexing.html), in NumPy's manual
