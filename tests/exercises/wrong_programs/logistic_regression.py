# Wrong programs as beginners write them. Each cell: the exercise, and words of its first message.

# %% forward_example: makes a probability of it
def forward_example(w, b, x):
    z = np.dot(w.T, x) + b
    return z

# %% forward_example: must lie down
def forward_example(w, b, x):
    z = np.dot(w, x) + b
    return 1 / (1 + np.exp(-z))

# %% forward_example: sign
def forward_example(w, b, x):
    z = np.dot(w.T, x) + b
    a = 1 / (1 + np.exp(z))
    return a

# %% forward_example: Division comes before
def forward_example(w, b, x):
    z = np.dot(w.T, x) + b
    return 1 / 1 + np.exp(-z)

# %% forward_example: has no influence
def forward_example(w, b, x):
    z = np.dot(w.T, x)
    return 1 / (1 + np.exp(-z))

# %% forward_example: through the sigmoid
def forward_example(w, b, x):
    return 1 / (1 + np.exp(-np.dot(w.T, x))) + b

# %% forward_example: through the sigmoid
def forward_example(w, b, x):
    return 1 / (1 + np.exp(-np.dot(w.T, x)) + b)

# %% forward_example: How often is b added
def forward_example(w, b, x):
    z = np.sum(w * x + b)
    return 1 / (1 + np.exp(-z))

# %% forward_example: summed
def forward_example(w, b, x):
    z = w * x + b
    return 1 / (1 + np.exp(-z))

# %% forward_example: must lie down
def forward_example(w, b, x):
    z = np.dot(w, x.T) + b
    return 1 / (1 + np.exp(-z))

# %% forward_example: not yet the decision
def forward_example(w, b, x):
    z = np.dot(w.T, x) + b
    a = 1 / (1 + np.exp(-z))
    return 1 if a > 0.5 else 0

# %% forward_example: needs a return
def forward_example(w, b, x):
    z = np.dot(w.T, x) + b
    a = 1 / (1 + np.exp(-z))

# %% forward_example: still says
def forward_example(w, b, x):
    z = None
    a = None
    return a

# %% forward_example: minus applies to
def forward_example(w, b, x):
    return 1 / (1 + np.exp(-np.dot(w.T, x) + b))

# %% forward_example: minus
def forward_example(w, b, x):
    z = np.dot(w.T, x) - b
    return 1 / (1 + np.exp(-z))

# %% forward_example: **
def forward_example(w, b, x):
    z = w.T @ x + b
    return 1 / (1 + 2.71828 ^ (-z))

# %% forward_example: whole array
def forward_example(w, b, x):
    z = w * x + b
    return 1 / (1 + math.exp(-z))

# %% forward_example: inside the loop
def forward_example(w, b, x):
    z = b
    for i in range(len(w)):
        z += w[i] * x[i]
        return 1 / (1 + np.exp(-z))

# %% forward_example: replaces
def forward_example(w, b, x):
    z = 0
    for i in range(len(w)):
        z = w[i, 0] * x[i, 0]
    z = z + b
    return 1 / (1 + np.exp(-z))

# %% loss: never negative
def loss(yhat, y):
    return y * np.log(yhat) + (1 - y) * np.log(1 - yhat)

# %% loss: base 10
def loss(yhat, y):
    return -(y * np.log10(yhat) + (1 - y) * np.log10(1 - yhat))

# %% loss: term is missing
def loss(yhat, y):
    return -y * np.log(yhat)

# %% loss: how far does the minus
def loss(yhat, y):
    return -y * np.log(yhat) + (1 - y) * np.log(1 - yhat)

# %% loss: both terms
def loss(yhat, y):
    return y * np.log(yhat) - (1 - y) * np.log(1 - yhat)

# %% loss: here both always do
def loss(yhat, y):
    return -(np.log(yhat) + np.log(1 - yhat))

# %% loss: which term goes with which y
def loss(yhat, y):
    return -((1 - y) * np.log(yhat) + y * np.log(1 - yhat))

# %% loss: which of the two is a probability
def loss(yhat, y):
    return -(yhat * np.log(y) + (1 - yhat) * np.log(1 - y))

# %% loss: squared error
def loss(yhat, y):
    return (yhat - y) ** 2

# %% loss: squared error
def loss(yhat, y):
    return 0.5 * (yhat - y) ** 2

# %% loss: where are the logarithms
def loss(yhat, y):
    return abs(y - yhat)

# %% loss: for both labels
def loss(yhat, y):
    return -np.log(yhat)

# %% loss: A loss is never negative; the logarithm of a
def loss(yhat, y):
    if y == 1:
        return np.log(yhat)
    else:
        return np.log(1 - yhat)

# %% loss: for both labels
def loss(yhat, y):
    if y == 1:
        return -np.log(yhat)
    else:
        return -np.log(yhat)

# %% loss: which term goes with which y
def loss(yhat, y):
    if y == 0:
        return -np.log(yhat)
    else:
        return -np.log(1 - yhat)

# %% loss: needs a return
def loss(yhat, y):
    L = -(y * np.log(yhat) + (1 - y) * np.log(1 - yhat))

# %% loss: parentheses
def loss(yhat, y):
    return -(y * np.log(yhat) + 1 - y * np.log(1 - yhat))

# %% loss: parentheses
def loss(yhat, y):
    return -y * np.log(yhat) - 1 - y * np.log(1 - yhat)

# %% loss: For some arguments the function ends without
def loss(yhat, y):
    if y == 1:
        return -np.log(yhat)

# %% loss: log has no value
def loss(yhat, y):
    return -(y * log(yhat) + (1 - y) * log(1 - yhat))

# %% loss: its logarithm
def loss(yhat, y):
    return yhat ** y * (1 - yhat) ** (1 - y)

# %% loss: y is 0 or 1, and log 0 is no number: which of
def loss(yhat, y):
    return -(np.log(y * yhat) + np.log((1 - y) * (1 - yhat)))

# %% cost: m times the cost
def cost(A, Y):
    return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))

# %% cost: one number
def cost(A, Y):
    return -(Y * np.log(A) + (1 - Y) * np.log(1 - A))

# %% cost: One number is asked for: what is still to be
def cost(A, Y):
    m = A.shape[1]
    return -1 / m * (Y * np.log(A) + (1 - Y) * np.log(1 - A))

# %% cost: look at the sign
def cost(A, Y):
    m = A.shape[1]
    return np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m

# %% cost: y = 0 add
def cost(A, Y):
    m = A.shape[1]
    return -np.sum(Y * np.log(A)) / m

# %% cost: which of the two are probabilities
def cost(A, Y):
    m = A.shape[1]
    return -np.sum(A * np.log(Y) + (1 - A) * np.log(1 - Y)) / m

# %% cost: That is m times the cost: it is an average.
def cost(A, Y):
    m = A.shape[0]
    return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m

# %% cost: np.dot multiplies matrices, and two rows do
def cost(A, Y):
    m = A.shape[1]
    return -(np.dot(Y, np.log(A)) + np.dot(1 - Y, np.log(1 - A))) / m

# %% cost: minus in front
def cost(A, Y):
    m = A.shape[1]
    return np.sum(-Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m

# %% cost: squared errors
def cost(A, Y):
    m = A.shape[1]
    return np.sum((A - Y) ** 2) / m

# %% cost: inside the loop
def cost(A, Y):
    m = A.shape[1]
    total = 0
    for i in range(m):
        total += loss(A[0, i], Y[0, i])
        return total / m

# %% cost: Divided by m twice
def cost(A, Y):
    m = A.shape[1]
    return np.mean(-(Y * np.log(A) + (1 - Y) * np.log(1 - A))) / m

# %% cost: examples are its columns
def cost(A, Y):
    total = 0
    for i in range(A.shape[0]):
        total += loss(A[i], Y[i])
    return total

# %% cost: base 10
def cost(A, Y):
    return -np.mean(Y * np.log10(A) + (1 - Y) * np.log10(1 - A))

# %% cost: parentheses
def cost(A, Y):
    m = A.shape[1]
    return -np.sum(Y * np.log(A) + 1 - Y * np.log(1 - A)) / m

# %% cost: outside 1/m
def cost(A, Y):
    m = A.shape[1]
    return -1 / m * np.sum(Y * np.log(A)) - np.sum((1 - Y) * np.log(1 - A))

# %% cost: needs a return
def cost(A, Y):
    J = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))

# %% cost: This is the last loss only: does each round
def cost(A, Y):
    m = A.shape[1]
    J = 0
    for i in range(m):
        J = loss(A[0, i], Y[0, i])
    return J / m

# %% cost: Y has one row: Y[i] and A[i] ask for row i.
def cost(A, Y):
    J = 0
    for i in range(A.shape[1]):
        J += loss(A[i], Y[i])
    return J / A.shape[1]

# %% cost: every pair
def cost(A, Y):
    m = A.shape[1]
    return -np.sum(Y * np.log(A.T) + (1 - Y) * np.log(1 - A.T)) / m

# %% cost: y = 0 add
def cost(A, Y):
    return -np.mean(np.log(A[Y == 1]))

# %% slope: looks to one side
def slope(f, t, eps=1e-5):
    return (f(t + eps) - f(t)) / eps

# %% slope: looks to one side
def slope(f, t, eps=1e-5):
    return (f(t) - f(t - eps)) / eps

# %% slope: from below to above
def slope(f, t, eps=1e-5):
    return (f(t + eps) - f(t - eps)) / eps

# %% slope: multiplied by eps
def slope(f, t, eps=1e-5):
    return (f(t + eps) - f(t - eps)) / 2 * eps

# %% slope: above minus below
def slope(f, t, eps=1e-5):
    return (f(t - eps) - f(t + eps)) / (2 * eps)

# %% slope: divided
def slope(f, t, eps=1e-5):
    return f(t + eps) - f(t - eps)

# %% slope: From here to above is a distance of eps, not
def slope(f, t, eps=1e-5):
    up = f(t + eps)
    middle = f(t)
    return (up - middle) / (2 * eps)

# %% slope: parentheses
def slope(f, t, eps=1e-5):
    return f(t + eps) - f(t - eps) / (2 * eps)

# %% slope: needs a return
def slope(f, t, eps=1e-5):
    s = (f(t + eps) - f(t - eps)) / (2 * eps)

# %% slope: the eps that was passed in
def slope(f, t, eps=1e-5):
    eps = 1e-5
    return (f(t + eps) - f(t - eps)) / (2 * eps)

# %% slope: height
def slope(f, t, eps=1e-5):
    return f(t)

# %% slope: difference
def slope(f, t, eps=1e-5):
    return (f(t + eps) + f(t - eps)) / (2 * eps)

# %% slope: still says
def slope(f, t, eps=1e-5):
    s = None
    return s

# %% descend: sign
def descend(f, w, learning_rate, steps):
    path = [w]
    for i in range(steps):
        w = w + learning_rate * slope(f, w)
        path.append(w)
    return path

# %% descend: begins with
def descend(f, w, learning_rate, steps):
    path = []
    for i in range(steps):
        w = w - learning_rate * slope(f, w)
        path.append(w)
    return path

# %% descend: after the last step
def descend(f, w, learning_rate, steps):
    path = []
    for i in range(steps):
        path.append(w)
        w = w - learning_rate * slope(f, w)
    return path

# %% descend: The whole path is asked for, a list with
def descend(f, w, learning_rate, steps):
    for i in range(steps):
        w = w - learning_rate * slope(f, w)
    return w

# %% descend: Only one step was taken: is the return inside
def descend(f, w, learning_rate, steps):
    path = [w]
    for i in range(steps):
        w = w - learning_rate * slope(f, w)
        path.append(w)
        return path

# %% descend: The place after the last step is missing: how
def descend(f, w, learning_rate, steps):
    path = [w]
    for i in range(1, steps):
        w = w - learning_rate * slope(f, w)
        path.append(w)
    return path

# %% descend: The learning rate has no influence on your
def descend(f, w, learning_rate, steps):
    path = [w]
    for i in range(steps):
        w = w - slope(f, w)
        path.append(w)
    return path

# %% descend: slope
def descend(f, w, learning_rate, steps):
    path = [w]
    for i in range(steps):
        w = w - learning_rate * f(w)
        path.append(w)
    return path

# %% descend: The slope changes on the way: compute it anew
def descend(f, w, learning_rate, steps):
    path = [w]
    s = slope(f, w)
    for i in range(steps):
        w = w - learning_rate * s
        path.append(w)
    return path

# %% descend: needs a return
def descend(f, w, learning_rate, steps):
    path = [w]
    for i in range(steps):
        w = w - learning_rate * slope(f, w)
        path.append(w)

# %% descend: inside the loop
def descend(f, w, learning_rate, steps):
    path = [w]
    for i in range(steps):
        w = w - learning_rate * slope(f, w)
    path.append(w)
    return path

# %% descend: one step too many
def descend(f, w, learning_rate, steps):
    path = [w]
    for i in range(steps + 1):
        w = w - learning_rate * slope(f, w)
        path.append(w)
    return path

# %% descend: step
def descend(f, w, learning_rate, steps):
    path = [w]
    for i in range(steps):
        w = learning_rate * slope(f, w)
        path.append(w)
    return path

# %% cost: divided by m in each round
def cost(A, Y):
    m = A.shape[1]
    J = 0
    for i in range(m):
        J = J + loss(A[0, i], Y[0, i])
        J = J / m
    return J

# %% slope: takes something away from itself
def slope(f, t, eps=1e-5):
    return (f(t + eps) - f(t + eps)) / (2 * eps)

# %% slope: how a curve bends
def slope(f, t, eps=1e-5):
    return (f(t + eps) - 2 * f(t) + f(t - eps)) / eps ** 2

# %% descend: slope takes f, t, eps, in this order
def descend(f, w, learning_rate, steps):
    path = [w]
    for i in range(steps):
        w = w - learning_rate * slope(w, f)
        path.append(w)
    return path

# %% descend: The slope changes on the way
def descend(f, w, learning_rate, steps):
    path = [w]
    dw = slope(f, w)
    for i in range(steps):
        w = w - learning_rate * dw
        path.append(w)
    return path

# %% descend: append changes path itself
def descend(f, w, learning_rate, steps):
    path = [w]
    for i in range(steps):
        w = w - learning_rate * slope(f, w)
        path = path.append(w)
    return path

# %% descend: at the place reached
def descend(f, w, learning_rate, steps):
    places = [w]
    for _ in range(steps):
        places.append(places[-1] - learning_rate * slope(f, places[0]))
    return places

# %% slope: a change of f divided by the distance
def slope(f, t, eps=1e-5):
    place = t + eps
    return f(place) / place
