# %% countdown: sort changes a itself and gives back None
def countdown(n):
    a = np.arange(1, n + 1)
    return a.sort()

# %% countdown: linspace spreads n numbers from its start to its end
def countdown(n):
    return np.linspace(n, 0, n)

# %% corner: Some entries are right
def corner(A, rows, columns):
    B = np.zeros((rows, columns))
    for i in range(rows - 1):
        for j in range(columns - 1):
            B[i, j] = A[i, j]
    return B

# %% column_means: total keeps growing from one round of the outer loop to
def column_means(A):
    total = 0
    res = []
    for j in range(A.shape[1]):
        for i in range(A.shape[0]):
            total += A[i, j]
        res.append(total / A.shape[0])
    return np.array(res)

# %% column_by_column: A whole number is needed
def column_by_column(v, rows):
    cols = len(v) / rows
    return v.reshape(cols, rows).T

# %% corner: reshape folds all numbers anew and cuts nothing off
def corner(A, rows, columns):
    return A.reshape(rows, columns)

# %% corner: rows and columns have no part in your function
def corner(A, rows, columns):
    return A[:2, :2]

# %% column_means: The return stands inside the loop
def column_means(A):
    means = []
    for j in range(A.shape[1]):
        means.append(A[:, j].mean())
        return np.array(means)

# %% column_means: The means are put into an array of whole numbers
def column_means(A):
    means = np.zeros(A.shape[1], dtype=int)
    for j in range(A.shape[1]):
        means[j] = A[:, j].mean()
    return means

# %% column_by_column: The index i + j * columns lies beyond the end
def column_by_column(v, rows):
    columns = len(v) // rows
    A = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            A[i, j] = v[i + j * columns]
    return A

# %% cats_only: X is compared with 1
def cats_only(X, y):
    return y[X == 1]

# %% cats_only: X is compared with 1
def cats_only(X, y):
    return X[:, X == 1]

# %% cats_only: The last column is missing
def cats_only(X, y):
    idx = [i for i in range(len(y) - 1) if y[i] == 1]
    return X[:, idx]

# %% countdown: The first number is missing
def countdown(n):
    numbers = list(range(1, n))
    numbers.reverse()
    return np.array(numbers)

# %% countdown: np.array was given something that is no list
def countdown(n):
    return np.array(reversed(range(1, n + 1)))

# %% countdown: These are negative numbers
def countdown(n):
    return -np.arange(1, n + 1)

# %% countdown: That only promises numbers
def countdown(n):
    while n > 0:
        yield n
        n -= 1

# %% corner: That is the bottom left corner
def corner(A, rows, columns):
    h, w = A.shape
    return A[h - rows:, :columns]

# %% corner: Two lists of indices in one pair of brackets are taken pair
def corner(A, rows, columns):
    return A[range(rows), range(columns)]

# %% corner: The right numbers are there
def corner(A, rows, columns):
    B = np.delete(A, rows, 0)
    return np.delete(B, columns, 1)

# %% corner: row gets its start inside the loop
def corner(A, rows, columns):
    piece = []
    for i in range(rows):
        row = []
        for j in range(columns):
            row.append(A[i, j])
    piece.append(row)
    return np.array(piece)

# %% column_means: These are means of rows
def column_means(A):
    n = A.shape[1]
    return np.array([A[j].mean() for j in range(n)])

# %% column_means: That is one mean for each row
def column_means(A):
    return A.mean(axis=1).reshape(1, -1)

# %% column_means: The sums are divided by one less than there are numbers in
def column_means(A):
    return A.sum(axis=0) / (A.shape[0] - 1)

# %% column_means: The sums are right
def column_means(A):
    return sum(A) / A.size

# %% column_means: The last row is left out of the sums
def column_means(A):
    total = np.zeros(A.shape[1])
    for i in range(len(A) - 1):
        total += A[i]
    return total / len(A)

# %% column_means: The middle between the largest and the smallest is not the
def column_means(A):
    return (A.max(axis=0) + A.min(axis=0)) / 2

# %% column_by_column: The rows that you put together have different lengths
def column_by_column(v, rows):
    return np.array([v[i::rows] for i in range(rows, 0, -1)])

# %% column_by_column: The rows that you put together have different lengths
def column_by_column(v, rows):
    columns = len(v) // rows
    return np.array([v[i::columns] for i in range(rows)])

# %% cats_only: Nothing is chosen
def cats_only(X, y):
    return X[:, y > 1]

# %% cats_only: All columns are there
def cats_only(X, y):
    return X[:, y >= 0]

# %% cats_only: These are rows of X
def cats_only(X, y):
    cats = []
    for i in range(len(X)):
        if y[i] == 1:
            cats.append(X[i])
    return np.array(cats)

# %% cats_only: Nothing is chosen
def cats_only(X, y):
    return X[:, y == "cat"]

# %% cats_only: Each round of the loop writes into cats[:
def cats_only(X, y):
    cats = np.zeros((X.shape[0], sum(y)))
    for i in range(len(y)):
        if y[i] == 1:
            cats[:, 0] = X[:, i]
    return cats

# %% cats_only: Nothing is chosen
def cats_only(X, y):
    keep = [i for i in range(len(y)) if y[i] is 1]
    return X[:, keep]

# %% corner: The corner of the table turned on its side
def corner(A, rows, columns):
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            out[i, j] = A[j, i]
    return out

# %% corner: A single number behind the comma takes one column
def corner(A, rows, columns):
    return A[:rows, columns]

# %% corner: A minus behind the colon leaves so many out at the end
def corner(A, rows, columns):
    return A[:-rows, :-columns]

# %% corner: The rows that you put together have different lengths
def corner(A, rows, columns):
    out = []
    for i in range(rows):
        out.append(A[i, :i])
    return np.array(out)

# %% corner: Behind a second colon is a step
def corner(A, rows, columns):
    return A[:rows:columns]

# %% column_means: s keeps growing from one round of the outer loop to the
def column_means(A):
    rows, columns = A.shape
    means = np.zeros(columns)
    s = 0
    for j in range(columns):
        for i in range(rows):
            s += A[i][j]
        means[j] = s / rows
    return means

# %% column_means: Only the last is left
def column_means(A):
    for j in range(A.shape[1]):
        m = np.mean(A[:, j])
    return m

# %% column_by_column: The numbers come in reverse order
def column_by_column(v, rows):
    return v[::-1].reshape(-1, rows).T

# %% column_by_column: The pieces overlap
def column_by_column(v, rows):
    columns = v.size // rows
    A = np.zeros((rows, columns))
    for j in range(columns):
        A[:, j] = v[j:j + rows]
    return A

# %% column_by_column: Some entries are right
def column_by_column(v, rows):
    columns = v.size // rows
    A = np.zeros((rows, columns))
    for i in range(rows):
        A[i, 0] = v[i]
    return A

# %% cats_only: There are as many numbers as there should be
def cats_only(X, y):
    cats = []
    for i in range(X.shape[1]):
        if y[i] == 1:
            cats.append(X[:, i])
    return np.hstack(cats)

# %% cats_only: The labels themselves are taken for places
def cats_only(X, y):
    idx = []
    for i, label in enumerate(y):
        if label == 1:
            idx.append(label)
    return X[:, idx]

# %% cats_only: Only the first is left
def cats_only(X, y):
    for i in range(len(y)):
        if y[i] == 1:
            return X[:, [i]]

# %% corner: The last row is missing
def corner(A, rows, columns):
    return A[:rows - 1, :columns]

# %% corner: The first column is missing
def corner(A, rows, columns):
    return A[0:rows, 1:columns]

# %% corner: These are the first numbers of A
def corner(A, rows, columns):
    return np.resize(A, (rows, columns))

# %% column_means: Without an axis
def column_means(A):
    sums = A.sum(axis=0)
    return sums.mean()

# %% column_by_column: The right numbers are all there
def column_by_column(v, rows):
    return np.sort(v).reshape(-1, rows).T

# %% cats_only: The columns are the right ones
def cats_only(X, y):
    cats = X[:, y == 1]
    return cats[:, ::-1]

# %% column_by_column: k changes once for each round of the outer loop only
def column_by_column(v, rows):
    columns = len(v) // rows
    A = np.zeros((rows, columns))
    k = 0
    for j in range(columns):
        for i in range(rows):
            A[i, j] = v[k]
        k = k + 1
    return A

# %% countdown: The line numbers[::-1] computes something that is lost
def countdown(n):
    numbers = np.arange(1, n + 1)
    numbers[::-1]
    return numbers

# %% corner: That is A as it was passed
def corner(A, rows, columns):
    rows, columns = A.shape
    return A[:rows, :columns]

# %% corner: Each round of the loop over j puts the same into its place
def corner(A, rows, columns):
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            out[i, j] = A[i, i]
    return out

# %% column_means: That is the mean of the first row only
def column_means(A):
    return np.mean(A[0])

# %% column_means: That is a single row
def column_means(A):
    return A[0] / len(A)

# %% column_by_column: The right numbers are all there
def column_by_column(v, rows):
    A = np.zeros((rows, len(v) // rows))
    for i in range(len(v)):
        A[i % rows, i % (len(v) // rows)] = v[i]
    return A

# %% cats_only: Each time something is taken out
def cats_only(X, y):
    for i in range(len(y)):
        if y[i] == 0:
            X = np.delete(X, i, axis=1)
    return X

# %% corner: There is one column too many
def corner(A, rows, columns):
    return A[:rows, :columns + 1]

# %% corner: Index 7 is asked for where axis 0 has 5 entries
def corner(A, rows, columns):
    piece = A[:rows]
    return piece[columns]

# %% cats_only: The numbers are averaged into fewer
def cats_only(X, y):
    cats = X[:, y == 1]
    return cats.mean(axis=1)

# %% column_by_column: starts from 0 again
def column_by_column(v, rows):
    A = np.zeros((rows, v.size // rows))
    for j in range(A.shape[1]):
        count = 0
        for i in range(rows):
            A[i][j] = v[count]
            count = count + 1
    return A

# %% column_means: row by row
def column_means(A):
    result = []
    for column in A:
        result.append(sum(column) / len(column))
    return np.array(result)

# %% column_by_column: not a difference
def column_by_column(v, rows):
    n = v.size - rows
    A = v.reshape(n, rows)
    A = A.T
    return A

# %% column_by_column: starts from 0 again
def column_by_column(v, rows):
    columns = len(v) // rows
    A = np.zeros((rows, columns))
    for j in range(columns):
        k = 0
        for i in range(rows):
            A[i, j] = v[k]
            k += 1
    return A

# %% countdown: such as None
def countdown(n):
    numbers = list(range(1, n + 1))
    return np.array(numbers.reverse())
