# %% loss: for both labels
def loss(yhat, y):
    return -np.log(yhat)

# %% slope: not of 2 eps
def slope(f, t, eps=1e-5):
    return (f(t + eps) - f(t)) / (2 * eps)

# %% cost: parentheses
def cost(A, Y):
    m = A.shape[1]
    return -np.sum(Y * np.log(A) + 1 - Y * np.log(1 - A)) / m

# %% forward_example: still says z = None
def forward_example(w, b, x):
    z = None
    a = 1 / (1 + np.exp(-z))
    return a

# %% forward_example: what makes a probability of it
def forward_example(w, b, x):
    return w.T @ x + b  # of shape (1, 1)

# %% forward_example: which one must lie down
def forward_example(w, b, x):
    return 1 / (1 + np.exp(-(w @ x + b)))

# %% forward_example: which one must lie down
def forward_example(w, b, x):
    return 1 / (1 + np.exp(-(np.dot(w, x) + b)))

# %% loss: log 0 is no number
def loss(yhat, y):
    return -(y * np.log(y) + (1 - y) * np.log(1 - y))

# %% cost: The examples are its columns
def cost(A, Y):
    total = 0
    for a, y in zip(A, Y, strict=True):
        total = total + loss(a, y)
    return total / len(A)

# %% cost: is the return inside the loop
def cost(A, Y):
    total = 0
    for i in range(A.shape[1]):
        total += loss(A[0, i], Y[0, i])
        return total / A.shape[1]

# %% cost: The average is taken for y = 1 and for y = 0 by
def cost(A, Y):
    ones = -np.log(A[Y == 1])
    zeros = -np.log(1 - A[Y == 0])
    return ones.mean() + zeros.mean()

# %% forward_example: z is averaged over the features
def forward_example(w, b, x):
    z = np.mean(w * x) + b
    return sigmoid(z)

# %% loss: np.log(1 - y) is the logarithm of a label, which is 0 or
def loss(yhat, y):
    return -(y * np.log(yhat) + (1 - yhat) * np.log(1 - y))

# %% slope: A slope is a change divided by the distance it took, and
def slope(f, t, eps=1e-5):
    rise = f(t + eps) - f(t - eps)
    return rise / t

# %% slope: The nudge belongs inside f
def slope(f, t, eps=1e-5):
    return (f(t) + eps - f(t) - eps) / (2 * eps)

# %% descend: The step is divided by the rate
def descend(f, w, learning_rate, steps):
    path = [w]
    for i in range(steps):
        w = w - slope(f, w) / learning_rate
        path.append(w)
    return path

# %% descend: i, the number of the round, takes part in learning_rate *
def descend(f, w, learning_rate, steps):
    path = [w]
    for i in range(steps):
        w = w - learning_rate * slope(f, w) * i
        path.append(w)
    return path

# %% loss: log(1 - ŷ) counts only when y = 0
def loss(yhat, y):
    return -(y * np.log(yhat) + np.log(1 - yhat))

# %% cost: One example is missing, the first one
def cost(A, Y):
    m = A.shape[1]
    total = 0
    for i in range(1, m):
        total += loss(A[0, i], Y[0, i])
    return total / m

# %% slope: That is f(eps) and f(-eps)
def slope(f, t, eps=1e-5):
    return (f(t) + f(eps) - f(t) + f(eps)) / (2 * eps)

# %% descend: path gets its start inside the loop, so that each round
def descend(f, w, learning_rate, steps):
    for i in range(steps):
        path = [w]
        w = w - learning_rate * slope(f, w)
        path.append(w)
    return path

# %% forward_example: The last feature is missing in your sum
def forward_example(w, b, x):
    z = b
    for j in range(len(w) - 1):
        z = z + w[j, 0] * x[j, 0]
    return sigmoid(z)

# %% loss: The loss is made of logarithms
def loss(yhat, y):
    return -(y * np.exp(yhat) + (1 - y) * np.exp(1 - yhat))

# %% cost: The average for y = 1 and that for y = 0 are
def cost(A, Y):
    return -np.mean(Y * np.log(A)) * np.mean((1 - Y) * np.log(1 - A))

# %% cost: That is the largest loss
def cost(A, Y):
    return np.max(-(Y * np.log(A) + (1 - Y) * np.log(1 - A)))

# %% slope: A slope may be negative
def slope(f, t, eps=1e-5):
    return abs(f(t + eps) - f(t - eps)) / (2 * eps)

# %% descend: i, the number of the round, takes part in learning_rate /
def descend(f, w, learning_rate, steps):
    path = [w]
    for i in range(steps):
        w = w - learning_rate / (i + 1) * slope(f, w)
        path.append(w)
    return path

# %% forward_example: b is added to z, before the sigmoid
def forward_example(w, b, x):
    z = np.sum(w * x)
    return sigmoid(z) * b

# %% cost: axis=0 goes down each column, which has one number
def cost(A, Y):
    losses = -(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return np.mean(losses, axis=0)

# %% cost: average of the losses
def cost(A, Y):
    return loss(np.mean(A), np.mean(Y))

# %% slope: Division comes before subtraction
def slope(f, t, eps=1e-5):
    return f(t + eps) - f(t) / eps

# %% slope: A nudge is added to t
def slope(f, t, eps=1e-5):
    return (f(t * eps) - f(t)) / eps

# %% loss: what is the probability of y = 0
def loss(yhat, y):
    return -(y * np.log(yhat) + (1 - y) * np.log(yhat))

# %% descend: slope needs the function itself
def descend(f, w, learning_rate, steps):
    path = [w]
    for i in range(steps):
        rise = slope(f(w), w)
        w = w - learning_rate * rise
        path.append(w)
    return path

# %% cost: stands outside, and is still several numbers
def cost(A, Y):
    m = Y.shape[1]
    return -(1 / m) * np.sum(Y * np.log(A)) + (1 - Y) * np.log(1 - A)
