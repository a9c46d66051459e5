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
