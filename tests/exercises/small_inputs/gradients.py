# %% graph_backward: one point
def graph_backward(a, b, c):
    return 3, 6, 9

# %% graph_backward: 3 values
def graph_backward(a, b, c):
    return 3

# %% graph_forward: all three
def graph_forward(a, b, c):
    return 3 * (a + b * c)

# %% propagate_loop: changed in the loop
def propagate_loop(w, b, X, Y):
    n, m = X.shape
    J, db = 0, 0
    dw = np.zeros((n, 1))
    for i in range(m):
        x = X[:, [i]]
        a = 1 / (1 + np.exp(-(np.sum(w * x) + b)))
        y = Y[0, i]
        J += -(y * np.log(a) + (1 - y) * np.log(1 - a))
        dw += (a - y) * x
        db += a - y
        w = w - 0.01 * dw
        b = b - 0.01 * db
    return {"dw": dw / m, "db": db / m}, J / m

# %% propagate_loop: 2 values
def propagate_loop(w, b, X, Y):
    n, m = X.shape
    J, db = 0, 0
    dw = np.zeros((n, 1))
    for i in range(m):
        x = X[:, [i]]
        a = 1 / (1 + np.exp(-(np.sum(w * x) + b)))
        y = Y[0, i]
        J += -(y * np.log(a) + (1 - y) * np.log(1 - a))
        dw += (a - y) * x
        db += a - y
    return {"dw": dw / m, "db": db / m}

# %% propagate_loop: Divide by m once
def propagate_loop(w, b, X, Y):
    m, J, dw, db = X.shape[1], 0, np.zeros(w.shape), 0
    for i in range(m):
        x, y = X[:, i : i + 1], Y[0, i]
        a = forward_example(w, b, x)
        J, dw, db = J + loss(a, y), dw + x * (a - y), db + a - y
        J, dw, db = J / m, dw / m, db / m
    return {"dw": dw, "db": db}, J

# %% propagate_loop: is the return inside the loop
def propagate_loop(w, b, X, Y):
    for i in range(X.shape[1]):
        x, y = X[:, i : i + 1], Y[0, i]
        a = forward_example(w, b, x)
        return {"dw": x * (a - y), "db": a - y}, loss(a, y)

# %% propagate_loop: Where do the examples stand
def propagate_loop(w, b, X, Y):
    J, dw, db = 0, 0, 0
    for i in range(X.shape[1]):
        x, y = X[:, i : i + 1], Y[i]
        a = forward_example(w, b, x)
        J, dw, db = J + loss(a, y), dw + x * (a - y), db + a - y
    return {"dw": dw / X.shape[1], "db": db / X.shape[1]}, J / X.shape[1]

# %% numerical_gradient: under another name
def numerical_gradient(f, theta, eps=1e-5):
    gradient = np.zeros(theta.shape)
    for j in range(len(theta)):
        above, below = theta, theta
        above[j] += eps
        below[j] -= eps
        gradient[j] = (f(above) - f(below)) / (2 * eps)
    return gradient

# %% numerical_gradient: under another name
def numerical_gradient(f, theta, eps=1e-5):
    theta, gradient = theta.astype(float), np.zeros(theta.shape)
    for j in range(len(theta)):
        above, below = theta, theta
        above[j] += eps
        below[j] -= eps
        gradient[j] = (f(above) - f(below)) / (2 * eps)
    return gradient
