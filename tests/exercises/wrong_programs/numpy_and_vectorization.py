# Wrong programs as beginners write them. Each cell: the exercise, and words of its first message.

# %% dot_loop: products
def dot_loop(x, y):
    return x * y

# %% dot_loop: index does an array begin
def dot_loop(x, y):
    total = 0
    for i in range(1, len(x)):
        total += x[i] * y[i]
    return total

# %% dot_loop: reach the last entry
def dot_loop(x, y):
    total = 0
    for i in range(len(x) - 1):
        total += x[i] * y[i]
    return total

# %% dot_loop: last product only
def dot_loop(x, y):
    total = 0
    for i in range(len(x)):
        total = x[i] * y[i]
    return total

# %% dot_loop: how far in does your return
def dot_loop(x, y):
    total = 0
    for i in range(len(x)):
        total += x[i] * y[i]
        return total

# %% dot_loop: before the loop
def dot_loop(x, y):
    total = 1
    for i in range(len(x)):
        total += x[i] * y[i]
    return total

# %% dot_loop: multiplied here, not added
def dot_loop(x, y):
    total = 0
    for i in range(len(x)):
        total += x[i] + y[i]
    return total

# %% dot_loop: its own y
def dot_loop(x, y):
    a = 0
    b = 0
    for i in range(len(x)):
        a += x[i]
        b += y[i]
    return a * b

# %% dot_loop: needs a return
def dot_loop(x, y):
    total = 0
    for i in range(len(x)):
        total += x[i] * y[i]
    print(total)

# %% dot_loop: before it has a value
def dot_loop(x, y):
    for i in range(len(x)):
        total += x[i] * y[i]
    return total

# %% dot_loop: y come in
def dot_loop(x, y):
    total = 0
    for i in range(len(x)):
        total += x[i] * x[i]
    return total

# %% dot_loop: numbered from 0
def dot_loop(x, y):
    total = 0
    for i in range(len(x) + 1):
        total += x[i] * y[i]
    return total

# %% dot_loop: multiplied again
def dot_loop(x, y):
    total = 1
    for i in range(len(x)):
        total *= x[i] * y[i]
    return total

# %% dot_loop: The line total + x[i] * y[i] computes
def dot_loop(x, y):
    total = 0
    for i in range(len(x)):
        total + x[i] * y[i]
    return total

# %% dot_loop: average
def dot_loop(x, y):
    total = 0
    for i in range(len(x)):
        total += x[i] * y[i]
    return total / len(x)

# %% matvec: entry by entry
def matvec(A, v):
    return A * v

# %% matvec: products of one row
def matvec(A, v):
    return A * v.T

# %% matvec: axes
def matvec(A, v):
    return np.sum(A * v.T, axis=1)

# %% matvec: down the columns
def matvec(A, v):
    return np.sum(A * v.T, axis=0)

# %% matvec: one number for each row
def matvec(A, v):
    return np.sum(A * v.T)

# %% matvec: transpose needed
def matvec(A, v):
    return np.dot(A.T, v)

# %% matvec: order counts
def matvec(A, v):
    return np.dot(v, A)

# %% matvec: they lie
def matvec(A, v):
    return np.dot(A, v).T

# %% matvec: order counts
def matvec(A, v):
    return np.dot(v.T, A)

# %% matvec: does A have to be transposed
def matvec(A, v):
    u = A.T @ v
    return u

# %% matvec: two axes
def matvec(A, v):
    return A @ v[:, 0]

# %% matvec: entry by entry
def matvec(A, v):
    u = np.multiply(A, v)
    return u

# %% matvec: inside the loop
def matvec(A, v):
    m, n = A.shape
    u = np.zeros((m, 1))
    for i in range(m):
        for j in range(n):
            u[i] += A[i, j] * v[j]
        return u

# %% matvec: needs a return
def matvec(A, v):
    u = A @ v

# %% matvec: replaces
def matvec(A, v):
    m, n = A.shape
    u = np.zeros((m, 1))
    for i in range(m):
        for j in range(n):
            u[i] = A[i, j] * v[j]
    return u

# %% sigmoid: sign of the exponent
def sigmoid(z):
    return 1 / (1 + np.exp(z))

# %% sigmoid: Division comes before addition
def sigmoid(z):
    s = 1 / 1 + np.exp(-z)
    return s

# %% sigmoid: divide by what, and what is the exponent
def sigmoid(z):
    return 1 / 1 + np.exp(z)

# %% sigmoid: whole array
def sigmoid(z):
    return 1 / (1 + math.exp(-z))

# %% sigmoid: e has no value
def sigmoid(z):
    return 1 / (1 + e ** -z)

# %% sigmoid: sign stands in your denominator
def sigmoid(z):
    return 1 / (1 - np.exp(-z))

# %% sigmoid: needs a return
def sigmoid(z):
    s = 1 / (1 + np.exp(-z))

# %% sigmoid: still says
def sigmoid(z):
    s = None
    return s

# %% sigmoid: never gets a value
def sigmoid(z):
    return s

# %% sigmoid: exp has no value
def sigmoid(z):
    return 1 / (1 + exp(-z))

# %% sigmoid: **
def sigmoid(z):
    return 1 / (1 + np.e ^ (-z))

# %% sigmoid: what else is in the denominator
def sigmoid(z):
    return 1 / np.exp(-z)

# %% sigmoid: limits should be 0 and 1
def sigmoid(z):
    return np.tanh(z)

# %% sigmoid: NumPy has nothing called
def sigmoid(z):
    return np.sigmoid(z)

# %% sigmoid: The sign of the exponent is right below the
def sigmoid(z):
    return np.exp(-z) / (1 + np.exp(-z))

# %% sigmoid: // drops
def sigmoid(z):
    return 1 // (1 + np.exp(-z))

# %% sigmoid: the exponential itself
def sigmoid(z):
    return np.exp(-z)

# %% sigmoid: Nothing is divided
def sigmoid(z):
    return 1 + np.exp(-z)

# %% sigmoid: A function stands in a calculation without
def sigmoid(z):
    return (1 / (1 + np.exp)) * -z

# %% sigmoid: inside the loop
def sigmoid(z):
    s = np.zeros(z.shape)
    for i in range(z.shape[0]):
        s[i] = 1 / (1 + np.exp(-z[i]))
        return s

# %% sigmoid: whole arrays
def sigmoid(z):
    s = np.zeros(z.shape)
    for i in range(z.shape[0]):
        for j in range(z.shape[1]):
            s[i, j] = 1 / (1 + math.exp(-z[i, j]))
    return s

# %% sigmoid_derivative: the sigmoid itself
def sigmoid_derivative(z):
    return sigmoid(z)

# %% sigmoid_derivative: taken twice
def sigmoid_derivative(z):
    s = sigmoid(z)
    return sigmoid(s) * (1 - sigmoid(s))

# %% sigmoid_derivative: made of s
def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - z)

# %% sigmoid_derivative: z is not yet s
def sigmoid_derivative(z):
    return z * (1 - z)

# %% sigmoid_derivative: parentheses
def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * 1 - s

# %% sigmoid_derivative: entry by entry
def sigmoid_derivative(z):
    s = sigmoid(z)
    return np.dot(s, 1 - s)

# %% sigmoid_derivative: negative
def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (s - 1)

# %% sigmoid_derivative: factor
def sigmoid_derivative(z):
    s = sigmoid(z)
    return 1 - s

# %% sigmoid_derivative: 1 minus the square belongs to tanh; here s
def sigmoid_derivative(z):
    s = sigmoid(z)
    return 1 - s ** 2

# %% sigmoid_derivative: no value
def sigmoid_derivative(z):
    return s * (1 - s)

# %% sigmoid_derivative: needs a return
def sigmoid_derivative(z):
    s = sigmoid(z)
    ds = s * (1 - s)

# %% sigmoid_derivative: still says
def sigmoid_derivative(z):
    s = None
    ds = None
    return ds

# %% sigmoid_derivative: The two factors, s and 1 - s, are multiplied,
def sigmoid_derivative(z):
    s = 1 / (1 + np.exp(-z))
    return s + (1 - s)

# %% normalize_rows: columns have length 1
def normalize_rows(x):
    norm = np.linalg.norm(x, axis=0, keepdims=True)
    return x / norm

# %% normalize_rows: keeps the axis
def normalize_rows(x):
    norm = np.linalg.norm(x, axis=1)
    return x / norm

# %% normalize_rows: turns it into the length
def normalize_rows(x):
    return x / np.sum(x ** 2, axis=1, keepdims=True)

# %% normalize_rows: whole matrix
def normalize_rows(x):
    return x / np.linalg.norm(x)

# %% normalize_rows: L2 norm
def normalize_rows(x):
    return x / np.sum(np.abs(x), axis=1, keepdims=True)

# %% normalize_rows: x as it was passed
def normalize_rows(x):
    norm = np.linalg.norm(x, axis=1, keepdims=True)
    return x

# %% normalize_rows: lengths of the rows
def normalize_rows(x):
    x_norm = np.linalg.norm(x, axis=1, keepdims=True)
    return x_norm

# %% normalize_rows: multiply with it or divide
def normalize_rows(x):
    x_norm = np.linalg.norm(x, axis=1, keepdims=True)
    return x * x_norm

# %% normalize_rows: made of squares
def normalize_rows(x):
    return x / np.sum(x, axis=1, keepdims=True)

# %% normalize_rows: largest entry
def normalize_rows(x):
    return x / np.max(x, axis=1, keepdims=True)

# %% normalize_rows: still says
def normalize_rows(x):
    x_norm = None
    x = None
    return x

# %% normalize_rows: needs a return
def normalize_rows(x):
    x_norm = np.linalg.norm(x, axis=1, keepdims=True)
    x = x / x_norm

# %% normalize_rows: a line still says x_norm = None: put your own
def normalize_rows(x):
    x_norm = None
    x = x / x_norm
    return x

# %% normalize_rows: whole matrix
def normalize_rows(x):
    return x / np.sqrt(np.sum(x ** 2))

# %% normalize_rows: keeps the axis
def normalize_rows(x):
    x_norm = np.sqrt(np.sum(x ** 2, axis=1))
    return x / x_norm

# %% normalize_rows: Mean and deviation are another way to scale.
def normalize_rows(x):
    mean = np.mean(x, axis=1, keepdims=True)
    std = np.std(x, axis=1, keepdims=True)
    return (x - mean) / std

# %% normalize_rows: whole arrays
def normalize_rows(x):
    y = np.zeros(x.shape)
    for i in range(x.shape[0]):
        y[i] = x[i] / np.linalg.norm(x[i])
    return y

# %% softmax: rows should
def softmax(x):
    x_exp = np.exp(x)
    x_sum = np.sum(x_exp, axis=0, keepdims=True)
    return x_exp / x_sum

# %% softmax: keeps the axis
def softmax(x):
    x_exp = np.exp(x)
    x_sum = np.sum(x_exp, axis=1)
    s = x_exp / x_sum
    return s

# %% softmax: whole matrix
def softmax(x):
    return np.exp(x) / np.sum(np.exp(x))

# %% softmax: where is the exponential
def softmax(x):
    return x / np.sum(x, axis=1, keepdims=True)

# %% softmax: not yet shares
def softmax(x):
    return np.exp(x)

# %% softmax: added up below
def softmax(x):
    return np.exp(x) / np.sum(x, axis=1, keepdims=True)

# %% softmax: exponent's sign
def softmax(x):
    e = np.exp(-x)
    return e / np.sum(e, axis=1, keepdims=True)

# %% softmax: sigmoid for each entry
def softmax(x):
    return 1 / (1 + np.exp(-x))

# %% softmax: still says
def softmax(x):
    x_exp = None
    x_sum = None
    s = None
    return s

# %% softmax: what is divided
def softmax(x):
    x_exp = np.exp(x)
    x_sum = np.sum(x_exp, axis=1, keepdims=True)
    return x_sum

# %% softmax: largest exponential
def softmax(x):
    x_exp = np.exp(x)
    return x_exp / np.max(x_exp, axis=1, keepdims=True)

# %% softmax: needs a return
def softmax(x):
    x_exp = np.exp(x)
    s = x_exp / np.sum(x_exp, axis=1, keepdims=True)

# %% softmax: Compared with the row's mean; a share is of
def softmax(x):
    x_exp = np.exp(x)
    return x_exp / np.mean(x_exp, axis=1, keepdims=True)

# %% softmax: whole arrays
def softmax(x):
    s = np.zeros(x.shape)
    for i in range(x.shape[0]):
        e = np.exp(x[i])
        s[i] = e / e.sum()
    return s

# %% stable_softmax: subtracted from a row
def stable_softmax(x):
    return softmax(x)

# %% stable_softmax: Each row needs its own
def stable_softmax(x):
    return softmax(x - np.max(x))

# %% stable_softmax: each column was subtracted
def stable_softmax(x):
    return softmax(x - np.max(x, axis=0))

# %% stable_softmax: keeps the axis
def stable_softmax(x):
    m = np.max(x, axis=1)
    return softmax(x - m)

# %% stable_softmax: subtracting does not
def stable_softmax(x):
    return softmax(x / np.max(x))

# %% stable_softmax: subtracting does not
def stable_softmax(x):
    return softmax(x / np.max(x, axis=1, keepdims=True))

# %% stable_softmax: leaves nothing above 0
def stable_softmax(x):
    return softmax(x - np.mean(x, axis=1, keepdims=True))

# %% stable_softmax: leaves nothing above 0
def stable_softmax(x):
    return softmax(x - np.min(x, axis=1, keepdims=True))

# %% stable_softmax: Cutting off
def stable_softmax(x):
    x = np.clip(x, -500, 500)
    return softmax(x)

# %% stable_softmax: hides the overflow
def stable_softmax(x):
    s = softmax(x)
    return np.nan_to_num(s)

# %% stable_softmax: The largest was taken off rightly; but then
def stable_softmax(x):
    e = np.exp(x - np.max(x, axis=1, keepdims=True))
    return e / np.sum(e)

# %% stable_softmax: needs a return
def stable_softmax(x):
    x = x - np.max(x, axis=1, keepdims=True)
    softmax(x)

# %% stable_softmax: added
def stable_softmax(x):
    return softmax(x + np.max(x, axis=1, keepdims=True))

# %% stable_softmax: The line x - np.max(x, axis=1, keepdims=True)
def stable_softmax(x):
    x - np.max(x, axis=1, keepdims=True)
    return softmax(x)

# %% stable_softmax: not yet shares
def stable_softmax(x):
    return np.exp(x - np.max(x, axis=1, keepdims=True))

# %% L1: made positive
def L1(yhat, y):
    return np.sum(y - yhat)

# %% L1: never negative
def L1(yhat, y):
    return np.sum(yhat - y)

# %% L1: average
def L1(yhat, y):
    return np.mean(np.abs(y - yhat))

# %% L1: One distance for each
def L1(yhat, y):
    return np.abs(y - yhat)

# %% L1: squares
def L1(yhat, y):
    loss = np.sum((y - yhat) ** 2)
    return loss

# %% L1: made positive
def L1(yhat, y):
    return np.abs(np.sum(y - yhat))

# %% L1: made positive
def L1(yhat, y):
    total = 0
    for i in range(len(y)):
        total += y[i] - yhat[i]
    return total

# %% L1: needs a return
def L1(yhat, y):
    loss = np.sum(np.abs(y - yhat))

# %% L1: still says
def L1(yhat, y):
    loss = None
    return loss

# %% L1: inside the loop
def L1(yhat, y):
    total = 0
    for i in range(len(y)):
        total += abs(y[i] - yhat[i])
        return total

# %% L1: range(1
def L1(yhat, y):
    total = 0
    for i in range(1, len(y)):
        total += abs(y[i] - yhat[i])
    return total

# %% L1: largest distance
def L1(yhat, y):
    return max(abs(y - yhat))

# %% L1: added here
def L1(yhat, y):
    return np.sum(np.abs(y + yhat))

# %% L1: Differences of opposite sign cancel: is each
def L1(yhat, y):
    return np.sum(np.abs(y) - np.abs(yhat))

# %% L2: without a root
def L2(yhat, y):
    return np.sqrt(np.sum((y - yhat) ** 2))

# %% L2: without a root
def L2(yhat, y):
    return np.linalg.norm(y - yhat)

# %% L2: average
def L2(yhat, y):
    return np.mean((y - yhat) ** 2)

# %% L2: **
def L2(yhat, y):
    return sum(y - yhat) ^ 2

# %% L2: Square first
def L2(yhat, y):
    return np.sum(y - yhat) ** 2

# %% L2: One square for each
def L2(yhat, y):
    return (y - yhat) ** 2

# %% L2: difference of squares
def L2(yhat, y):
    return np.sum(y ** 2 - yhat ** 2)

# %% L2: plain distances
def L2(yhat, y):
    return np.sum(np.abs(y - yhat))

# %% L2: what does ** do
def L2(yhat, y):
    return np.sum(2 * np.abs(y - yhat))

# %% L2: what does ** do
def L2(yhat, y):
    return np.sum((y - yhat) * 2)

# %% L2: some texts put 1/2
def L2(yhat, y):
    return 0.5 * np.sum((y - yhat) ** 2)

# %% L2: needs a return
def L2(yhat, y):
    loss = np.dot(y - yhat, y - yhat)

# %% L2: twice
def L2(yhat, y):
    return np.sum(((y - yhat) ** 2) ** 2)

# %% L2: product of the two
def L2(yhat, y):
    return np.dot(yhat, y)

# %% L2: inside the loop
def L2(yhat, y):
    total = 0
    for i in range(len(y)):
        total += (y[i] - yhat[i]) ** 2
        return total

# %% L2: This is the last square only: does each round
def L2(yhat, y):
    total = 0
    for i in range(len(y)):
        total = (y[i] - yhat[i]) ** 2
    return total

# %% sigmoid: ** comes before +
def sigmoid(z):
    return 1 + np.exp(-z) ** -1

# %% sigmoid_derivative: A nudge gives the slope roughly
def sigmoid_derivative(z):
    h = 0.1
    return (sigmoid(z + h) - sigmoid(z)) / h

# %% softmax: make it a column, (
def softmax(x):
    e = np.exp(x)
    s = np.sum(e, axis=1).reshape(1, -1)
    return e / s

# %% softmax: shares of sigmoids
def softmax(x):
    s = 1 / (1 + np.exp(-x))
    return s / np.sum(s, axis=1, keepdims=True)

# %% matvec: i chooses along the axis
def matvec(A, v):
    m, n = A.shape
    u = np.zeros((n, 1))
    for i in range(n):
        for j in range(m):
            u[i] += A[i, j] * v[j]
    return u
