# %% sigmoid: what does your line divide by what
def sigmoid(z):
    return 1 / 1 + np.exp(z)

# %% sigmoid: Division comes before
def sigmoid(z):
    s = 1 / 1 + np.exp(-z)
    return s

# %% sigmoid: still says s = None
def sigmoid(z):
    s = None
    return s

# %% sigmoid: never gets a value
def sigmoid(z):
    return s

# %% sigmoid: which sign
def sigmoid(z):
    return 1 / (1 - np.exp(-z))

# %% sigmoid: np.exp
def sigmoid(z):
    return 1 / (1 + e ** -z)

# %% sigmoid: np.exp
def sigmoid(z):
    e = 2.7
    return 1 / (1 + e ** -z)

# %% sigmoid_derivative: still says s = None
def sigmoid_derivative(z):
    s = None
    ds = s * (1 - s)
    return ds

# %% dot_loop: at which index
def dot_loop(x, y):
    total = 0
    for i in range(1, len(x)):
        total += x[i] * y[i]
    return total

# %% dot_loop: return
def dot_loop(x, y):
    total = 0
    for i in range(len(x)):
        total += x[i] * y[i]
        return total

# %% L2: **
def L2(yhat, y):
    return sum(y - yhat)^2

# %% L2: **
def L2(yhat, y):
    return np.sum((y - yhat)^2)

# %% L2: not its square
def L2(yhat, y):
    return np.sum(2 * abs(y - yhat))

# %% L2: not its square
def L2(yhat, y):
    total = 0
    for i in range(len(y)):
        total += 2 * abs(y[i] - yhat[i])
    return total

# %% normalize_rows: lost
def normalize_rows(x):
    norm = np.linalg.norm(x, axis=1, keepdims=True)
    x / norm
    return x

# %% normalize_rows: as it was passed
def normalize_rows(x):
    norm = np.linalg.norm(x, axis=1, keepdims=True)
    y = x / norm
    return x

# %% normalize_rows: each row needs its own
def normalize_rows(x):
    return x / np.linalg.norm(x)

# %% normalize_rows: which argument keeps the axis
def normalize_rows(x):
    return x / np.linalg.norm(x, axis=1)

# %% stable_softmax: subtracting does not
def stable_softmax(x):
    x = x / np.max(x)
    e = np.exp(x)
    return e / e.sum(axis=1, keepdims=True)

# %% stable_softmax: subtracting does not
def stable_softmax(x):
    return softmax(x / np.max(x, axis=1, keepdims=True))

# %% L1: Only what is on one side counts here
def L1(yhat, y):
    d = 0
    for i in range(len(y)):
        if y[i] > yhat[i]:
            d += y[i] - yhat[i]
    return d

# %% sigmoid: These are powers of 2
def sigmoid(z):
    return 1 / (1 + 2 ** (-z))

# %% sigmoid_derivative: s minus twice s is nothing but -s
def sigmoid_derivative(z):
    s = sigmoid(z)
    return s - s * 2

# %% softmax: Below the fraction bar is the exponential of a sum
def softmax(x):
    return np.exp(x) / np.exp(np.sum(x, axis=1, keepdims=True))

# %% stable_softmax: The largest is added here
def stable_softmax(x):
    c = x.max(axis=1, keepdims=True)
    return softmax(x + c)

# %% dot_loop: total gets its start inside the loop
def dot_loop(x, y):
    for i in range(len(x)):
        total = 0
        total += x[i] * y[i]
    return total

# %% dot_loop: for i in x goes through what x holds
def dot_loop(x, y):
    total = 0
    for i in x:
        total += x[i] * y[i]
    return total

# %% sigmoid: Nothing is divided here
def sigmoid(z):
    return 1 + np.exp(-z)

# %% sigmoid: Without an axis
def sigmoid(z):
    return 1 / (1 + np.sum(np.exp(-z)))

# %% sigmoid: A probability is never below 0 or above 1
def sigmoid(z):
    return 1 / (1 + -np.exp(z))

# %% sigmoid: The exponent of e is -z as a whole
def sigmoid(z):
    return 1 / (1 + np.exp(1) - z)

# %% sigmoid_derivative: The numbers are added up into fewer
def sigmoid_derivative(z):
    s = sigmoid(z)
    return np.sum(s * (1 - s))

# %% normalize_rows: Divided by each row's mean
def normalize_rows(x):
    return x / np.mean(x, axis=1, keepdims=True)

# %% normalize_rows: The mean is taken away here
def normalize_rows(x):
    return x - x.mean(axis=1, keepdims=True)

# %% normalize_rows: The root is taken of the plain sum
def normalize_rows(x):
    n = np.sqrt(np.sum(x, axis=1, keepdims=True))
    return x / n

# %% normalize_rows: That is x as it was passed
def normalize_rows(x):
    for row in x:
        row = row / np.linalg.norm(row)
    return x

# %% L2: The square is missing
def L2(yhat, y):
    return np.sum(y - yhat)

# %% L2: The power is taken of one of the two only
def L2(yhat, y):
    return np.sum(y - yhat ** 2)

# %% L2: That is the exponential
def L2(yhat, y):
    return np.sum(np.exp(y - yhat))

# %% L2: Each prediction is compared with each label here
def L2(yhat, y):
    d = y.reshape(-1, 1) - yhat
    return np.sum(d ** 2)

# %% stable_softmax: argmax says where the largest is
def stable_softmax(x):
    return softmax(x - np.argmax(x, axis=1).reshape(-1, 1))

# %% stable_softmax: Of a row of -1000s the largest absolute value is 1000
def stable_softmax(x):
    return softmax(x - np.abs(x).max(axis=1, keepdims=True))

# %% dot_loop: int cuts off what is behind the point
def dot_loop(x, y):
    total = 0
    for a, b in zip(x, y):
        total += int(a * b)
    return total

# %% dot_loop: A negative index counts from the end
def dot_loop(x, y):
    total = 0
    for i in range(len(x)):
        total += x[i] * y[-i]
    return total

# %% dot_loop: The products keep their signs in a dot product
def dot_loop(x, y):
    total = 0
    for a, b in zip(x, y):
        total += abs(a * b)
    return total

# %% dot_loop: but this is a single number
def dot_loop(x, y):
    total = 0
    for i in len(x):
        total += x[i] * y[i]
    return total

# %% dot_loop: Here the index itself is multiplied
def dot_loop(x, y):
    total = 0
    for i, a in enumerate(x):
        total += i * y[i]
    return total

# %% matvec: outer multiplies each number of the one with each of the
def matvec(A, v):
    return np.outer(A, v)

# %% matvec: These are averages of the products of a row
def matvec(A, v):
    return np.mean(A * v.T, axis=1, keepdims=True)

# %% matvec: Only the last is left
def matvec(A, v):
    u = np.zeros((len(A), 1))
    for i in range(len(A)):
        u = A[i] @ v
    return u

# %% L1: That is a function itself
def L1(yhat, y):
    return np.abs(y - yhat).sum

# %% L1: That is the dot product of the two
def L1(yhat, y):
    return np.sum(np.abs(y * yhat))

# %% sigmoid: Division comes before addition
def sigmoid(z):
    return np.exp(z) / 1 + np.exp(z)

# %% sigmoid: The exponents above and below have different signs
def sigmoid(z):
    return np.exp(z) / (1 + np.exp(-z))

# %% sigmoid: nan and inf come from the logarithm of 0 or of a negative
def sigmoid(z):
    return 1 / (1 + np.log(-z))

# %% sigmoid: At z = 0 this is 1/3
def sigmoid(z):
    return 1 / (2 + np.exp(-z))

# %% sigmoid: z is squared in the exponent
def sigmoid(z):
    return 1 / (1 + np.exp(-z ** 2))

# %% sigmoid: Only yes or no
def sigmoid(z):
    return (z > 0).astype(float)

# %% sigmoid: Cutting off at 0 and 1 makes corners
def sigmoid(z):
    return np.clip(z, 0, 1)

# %% sigmoid: The 1 stands alone here
def sigmoid(z):
    return 1 + 1 / np.exp(-z)

# %% sigmoid: Nothing is divided here
def sigmoid(z):
    return (1 + np.exp(-z)) ** 1

# %% sigmoid_derivative: The second factor is 1 - s
def sigmoid_derivative(z):
    return sigmoid(z) * sigmoid(1 - z)

# %% sigmoid_derivative: 2 values come back
def sigmoid_derivative(z):
    s = sigmoid(z)
    ds = s * (1 - s)
    return s, ds

# %% sigmoid_derivative: np.gradient compares each entry with its neighbours
def sigmoid_derivative(z):
    return np.gradient(sigmoid(z))

# %% normalize_rows: Each entry is divided by its own absolute value
def normalize_rows(x):
    return x / np.sqrt(x ** 2)

# %% normalize_rows: Smallest to 0
def normalize_rows(x):
    lo = x.min(axis=1, keepdims=True)
    hi = x.max(axis=1, keepdims=True)
    return (x - lo) / (hi - lo)

# %% normalize_rows: All rows are divided by the length of the first one
def normalize_rows(x):
    return x / np.linalg.norm(x[0])

# %% L2: Roots of the distances are added here
def L2(yhat, y):
    return np.sum(np.sqrt(np.abs(y - yhat)))

# %% L2: The square of a difference is not a difference of squares
def L2(yhat, y):
    return np.sum(np.abs(y ** 2 - yhat ** 2))

# %% L2: That is the third power
def L2(yhat, y):
    return np.sum((y - yhat) ** 3)

# %% L2: That is the variance
def L2(yhat, y):
    return np.var(y - yhat)

# %% L2: The difference is multiplied with one of the two
def L2(yhat, y):
    d = y - yhat
    return np.dot(d, yhat)

# %% softmax: That is the logarithm of what is asked for
def softmax(x):
    e = np.exp(x)
    return np.log(e / e.sum(axis=1, keepdims=True))

# %% softmax: argmax says where the largest score is
def softmax(x):
    return np.argmax(x, axis=1)

# %% softmax: All or nothing
def softmax(x):
    p = np.zeros_like(x)
    p[np.arange(len(x)), x.argmax(axis=1)] = 1
    return p

# %% softmax: The table changes while it is still added up
def softmax(x):
    e = np.exp(x)
    for i in range(len(e)):
        e[i] = e[i] / e.sum()
    return e

# %% softmax: These are powers of 2
def softmax(x):
    e = 2 ** x
    return e / e.sum(axis=1, keepdims=True)

# %% softmax: Divided by how many there are in a row
def softmax(x):
    e = np.exp(x)
    return e / x.shape[1]

# %% softmax: These are shares of the squares
def softmax(x):
    return x ** 2 / np.sum(x ** 2, axis=1, keepdims=True)

# %% stable_softmax: The largest is taken off rightly
def stable_softmax(x):
    x = x - x.max(axis=1, keepdims=True)
    return x / x.sum(axis=1, keepdims=True)

# %% stable_softmax: The sum of a row is far beyond its scores
def stable_softmax(x):
    return softmax(x - x.sum(axis=1, keepdims=True))

# %% stable_softmax: Dividing the scores changes the shares
def stable_softmax(x):
    return softmax(normalize_rows(x))

# %% stable_softmax: The scores are taken from the largest
def stable_softmax(x):
    c = np.max(x, axis=1, keepdims=True)
    return softmax(c - x)

# %% dot_loop: total starts with 0 and is only multiplied
def dot_loop(x, y):
    total = 0
    for a, b in zip(x, y):
        total *= a * b
    return total

# %% dot_loop: Only pairs of positive numbers count here
def dot_loop(x, y):
    total = 0
    for i in range(len(x)):
        if x[i] > 0 and y[i] > 0:
            total += x[i] * y[i]
    return total

# %% dot_loop: The first number of each pair is raised to the power of the
def dot_loop(x, y):
    total = 0
    for i in range(len(x)):
        total += x[i] ** y[i]
    return total

# %% matvec: Sums are multiplied here
def matvec(A, v):
    return np.sum(A, axis=1, keepdims=True) * np.sum(v)

# %% L1: are predictions rounded
def L1(yhat, y):
    return np.sum(np.abs(y - np.round(yhat)))

# %% L1: That counts how many differ
def L1(yhat, y):
    return len(np.abs(y - yhat))

# %% L1: This is the smallest distance
def L1(yhat, y):
    return np.min(np.abs(y - yhat))

# %% sigmoid: Everywhere 0.5 too small
def sigmoid(z):
    return 1 / (1 + np.exp(-z)) - 0.5

# %% sigmoid: The 1 stands alone here
def sigmoid(z):
    return 1 / np.exp(-z) + 1

# %% sigmoid: An absolute value makes negative scores positive
def sigmoid(z):
    return 1 / (1 + np.exp(-np.abs(z)))

# %% sigmoid: The exponent of e is -z as a whole
def sigmoid(z):
    return 1 / (1 + np.exp(-1) * z)

# %% sigmoid: The exponent of e is -z as a whole
def sigmoid(z):
    return 1 / (1 + np.e - z)

# %% sigmoid_derivative: The exponential alone is not the second factor
def sigmoid_derivative(z):
    s = sigmoid(z)
    return np.exp(z) * s

# %% sigmoid_derivative: That is how much the sigmoid rises over a step of 1
def sigmoid_derivative(z):
    return sigmoid(z + 1) - sigmoid(z)

# %% normalize_rows: norm squares the entries itself
def normalize_rows(x):
    return x / np.linalg.norm(x ** 2, axis=1, keepdims=True)

# %% normalize_rows: // cuts off the digits after the point
def normalize_rows(x):
    return x // np.linalg.norm(x, axis=1, keepdims=True)

# %% L2: Some texts divide by 2m
def L2(yhat, y):
    return np.sum((y - yhat) ** 2) / (2 * len(y))

# %% softmax: Below the fraction bar is the exponential of a sum
def softmax(x):
    top = np.exp(x)
    bottom = np.sum(x, axis=1, keepdims=True)
    return top / np.exp(bottom)

# %% softmax: The 1 below the fraction bar belongs to the sigmoid
def softmax(x):
    e = np.exp(x)
    return e / (1 + e.sum(axis=1, keepdims=True))

# %% softmax: The numbers are added up into fewer
def softmax(x):
    e = np.exp(x)
    p = e / np.sum(e, axis=1, keepdims=True)
    return np.sum(p, axis=1, keepdims=True)

# %% stable_softmax: The first of a row is subtracted
def stable_softmax(x):
    return softmax(x - x[:, :1])

# %% stable_softmax: Dividing the scores changes the shares
def stable_softmax(x):
    return softmax(x / 1000)

# %% stable_softmax: Only the first is left
def stable_softmax(x):
    for i in range(len(x)):
        x[i] = x[i] - x[i].max()
        p = softmax(x)
    return p[0]

# %% L1: The two are divided here
def L1(yhat, y):
    return np.sum(np.abs(y / yhat))

# %% L1: Whole numbers are added here
def L1(yhat, y):
    n = 0
    for a, b in zip(yhat, y):
        if abs(a - b) > 0.5:
            n += 1
    return n

# %% sigmoid: Below the fraction bar are two exponentials
def sigmoid(z):
    return 1 / (np.exp(z) + np.exp(-z))

# %% sigmoid: Close to a sigmoid
def sigmoid(z):
    return 0.5 * (1 + np.tanh(z))

# %% sigmoid: The arc tangent has other limits
def sigmoid(z):
    return np.arctan(z)

# %% sigmoid: That is 1 minus the sigmoid
def sigmoid(z):
    s = 1 / (1 + np.exp(-z))
    return 1 - s

# %% sigmoid: These are shares of the sum of all entries
def sigmoid(z):
    e = np.exp(z)
    return e / np.sum(e)

# %% sigmoid_derivative: The first factor is s as well
def sigmoid_derivative(z):
    s = sigmoid(z)
    return z * (1 - s)

# %% normalize_rows: All rows are divided by the length of the first one
def normalize_rows(x):
    y = np.zeros_like(x)
    for i in range(len(x)):
        y[i] = x[i] / np.linalg.norm(x[0])
    return y

# %% L2: The sum is squared
def L2(yhat, y):
    total = 0
    for a, b in zip(yhat, y):
        total += abs(a - b)
    return total ** 2

# %% L2: The square is missing
def L2(yhat, y):
    return np.dot(y - yhat, np.ones(len(y)))

# %% L2: Base and exponent are exchanged
def L2(yhat, y):
    return np.sum(np.power(2, y - yhat))

# %% softmax: The sigmoid is no part of softmax
def softmax(x):
    e = np.exp(sigmoid(x))
    return e / e.sum(axis=1, keepdims=True)

# %% stable_softmax: nan and inf come from a division by 0
def stable_softmax(x):
    m = np.maximum(x, 0)
    e = np.exp(x - m)
    return e / e.sum(axis=1, keepdims=True)

# %% stable_softmax: nan and inf come from a division by 0
def stable_softmax(x):
    return softmax(x) / softmax(x).max(axis=1, keepdims=True)

# %% stable_softmax: nan and inf come from a division by 0
def stable_softmax(x):
    e = np.exp(np.minimum(x, 700))
    return e / e.sum(axis=1, keepdims=True)

# %% sigmoid: what stands above it
def sigmoid(z):
    e = np.exp(-z)
    return e / (1 + e)

# %% softmax: total keeps growing from one round of the outer loop
def softmax(x):
    m, n = x.shape
    p = np.zeros((m, n))
    total = 0
    for i in range(m):
        for j in range(n):
            total += np.exp(x[i, j])
        for j in range(n):
            p[i, j] = np.exp(x[i, j]) / total
    return p

# %% dot_loop: s starts with x[0]
def dot_loop(x, y):
    s = x[0]
    for i in range(len(x)):
        s += x[i] * y[i]
    return s

# %% L1: Only what is on one side counts here
def L1(yhat, y):
    total = 0
    for a, b in zip(yhat, y):
        if a > b:
            total += a - b
    return total

# %% sigmoid: The numbers are added up into fewer
def sigmoid(z):
    return (1 / (1 + np.exp(-z))).sum()

# %% normalize_rows: Only the last is left
def normalize_rows(x):
    for i in range(len(x)):
        y = x[i] / np.linalg.norm(x[i])
    return y

# %% stable_softmax: The scores are taken from the largest
def stable_softmax(x):
    c = x.max(axis=1, keepdims=True)
    e = np.exp(c - x)
    return e / e.sum(axis=1, keepdims=True)

# %% normalize_rows: Divided by how many columns there are
def normalize_rows(x):
    return x / len(x[0])

# %% stable_softmax: need one yes or no
def stable_softmax(x):
    return softmax(x - max(x))

# %% sigmoid_derivative: divided by the nudge
def sigmoid_derivative(z):
    h = 1e-4
    return sigmoid(z + h) - sigmoid(z)

# %% softmax: First the exponentials
def softmax(x):
    s = x / np.sum(np.exp(x), axis=1, keepdims=True)
    return np.exp(s)

# %% sigmoid: z[i] is a whole row
def sigmoid(z):
    s = np.zeros(len(z))
    for i in range(len(z)):
        s[i] = 1 / (1 + np.exp(-z[i]))
    return s

# %% sigmoid_derivative: 2 * eps
def sigmoid_derivative(z):
    eps = 1e-5
    ds = sigmoid(z + eps) - sigmoid(z - eps)
    return ds

# %% softmax: First the exponentials
def softmax(x):
    total = np.sum(np.exp(x), axis=1, keepdims=True)
    p = np.exp(x / total)
    return p

# %% sigmoid_derivative: both belong below the bar
def sigmoid_derivative(z):
    h = 0.001
    return (sigmoid(z + h) - sigmoid(z)) / 2 * h

# %% sigmoid_derivative: raise NotImplementedError still stands there, and no line below it runs
def sigmoid_derivative(z):
    raise NotImplementedError()
    s = sigmoid(z)
    return s * (1 - s)

# %% normalize_rows: the last line is still raise NotImplementedError
def normalize_rows(x):
    norm = np.linalg.norm(x, axis=1, keepdims=True)
    x_normalized = x / norm
    raise NotImplementedError

# %% normalize_rows: kind of norm
def normalize_rows(x):
    lengths = np.linalg.norm(x, 1, keepdims=True)
    return x / lengths
