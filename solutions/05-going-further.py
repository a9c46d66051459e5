# %% [markdown]
# # Going further: starred exercises, a hidden layer, and where it comes from
#
# Nothing in this notebook is graded. Begin with section 1, because later ones use what it defines;
# then pick what you like. (Section 7 also needs section 3.) Each starred exercise has a check and hints as
# before, and a solution that you can unfold. The last sections add a hidden layer, tell where logistic
# regression comes from, and list all words of the course.
#
# **You will learn to**
#
# - ★ choose a learning rate and a number of steps on a validation set;
# - ★ standardise features, penalise large weights, and learn from mini-batches;
# - ★★ count which errors a classifier makes: confusion matrix, precision, recall;
# - ★★★ let the computer find slopes: automatic differentiation in 30 lines;
# - train a network with one hidden layer.
#
# **You need** notebook 04.
#
# **Time**: about 55 minutes for all of it. **Points**: {{points.total}}; it is all for practice.

# %%
import matplotlib.pyplot as plt
import numpy as np

from checks import (
    BLUE, GREEN, ORANGE, VERMILION,
    check, hint, interact, load_pictures, passed, quiz, show, show_moving,
)  # fmt: skip


def sigmoid(z):  # these three: as you wrote them in notebook 04
    return 1 / (1 + np.exp(-z))


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = A - Y
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, cost


def predict(w, b, X):
    return (sigmoid(w.T @ X + b) > 0.5).astype(float)

# %% [markdown]
# To be quick, this notebook shrinks the pictures to 16 by 16 pixels: each new pixel is the mean of a square of
# 4 by 4. That leaves 768 features. The training pictures are shuffled, and the last third of them is set
# aside: that is the *validation set*.

# %%
train_images, Y_all, test_images, Y_test = load_pictures()


def shrink(images):
    """(m, 64, 64, 3) of 0 to 255 → X (768, m) of 0 to 1."""
    m = len(images)
    small = images.reshape(m, 16, 4, 16, 4, 3).mean(axis=(2, 4))  # (m, 16, 16, 3)
    return small.reshape(m, -1).T / 255


order = np.random.default_rng(5).permutation(len(train_images))
kept = len(order) * 2 // 3
X_all, X_test = shrink(train_images)[:, order], shrink(test_images)
Y_all = Y_all[:, order]
X_train, Y_train = X_all[:, :kept], Y_all[:, :kept]
X_val, Y_val = X_all[:, kept:], Y_all[:, kept:]
print("train", X_train.shape, " validation", X_val.shape, " test", X_test.shape)

# %% [markdown]
# ## 1. ★ Choosing on a third set
#
# The learning rate and the number of steps are chosen, not learned. On what? Not on the training set: there,
# more steps always look better. Not on the test set: what was chosen on it looks better on it than it is. So
# train on one part, compare the choices on the **validation set**, and look at the test set once, at the end.
#
# **Predict, then run.** Three learning rates, 1500 steps each, and the cost on both sets every 50 steps. Which
# curve on the validation set falls, and turns up again?

# %% tags=["demo"]
RATES, EVERY = (0.003, 0.01, 0.03), 50


def train(X, Y, rate, steps, gradient=propagate):
    """Gradient descent from zeros; gives w and b after every 50 steps."""
    w, b, snapshots = np.zeros((X.shape[0], 1)), 0.0, []
    for i in range(steps):
        if i % EVERY == 0:
            snapshots.append((w, b))
        grads, _ = gradient(w, b, X, Y)
        w, b = w - rate * grads["dw"], b - rate * grads["db"]
    return [*snapshots, (w, b)]


runs = [train(X_train, Y_train, rate, 1500) for rate in RATES]
train_costs = np.array([[propagate(w, b, X_train, Y_train)[1] for w, b in run] for run in runs])
val_costs = np.array([[propagate(w, b, X_val, Y_val)[1] for w, b in run] for run in runs])  # (3, 31)

# %% tags=["drawing"]
# @title Costs on the training and on the validation set
fig, axes = plt.subplots(1, 2, figsize=(11, 4), sharey=True)
for ax, costs, name in zip(axes, (train_costs, val_costs), ("training", "validation")):
    for row, rate, colour, dashes in zip(costs, RATES, (BLUE, ORANGE, GREEN), ("-", "--", ":")):
        ax.plot(EVERY * np.arange(len(row)), row, dashes, color=colour, label=f"α = {rate:g}")
    ax.set_xlabel("step")
    ax.set_ylabel("cost J")
    ax.set_title(f"on the {name} set")
    ax.legend()
show(
    fig,
    "Left: training costs fall at every rate. Right: validation costs fall much less, and the one of the "
    "largest rate turns up again.",
)

# %% [markdown]
# *What do you see?* On the training set, more steps are always better. On the validation set, the largest rate is
# the first to stop falling, and then its cost rises: the model learns by heart.
#
# ### Exercise: `best_choice` ({{points.best_choice}}, for practice)
#
# Given a table of costs, with one row for each learning rate and one column for each number of steps: in which
# row and in which column is the smallest one?

# %% answer="best_choice"
def best_choice(costs):
    """Where the smallest cost is.

    Parameters
    ----------
    costs : table of shape (rates, columns)

    Returns
    -------
    row, column : two whole numbers, counted from 0
    """
    ### BEGIN SOLUTION
    row = np.argmin(costs.min(axis=1))
    return row, np.argmin(costs[row])
    ### END SOLUTION


# %% [markdown] hints="best_choice"
# - `np.argmin` of a whole table counts along the unrolled table; of a row it gives a column.
# - First find the row: which row has the smallest minimum? `costs.min(axis=1)` is one number for each row.
# - Then find the column within that row. Or let `np.unravel_index(np.argmin(costs), costs.shape)` do both.

# %% check="best_choice" points=0
check("best_choice", best_choice)

# %% [markdown]
# {{solution.best_choice}}

# %% tags=["demo"]
row, column = best_choice(val_costs)
w, b = runs[row][column]
print(f"chosen on the validation set: α = {RATES[row]:g} and {EVERY * column} steps")
sets = [("training", X_train, Y_train), ("validation", X_val, Y_val), ("test", X_test, Y_test)]
for name, X, Y in sets:
    print(f"right on the {name} set: {100 * np.mean(predict(w, b, X) == Y):.0f} %")

# %% [markdown]
# *What do you see?* A choice that was made without the test set. The last line is an honest number, as long as
# you do not go back and choose again until you like it.

# %%
quiz(
    "You try 200 settings, and take the one with the best accuracy on the validation set. What do you "
    "expect on the test set?",
    {
        "about the same": "The best of 200 was also lucky on the validation set, and luck is not repeated.",
        "a little less": "Choosing is learning, too: a little of the validation set was learned by heart.",
        "more, the test set is easier": "Nothing makes it easier; it was drawn like the others.",
    },
    right="a little less",
)

# %% [markdown]
# ## 2. ★ Standardising each feature
#
# Dividing by 255 treats all features alike. Features of other data differ in scale: an age, an income, a share.
# Then one learning rate does not fit all. *Standardising* gives each feature (each **row** of X) the mean 0 and
# the standard deviation 1. One trap: the mean and the standard deviation are learned from the **training set**,
# and the same two numbers are used for the test set.
#
# ### Exercise: `standardize_features` ({{points.standardize_features}}, for practice)

# %% answer="standardize_features"
def standardize_features(X_train, X_test):
    """Give each feature mean 0 and standard deviation 1, as measured on the training set.

    Parameters
    ----------
    X_train, X_test : examples, of shapes (n_x, m_train) and (n_x, m_test)

    Returns
    -------
    X_train, X_test : both standardised with the numbers of the training set; two new arrays
    """
    ### BEGIN SOLUTION
    mean = X_train.mean(axis=1, keepdims=True)
    std = X_train.std(axis=1, keepdims=True)
    return (X_train - mean) / std, (X_test - mean) / std
    ### END SOLUTION


# %% [markdown] hints="standardize_features"
# - One mean for each row: `axis=1` runs along the examples, and `keepdims=True` keeps a column of shape (n_x, 1).
# - Subtract the mean, divide by the standard deviation (`std`, of the same shape).
# - The test set gets the mean and the deviation of X_train, not its own: the model was trained on that scale.

# %% check="standardize_features" points=0
check("standardize_features", standardize_features)

# %% [markdown]
# {{solution.standardize_features}}

# %% tags=["demo"]
# every other feature in other units
scale = np.where(np.arange(len(X_train)) % 2, 1.0, 0.01)[:, None]
X_scaled = X_train * scale
X_standardised, _ = standardize_features(X_scaled, X_val * scale)
for name, X in [("uneven units", X_scaled), ("standardised", X_standardised)]:
    w, b = train(X, Y_train, 0.01, 300)[-1]
    print(f"{name}: cost after 300 steps {propagate(w, b, X, Y_train)[1]:.3f}")

# %% [markdown]
# *What do you see?* With the same learning rate and as many steps, the cost falls much further once all
# features have the same scale.
#
# ## 3. ★ A penalty for large weights
#
# A model that learns by heart needs large weights. So add a price for them to the cost, the *L2 penalty*:
#
# $$J_{\lambda}(w, b) = J(w, b) + \frac{\lambda}{2m} \sum_{j=1}^{n_x} w_j^2, \qquad
# \frac{\partial J_\lambda}{\partial w_j} = \frac{\partial J}{\partial w_j} + \frac{\lambda}{m}\, w_j.$$
#
# (The ½ is there to cancel the 2 of the derivative.) b is not penalised: it belongs to no feature. And with a
# penalty the cost **has** a lowest point, whatever the data: far out, the penalty always wins.
#
# ### Exercise: `propagate_l2` ({{points.propagate_l2}}, for practice)

# %% answer="propagate_l2"
def propagate_l2(w, b, X, Y, strength):
    """The penalised cost and its gradient.

    Parameters
    ----------
    w : weights, of shape (n_x, 1)
    b : bias, a number
    X : examples, of shape (n_x, m)
    Y : labels 0 and 1, of shape (1, m)
    strength : λ, a number

    Returns
    -------
    grads : dictionary with "dw", of shape (n_x, 1), and "db", a number
    cost : a number
    """
    ### BEGIN SOLUTION
    m = X.shape[1]
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    grads = {"dw": (X @ (A - Y).T + strength * w) / m, "db": np.sum(A - Y) / m}
    return grads, cost + strength * np.sum(w**2) / (2 * m)
    ### END SOLUTION


# %% [markdown] hints="propagate_l2"
# - `propagate` in the first code cell gives the cost and the gradient without the penalty: start from those.
# - Add λ/(2m) times the sum of all squared weights to the cost.
# - Add λ/m times w to dw, a column to a column. db stays as it is.

# %% check="propagate_l2" points=0
check("propagate_l2", propagate_l2)

# %% [markdown]
# {{solution.propagate_l2}}

# %% tags=["demo"]
print("   λ   length of w   cost (training)   cost (validation)")
for strength in (0, 1, 3, 10, 30):
    w, b = train(X_train, Y_train, 0.03, 1500, lambda *args: propagate_l2(*args, strength))[-1]
    costs = [propagate(w, b, X, Y)[1] for X, Y in [(X_train, Y_train), (X_val, Y_val)]]
    print(f"{strength:4d} {np.linalg.norm(w):13.2f} {costs[0]:17.3f} {costs[1]:19.3f}")

# %% [markdown]
# *What do you see?* A larger λ keeps the weights shorter, and the training cost stays higher. Look in the last
# column which λ you would choose.

# %%
quiz(
    "The training pictures can be separated. Which costs have a lowest point?",
    {
        "J without a penalty": "It falls for ever, as the weights grow: notebook 03, section 4.",
        "J with a penalty": "Far out the penalty outweighs everything, so the lowest point is not out there.",
        "both, they are convex": "Convex means no false valleys. A curve such as e⁻ʷ only ever falls, and is "
        "convex, too.",
    },
    right="J with a penalty",
)

# %% [markdown]
# ## 4. ★★ Which errors?
#
# Four things can happen. A cat is called a cat: a *true positive*. Another thing is called a cat: a *false
# positive*. A cat is missed: a *false negative*. And the rest: *true negatives*. The table of the four counts
# is the **confusion matrix**:
#
# | | predicted 1 | predicted 0 |
# |---|---|---|
# | **truth 1** | tp | fn |
# | **truth 0** | fp | tn |
#
# ### Exercise: `confusion` ({{points.confusion}}, for practice)

# %% answer="confusion"
def confusion(Y_hat, Y):
    """Count what can happen.

    Parameters
    ----------
    Y_hat : predictions, zeros and ones, of shape (1, m)
    Y : the truth, zeros and ones, of shape (1, m)

    Returns
    -------
    tp, fp, fn, tn : four counts
    """
    ### BEGIN SOLUTION
    tp = np.sum((Y_hat == 1) & (Y == 1))
    fp = np.sum((Y_hat == 1) & (Y == 0))
    fn = np.sum((Y_hat == 0) & (Y == 1))
    tn = np.sum((Y_hat == 0) & (Y == 0))
    return tp, fp, fn, tn
    ### END SOLUTION


# %% [markdown] hints="confusion"
# - `Y_hat == 1` is an array of True and False; `&` is "and", entry by entry. Mind the parentheses around both sides.
# - The sum of an array of True and False counts the True ones.
# - "Positive" or "negative" is what was predicted; "true" or "false" says whether that was right.

# %% check="confusion" points=0
check("confusion", confusion)

# %% [markdown]
# {{solution.confusion}}
#
# Two questions can be asked of the four counts:
#
# - **Precision**: of all that was called a cat, how much is one? $\dfrac{tp}{tp + fp}$
# - **Recall**: of all cats, how many were found? $\dfrac{tp}{tp + fn}$
#
# ### Exercise: `precision_recall` ({{points.precision_recall}}, for practice)

# %% answer="precision_recall"
def precision_recall(Y_hat, Y):
    """Two shares that say more than accuracy.

    Parameters
    ----------
    Y_hat : predictions, zeros and ones, of shape (1, m)
    Y : the truth, zeros and ones, of shape (1, m)

    Returns
    -------
    precision, recall : two numbers from 0 to 1
    """
    ### BEGIN SOLUTION
    tp = np.sum(Y_hat * Y)
    return tp / np.sum(Y_hat), tp / np.sum(Y)
    ### END SOLUTION


# %% [markdown] hints="precision_recall"
# - Your `confusion` gives all four counts: `tp, fp, fn, tn = confusion(Y_hat, Y)`.
# - Precision looks at the column "predicted 1": tp and fp.
# - Recall looks at the row "truth 1": tp and fn.

# %% check="precision_recall" points=0
check("precision_recall", precision_recall)

# %% [markdown]
# {{solution.precision_recall}}
#
# **Predict, then run.** When the threshold rises from 0.5, what happens to precision, and what to recall?

# %% tags=["drawing"]
# @title Precision and recall by threshold, on the validation set
from ipywidgets import FloatSlider

w_chosen, b_chosen = runs[1][-1]
p_val = sigmoid(w_chosen.T @ X_val + b_chosen)  # (1, m_val)


def draw_precision(threshold=0.5):
    thresholds = np.linspace(0.02, 0.9, 89)
    pairs = np.array([precision_recall(p_val > each, Y_val) for each in thresholds])
    fig, ax = plt.subplots(figsize=(7, 3.8))
    ax.plot(thresholds, pairs[:, 0], color=BLUE, label="precision")
    ax.plot(thresholds, pairs[:, 1], "--", color=ORANGE, label="recall")
    ax.axvline(threshold, color="grey", linestyle=":")
    ax.set_xlabel("threshold")
    ax.set_ylabel("share")
    tp, fp, fn, tn = confusion(p_val > threshold, Y_val)
    ax.set_title(f"threshold {threshold:.2f}: tp {tp}, fp {fp}, fn {fn}, tn {tn}")
    ax.legend(loc="lower left")
    show(fig, f"Precision and recall over the threshold, and the four counts at {threshold:.2f}.")


draw_precision()

# %% tags=["demo"]
interact(
    draw_precision,
    threshold=FloatSlider(0.6, min=0.05, max=0.9, step=0.05, continuous_update=False),
);

# %% [markdown]
# *What do you see?* Recall can only fall when the threshold rises: fewer pictures are called cats. Precision
# mostly rises, but not at every step. No threshold has the best of both.
#
# **A common misconception**, on purpose: "99 % right is a good classifier." One picture in a hundred shows a
# lynx. What are the accuracy and the recall of a model that never says lynx?

# %% tags=["demo"]
Y_lynx = (np.arange(1000) % 100 == 0)[None, :].astype(float)  # (1, 1000)
never = np.zeros_like(Y_lynx)
tp, fp, fn, tn = confusion(never, Y_lynx)
print(f"accuracy {(tp + tn) / Y_lynx.size:.0%}, recall {tp / (tp + fn):.0%}")
print(f"tp {tp}, fp {fp}, fn {fn}, tn {tn}")

# %%
quiz(
    "A search engine shows ten results, of which nine fit; a hundred pages would have fitted. What is low?",
    {
        "recall": "9 of 100 were found. For the person who searches, that may be just right.",
        "precision": "9 of the 10 that were shown fit: that is 0.9.",
        "both": "Precision is 9 of 10; only one of the two is low.",
    },
    right="recall",
)

# %% [markdown]
# ## 5. ★ Mini-batches
#
# A step of gradient descent looks at all m examples. With millions of them that is a long look for one step. A
# *mini-batch* is a part of the examples, say 16 columns; each step uses the next one. The gradient is then only
# roughly right, and much cheaper. (With random batches this is *stochastic gradient descent*.)
#
# ### Exercise: `mini_batch` ({{points.mini_batch}}, for practice)
#
# Cut the examples, in their order, into batches of `size` columns. The last batch has what remains. Return
# batch number k, counted from 0: the parts `X_batch` and `Y_batch`.

# %% answer="mini_batch"
def mini_batch(X, Y, k, size):
    """Batch number k.

    Parameters
    ----------
    X : examples, of shape (n_x, m)
    Y : labels, of shape (1, m)
    k : which batch, counted from 0
    size : how many examples a batch has

    Returns
    -------
    X_batch, Y_batch : the columns of X and Y that belong to batch k
    """
    ### BEGIN SOLUTION
    start = k * size
    return X[:, start : start + size], Y[:, start : start + size]
    ### END SOLUTION


# %% [markdown] hints="mini_batch"
# - Examples are columns: `X[:, start:stop]` keeps all rows and some columns.
# - Batch 0 starts at column 0, batch 1 at column `size`, batch 2 at column 2 · size.
# - A slice that ends beyond the last column simply ends there, so the last batch needs no special care.

# %% check="mini_batch" points=0
check("mini_batch", mini_batch)

# %% [markdown]
# {{solution.mini_batch}}

# %% tags=["demo"]
def train_in_batches(size, looks, rate=0.01):
    """Descend by mini-batches; gives the training cost after every look at all examples."""
    w, b, costs, m = np.zeros((X_train.shape[0], 1)), 0.0, [], X_train.shape[1]
    for _ in range(looks):
        costs.append(propagate(w, b, X_train, Y_train)[1])
        for k in range(-(-m // size)):  # rounded up
            grads, _ = propagate(w, b, *mini_batch(X_train, Y_train, k, size))
            w, b = w - rate * grads["dw"], b - rate * grads["db"]
    return costs

# %% tags=["drawing"]
# @title Batches of three sizes
fig, ax = plt.subplots(figsize=(7, 4))
for size, colour, dashes in [(X_train.shape[1], BLUE, "-"), (32, ORANGE, "--"), (8, GREEN, ":")]:
    ax.plot(train_in_batches(size, 40), dashes, color=colour, label=f"batches of {size}")
ax.set_xlabel("looks at all training examples")
ax.set_ylabel("cost on the training set")
ax.set_title("As many examples seen, more steps taken")
ax.legend()
show(fig, "Three falling cost curves: the smaller the batches, the lower after as many examples.")

# %% [markdown]
# *What do you see?* After as many looks at the examples, the small batches are further down: they took more
# steps. (One step at a time, their cost also goes up now and then, because a step follows only a few examples.)
#
# ## 6. ★★★ Slopes without formulas: automatic differentiation
#
# In notebook 03b you walked backwards through a graph by hand. A computer can do it for any computation, if the
# computation leaves a trail: which number was made of which, and how strongly it reacts to each. Here is a
# class of numbers that leave one. Every `+` and `*` makes a new number and notes an edge from each number that
# went in, with its slope.

# %%
class Number:
    """A number that notes how it was made."""

    edges: list = []  # (from, to, slope), in the order in which the numbers were made
    count = 0

    def __init__(self, value, *parents):
        self.value, self.place = value, Number.count
        Number.count += 1
        Number.edges += [(parent.place, self.place, slope) for parent, slope in parents]

    def __add__(self, other):
        return Number(self.value + other.value, (self, 1.0), (other, 1.0))

    def __mul__(self, other):
        return Number(self.value * other.value, (self, other.value), (other, self.value))

    def log(self):
        return Number(np.log(self.value), (self, 1 / self.value))

    def sigmoid(self):
        a = sigmoid(self.value)
        return Number(a, (self, a * (1 - a)))

# %% tags=["demo"]
Number.edges, Number.count = [], 0
a, b, c = Number(5.0), Number(3.0), Number(2.0)  # the graph of notebook 03b
J = Number(3.0) * (a + b * c)
print("J =", J.value)
for start, end, slope in Number.edges:
    print(f"number {start} → number {end}, slope {slope:g}")

# %% [markdown]
# ### Exercise: `walk_back` ({{points.walk_back}}, for practice)
#
# Walk the edges backwards. The derivative of the last number with respect to itself is 1. Each edge passes the
# derivative at its end, times its slope, back to its start; where several edges leave from one number, the
# parts **add up**. The edges are in the order of the forward pass: an edge *into* a number always comes
# before the edges that leave from it.

# %% answer="walk_back"
def walk_back(edges, slopes, count):
    """The backward pass through any graph.

    Parameters
    ----------
    edges : whole numbers, of shape (n, 2): each row says from which number to which
    slopes : of shape (n,): how many times a nudge at the start arrives at the end
    count : how many numbers there are; the output is number count − 1

    Returns
    -------
    derivatives : of the output with respect to each number, of shape (count,)
    """
    ### BEGIN SOLUTION
    derivatives = np.zeros(count)
    derivatives[count - 1] = 1
    for i in range(len(slopes) - 1, -1, -1):
        start, end = edges[i]
        derivatives[start] += slopes[i] * derivatives[end]
    return derivatives
    ### END SOLUTION


# %% [markdown] hints="walk_back"
# - Begin with zeros, one for each number, and put 1 at the last place.
# - Go through the edges from the last one to the first: `reversed(range(len(slopes)))` counts down.
# - For an edge from `start` to `end`, add slope times `derivatives[end]` to `derivatives[start]`: `+=`, not `=`.

# %% check="walk_back" points=0
check("walk_back", walk_back)

# %% [markdown]
# {{solution.walk_back}}
#
# And now logistic regression, three features and five examples, with not one derivative worked out by hand.
# Does it agree with `propagate`, in which you took all derivatives yourself?

# %% tags=["demo"]
def cost_of_numbers(w, b, X, Y):
    """The cost, in Numbers from the first sum to the last."""
    minus, one, total = Number(-1.0), Number(1.0), Number(0.0)
    for x, y in zip(X.T, Y[0]):
        z = b
        for weight, feature in zip(w, x):
            z = z + weight * Number(feature)
        a = z.sigmoid()
        total = total + (a.log() if y == 1 else (one + minus * a).log())
    return total * Number(-1 / X.shape[1])


rng = np.random.default_rng(2)
w_small, b_small = rng.normal(size=(3, 1)), 0.3
X_small, Y_small = rng.normal(size=(3, 5)), np.array([[1, 0, 0, 1, 1]])

Number.edges, Number.count = [], 0
w_numbers, b_number = [Number(weight) for weight in w_small[:, 0]], Number(b_small)
J = cost_of_numbers(w_numbers, b_number, X_small, Y_small)
starts_and_ends = np.array([edge[:2] for edge in Number.edges])
derivatives = walk_back(starts_and_ends, np.array([edge[2] for edge in Number.edges]), Number.count)

grads, cost = propagate(w_small, b_small, X_small, Y_small)
print(f"{Number.count} numbers, {len(Number.edges)} edges")
print(f"cost: {J.value:.12f} by Numbers, {cost:.12f} by propagate")
names, by_hands = ["dw₁", "dw₂", "dw₃", "db"], [*grads["dw"][:, 0], grads["db"]]
for name, number, by_hand in zip(names, [*w_numbers, b_number], by_hands):
    print(f"{name:4s}: {derivatives[number.place]: .12f} by Numbers, {by_hand: .12f} by propagate")

# %% [markdown]
# *What do you see?* The same derivatives, to the last digit or nearly. PyTorch, TensorFlow and JAX do this, with
# whole arrays in place of single numbers.

# %%
quiz(
    "A graph has one output and a million inputs. How many backward passes give all derivatives?",
    {
        "one": "Each edge is walked once, and every input gets its derivative.",
        "a million": "That is nudging: two forward passes for each input.",
        "as many as there are operations": "The operations are the edges of one and the same pass.",
    },
    right="one",
)

# %% [markdown]
# ## 7. The same model, in five lines of scikit-learn
#
# The next cell needs the package scikit-learn (`pip install scikit-learn`); without it, it says so.

# %% tags=["demo"]
try:
    from sklearn.linear_model import LogisticRegression

    theirs = LogisticRegression(max_iter=1000).fit(X_train.T, Y_train[0])
    print(f"scikit-learn, test:     {100 * theirs.score(X_test.T, Y_test[0]):.0f} %, length of w "
          f"{np.linalg.norm(theirs.coef_):.3f}, b {theirs.intercept_[0]:.3f}")
except ImportError:
    print("scikit-learn is not installed here. Its five lines:\n"
          "    from sklearn.linear_model import LogisticRegression\n"
          "    theirs = LogisticRegression(max_iter=1000)\n"
          "    theirs.fit(X_train.T, Y_train[0])\n"
          "    theirs.predict(X_test.T)\n"
          "    theirs.score(X_test.T, Y_test[0])")

w, b = np.zeros((X_train.shape[0], 1)), 0.0
for _ in range(6000):
    grads, _ = propagate_l2(w, b, X_train, Y_train, 1.0)
    w, b = w - 0.03 * grads["dw"], b - 0.03 * grads["db"]
print(f"ours with λ = 1, test:  {100 * np.mean(predict(w, b, X_test) == Y_test):.0f} %, length of w "
      f"{np.linalg.norm(w):.3f}, b {b:.3f}")

# %% [markdown]
# *What do you see?* Why does it differ from `model` in notebook 04?
#
# - It has examples in **rows**, one row each: hence the `.T`.
# - It penalises large weights unless told otherwise. Its `C=1.0` is 1/λ, so it minimises what `propagate_l2` gives
#   with λ = 1. That cost has a lowest point, and so start and number of steps do not matter.
# - It goes to that point (with a method that also looks at how slopes change, *L-BFGS*), where `model` stops after
#   2000 steps. The last line printed is our own descent with λ = 1, after 6000 steps: it is nearly there, and twice
#   as many steps bring it closer still.
#
# ## 8. What comes next: a hidden layer
#
# One neuron draws one straight line. Some questions have no straight answer: is a point inside a ring?
#
# **Predict, then run.** What is the best that logistic regression can do here?

# %%
rng = np.random.default_rng(8)
X_ring = rng.uniform(-2, 2, size=(2, 300))
Y_ring = (np.sum(X_ring**2, axis=0, keepdims=True) < 1.6).astype(float)  # 1 inside, (1, 300)

# %% tags=["demo"]
w, b = train(X_ring, Y_ring, 0.5, 500)[-1]
print(f"one neuron: {100 * np.mean(predict(w, b, X_ring) == Y_ring):.0f} % right; always answering 0: "
      f"{100 * np.mean(Y_ring == 0):.0f} %")

# %% [markdown]
# Put a few neurons side by side in a *hidden layer*; each draws a line of its own (with tanh in place of σ, which
# runs from −1 to 1). The last neuron weighs their answers. Forwards and backwards it is the same idea:
# dZ = A − Y at the output, then the chain rule one layer further back.

# %% tags=["drawing"]
# @title A network with one hidden layer
fig, ax = plt.subplots(figsize=(7.5, 3.4))
layers = [(0, [2.2, 0.8]), (2.6, [3, 2, 1, 0]), (5.2, [1.5])]
for (x_from, ys_from), (x_to, ys_to), colour in zip(layers, layers[1:], (BLUE, VERMILION)):
    for y_from in ys_from:
        for y_to in ys_to:
            ax.plot([x_from, x_to], [y_from, y_to], color=colour, linewidth=1, zorder=1)
for (x_place, ys), texts in zip(layers, (["x₁", "x₂"], ["tanh"] * 4, ["σ"])):
    for y_place, text in zip(ys, texts):
        ax.add_patch(plt.Circle((x_place, y_place), 0.36, facecolor="white", edgecolor="black", zorder=2))
        ax.text(x_place, y_place, text, ha="center", va="center", fontsize=11, zorder=3)
ax.text(1.3, 3.15, "W₁, b₁", ha="center", color=BLUE, fontsize=12)
ax.text(3.9, 3.15, "W₂, b₂", ha="center", color=VERMILION, fontsize=12)
ax.annotate("ŷ", (6.6, 1.5), va="center", fontsize=14)
ax.annotate("", (6.5, 1.5), (5.56, 1.5), arrowprops={"arrowstyle": "->"})
ax.set_xlim(-0.6, 7)
ax.set_ylim(-0.6, 3.6)
ax.set_aspect("equal")
ax.axis("off")
ax.set_title("Two inputs, a hidden layer of four neurons, one output")
show(fig, "Two inputs, each joined to four hidden neurons marked tanh, all joined to one output marked σ.")

# %% tags=["demo"]
def train_network(X, Y, n_h, rate, steps, start=1.0):
    """A network with one hidden layer of n_h neurons, from random weights."""
    rng, m = np.random.default_rng(0), X.shape[1]
    W1, b1 = start * rng.normal(size=(n_h, X.shape[0])), np.zeros((n_h, 1))
    W2, b2 = start * rng.normal(size=(1, n_h)), np.zeros((1, 1))
    pictures = []
    for i in range(steps + 1):
        A1 = np.tanh(W1 @ X + b1)  # (n_h, m)
        A2 = sigmoid(W2 @ A1 + b2)  # (1, m)
        if i in (0, 20, 50, 100, 200, 400, 800, steps):
            pictures.append((i, W1, b1, W2, b2))
        dZ2 = A2 - Y  # as ever
        dZ1 = (W2.T @ dZ2) * (1 - A1**2)  # one layer back; 1 − tanh² is the slope of tanh
        W2, b2 = W2 - rate * dZ2 @ A1.T / m, b2 - rate * dZ2.mean(axis=1, keepdims=True)
        W1, b1 = W1 - rate * dZ1 @ X.T / m, b1 - rate * dZ1.mean(axis=1, keepdims=True)
    return pictures, A2


pictures, A_ring = train_network(X_ring, Y_ring, 4, 0.5, 2000)
print(f"four hidden neurons: {100 * np.mean((A_ring > 0.5) == Y_ring):.0f} % right")
_, A_zeros = train_network(X_ring, Y_ring, 4, 0.5, 2000, start=0.0)
print(f"the same from zeros: {100 * np.mean((A_zeros > 0.5) == Y_ring):.0f} % right, all ŷ between "
      f"{A_zeros.min():.3f} and {A_zeros.max():.3f}")

# %% tags=["drawing"]
# @title The border as it forms
def draw_border(step, W1, b1, W2, b2):
    grid = np.linspace(-2, 2, 81)
    places = np.stack([each.ravel() for each in np.meshgrid(grid, grid)])  # (2, 6561)
    answer = sigmoid(W2 @ np.tanh(W1 @ places + b1) + b2).reshape(81, 81)
    fig, ax = plt.subplots(figsize=(5, 4.6), layout="constrained")
    ax.contourf(grid, grid, answer, levels=np.linspace(0, 1, 11), cmap="PuOr_r", alpha=0.6)
    ax.contour(grid, grid, answer, levels=[0.5], colors="black")
    for label, marker, colour in [(0, "s", VERMILION), (1, "o", BLUE)]:
        ax.scatter(*X_ring[:, Y_ring[0] == label], marker=marker, s=14, color=colour, label=f"y = {label}")
    ax.set_xlabel("x₁")
    ax.set_ylabel("x₂")
    ax.set_title(f"after {step} steps; black: ŷ = 0.5")
    ax.legend(loc="upper right", framealpha=1)
    return fig


show_moving(
    [draw_border(*picture) for picture in pictures],
    "Points inside a ring and outside. The border is a crooked line at first, bends, and in the end "
    "closes round the points inside.",
    seconds=1.0,
)

# %% [markdown]
# *What do you see?* Four straight lines, weighed together, close round the ring. And the trap of which notebook 04
# warned: from zeros all hidden neurons are alike, get the same slopes, and stay alike for ever. Here all slopes
# but that of the last bias are zero at the start, so nothing but that bias ever moves. A network with hidden
# layers needs random weights to begin with, and its cost is *not* convex.

# %%
quiz(
    "Without any activation in the hidden layer, A₁ = W₁X + b₁: what could the network draw?",
    {
        "a straight border, no more": "W₂(W₁x + b₁) + b₂ is one weighted sum of x with one bias: a single neuron.",
        "four straight borders": "The four lines are added up, and sums of weighted sums are weighted sums.",
        "the same ring": "It takes something that bends, such as tanh, between the two layers.",
    },
    right="a straight border, no more",
)

# %% [markdown]
# ## 9. Where it comes from
#
# - **1838** Pierre-François Verhulst describes how a population grows and levels off, by the curve
#   1 / (1 + e⁻ᶻ). In 1845 he calls it *logistic*.
# - **1943** Warren McCulloch and Walter Pitts describe a nerve cell as a unit that adds up and then answers yes or
#   no.
# - **1944** Joseph Berkson uses Verhulst's curve to estimate probabilities, and names its inverse the *logit*.
# - **1958** David Cox writes down logistic regression for yes-or-no data. In the same year Frank Rosenblatt
#   describes the *perceptron*: a weighted sum and a threshold, learning from its errors.
# - **1969** Marvin Minsky and Seymour Papert prove what one layer of perceptrons cannot do: "exactly one of the two"
#   (XOR), for instance.
# - **1986** David Rumelhart, Geoffrey Hinton and Ronald Williams train hidden layers by backpropagation. (Seppo
#   Linnainmaa had described reverse-mode differentiation in 1970.)
# - **2012** A network of eight layers, by Alex Krizhevsky, Ilya Sutskever and Geoffrey Hinton, recognises photographs
#   so much better than anything before it that most others change to networks.
#
# Why logistic regression, and not the perceptron? The perceptron's threshold has the slope 0 nearly everywhere, so
# gradient descent finds no way, and its answer is yes or no. The logistic curve has a slope, its answer is a
# probability, and its cost comes from maximum likelihood and has no false valleys. Most networks that answer a
# yes-or-no question still end in this neuron.
#
# ## 10. All words of the course
#
# In the order in which you met them. "Tour" and "starter" are the two notebooks 00.
#
# | word | meaning | introduced in |
# |---|---|---|
# | cell, kernel | a piece of a notebook; the program that runs it and remembers what was run | tour |
# | pixel | one dot of a picture: three numbers, red, green and blue | tour |
# | alt text | a sentence that says what a figure shows | tour |
# | array, axis, shape | a table of numbers; one of its directions; how long each axis is | starter |
# | slice | a piece of an axis, `start:stop` | starter |
# | mask | an array of True and False that chooses | starter |
# | transpose | a table on its side: rows become columns | starter |
# | binary classification | a question with two answers, 1 and 0 | 01 |
# | example, label | a pair (x, y); y is the truth, 0 or 1 | 01 |
# | supervised learning | to learn from examples that have a label | 01 |
# | training set, test set | the examples to learn from; others, to test on | 01 |
# | channel | one colour of a picture, a matrix | 01 |
# | feature, n_x | one number of an example; how many there are | 01 |
# | feature vector | all features of one example, a column | 01 |
# | unroll | to write the numbers of a picture one below the other | 01 |
# | m, X, Y | how many examples there are; their columns side by side; the row of their labels | 01 |
# | view | another shape for the same memory | 01 |
# | rank-1 array | of shape (n,): neither a row nor a column | 01 |
# | standardise | subtract the mean, divide by the standard deviation | 01 |
# | dot product, matrix product | products added up; a table of dot products, `@` | 02 |
# | SIMD | one instruction that works on several numbers | 02 |
# | CPU, GPU | the processor; one with thousands of lanes | 02 |
# | vectorized | computed by whole arrays, without a loop in Python | 02 |
# | L1, L2 | distances added up; their squares added up | 02 |
# | sigmoid | σ(z) = 1/(1 + e⁻ᶻ), from any number to one between 0 and 1 | 02 |
# | derivative | the slope: by how much the value changes when the input is nudged | 02 |
# | broadcasting | NumPy treats a smaller array as if it were repeated | 02 |
# | norm | the length of a row or column | 02 |
# | score, softmax | any number for each class; scores to probabilities that add up to 1 | 02 |
# | temperature | what scores are divided by before softmax | 02 |
# | overflow | a number too large for a float becomes `inf` | 02 |
# | neuron | weighs its inputs, adds a bias, applies its activation function | 03 |
# | weight, bias, parameters | w; b; all of them, which are learned | 03 |
# | linear regression | the weighted sum z itself as the answer | 03 |
# | logistic regression | σ(wᵀx + b) as the probability of y = 1 | 03 |
# | activation, activation function | what a neuron gives out: a, here the same as ŷ; what makes it of z, here σ | 03 |
# | θ | b and w in one column | 03 |
# | loss | how wrong one answer is | 03 |
# | cost | J, the average loss over all examples | 03 |
# | squared error | (ŷ − y)², the loss of linear regression; often half of it | 03 |
# | gradient descent | step by step against the slopes | 03 |
# | learning rate | α, how far a step goes for a given slope | 03 |
# | gradient | all slopes together: dw and db | 03 |
# | gradient check | slopes by rule against slopes by nudging | 03 |
# | convex | without false valleys | 03 |
# | maximum likelihood | the parameters that make the data most probable | 03 |
# | computation graph | nodes are operations, arrows carry values forwards and slopes backwards | 03b |
# | forward pass, backward pass | all values, left to right; all slopes, right to left | 03b |
# | chain rule | slopes along a path multiply | 03b |
# | backpropagation | the chain rule, from the output backwards, each arrow once | 03b |
# | accumulators | start at 0 and add up over all examples | 03b |
# | centred | a difference from both sides, f(t + ε) − f(t − ε) | 03b |
# | hyperparameter | chosen, not learned: the learning rate, the number of steps | 04 |
# | accuracy | the share of right answers | 04 |
# | overfitting | much better on what was seen than on what was not | 04 |
# | baseline | what the simplest answer gets | 04 |
# | threshold | above this probability the answer is 1 | 04 |
# | validation set | on which hyperparameters are chosen | 05 |
# | L2 penalty | a price for large weights | 05 |
# | true positive, false positive | called a cat, and is one; called a cat, and is none | 05 |
# | true negative, false negative | not called a cat, and is none; not called a cat, and is one | 05 |
# | confusion matrix | the table of these four counts | 05 |
# | precision, recall | of what was called a cat, how much is one; of all cats, how many were found | 05 |
# | mini-batch | a few examples, for one step | 05 |
# | stochastic gradient descent | gradient descent by random mini-batches | 05 |
# | automatic differentiation | the computer keeps the graph and walks it backwards | 05 |
# | hidden layer | neurons between the inputs and the output | 05 |
# | tanh | an S-shaped curve from −1 to 1 | 05 |
# | perceptron | a weighted sum and a threshold, without a probability | 05 |
#
# ## 11. What you have done
#
# The next cell reads your saved notebooks, those in this folder and in the folders beside it, and lists every check
# in them. Save this notebook first, and the others, too.

# %% tags=["demo"]
passed()

# %% [markdown]
# ## What you should remember
#
# - Choose on the validation set, look at the test set once.
# - Whatever is measured for standardising is measured on the training set.
# - A penalty gives the cost a lowest point and keeps the weights small.
# - Accuracy hides which errors are made; precision and recall do not.
# - A backward pass gives all derivatives of one output at once, for any computation.
# - A hidden layer bends the border, needs a random start, and has a cost that is not convex.
#
# ## Further reading
#
# - M. Nielsen, *Neural Networks and Deep Learning* (2015), free on the web: hidden
#   layers, with as little mathematics as possible
# - A. Zhang and others, [*Dive into Deep Learning*](https://d2l.ai/): from here to today's networks, with code
# - [`sklearn.linear_model.LogisticRegression`](https://scikit-learn.org/stable/modules/generated/sklearn.linear_model.LogisticRegression.html),
#   in scikit-learn's manual
# - J. S. Cramer, *The origins of logistic regression* (2002), Tinbergen Institute Discussion Paper 02-119/4
