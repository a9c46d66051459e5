# %% [markdown]
# # Pictures as vectors
#
# A classifier does arithmetic, and arithmetic needs numbers in a known order. In this notebook you
# take pictures to pieces: first into three matrices of numbers, then into one column for each picture,
# and at last into one matrix `X` that holds them all.
#
# **You will learn to**
#
# - read pictures and labels from an HDF5 file, and say what each number in a shape counts;
# - see a picture as three matrices: red, green and blue;
# - unroll a picture into a column, in two different orders, and say when the order matters;
# - build `X` of shape (n_x, m) and `Y` of shape (1, m), and notice when `X` has the right shape but
#   the wrong content;
# - tell a rank-1 array from a column, and bring pixels between 0 and 1.
#
# **You need** Python functions, and NumPy as in `00-numpy-starter.ipynb`. If `A[0, 2]`, `A[:, 2]` and
# `A.reshape(3, -1).T` mean something to you, that is enough.
#
# **Time**: about 70 minutes. **Points**: {{points.total}}, of which {{points.automatic}} are given
# by checks and the rest by a reader.
#
# **How the checks work.** The cell below each exercise calls your function on a few examples and says what
# is right. Stuck? `hint("image2vector")` gives one step, and one more at each call. Your work is graded on
# other examples, by the same rules.

# %%
import time

import h5py
import matplotlib.pyplot as plt
import numpy as np

from checks import BLUE, VERMILION, check, find_data, hint, interact, quiz, show

# %% tags=["demo", "drawing"]
# @title A function that shows pictures side by side
def side_by_side(pictures, alt):
    """Show pictures in a row, each under its title."""
    fig, axes = plt.subplots(
        1, len(pictures), figsize=(3.5 * len(pictures), 3.7), layout="constrained"
    )
    for ax, (title, picture) in zip(axes, pictures.items()):
        ax.imshow(picture)
        ax.set_title(title)
        ax.set_xlabel("column")
    axes[0].set_ylabel("row")
    show(fig, alt)


# %% [markdown]
# ## 1. What is in the files
#
# The question of this course has two answers: does a picture show a cat? Such a task is called
# *binary classification*. Each example is a pair (x, y): x is the picture, and the **label**
# y ∈ {0, 1} is 1 for a cat and 0 for anything else. (To learn from examples that carry the right answer
# is called *supervised learning*.)
#
# The pictures are in two files: the *training set*, to learn from, and the *test set*, to test on. Their
# format is HDF5. Such a file holds named arrays, called *datasets*, and the names work like the keys of a
# dictionary. (`find_data()` finds the folder with the two files.)

# %%
folder = find_data()
with h5py.File(folder / "train_catvnoncat.h5", "r") as file:
    for name, dataset in file.items():
        print(f"{name:12}  shape {dataset.shape!s:18}  dtype {dataset.dtype}")

# %% [markdown]
# *What do you see?* Names, shapes and types; the numbers themselves have not been read yet. The type `uint8`
# is a whole number in one byte, from 0 to 255; `int64` has eight bytes; `S7` is text of up to seven letters.
#
# Square brackets read the numbers: `[:]` means "all of it, into a NumPy array, now". At the end of the
# `with` block the file is closed; the arrays remain.

# %%
with h5py.File(folder / "train_catvnoncat.h5", "r") as file:
    train_x = file["train_set_x"][:]  # pictures to learn from
    train_y = file["train_set_y"][:]  # their labels
    classes = [name.decode() for name in file["list_classes"][:]]  # what 0 and 1 mean
with h5py.File(folder / "test_catvnoncat.h5", "r") as file:
    test_x = file["test_set_x"][:]
    test_y = file["test_set_y"][:]

print("train_x", train_x.shape, "  train_y", train_y.shape)
print("test_x ", test_x.shape, "   test_y ", test_y.shape)
print("classes:", classes)

# %% [markdown]
# ### Exercise: `dataset_shapes` ({{points.dataset_shapes}})
#
# `train_x` has four axes. From left to right they say *which picture*, *which row*, *which column*
# and *which colour*. You will need three numbers:
#
# - `m_train`, the number of training examples;
# - `m_test`, the number of test examples;
# - `num_px`, the height of a picture in pixels. Our pictures are square, so it is the width too.
#
# Read them from the arrays' shapes. Do not type in the numbers that were printed above: your function
# will be called with other arrays.

# %% answer="dataset_shapes"
def dataset_shapes(train_x, test_x):
    """Say how many pictures there are, and how large they are.

    Parameters
    ----------
    train_x : pictures, of shape (m_train, num_px, num_px, 3)
    test_x : pictures, of shape (m_test, num_px, num_px, 3)

    Returns
    -------
    m_train : number of training examples
    m_test : number of test examples
    num_px : height (and width) of a picture
    """
    ### BEGIN SOLUTION
    return train_x.shape[0], test_x.shape[0], train_x.shape[1]
    ### END SOLUTION


# %% [markdown] hints="dataset_shapes"
# - `train_x.shape` is a tuple of four numbers. Print it, and say aloud what each of them counts.
# - `train_x.shape[0]` is the first of them: how many pictures.
# - Return three numbers, in the order of the docstring: `return first, second, third`.

# %% check="dataset_shapes" points=3
check("dataset_shapes", dataset_shapes)

# %% [markdown]
# ### A picture is three matrices
#
# `train_x[25]` is one picture, of shape (64, 64, 3), and `train_x[25, 0, 0]`
# is its top left pixel: three numbers, how much **red**, **green** and **blue** light it gives. 0 is
# none, 255 is as much as there can be.
#
# Fix the colour instead of the place, and you get a matrix of shape (64, 64): a **channel**. A
# picture is three such matrices, R, G and B, one behind the other.

# %%
image = train_x[25]
R, G, B = image[:, :, 0], image[:, :, 1], image[:, :, 2]
print("picture", image.shape, "  one channel", R.shape)
print("top left pixel (red, green, blue):", image[0, 0])
print("red, the first 3 rows and 6 columns:")
print(R[:3, :6])

# %% [markdown]
# **Predict, then run.** A channel by itself can be shown as a grey picture: black for 0, white for 255.
# How will the three differ where the picture is white? Where it is grey? And where it is orange?

# %% tags=["demo", "drawing"]
# @title Draw a picture and its three channels
def show_channels(index):
    """Show one training picture and its three channels as matrices."""
    fig, axes = plt.subplots(1, 4, figsize=(12, 3.2), layout="constrained")
    what = classes[train_y[index]]
    axes[0].imshow(train_x[index])
    axes[0].set_title(f"picture {index}: {what}")
    for channel, name in enumerate(["red, R", "green, G", "blue, B"]):
        ax = axes[channel + 1]
        grey = ax.imshow(train_x[index, :, :, channel], cmap="gray", vmin=0, vmax=255)
        ax.set_title(f"{name} (64, 64)")
    for ax in axes:
        ax.set_xlabel("column")
    axes[0].set_ylabel("row")
    fig.colorbar(grey, ax=axes, label="value, 0 to 255")
    show(
        fig,
        f"Training picture {index} ({what}) in colour, and its red, green and blue channels as "
        "three grey matrices: the lighter, the larger the number.",
    )


show_channels(25)

# %% [markdown]
# *What do you see?* Three grey pictures that resemble each other: where a picture is white, all three
# numbers are large; where it is black, all are small; where it is grey, they are about the same. They
# differ where there is colour: what is orange is light in R, darker in G and darkest in B.
#
# Move the slider and look for a picture whose channels differ much. (Without a running kernel
# there is no slider; the figure above is its first position.)

# %% tags=["demo"]
from ipywidgets import IntSlider

interact(show_channels, index=IntSlider(25, 0, len(train_x) - 1, continuous_update=False));

# %%
quiz(
    "What is `train_x[25, :, :, 2]`?",
    {
        "Pixel 2 of picture 25": "A pixel has a row and a column. Here both are `:`, so all of them "
        "are taken.",
        "The blue channel of picture 25": "The last axis says which colour: 0 red, 1 green, 2 blue. "
        "It has the shape (64, 64).",
        "The green channel of picture 25": "Counting starts at 0: green is 1.",
        "Column 2 of picture 25": "The column is the axis before the last one.",
    },
    right="The blue channel of picture 25",
)

# %% [markdown]
# ## 2. One picture, one column
#
# The classifier gives each number of a picture a weight of its own and adds them all up. It does not
# know about rows and columns. So we unroll the picture into one long **column vector**, the
# *feature vector*
#
# $$x = \begin{bmatrix} x_1 \\ x_2 \\ \vdots \\ x_{n_x} \end{bmatrix} \in \mathbb{R}^{n_x},
# \qquad n_x = 64 \cdot 64 \cdot 3 = 12288.$$
#
# n_x is the number of **features**. (Multiply it out yourself. In some notes you will find 122288; there
# a 2 slipped in.) In code x has the shape (n_x, 1): n_x rows and one column.
#
# **Predict, then run.** Here is a picture of 2 rows, 2 columns and 3 channels. Its numbers tell where
# they are from: the hundreds are the row, the tens the column, and the ones the channel (0 red,
# 1 green, 2 blue). `reshape(-1)` lists all of them; `-1` means "as many as there are". Which number
# comes after 0: 100, 10 or 1?

# %% tags=["demo"]
tiny = np.array([[[0, 1, 2], [10, 11, 12]], [[100, 101, 102], [110, 111, 112]]])
print("shape", tiny.shape)
print(tiny.reshape(-1))

# %% [markdown]
# *What do you see?* 0, 1, 2: the red, green and blue of the first pixel. Then those of the next pixel
# in the row; and when the row is done, the next row. `reshape` goes through the indices of an array as
# one counts: 00, 01, 02, …, 10, 11. The **last** axis changes fastest, as the last digit does, and the
# first one slowest. It fills the new
# shape in the same order, so the order of the numbers stays as it was.
#
# ### Exercise: `image2vector` ({{points.image2vector}})
#
# Unroll a picture of any height and width into a column, in the order of `reshape`: row by row, pixel
# by pixel, and for each pixel its red, green and blue. Leave the numbers themselves as they are.

# %% answer="image2vector"
def image2vector(image):
    """Unroll a picture, pixel by pixel.

    Parameters
    ----------
    image : of shape (h, w, 3), for any height h and width w

    Returns
    -------
    x : a column, of shape (h * w * 3, 1)
    """
    ### BEGIN SOLUTION
    return image.reshape(image.size, 1)  # one column, a row for each number
    ### END SOLUTION


# %% [markdown] hints="image2vector"
# - `reshape` takes the new shape. How many rows does it have here, and how many columns?
# - `image.shape` gives h, w and 3. Their product is the number of rows.
# - One of the numbers given to `reshape` may be -1: NumPy then works it out from the other one.

# %% check="image2vector" points=3
check("image2vector", image2vector)

# %% [markdown]
# ### Exercise: `vector2image` ({{points.vector2image}})
#
# And back. A column has forgotten how high and how wide its picture was, so we have to say so. This
# function is our window: with it we can look at any column as a picture.

# %% answer="vector2image"
def vector2image(x, height, width):
    """Roll a column up into a picture again; undoes image2vector.

    Parameters
    ----------
    x : a column, of shape (height * width * 3, 1)
    height, width : the picture's size in pixels

    Returns
    -------
    image : of shape (height, width, 3)
    """
    ### BEGIN SOLUTION
    return x.reshape(height, width, 3)  # the axes in the order they were unrolled in
    ### END SOLUTION


# %% [markdown] hints="vector2image"
# - It is `reshape` again: the shape to give it is in the docstring.
# - There are three channels, and their axis comes last.
# - Rows come before columns, so `height` comes before `width`.

# %% check="vector2image" points=3
check("vector2image", vector2image)

# %%
quiz(
    "A picture has 10 rows and 20 columns. At which place of `image2vector(image)` is the red value "
    "of row 0, column 1? (Places count from 0.)",
    {
        "1": "Place 1 is the green value of the first pixel.",
        "3": "The three colours of the pixel in row 0, column 0 come before it.",
        "10": "The column index changes faster than the row index, so no row has been passed yet.",
        "200": "It would be so if all of another channel came first.",
    },
    right="3",
)

# %% [markdown]
# ### Exercise: `unroll_red` ({{points.unroll_red}})
#
# One channel is a matrix, and a matrix can be unrolled by itself. Take the **red** values only, row by
# row, and return them as a column.

# %% answer="unroll_red"
def unroll_red(image):
    """Unroll the red channel of a picture.

    Parameters
    ----------
    image : of shape (h, w, 3), for any height h and width w

    Returns
    -------
    x : a column, of shape (h * w, 1): the red values, row by row
    """
    ### BEGIN SOLUTION
    red = image[:, :, 0]  # (h, w)
    return red.reshape(red.size, 1)
    ### END SOLUTION


# %% [markdown] hints="unroll_red"
# - First take the channel out: all rows, all columns, and one colour. Red is number 0.
# - What is left is a matrix of shape (h, w). How many numbers does it have?
# - Then do with it what `image2vector` does with a whole picture.

# %% check="unroll_red" points=2
check("unroll_red", unroll_red)

# %% [markdown]
# ### Exercise: `unroll_channels` ({{points.unroll_channels}})
#
# Many lectures and books describe another order: first **all red** values, then **all green**, then
# **all blue** ones; within each channel, row by row. Nothing is wrong with that order, but it is *not*
# what `reshape` gives, although texts often show both as if they were the same. Write this order
# too. (You have the red part already. Either unroll the three channels one by one and put them together,
# or let the axes change places first, so that one `reshape` is enough.)

# %% answer="unroll_channels"
def unroll_channels(image):
    """Unroll a picture channel by channel: all red, then all green, then all blue.

    Parameters
    ----------
    image : of shape (h, w, 3), for any height h and width w

    Returns
    -------
    x : a column, of shape (3 * h * w, 1); each channel row by row
    """
    ### BEGIN SOLUTION
    channels = image.transpose(2, 0, 1)  # (3, h, w): the channel now changes slowest
    return channels.reshape(channels.size, 1)
    ### END SOLUTION


# %% [markdown] hints="unroll_channels"
# - The axis that should change slowest has to come first. Which one is that, and where is it now?
# - `np.transpose(a, order)` takes the axes in a new order: `(1, 0)` swaps those of a matrix. A picture has three.
# - Or in pieces: `image[:, :, 0]` is the red matrix. Unroll each of the three, then put them one below the other with `np.concatenate`.

# %% check="unroll_channels" points=5
check("unroll_channels", unroll_channels)

# %% [markdown]
# ### Two orders, side by side
#
# A picture of 3 rows and 4 columns has 36 numbers. The figure shows its three channels, and in each
# square the place of that number in the column: above for `image2vector`, below for `unroll_channels`.

# %% tags=["demo", "drawing"]
# @title Draw the two orders
def show_orders(place=None):
    """Show at which place of the column each number ends up; frame one place, if given."""
    numbered = np.arange(36).reshape(3, 4, 3)
    fig, axes = plt.subplots(2, 3, figsize=(9.5, 5.2), layout="constrained")
    for unroll, row in zip([image2vector, unroll_channels], axes):
        places = np.argsort(unroll(numbered)[:, 0]).reshape(3, 4, 3)
        for channel, ax in enumerate(row):
            shade = ax.imshow(places[:, :, channel], cmap="cividis", vmin=0, vmax=35)
            for i, j in np.ndindex(3, 4):
                k = places[i, j, channel]
                ax.text(j, i, k, ha="center", va="center", color="white" if k < 20 else "black")
                if k == place:
                    frame = dict(fill=False, edgecolor=VERMILION, linewidth=5)
                    ax.add_patch(plt.Rectangle((j - 0.46, i - 0.46), 0.92, 0.92, **frame))
            ax.set_title(f"{unroll.__name__}: {['red', 'green', 'blue'][channel]}", fontsize=10)
            ax.set_xticks(range(4))
            ax.set_yticks(range(3))
            ax.set_xlabel("column")
        row[0].set_ylabel("row")
    fig.colorbar(shade, ax=axes, label="place in the column x (counted from 0)", shrink=0.8)
    framed = "" if place is None else f" Place {place} has a frame in both rows."
    show(
        fig,
        "Six 3 by 4 grids of numbers. Above, image2vector: red holds 0, 3, 6 and so on, green "
        "1, 4, 7, blue 2, 5, 8. Below, unroll_channels: red holds 0 to 11, green 12 to 23, blue 24 "
        f"to 35.{framed}",
    )


show_orders()

# %% [markdown]
# *What do you see?* Above, the count jumps from channel to channel at every step: each number in the green
# grid is one more than in the red grid, and each in the blue grid is two more. Below, the count fills the
# red grid first, then the green, then the blue. Move the slider and follow the frame through the picture,
# in both orders.

# %% tags=["demo"]
interact(show_orders, place=IntSlider(0, 0, 35));

# %%
quiz(
    "Where in the column of `unroll_channels` is the green of a 64 by 64 picture?",
    {
        "places 1, 4, 7, …": "That is green in `image2vector`: one number in three.",
        "places 4096 to 8191": "One channel has 64 · 64 = 4096 numbers. Red takes 0 to 4095, then comes "
        "green.",
        "places 64 to 127": "64 numbers are one row of one channel.",
    },
    right="places 4096 to 8191",
)

# %% [markdown]
# ### Does the order matter?
#
# To a classifier like ours: no, **as long as it is the same for all pictures**. It computes
# $w^\top x = w_1 x_1 + w_2 x_2 + \dots$, and a sum does not care in which order it is added up, if
# each weight stays with its own pixel. Another order of the pixels gives the same weights in that other
# order, and the same answers. The same is true of the distance between two pictures.
#
# **Predict, then run.** We look for the training picture that is most like picture 25, once in
# each order, and once with the orders mixed. Which of the three agree?

# %% tags=["demo"]
def nearest(x, columns):
    """The index of the column, other than 25, nearest to x; and how far away it is."""
    distances = np.sqrt(((columns - x) ** 2).sum(axis=0))
    distances[25] = np.inf  # a picture is not its own neighbour
    return f"picture {distances.argmin()}, at a distance of {distances.min():.1f}"


pictures = train_x.astype(float)
by_pixel = np.hstack([image2vector(picture) for picture in pictures])
by_channel = np.hstack([unroll_channels(picture) for picture in pictures])
print("pixel by pixel:    ", nearest(by_pixel[:, [25]], by_pixel))
print("channel by channel:", nearest(by_channel[:, [25]], by_channel))
print("orders mixed:      ", nearest(by_pixel[:, [25]], by_channel))

# %% [markdown]
# *What do you see?* Both orders find the same picture at the same distance. With mixed orders the
# distance means nothing: it compares the red of a cat's ear in one picture with the blue of the lawn in
# the other. And **no error is raised**, because the shapes agree.
#
# What does such a mix-up look like? Unroll channel by channel, roll up pixel by pixel:

# %% tags=["demo"]
height, width = train_x.shape[1:3]
side_by_side(
    {
        "image2vector, vector2image": vector2image(image2vector(train_x[25]), height, width),
        "unroll_channels, vector2image": vector2image(unroll_channels(train_x[25]), height, width),
    },
    "Left: picture 25 as it was. Right: the same numbers in the wrong order, three nearly grey "
    "bands one above the other, each with three small copies of the picture side by side.",
)

# %% [markdown]
# *What do you see?* Three bands: red above, green in the middle, blue below. Three neighbours in one
# channel have become the three colours of one pixel; neighbours are nearly equal, and so the pixel is
# nearly grey. A row of 64 numbers now fills only a third of a line, so three rows share a line: there
# are three small copies side by side.
#
# ## 3. All pictures at once
#
# There are m examples, $(x^{(1)}, y^{(1)}), \dots, (x^{(m)}, y^{(m)})$; the raised number in
# parentheses says which example, from 1 to m. (m is `m_train` or `m_test`, whichever set is meant.)
# Put the columns side by side:
#
# $$X = \begin{bmatrix} | & | & & | \\ x^{(1)} & x^{(2)} & \cdots & x^{(m)} \\ | & | & & |
# \end{bmatrix} \in \mathbb{R}^{n_x \times m}, \qquad
# Y = \begin{bmatrix} y^{(1)} & y^{(2)} & \cdots & y^{(m)} \end{bmatrix}
# \in \mathbb{R}^{1 \times m}.$$
#
# `X` has one **row** for each feature and one **column** for each example: `X[:, i]` is picture i.
# `Y` is a row with one label for each example. (Other libraries, scikit-learn among them, put
# examples in rows. Neither is wrong; it has to be known.)
#
# ### The trap: right shape, wrong pictures
#
# **Predict, then run.** `train_x` has the shape (m, 64, 64, 3), and we want (12288, m). So why not say
# just that, `train_x.reshape(-1, m)`? Think of the order of `reshape`: which numbers would come together
# in one column? Then look at column 25.

# %% tags=["demo"]
m = len(train_x)
scrambled = train_x.reshape(-1, m)
print("the shape is right:", scrambled.shape)
side_by_side(
    {
        "picture 25, unrolled by itself": vector2image(image2vector(train_x[25]), height, width),
        "column 25 of reshape(-1, m)": vector2image(scrambled[:, [25]], height, width),
    },
    "Left: picture 25. Right: coloured noise in horizontal stripes, in which nothing can be "
    "recognised.",
)

# %% [markdown]
# *What do you see?* Noise. `reshape` goes through picture 0 from its first number to its last and
# deals them out along the first **rows** of the result, as cards are dealt to m players; then picture 1,
# and so on. Each column gets a few numbers of every picture. The shape is right, no error is raised, and
# there is nothing left in a column from which a classifier could learn what a cat looks like. It is
# perhaps the most expensive slip in this course.

# %%
quiz(
    "`X` has the shape (12288, 209). How can you tell whether its columns are pictures?",
    {
        "By `X.shape`": "The scrambled matrix has the same shape.",
        "Training goes wrong if they are not": "It runs without an error, and the cost may even fall.",
        "Show one column as a picture": "One look, or one comparison with `image2vector` of the same "
        "picture, finds it.",
        "By `X.min()` and `X.max()`": "The same numbers are there, in other places.",
    },
    right="Show one column as a picture",
)

# %% [markdown]
# ### Exercise: `flatten_images` ({{points.flatten_images}})
#
# Do it right: column i must be what `image2vector` makes of picture i. A loop is allowed, but NumPy
# needs none. Ask yourself: what must the first axis be, so that `reshape` keeps each picture's
# numbers together? And what remains to be done then?

# %% answer="flatten_images"
def flatten_images(images):
    """Put all pictures into one matrix, one column each.

    Parameters
    ----------
    images : of shape (m, h, w, 3)

    Returns
    -------
    X : of shape (h * w * 3, m); column i is image2vector(images[i])
    """
    ### BEGIN SOLUTION
    m = images.shape[0]
    return images.reshape(m, -1).T  # pictures stay whole as rows, then become columns
    ### END SOLUTION


# %% [markdown] hints="flatten_images"
# - Keep the axis that counts the pictures where it is, and unroll the three others.
# - After that, each picture is a row. What turns the rows of a matrix into columns?
# - In a reshape, -1 stands for "whatever is left": use it for the features, not for the pictures.

# %% check="flatten_images" points=5
check("flatten_images", flatten_images)

# %% [markdown]
# Whatever way you chose, **look at a column as a picture** before you train on it, or compare it, as
# here, with the picture unrolled by itself. (`X[:, i]` has rank 1; `X[:, [i]]` keeps both axes.)

# %% tags=["demo"]
X = flatten_images(train_x)
print("X", X.shape)
for i in range(m):
    assert np.array_equal(X[:, [i]], image2vector(train_x[i])), f"column {i} is not picture {i}"
print(f"all {m} columns are the pictures they should be")

# %% [markdown]
# ### Loop against reshape
#
# **Predict, then run.** The next cell moves the numbers of the test pictures one by one, in four
# nested loops, and then calls your function. How many times faster is the second?

# %% tags=["demo"]
m_test, height, width, depth = test_x.shape

started = time.perf_counter()
slow = np.zeros((height * width * depth, m_test), dtype=np.uint8)
for i in range(m_test):
    k = 0
    for row in range(height):
        for column in range(width):
            for channel in range(depth):
                slow[k, i] = test_x[i, row, column, channel]
                k += 1
loop_seconds = time.perf_counter() - started

started = time.perf_counter()
fast = flatten_images(test_x)
reshape_seconds = time.perf_counter() - started

assert np.array_equal(slow, fast)
print(f"four loops:     {loop_seconds:.3f} s for {slow.size:,} numbers")
print(f"your function:  {reshape_seconds:.6f} s")
print(f"on this machine about {loop_seconds / reshape_seconds:,.0f} times faster")
print("both arrays look at the same memory:", np.shares_memory(fast, test_x))

# %% [markdown]
# *What do you see?* If you used `reshape` and `.T`, the last line says True, and the time is next to
# nothing, because next to nothing was done: no number has moved. NumPy made a new *view*, another way
# to count through the same memory. (So writing into the view would change the pictures. Arithmetic, such
# as a division, makes a new array.) If yours copies the pictures in a loop over m, it says False, and
# is still much faster than going through the pixels.
#
# ## 4. Labels, and arrays that are neither row nor column
#
# The labels came from the file with the shape (209,): a **rank-1 array**, with a single axis. It is
# neither a row nor a column, and that has consequences.
#
# **Predict, then run.** `a` is a rank-1 array. What is the shape of its transpose `a.T`? And what is
# the product `a @ a.T`: a number, or a table of 3 by 3?

# %% tags=["demo"]
a = np.array([1, 2, 3])  # rank 1, shape (3,)
column = np.array([[1], [2], [3]])  # a column, shape (3, 1)
print("a.shape     ", a.shape, "      a.T.shape     ", a.T.shape)
print("column.shape", column.shape, "    column.T.shape", column.T.shape)
print("a @ a.T =", a @ a.T)
print("column @ column.T =")
print(column @ column.T)

# %% [markdown]
# *What do you see?* Transposing swaps axes, and with only one axis there is nothing to swap: `a.T` of a
# rank-1 array is `a` itself. So `a @ a.T` is a single number, 1 + 4 + 9, while a real column times its
# transpose is a table.
#
# **A common misconception**, on purpose: "rank-1 or column, it is all the same: they hold the same
# numbers." We compare the labels with themselves. All of the differences should be 0.

# %% tags=["demo"]
labels = np.array([1, 0, 0, 1, 0])  # rank 1, shape (5,)
as_a_column = np.array([[1], [0], [0], [1], [0]])  # shape (5, 1)
difference = labels - as_a_column
print("the difference has the shape", difference.shape)
print(difference)

# %% [markdown]
# Nothing raised an error. NumPy has taken `labels` for a row and subtracted every label from every
# other one: with our 209 labels that is a table of 43 681 numbers. So we give every array two axes as
# soon as we meet it, and print shapes when in doubt.
#
# A shape is an **attribute**, something an array *has*: `Y.shape`, without parentheses. Some notes
# write it like a function. This is what comes of it:

# %% tags=["demo"]
try:
    labels.shape()
except TypeError as error:
    print("labels.shape() raises TypeError:", error)
print("labels.shape is", labels.shape)

# %% [markdown]
# `labels.shape` is a tuple, and the parentheses try to call that tuple. (`assert Y.shape == (1, m)` is
# a good line to have in a program: it costs nothing, and says early and loudly what is wrong.)

# %%
quiz(
    "`labels` has the shape (209,). What is the shape of `labels - labels.reshape(-1, 1)`?",
    {
        "(209,)": "The second array has two axes, so the result has two as well.",
        "(209, 1)": "The rank-1 array is taken for a row, and the row is stretched over all rows.",
        "(209, 209)": "A row against a column: every label minus every other one.",
        "an error": "An error would help you. NumPy stretches both and does not warn.",
    },
    right="(209, 209)",
)

# %% [markdown]
# ### Exercise: `as_column` ({{points.as_column}})
#
# Give a rank-1 array of any length its second axis: make it a column.

# %% answer="as_column"
def as_column(v):
    """Stand a rank-1 array upright.

    Parameters
    ----------
    v : of shape (n,)

    Returns
    -------
    column : the same numbers, of shape (n, 1)
    """
    ### BEGIN SOLUTION
    return v[:, np.newaxis]  # the old axis counts rows; the new one is the single column
    ### END SOLUTION


# %% [markdown] hints="as_column"
# - n rows and one column: which shape is that?
# - You have turned something into a column before, in this notebook.
# - Try it on `np.array([7, 8, 9])` and print the result: each number should have a line of its own.

# %% check="as_column" points=2
check("as_column", as_column)

# %% [markdown]
# `Y` is to be a row. A row is the transpose of a column, and now that there are two axes, `.T` does
# what its name says.

# %% tags=["demo"]
Y_train = as_column(train_y).T
Y_test = as_column(test_y).T
print("train_y", train_y.shape, "->  Y_train", Y_train.shape)
print("test_y ", test_y.shape, " ->  Y_test ", Y_test.shape)
print("labels 20 to 29:", Y_train[0, 20:30])

# %% [markdown]
# ## 5. From 0 to 1
#
# The last step is to bring all numbers into the same small range. How large they are matters for
# training: weights are multiplied by pixels, and the steps by which the weights change are proportional
# to the pixels too. So pixels that are 255 times larger need a learning rate, the length of a step,
# that is about 255² = 65 025 times smaller. With values between 0 and 1 a rate such as 0.005 works well:
# you will see it at work when you train the classifier.
#
# In statistics, to *standardise* means: subtract the mean of each feature, then divide by its standard
# deviation. That helps most when features are of different kinds, such as metres and euros. Here all
# features are of one kind and have one range, so we do the simplest thing that works:
# **divide by 255**. 255 is the largest value that a pixel can have, not the largest that happens to be in
# an array. So it is the same for training pictures, test pictures, and the photograph that you will try
# next year.
#
# **Predict, then run.** Whole numbers in one byte have a limit. What is 200 + 100, if both are
# `uint8`? And can an array of `uint8` be divided by 255 *in place*, with `/=`?

# %% tags=["demo"]
pixels = np.array([200, 51, 255], dtype=np.uint8)
print("pixels + np.uint8(100) =", pixels + np.uint8(100), " <- 300 does not fit into a byte")
print("pixels // 255          =", pixels // 255, "       <- whole numbers only")
try:
    pixels /= 255
except TypeError as error:
    print("pixels /= 255 raises TypeError:")
    print("   ", str(error).partition(" with casting rule ")[0])
print("pixels / 255           =", pixels / 255)

# %% [markdown]
# *What do you see?* A byte counts to 255 and starts again at 0, so 300 becomes 44, and nothing warns you.
# In place, fractions would have to be stored in whole bytes; NumPy refuses. A single `/` makes a new
# array of `float64`, with room for fractions.

# %%
quiz(
    "The darkest picture of the test set has no value above 150. By what do you divide it?",
    {
        "150": "Then its 150 would mean as much as a 255 in training, and each weight expects the "
        "scale of training.",
        "255": "The largest value that a pixel can have is the same for every picture.",
        "256": "A byte has 256 values, but the largest of them is 255.",
    },
    right="255",
)

# %% [markdown]
# ### Exercise: `standardize` ({{points.standardize}})
#
# Divide by 255: no more and no less. Return a new array and leave the one you were given as it is.

# %% answer="standardize"
def standardize(X):
    """Bring pixels from 0 ... 255 into the range from 0 to 1.

    Parameters
    ----------
    X : examples, of shape (n_x, m), whole numbers from 0 to 255 (uint8)

    Returns
    -------
    a new array of floating-point numbers, of the same shape: X divided by 255
    """
    ### BEGIN SOLUTION
    return X / 255  # the most a byte can hold; "/" makes a new array of float64
    ### END SOLUTION


# %% [markdown] hints="standardize"
# - Arithmetic with an array and a number works on every entry at once; no loop is needed.
# - There are two kinds of division in Python: `/` and `//`. Which one keeps fractions?
# - A pixel of 255 should become 1, one of 51 should become 0.2, whatever else the array holds.

# %% check="standardize" points=3
check("standardize", standardize)

# %% [markdown]
# ### All together
#
# Four lines, from files to matrices:

# %% tags=["demo"]
m_train, m_test, num_px = dataset_shapes(train_x, test_x)
n_x = num_px * num_px * 3
X_train = standardize(flatten_images(train_x))
X_test = standardize(flatten_images(test_x))

assert X_train.shape == (n_x, m_train) and Y_train.shape == (1, m_train)
assert X_test.shape == (n_x, m_test) and Y_test.shape == (1, m_test)
print(f"m_train = {m_train}, m_test = {m_test}, num_px = {num_px}, n_x = {n_x}")
print("X_train", X_train.shape, X_train.dtype, f"from {X_train.min():.3f} to {X_train.max():.3f}")
print("X_test ", X_test.shape, X_test.dtype, f" from {X_test.min():.3f} to {X_test.max():.3f}")

# %% [markdown]
# What is it good for? Now one line of arithmetic works on all pictures. The mean over the columns of
# all cats, for example, is a column too, so it is a picture: the average cat.
#
# **Predict, then run.** What will the average of all cats look like? And that of everything else?

# %% tags=["demo"]
cats = X_train[:, Y_train[0] == 1]  # (n_x, number of cats)
rest = X_train[:, Y_train[0] == 0]
mean_cat = cats.mean(axis=1, keepdims=True)  # (n_x, 1)
mean_rest = rest.mean(axis=1, keepdims=True)
print("cats", cats.shape, "  their mean", mean_cat.shape)

# %% tags=["demo", "drawing"]
# @title Draw the two means and their difference
difference = vector2image(mean_cat - mean_rest, num_px, num_px).mean(axis=2)
limit = np.abs(difference).max()

fig, axes = plt.subplots(1, 3, figsize=(11, 3.6), layout="constrained")
axes[0].imshow(vector2image(mean_cat, num_px, num_px))
axes[0].set_title(f"mean of {cats.shape[1]} cats")
axes[1].imshow(vector2image(mean_rest, num_px, num_px))
axes[1].set_title(f"mean of {rest.shape[1]} others")
heat = axes[2].imshow(difference, cmap="PuOr_r", vmin=-limit, vmax=limit)
axes[2].set_title("cats minus others")
fig.colorbar(heat, ax=axes[2], label="difference, mean of the channels")
for ax in axes:
    ax.set_xlabel("column")
    ax.set_ylabel("row")
show(
    fig,
    "Left and middle: two blurred means, of the cats and of the other pictures. Right: their "
    "difference as a map, orange where cats are lighter on average, purple where darker.",
)

# %% tags=["demo", "drawing"]
# @title Draw how light the pictures are
fig, ax = plt.subplots(figsize=(7, 3.4))
bins = np.linspace(0, 1, 33)
for columns, name, colour, dashes in [(cats, "cats", BLUE, "-"), (rest, "others", VERMILION, "--")]:
    share, _ = np.histogram(columns, bins)
    ax.stairs(100 * share / columns.size, bins, label=name, color=colour, linestyle=dashes, lw=2)
ax.set_xlabel("value of a feature, after dividing by 255")
ax.set_ylabel("% of all values")
ax.set_title("How light are the pictures?")
ax.legend()
show(
    fig,
    "Two histograms of feature values from 0 to 1, a solid line for cats and a dashed one for "
    "others; they lie close together, with more dark values than light ones.",
)

# %% [markdown]
# *What do you see?* Two blurs. An average forgets what differs from picture to picture, and cats differ
# a lot; still, the third panel is not empty. And the histograms: cats are not simply lighter or darker
# than the rest, so brightness alone does not tell them apart. A classifier has to weigh many features
# together. That is what the next notebooks do.
#
# ### A real photograph
#
# The course's pictures are drawn. A photograph goes the same way: it is an array of bytes too, only
# larger. `find_photographs()` finds the two that come with the course; a file of your own beside this
# notebook does as well. Cut a square from the middle, so that nothing is squeezed, shrink it to 64 by 64,
# and it has the shape that every picture here has.

# %% tags=["demo"]
from PIL import Image

from checks import find_photographs

with Image.open(find_photographs()[0]) as file:
    photograph = file.convert("RGB")
side = min(photograph.size)
left, top = (photograph.width - side) // 2, (photograph.height - side) // 2
small = np.asarray(photograph.crop((left, top, left + side, top + side)).resize((64, 64)))
x = standardize(image2vector(small))
print("photograph", np.asarray(photograph).shape, "  small", small.shape, small.dtype)
print("x", x.shape, x.dtype, f"from {x.min():.3f} to {x.max():.3f}")
side_by_side(
    {"the photograph": photograph, "64 by 64": small, "x, rolled up": vector2image(x, 64, 64)},
    "A photograph of a ginger cat's face; the square from its middle, shrunk to coarse pixels; and the "
    "column made of that, shown as a picture: the same.",
)

# %% [markdown]
# *What do you see?* x is a column like any column of `X_train`. In notebook 04 you will ask your
# classifier about it.
#
# ## 6. In your own words
#
# ### Question ({{points.reflection}})
#
# A friend has trained a classifier on columns made by `flatten_images`. For her own photographs she
# uses `unroll_channels`, because that is how the lecture described it, and gets nonsense. In four
# or five sentences: what goes wrong, why was there no error, how could she have noticed it in one
# line of code, and would it have been wrong to use `unroll_channels` everywhere?

# %% [markdown] written="reflection" points=4
# ### BEGIN SOLUTION
# Mark scheme, one point each; give it when the idea is there, in whatever words.
#
# (1) What goes wrong: the two functions list the same numbers in different orders, so each weight meets
# a pixel or a channel other than the one it was trained for.
#
# (2) Why there was no error: both results have the same shape, (n_x, 1), and arithmetic checks shapes,
# not meaning.
#
# (3) A sound test in one line: a column shown with vector2image, or compared with a column of X that
# was made from the same picture. Not enough: printing the shape, or "look at the accuracy".
#
# (4) Is `unroll_channels` wrong? No: any fixed order will do, if it is the same for all pictures, in
# training and afterwards.
#
# Full marks, 4: "The weights were trained with the numbers in flatten_images' order. Her columns list
# all red first, so weight 2, trained on a blue value, is multiplied with a red one, and w·x means
# nothing. No error comes because both columns are (12288, 1). `np.array_equal(unroll_channels(p),
# flatten_images(p[None]))` would have said False. With unroll_channels for training and for her
# photographs it would have worked just as well."
#
# Half marks, 2: "The order of the pixels is different so the classifier sees a scrambled picture. The
# shapes are the same so Python does not notice. She should use flatten_images, because unroll_channels
# is the wrong order." (1) and (2) are there; no test is named, and the last sentence is wrong.
#
# No marks: "Her photographs are of other cats, so the model has not seen them. She needs more training
# data." Nothing is said of the order.
# ### END SOLUTION

# %% [markdown]
# ## What you should remember
#
# - A colour picture is three matrices, R, G and B: an array of shape (height, width, 3).
# - x is a column of n_x = 64 · 64 · 3 = 12288 features. X is (n_x, m), one column for each example; Y
#   is (1, m). `Y.shape` is an attribute.
# - `reshape` goes pixel by pixel; "all red, then green, then blue" is another order. Either will do, if
#   it is the same for all pictures.
# - `reshape(-1, m)` has the right shape and holds scrambled pictures: keep the axis that counts pictures
#   whole while you reshape. Look at a column before you use it.
# - A rank-1 array is neither row nor column, and `.T` does nothing to it. Give it two axes.
# - Divide by 255, the largest value that is possible, not the largest in the array.
#
# ## Further reading
#
# - [NumPy: the absolute basics for beginners](https://numpy.org/doc/stable/user/absolute_beginners.html),
#   on shapes, axes and reshaping
# - [`numpy.reshape`](https://numpy.org/doc/stable/reference/generated/numpy.reshape.html), with what
#   "order" means, and [copies and views](https://numpy.org/doc/stable/user/basics.copies.html)
# - [h5py: quick start guide](https://docs.h5py.org/en/stable/quick.html)
# - R. Gonzalez and R. Woods, *Digital Image Processing* (4th edition, 2018), chapter 2: what a digital
#   image is
