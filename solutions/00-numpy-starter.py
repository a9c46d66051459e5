# %% [markdown]
# # NumPy, before you need it
#
# A picture is a table of numbers, and a classifier is arithmetic with such tables. In Python the
# tables are NumPy **arrays**. This notebook shows the seven things that the course does with them
# from its first page on. You need no NumPy to begin.
#
# **You will learn to**
#
# - create an array, and read its shape;
# - take out one number, a row, a column, or a rectangle;
# - add up along an axis, and say which axis that is;
# - fold numbers into another shape, and turn a table on its side;
# - choose columns by a condition.
#
# **You need** Python's lists, `for` and functions, and Shift+Enter from the tour of Jupyter.
#
# **Time**: about 30 minutes. **Points**: {{points.total}}, all given by checks.
#
# Five exercises, each of one line. The cell below each one checks it and says at once what is right. Stuck?
# `hint("countdown")` gives one step; call it again for the next one.

# %%
import matplotlib.pyplot as plt
import numpy as np

from checks import BLUE, VERMILION, check, hint, interact, quiz, show

# %% [markdown]
# ## 1. Create
#
# `np.array` makes an array from a list. Three more functions make one from a size:

# %% tags=["demo"]
print(np.array([4, 8, 15]))
print(np.zeros(4))
print(np.arange(5))  # the whole numbers below 5
print(np.arange(10, 20, 3))  # start, stop, step; the stop itself is left out

# %% [markdown]
# **A common misconception**, on purpose: "an array is a list." **Predict, then run.** What does
# `* 2` do to a list, and what to an array?

# %% tags=["demo"]
print([4, 8, 15] * 2)
print(np.array([4, 8, 15]) * 2)

# %% [markdown]
# *What do you see?* The list was repeated. The array was **computed with**: every number is doubled.
# All arithmetic works on a whole array at once, and so do comparisons: `np.array([4, 8, 15]) > 5` is
# `[False, True, True]`.
#
# (The next cell asks a question: run it and click on your answer. It costs nothing to be wrong.)

# %%
quiz(
    "What is `np.arange(2, 12, 4)`?",
    {
        "[2, 6, 10]": "It starts at 2 and goes up by 4; the next number would be 14.",
        "[2, 6, 10, 12]": "12 is the stop, which is left out. And after 10 the next step would lead to 14, not to 12.",
        "[2, 12, 4]": "That is `np.array([2, 12, 4])`. `np.arange` counts.",
        "[4, 8, 12]": "The first number is the start. The step comes last.",
    },
    right="[2, 6, 10]",
)

# %% [markdown]
# ### Exercise: `countdown` ({{points.countdown}})
#
# Return the array n, n − 1, …, 2, 1. So `countdown(4)` is `[4, 3, 2, 1]`. A step may be negative.

# %% answer="countdown"
def countdown(n):
    """Count down from n to 1.

    Parameters
    ----------
    n : a whole number above 1

    Returns
    -------
    numbers : array of shape (n,), from n down to 1
    """
    ### BEGIN SOLUTION
    return np.arange(n, 0, -1)
    ### END SOLUTION


# %% [markdown] hints="countdown"
# - `np.arange(start, stop, step)` does it. With which number does the countdown start?
# - The step goes down by one each time, so it is −1.
# - The stop is left out. To end at 1, stop at the number that would come after it.

# %% check="countdown" points=2
check("countdown", countdown)

# %% [markdown]
# ## 2. Index and slice
#
# An array may have more than one **axis**. This one has two: it is a table, or a small grey picture.
# Its **shape** says how long each axis is, rows first.

# %%
cat = np.array(
    [
        [0, 9, 0, 0, 0, 0, 0, 0, 9, 0],
        [0, 9, 9, 0, 0, 0, 0, 9, 9, 0],
        [0, 9, 9, 9, 9, 9, 9, 9, 9, 0],
        [0, 9, 9, 9, 9, 9, 9, 9, 9, 0],
        [0, 9, 2, 9, 9, 9, 9, 2, 9, 0],
        [5, 9, 9, 9, 9, 9, 9, 9, 9, 5],
        [5, 9, 9, 9, 4, 4, 9, 9, 9, 5],
        [0, 0, 9, 9, 9, 9, 9, 9, 0, 0],
    ]
)
print("shape", cat.shape)
print("number of axes", cat.ndim)
print("how many numbers", cat.size)

# %% tags=["demo", "drawing"]
# @title The cat as a picture
fig, ax = plt.subplots(figsize=(4.6, 3.6), layout="constrained")
ax.imshow(cat, cmap="gray", vmin=0, vmax=9)
for (i, j), number in np.ndenumerate(cat):
    ax.text(j, i, number, ha="center", va="center", color="white" if number < 5 else "black")
ax.set_xticks(range(10))
ax.set_yticks(range(8))
ax.set_xlabel("column: axis 1")
ax.set_ylabel("row: axis 0")
ax.set_title("cat, of shape (8, 10)")
show(fig, "A grid of 8 rows and 10 columns of numbers from 0, black, to 9, white: a cat's face.")

# %% [markdown]
# The square brackets hold one entry for each axis: **row, column**. Counting starts at 0, and −1 is
# the last one. In place of a number, a **slice** `start:stop` takes a piece; the stop is left out, as
# in `np.arange`. A `:` alone takes all of an axis.
#
# **Predict, then run.** Find each of the four in the picture first: which numbers will be printed?

# %% tags=["demo"]
print("cat[4, 2]     ", cat[4, 2])
print("cat[6]        ", cat[6])  # the same as cat[6, :]
print("cat[:, 0]     ", cat[:, 0])
print("cat[0:2, 7:10]")
print(cat[0:2, 7:10])

# %% tags=["demo", "drawing"]
# @title Where the four pieces are
def frame_pieces(pieces, alt):
    """Draw the cat once for each piece, and let the piece stand out."""
    down, across = (2, 2) if len(pieces) == 4 else (1, len(pieces))
    fig, axes = plt.subplots(down, across, figsize=(3.2 * across, 2.8 * down), layout="constrained")
    for ax, (title, piece) in zip(np.ravel(axes), pieces.items()):
        chosen = np.zeros(cat.shape, dtype=bool)
        chosen[piece] = True
        ax.imshow(np.where(chosen, 1.0, 0.15), cmap="Blues", vmin=0, vmax=1.6)
        for (i, j), number in np.ndenumerate(cat):
            weight = "bold" if chosen[i, j] else "normal"
            ax.text(j, i, number, ha="center", va="center", fontsize=8, fontweight=weight)
        ax.set_title(title, fontsize=10)
        ax.set_xticks(range(10))
        ax.set_yticks(range(8))
        ax.tick_params(labelsize=7)
    show(fig, alt)


frame_pieces(
    {
        "cat[4, 2]": np.s_[4, 2],
        "cat[6]": np.s_[6],
        "cat[:, 0]": np.s_[:, 0],
        "cat[0:2, 7:10]": np.s_[0:2, 7:10],
    },
    "Four copies of the cat with a piece marked in each: one number in row 4 and column 2, all of "
    "row 6, all of column 0, and a rectangle of two rows and three columns at the top right.",
)

# %% [markdown]
# *What do you see?* A number takes its axis away, a slice keeps it. So `cat[4, 2]` is one number,
# `cat[6]` and `cat[:, 0]` have one axis, and the rectangle has two. Move the sliders and watch where the
# slice begins and ends.

# %% tags=["demo", "drawing"]
# @title Sliders for a slice
from ipywidgets import IntRangeSlider


def show_slice(rows, columns):
    piece = np.s_[rows[0] : rows[1], columns[0] : columns[1]]
    name = f"cat[{rows[0]}:{rows[1]}, {columns[0]}:{columns[1]}]"
    frame_pieces({f"{name}, of shape {cat[piece].shape}": piece}, f"The cat with {name} marked.")


interact(
    show_slice,
    rows=IntRangeSlider(value=(4, 7), min=0, max=8, description="rows"),
    columns=IntRangeSlider(value=(3, 7), min=0, max=10, description="columns"),
);

# %%
quiz(
    "`A` has the shape (8, 10). What is the shape of `A[2:5, 0]`?",
    {
        "(3, 1)": "Nearly: the slice keeps its axis, but the number 0 takes its axis away.",
        "(3,)": "The slice 2:5 leaves rows 2, 3 and 4; the number 0 takes the columns' axis away.",
        "(4, 1)": "The stop is left out, and the number 0 takes its axis away.",
        "(5,)": "5 is where the slice stops. It starts at 2, so three rows are left.",
    },
    right="(3,)",
)

# %% [markdown]
# ### Exercise: `corner` ({{points.corner}})
#
# Cut the top left corner out of a table: its first rows and its first columns.

# %% answer="corner"
def corner(A, rows, columns):
    """Cut out the top left corner.

    Parameters
    ----------
    A : table, of shape (height, width)
    rows, columns : how many rows and how many columns the corner has

    Returns
    -------
    piece : the corner, of shape (rows, columns)
    """
    ### BEGIN SOLUTION
    return A[:rows, :columns]
    ### END SOLUTION


# %% [markdown] hints="corner"
# - One pair of brackets with two slices in it, with a comma between them: rows first.
# - Each slice starts at 0. The stop is left out, so it is the number of rows, or of columns.
# - `0:3` may be written `:3`. Try it on `cat` in a cell of your own before you fill in the function.

# %% check="corner" points=2
check("corner", corner)

# %% [markdown]
# ## 3. Along an axis
#
# `cat.sum()` adds up all numbers. With an axis, it adds up **along** that axis, and the axis is gone
# afterwards. `mean`, `max` and many others work in the same way.
#
# **Predict, then run.** `small` has 2 rows and 3 columns. How many numbers are there in
# `small.sum(axis=0)`, and which?

# %% tags=["demo"]
small = np.array([[1, 2, 3], [10, 20, 30]])
print("small has the shape  ", small.shape)
print("small.sum()        is", small.sum())
print("small.sum(axis=0)  is", small.sum(axis=0), "  of shape", small.sum(axis=0).shape)
print("small.sum(axis=1)  is", small.sum(axis=1), "  of shape", small.sum(axis=1).shape)

# %% tags=["demo", "drawing"]
# @title A sum along each axis
fig, axes = plt.subplots(1, 2, figsize=(8, 2.6), layout="constrained")
for ax, axis, colour in zip(axes, (0, 1), (BLUE, VERMILION)):
    for (i, j), number in np.ndenumerate(small):
        ax.add_patch(plt.Rectangle((j, -i), 1, -1, facecolor="#eeeeee", edgecolor="#999999"))
        ax.text(j + 0.5, -i - 0.5, number, ha="center", va="center", color="black")
    for k, total in enumerate(small.sum(axis=axis)):
        x, y = (k + 0.5, -3.0) if axis == 0 else (4.3, -k - 0.5)
        start = (k + 0.5, -2.05) if axis == 0 else (3.05, -k - 0.5)
        end = (k + 0.5, -2.7) if axis == 0 else (3.9, -k - 0.5)
        ax.annotate("", end, start, arrowprops=dict(arrowstyle="->", color=colour))
        ax.text(x, y, total, ha="center", va="center", fontweight="bold", color=colour)
    ax.set(xlim=(-0.1, 4.8), ylim=(-3.4, 0.1), aspect="equal", xticks=[], yticks=[])
    ax.set_title(f"sum(axis={axis}): the {['rows', 'columns'][axis]} are added together")
    ax.set_frame_on(False)
show(
    fig,
    "The same table twice. With axis=0, arrows down the columns to the totals 11, 22 and 33. "
    "With axis=1, arrows along the rows to the totals 6 and 60.",
)

# %% [markdown]
# *What do you see?* The axis that you name is the one that vanishes. `axis=0` counts the rows: they are
# added together, and one total is left for each column.

# %%
quiz(
    "`X` has the shape (12288, 209): one column for each picture. Which gives one number for each "
    "picture?",
    {
        "`X.sum()`": "That is one number for everything.",
        "`X.sum(axis=0)`": "The 12288 rows are added together; one total is left for each column.",
        "`X.sum(axis=1)`": "The 209 pictures are added together; one total is left for each row.",
    },
    right="`X.sum(axis=0)`",
)

# %% [markdown]
# ### Exercise: `column_means` ({{points.column_means}})
#
# Return the mean of each column of a table. It has one number for each column.

# %% answer="column_means"
def column_means(A):
    """Take the mean of each column.

    Parameters
    ----------
    A : table, of shape (rows, columns)

    Returns
    -------
    means : array of shape (columns,)
    """
    ### BEGIN SOLUTION
    return A.mean(axis=0)
    ### END SOLUTION


# %% [markdown] hints="column_means"
# - `A.mean()` is the mean of all numbers. It takes an axis, as `sum` does.
# - One number should be left for each column. So which axis has to vanish?
# - Try `small.mean(axis=0)` and `small.mean(axis=1)`: the first column of `small` has the mean 5.5.

# %% check="column_means" points=2
check("column_means", column_means)

# %% [markdown]
# ## 4. Reshape and transpose
#
# `reshape` folds the same numbers into another shape. It fills the new shape row by row. One of the
# sizes may be −1: NumPy works it out. `.T`, the **transpose**, turns a table on its side: rows become
# columns.
#
# **Predict, then run.** The six numbers of `v` are folded into three tables. Where is the number 1
# in each of them?

# %% tags=["demo"]
v = np.arange(6)
print("v =", v)
print("v.reshape(2, 3) =")
print(v.reshape(2, 3))
print("v.reshape(3, 2) =")
print(v.reshape(3, 2))
print("v.reshape(2, 3).T =")
print(v.reshape(2, 3).T)
print("v.reshape(-1, 1) has the shape", v.reshape(-1, 1).shape)

# %% [markdown]
# *What do you see?* `v.reshape(3, 2)` and `v.reshape(2, 3).T` have the same shape, and other contents.
# Reshaping keeps the **order** of the numbers and cuts it into other rows. Transposing keeps each row
# together and makes a column of it.

# %%
quiz(
    "`v` holds 12 numbers. What is the shape of `v.reshape(3, -1).T`?",
    {
        "(3, 4)": "That is the shape before the transpose.",
        "(4, 3)": "The −1 stands for 4, and the transpose turns (3, 4) on its side.",
        "(3, -1)": "A shape has no negative sizes: NumPy puts the size that is left in its place.",
        "(12,)": "`reshape(-1)` would give that.",
    },
    right="(4, 3)",
)

# %% [markdown]
# ### Exercise: `column_by_column` ({{points.column_by_column}})
#
# Fold a row of numbers into a table so that it is filled **column by column**. With
# `v = np.arange(6)`, `column_by_column(v, 2)` is `[[0, 2, 4], [1, 3, 5]]`.

# %% answer="column_by_column"
def column_by_column(v, rows):
    """Fill a table with numbers, one column after the other.

    Parameters
    ----------
    v : numbers, of shape (rows * columns,)
    rows : how many rows the table has

    Returns
    -------
    A : table, of shape (rows, columns), filled column by column
    """
    ### BEGIN SOLUTION
    return v.reshape(-1, rows).T  # the columns, as rows; then on its side
    ### END SOLUTION


# %% [markdown] hints="column_by_column"
# - `reshape` fills row by row. Make a table whose **rows** are the columns that you want.
# - Each of these rows has as many numbers as there are rows in the end. How many rows, then? Say −1.
# - Now the table lies on its side. `.T` turns it.

# %% check="column_by_column" points=2
check("column_by_column", column_by_column)

# %% [markdown]
# ### Three axes
#
# A colour picture has a third axis: red, green, blue. Everything works as before, with one more place in
# the brackets. With three axes, `.T` puts **all** of them in the opposite order, which is seldom what you
# want. `A.transpose(1, 0, 2)` names the new order: first the old axis 1, then the old axis 0, then axis 2.
#
# **Predict, then run.** What are the four shapes?

# %% tags=["demo"]
A = np.zeros((4, 6, 3))
print("A                    ", A.shape)
print("A[:, :, 0]           ", A[:, :, 0].shape)
print("A.T                  ", A.T.shape)
print("A.transpose(1, 0, 2) ", A.transpose(1, 0, 2).shape)

# %%
quiz(
    "`A` has the shape (4, 6, 3). What puts the axis of length 3 in front, and leaves the others in "
    "their order?",
    {
        "`A.T`": "That gives (3, 6, 4): the other two have changed places as well.",
        "`A.reshape(3, 4, 6)`": "The shape is right, but the numbers are not where they belong: "
        "reshape keeps their order and only cuts it into other rows.",
        "`A.transpose(2, 0, 1)`": "First the old axis 2, then the old axes 0 and 1: (3, 4, 6).",
        "`A.transpose(1, 2, 0)`": "That gives (6, 3, 4): the numbers name old axes, in their new "
        "order.",
    },
    right="`A.transpose(2, 0, 1)`",
)

# %% [markdown]
# ## 5. Choose by a condition
#
# A comparison gives an array of True and False, a **mask**. In the brackets it takes what is True and
# leaves the rest. True counts as 1, so `mask.sum()` says how many there are.
#
# **Predict, then run.** How many names are printed, and which?

# %% tags=["demo"]
names = np.array(["Minka", "Oskar", "Luna", "Tom"])
kilos = np.array([3.4, 6.1, 2.9, 5.2])
heavy = kilos > 4
print("heavy        is", heavy)
print("names[heavy] is", names[heavy])
print("heavy.sum()  is", heavy.sum())

both = np.array([[3.4, 6.1, 2.9, 5.2], [7, 12, 2, 9]])  # a column for each cat: weight and age
print("both[:, heavy] =")
print(both[:, heavy])

# %% [markdown]
# *What do you see?* The mask goes where the axis is that it chooses from. In `both` the cats are
# columns, so the mask comes after the comma, and the `:` before it takes all rows.

# %%
quiz(
    "`y = np.array([1, 0, 0, 1])`. What is `(y == 1).sum()`?",
    {
        "2": "The mask is True, False, False, True, and each True counts as 1.",
        "5": "0 and 3 are the places of the ones, and a mask does not add up places.",
        "[1, 1]": "That is `y[y == 1]`: the mask in brackets takes the numbers themselves.",
        "an error": "Two `=` signs compare. A single one would be an error here.",
    },
    right="2",
)

# %% [markdown]
# ### Exercise: `cats_only` ({{points.cats_only}})
#
# `X` has one column for each picture, and `y` one label for each picture: 1 for a cat, 0 for anything
# else. Return the columns of the cats, in their order.

# %% answer="cats_only"
def cats_only(X, y):
    """Choose the columns whose label is 1.

    Parameters
    ----------
    X : table, of shape (n, m): one column for each picture
    y : labels, of shape (m,), each 0 or 1

    Returns
    -------
    cats : the columns of X for which y is 1, of shape (n, number of cats)
    """
    ### BEGIN SOLUTION
    return X[:, y == 1]
    ### END SOLUTION


# %% [markdown] hints="cats_only"
# - First the mask: which comparison is True for the cats?
# - Columns are chosen after the comma. What do you write before it, to take all rows?
# - Try your line on `both` and `np.array([1, 0, 0, 1])`: the first and the last column are left.

# %% check="cats_only" points=2
check("cats_only", cats_only)

# %% [markdown]
# ## What you should remember
#
# | you want | you write |
# |---|---|
# | how long each axis is | `A.shape` |
# | one number; a row; a column | `A[1, 2]`; `A[1]`; `A[:, 2]` |
# | rows 2, 3 and 4 | `A[2:5]` |
# | one number for each column | `A.sum(axis=0)`, and so with `mean` and `max` |
# | the same numbers in 3 rows | `A.reshape(3, -1)` |
# | rows to columns | `A.T` |
# | axes in another order | `A.transpose(1, 0, 2)` |
# | the columns where a condition holds | `A[:, mask]` |
#
# - A number in the brackets takes its axis away, a slice keeps it.
# - The axis that you name in a sum vanishes.
# - `reshape` keeps the order of the numbers; `.T` does not.
#
# ## Further reading
#
# - [NumPy: the absolute basics for beginners](https://numpy.org/doc/stable/user/absolute_beginners.html)
# - [Indexing on arrays](https://numpy.org/doc/stable/user/basics.indexing.html), with masks
# - [NumPy quickstart](https://numpy.org/doc/stable/user/quickstart.html)
