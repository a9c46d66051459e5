# Wrong programs as beginners write them. Each cell: the exercise, and words of its first message.

# %% countdown: up
def countdown(n):
    return np.arange(n)

# %% countdown: up
def countdown(n):
    return np.arange(1, n + 1)

# %% countdown: step
def countdown(n):
    return np.arange(n, 0)

# %% countdown: ends
def countdown(n):
    return np.arange(n, 1, -1)

# %% countdown: It goes on to 0. The stop is left out, so
def countdown(n):
    return np.arange(n, -1, -1)

# %% countdown: needs a return
def countdown(n):
    numbers = np.arange(n, 0, -1)

# %% countdown: print only shows
def countdown(n):
    for i in range(n, 0, -1):
        print(i)

# %% countdown: inside the loop
def countdown(n):
    numbers = []
    for i in range(n, 0, -1):
        numbers.append(i)
        return np.array(numbers)

# %% countdown: starts
def countdown(n):
    return np.arange(n - 1, -1, -1)

# %% countdown: axis
def countdown(n):
    return np.arange(n, 0, -1).reshape(-1, 1)

# %% countdown: same
def countdown(n):
    return np.array([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])

# %% countdown: up
def countdown(n):
    numbers = np.zeros(n)
    for i in range(n):
        numbers[i] = i
    return numbers

# %% countdown: still says
def countdown(n):
    numbers = None
    return numbers

# %% corner: rows
def corner(A, rows, columns):
    return A[:rows][:columns]

# %% corner: Two numbers in the brackets take out one
def corner(A, rows, columns):
    return A[rows, columns]

# %% corner: That is what lies behind the corner. The
def corner(A, rows, columns):
    return A[rows:, columns:]

# %% corner: bottom
def corner(A, rows, columns):
    return A[-rows:, -columns:]

# %% corner: Rows come first in the brackets, columns
def corner(A, rows, columns):
    return A[:columns, :rows]

# %% corner: columns
def corner(A, rows, columns):
    return A[:rows]

# %% corner: Counting starts at 0. This corner is moved
def corner(A, rows, columns):
    return A[1:rows + 1, 1:columns + 1]

# %% corner: There is a row and a column too many: the
def corner(A, rows, columns):
    return A[:rows + 1, :columns + 1]

# %% corner: needs a return
def corner(A, rows, columns):
    piece = A[:rows, :columns]

# %% corner: missing
def corner(A, rows, columns):
    return A[:rows - 1, :columns - 1]

# %% corner: cuts nothing off
def corner(A, rows, columns):
    return A.reshape(rows, columns)

# %% corner: rows and columns have no part in your
def corner(A, rows, columns):
    return A[:2, :3]

# %% corner: still says
def corner(A, rows, columns):
    piece = None
    return piece

# %% column_means: row
def column_means(A):
    return A.mean(axis=1)

# %% column_means: axis
def column_means(A):
    return A.mean()

# %% column_means: sum
def column_means(A):
    return A.sum(axis=0)

# %% column_means: columns
def column_means(A):
    return A.sum(axis=0) / A.shape[1]

# %% column_means: //
def column_means(A):
    return A.sum(axis=0) // A.shape[0]

# %% column_means: axes
def column_means(A):
    return A.mean(axis=0, keepdims=True)

# %% column_means: needs a return
def column_means(A):
    means = np.mean(A, axis=0)

# %% column_means: inside the loop
def column_means(A):
    means = []
    for j in range(A.shape[1]):
        means.append(A[:, j].mean())
        return np.array(means)

# %% column_means: row
def column_means(A):
    means = []
    for row in A:
        means.append(row.mean())
    return np.array(means)

# %% column_means: median
def column_means(A):
    return np.median(A, axis=0)

# %% column_means: largest
def column_means(A):
    return A.max(axis=0)

# %% column_means: no axis
def column_means(A):
    return A.mean(axis=2)

# %% column_means: still says
def column_means(A):
    means = None
    return means

# %% column_by_column: row by row
def column_by_column(v, rows):
    return v.reshape(rows, -1)

# %% column_by_column: Your rows are the columns that are asked for.
def column_by_column(v, rows):
    return v.reshape(-1, rows)

# %% column_by_column: there are as many of them as rows are asked for
def column_by_column(v, rows):
    return v.reshape(rows, -1).T

# %% column_by_column: The line v.reshape(-1, rows).T computes
def column_by_column(v, rows):
    v.reshape(-1, rows).T
    return v

# %% column_by_column: needs a return
def column_by_column(v, rows):
    A = v.reshape(-1, rows).T

# %% column_by_column: size
def column_by_column(v, rows):
    return v.reshape(rows, rows)

# %% column_by_column: size
def column_by_column(v, rows):
    return v.reshape(rows)

# %% column_by_column: There are 28 numbers, but shape (3,-1) does not
def column_by_column(v, rows):
    return v.reshape(3, -1).T

# %% column_by_column: row by row
def column_by_column(v, rows):
    A = v.reshape((rows, v.size // rows))
    return A

# %% column_by_column: These are the numbers in one column. The
def column_by_column(v, rows):
    return v[:, np.newaxis]

# %% column_by_column: lost
def column_by_column(v, rows):
    A = v.reshape(-1, rows)
    A.T
    return A

# %% column_by_column: there are as many of them as rows are asked for
def column_by_column(v, rows):
    columns = rows
    return v.reshape(columns, -1).T

# %% column_by_column: still says
def column_by_column(v, rows):
    A = None
    return A

# %% cats_only: rows
def cats_only(X, y):
    return X[y == 1]

# %% cats_only: These are the pictures without a cat. Which
def cats_only(X, y):
    return X[:, y == 0]

# %% cats_only: number
def cats_only(X, y):
    return X[:, y]

# %% cats_only: how many
def cats_only(X, y):
    return X[:, :y.sum()]

# %% cats_only: The other columns are set to 0, but still
def cats_only(X, y):
    return X * y

# %% cats_only: needs a return
def cats_only(X, y):
    cats = X[:, y == 1]

# %% cats_only: y
def cats_only(X, y):
    return X[:, X[0] == 1]

# %% cats_only: The cats are right, but each is a row now.
def cats_only(X, y):
    cats = []
    for i in range(len(y)):
        if y[i] == 1:
            cats.append(X[:, i])
    return np.array(cats)

# %% cats_only: inside the loop
def cats_only(X, y):
    cats = []
    for i in range(len(y)):
        if y[i] == 1:
            cats.append(X[:, i])
        return np.array(cats).T

# %% cats_only: That chooses from y. The columns of X are
def cats_only(X, y):
    return y[y == 1]

# %% cats_only: There is an axis too many: np.where gives a
def cats_only(X, y):
    return X[:, np.where(y == 1)]

# %% cats_only: last
def cats_only(X, y):
    for i in range(len(y)):
        if y[i] == 1:
            cats = X[:, i]
    return cats

# %% cats_only: still says
def cats_only(X, y):
    cats = None
    return cats

# %% column_by_column: as many of them as rows are asked for
def column_by_column(v, rows):
    return v.reshape((-1, rows), order="F")

# %% column_by_column: Turned, and then folded anew
def column_by_column(v, rows):
    columns = v.shape[0] // rows
    A = v.reshape(rows, columns)
    A = A.T
    A = A.reshape(rows, columns)
    return A

# %% countdown: start, stop, step
def countdown(n):
    return np.arange(n, -1, 1)
