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
