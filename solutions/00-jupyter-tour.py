# %% [markdown]
# # A tour of Jupyter, before you start
#
# A notebook is a document that computes: text, code and pictures on one page. Here you learn how to work
# in one. Nothing is graded, so try things out and break them.
#
# **You will learn to**
#
# - run cells, add your own, and know what the kernel remembers;
# - avoid the great trap of notebooks: cells that were run out of order;
# - use the checks and hints below each exercise, and read what they say;
# - hand in a notebook that works on somebody else's computer.
#
# **You need** a little Python: variables, functions, `for`.
#
# **Time**: about 20 minutes. **Points**: {{points.total}}; the exercise is for practice.

# %% [markdown]
# ## 1. Cells
#
# A notebook is a column of *cells*. This one holds text; the next one holds code. Click on it and
# press **Shift+Enter**: its code runs, what it prints appears below, and the next cell is selected.
#
# **Predict, then run.** You will meet this line in every notebook. Say what you expect *before* you
# look. Here: which of the three results appear?

# %%
1 + 1
print("two times two is", 2 * 2)
3 + 3

# %% [markdown]
# *What do you see?* What is printed, and the value of the **last** line. The value of the first line
# was computed, but not shown.
#
# The number in brackets to the left, such as `[1]`, counts the cells that were run. `[*]` means that
# a cell is still running, or waits for those before it. When one never ends, choose
# *Kernel → Interrupt Kernel*.
#
# | to do this | press |
# |---|---|
# | run a cell | Shift+Enter |
# | leave a cell, so that the keys below work | Esc |
# | add a cell above, or below | A, or B |
# | write in the selected cell again | Enter |
# | undo, inside a cell | Ctrl+Z |
#
# Add as many cells as you like. Two lines to try in one of them: `help(len)`, and `len?`.

# %% [markdown]
# ## 2. An exercise, a check, a hint
#
# In the folder of this notebook there is a file that helps you, `checks.py`. The cell that starts with
# `from checks import` takes from it what is needed here.
#
# The code of the cell before that is **folded away**: you see one line of it. All code that teaches little
# is folded, such as the code that draws a figure. Run such a cell like any other; to read its code, click on
# that line or on the three dots. (VS Code shows all of it.) This one does nothing, unless files are missing
# beside the notebook: then it says which.

# %%
from checks import check, hint, interact, quiz

# %% [markdown]
# In an exercise you write one function. Its cell says what goes in, what comes out, and which shapes
# they have. Replace `# YOUR CODE HERE` and the line below it with your own.
#
# ### Exercise: `brightness` ({{points.brightness}}, for practice)
#
# How bright is a picture? Take the mean of all its numbers and divide it by 255: black gives 0 and
# white gives 1. The answer is one number for the whole picture. `image.mean()` is the mean of an
# array's numbers. (The next notebook says what an array is.)

# %% answer="brightness"
def brightness(image):
    """Say how bright a picture is.

    Parameters
    ----------
    image : numbers from 0 to 255, of shape (height, width, 3)

    Returns
    -------
    a number from 0, all black, to 1, all white
    """
    ### BEGIN SOLUTION
    return image.mean() / 255
    ### END SOLUTION


# %% [markdown] hints="brightness"
# - An array knows its own mean: `image.mean()`. For all numbers at once it needs no argument.
# - The numbers go from 0 to 255, and the answer should go from 0 to 1.
# - A function gives its answer back with `return`. One line is enough.

# %% check="brightness" points=0
check("brightness", brightness)

# %% [markdown]
# The cell above is a *check*. It calls your function on a few examples and says for each part of the
# answer whether it is right, what was expected, and what came. You may run it as often as you like.
# Leave the cell itself as it is: your work is graded on **other** examples, by the same rules, and
# a check that you change is put back.
#
# Stuck? Each call of `hint` gives one more step.

# %%
hint("brightness")
hint("brightness")

# %% [markdown]
# When an answer is one that we have seen before, the check says what to look at. This function is
# wrong on purpose. **Predict, then run:** what will the check find?

# %% tags=["demo"]
def forgets_something(image):
    return image.mean()


try:
    check("brightness", forgets_something)
except AssertionError:
    print("A check that fails raises an error, which stops Run All. Here we caught it.")

# %% [markdown]
# Read such an answer from the top: which part is wrong, at which place in the array, expected and
# got; then the hint.
#
# There are **questions on the way**, too. Run the cell, then click on the answer that you think is
# right. It opens and says whether it is, and why. Nobody sees what you clicked; try the wrong ones as well.

# %%
quiz(
    "A check says “not right yet”. What does that cost you?",
    {
        "points": "No: only grading gives points, and it runs your notebook as you hand it in.",
        "nothing": "Run it as often as you like. So with hints: they cost nothing either.",
        "one of three tries": "There are as many tries as you want.",
    },
    right="nothing",
)

# %%
quiz(
    "May you write your function in another way than the hint suggests?",
    {
        "yes": "What is judged is the answer that it gives. Names of arguments, prints and extra lines "
        "make no difference.",
        "no": "Hints show one way. Any function that gives the right answers is right.",
    },
    right="yes",
)

# %% [markdown]
# ## 3. The kernel remembers
#
# Code runs in a program behind the page, the *kernel*. It keeps every name that a cell has given to
# something, until it is restarted. That is convenient: data are loaded once. It is also the one
# great trap of notebooks.

# %%
pictures = 200

# %%
pictures = pictures + 9
print(pictures, "pictures")

# %% [markdown]
# Run the last cell once more, and again. The page looks the same, and the answer is another one each
# time: the cell starts from what it left behind itself.
#
# **A common misconception**, on purpose: "a notebook runs in the order in which its cells are on the
# page." The next cell uses two names that are only defined *below* it. (Its `try` keeps the error
# from stopping *Run All*.)

# %% tags=["demo"]
try:
    print("a picture has", height * width, "pixels")
except NameError as error:
    print("NameError:", error)

# %% tags=["demo"]
height, width = 64, 64
print("now height and width are defined")

# %% [markdown]
# Now go back and run the cell with `try` again. *What do you see?* It works: it runs **later**, so the
# kernel knows both names by now. On your screen all is well. Everyone else runs your notebook in a new
# kernel, from the top, and gets the error. The same happens with a cell that you ran and then
# deleted: the kernel knows its names until it is restarted, and then no longer.
#
# The cure takes ten seconds: **Kernel → Restart Kernel and Run All Cells.** A new kernel knows
# nothing, and every cell runs once, from top to bottom. (On Colab: *Runtime → Restart session and run
# all*.) Grading starts from nothing, too, so do it before you hand in.

# %%
quiz(
    "On your screen everything works. Which of these finds out whether it works for others?",
    {
        "running the last cell again": "It uses what the kernel remembers, and others have another kernel.",
        "saving the notebook": "Saving keeps what is on the page. It runs nothing.",
        "restarting the kernel and running all cells": "Then nothing is remembered, and every cell must "
        "find what it needs above itself.",
    },
    right="restarting the kernel and running all cells",
)

# %%
quiz(
    "A cell is marked `[*]` and nothing happens. What can you do?",
    {
        "close the notebook and write everything again": "Nothing is lost: the text is on the page.",
        "Kernel → Interrupt Kernel": "That stops the cell and keeps what the kernel remembers.",
        "press Shift+Enter many times": "Each press queues one more cell behind the one that runs.",
    },
    right="Kernel → Interrupt Kernel",
)

# %% [markdown]
# ## 4. Files beside the notebook, and pictures
#
# There are two files beside each notebook that help you: `checks.py`, which you imported above, and
# `examples.npz`, which it reads. You need not open either. The pictures of the course are two more
# files. They are looked for in the folder that `CATS_DATA` names, else beside the notebook, else in
# the course's `datasets` folder.

# %%
import matplotlib.pyplot as plt
import numpy as np

from checks import load_pictures, show

train_images, Y_train, test_images, Y_test = load_pictures()
picture = train_images[7]
print("one picture:", picture.shape, picture.dtype, "from", picture.min(), "to", picture.max())

# %% [markdown]
# A picture is an array of shape (64, 64, 3): 64 rows, 64 columns, and for each pixel its red, green
# and blue, from 0 to 255.

# %% tags=["demo", "drawing"]
# @title The picture, darker and lighter
fig, axes = plt.subplots(1, 3, figsize=(9, 3))
for ax, gain in zip(axes, (0.4, 1.0, 1.8)):
    ax.imshow(np.clip(picture * gain, 0, 255).astype(np.uint8))
    ax.set_title(f"every number × {gain}")
    ax.axis("off")
show(fig, "The same picture three times: dark at 0.4, as it is at 1, washed out at 1.8.")

# %% [markdown]
# *What do you see?* Larger numbers are brighter. At 1.8 much of the picture would pass 255, the
# largest number that a picture can hold; `np.clip` stops it there, and differences are lost.
#
# Every figure of the course carries a sentence that says what there is to see, its *alt text*. A
# screen reader reads it aloud. That is why the code says `show(fig, "…")`. Do the same with your own
# figures: saying in one sentence what a plot shows is a good test of whether it shows it.
#
# ### Sliders
#
# Where moving something teaches, there is a slider. Drag it: the kernel draws the figure again. So a
# slider needs a running kernel; where there is none, the still figure above it says the same.

# %% tags=["demo"]
from ipywidgets import FloatSlider


def brighten(gain):
    fig, ax = plt.subplots(figsize=(3, 3))
    ax.imshow(np.clip(picture * gain, 0, 255).astype(np.uint8))
    ax.set_title(f"every number × {gain:.1f}")
    ax.axis("off")
    show(fig, f"The picture with every number multiplied by {gain:.1f}.")


interact(brighten, gain=FloatSlider(value=1.0, min=0.0, max=3.0, step=0.1));

# %%
quiz(
    "A pixel is (255, 255, 255). Which colour is that?",
    {
        "black": "Black is (0, 0, 0): no light at all.",
        "white": "As much red, green and blue light as there can be.",
        "blue": "Blue alone would be (0, 0, 255).",
    },
    right="white",
)

# %% [markdown]
# ## 5. In your own words
#
# From 01 on, each notebook ends with a question that you answer in text, and that a person reads. Double-click on
# the cell below, write a sentence, and press Shift+Enter. (This one is read by nobody but you.)

# %% [markdown]
# *Your answer:* what does *Restart Kernel and Run All Cells* find that running one cell does not?

# %% [markdown]
# ## 6. Before you hand in
#
# 1. Choose **Kernel → Restart Kernel and Run All Cells**, and make sure that every check says "all right".
#    The run stops at the first check that does not. You may hand in all the same: grading goes on
#    after an error, and what is right earns its points.
# 2. Or press **Validate** above the notebook, if your Jupyter has that button: it runs a copy from
#    top to bottom in a new kernel and lists the checks that fail. It sees what you have **saved**, so
#    save first (Ctrl+S). It only says what the checks say; it sends nothing to anybody.
# 3. Keep the file's name, such as `04-gradient-descent.ipynb`, keep the checks, and keep the
#    functions' names: grading looks for them by name. Cells that you added are welcome.
# 4. Save, and hand in the `.ipynb` file in the place that your instructor has named. The other files
#    need not go with it.
# 5. Grading has Python's own modules, NumPy, Matplotlib, h5py, Pillow and ipywidgets, and no internet.
#    Lines such as `!pip install` are skipped there.
#
# An error costs points once: when a function is wrong, those that call it are judged with a right one
# in its place. How you write it is up to you: names of arguments, prints and warnings cost nothing.
#
# ## What you should remember
#
# - Shift+Enter runs a cell; its last value is shown.
# - The kernel remembers what was run, in the order in which it was run, not in the order of the page.
# - Restart and run all before you hand in. What survives that, works.
# - `check` says what is wrong, `hint` gives one step, and neither costs points.
#
# ## Further reading
#
# - [JupyterLab's user guide](https://jupyterlab.readthedocs.io/en/stable/user/notebook.html): the notebook
# - [NumPy for absolute beginners](https://numpy.org/doc/stable/user/absolute_beginners.html)
# - [Python's tutorial](https://docs.python.org/3/tutorial/), sections 3 and 4
