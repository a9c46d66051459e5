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

# %% propagate_loop: X[i] takes row i
def propagate_loop(w, b, X, Y):
    m = X.shape[1]
    J = 0; db = 0
    dw = np.zeros(w.shape)
    for i in range(m):
        x = X[i].reshape(-1, 1)
        a = sigmoid(np.dot(w.T, x) + b)
        J += -(Y[0, i] * np.log(a) + (1 - Y[0, i]) * np.log(1 - a))
        dw += x * (a - Y[0, i])
        db += a - Y[0, i]
    return {"dw": dw / m, "db": db / m}, J / m

# %% graph_backward: Too large by a factor that goes with b * c
def graph_backward(a, b, c):
    dv = 3
    da = dv
    du = dv * b * c
    db = du * c
    dc = du * b
    return da, db, dc

# %% graph_backward: What is too much or too little goes with a
def graph_backward(a, b, c):
    da = 3
    db = 3 * (a + c)
    dc = 3 * (a + b)
    return da, db, dc

# %% gradients_one: The gradient is made of the loss here
def gradients_one(w, b, x, y):
    a = forward_example(w, b, x)
    L = loss(a, y)
    return {"dw": x * L, "db": L}

# %% gradients_one: For db, the label is missing
def gradients_one(w, b, x, y):
    a = sigmoid(np.dot(w.T, x).item() + b)
    dz = a - y
    dw = x * dz
    db = a
    return {"dw": dw, "db": db}

# %% propagate_loop: x multiplies the whole difference a - y
def propagate_loop(w, b, X, Y):
    m = X.shape[1]
    J = 0
    dw = np.zeros(w.shape)
    db = 0
    for i in range(m):
        x = X[:, i:i+1]
        a = forward_example(w, b, x)
        J += loss(a, Y[0, i])
        dw = dw + x * a - Y[0, i]
        db = db + a - Y[0, i]
    return {"dw": dw / m, "db": db / m}, J / m

# %% numerical_gradient: f takes the whole column theta, with one of its entries
def numerical_gradient(f, theta, eps=1e-5):
    out = np.zeros(theta.shape)
    for i in range(len(theta)):
        out[i] = (f(theta[i] + eps) - f(theta[i] - eps)) / (2 * eps)
    return out

# %% numerical_gradient: Neither the difference nor the distance 2 eps stands in
def numerical_gradient(f, theta, eps=1e-5):
    out = np.zeros(theta.shape)
    for i in range(len(theta)):
        d = np.zeros(theta.shape)
        d[i, 0] = eps
        out[i, 0] = f(theta + d) - f(theta - d) / 2 * eps
    return out

# %% graph_forward: J is 3 times v
def graph_forward(a, b, c):
    u = b * c
    v = a + u
    J = 3 + v
    return u, v, J

# %% graph_backward: The value of v is a factor here
def graph_backward(a, b, c):
    u = b * c
    v = a + u
    da = 3 * v
    db = 3 * v * c
    dc = 3 * v * b
    return da, db, dc

# %% gradients_one: For db, dw is added up
def gradients_one(w, b, x, y):
    a = forward_example(w, b, x)
    dz = a - y
    dw = x * dz
    db = np.sum(dw)
    return {"dw": dw, "db": db}

# %% propagate_loop: log 0 is no number
def propagate_loop(w, b, X, Y):
    n, m = X.shape
    J, dw, db = 0, np.zeros((n, 1)), 0
    for i in range(m):
        x = X[:, [i]]
        y = Y[0, i]
        a = forward_example(w, b, x)
        J += loss(y, a)
        dw += x * (a - y)
        db += a - y
    return {"dw": dw / m, "db": db / m}, J / m

# %% propagate_loop: All examples are taken for the first one
def propagate_loop(w, b, X, Y):
    n, m = X.shape
    J, dw, db = 0, np.zeros((n, 1)), 0
    for i in range(m):
        x = X[:, 0:1]
        y = Y[0, i]
        a = forward_example(w, b, x)
        J += loss(a, y)
        dw += x * (a - y)
        db += a - y
    return {"dw": dw / m, "db": db / m}, J / m

# %% numerical_gradient: In each round the same entry is nudged
def numerical_gradient(f, theta, eps=1e-5):
    g = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        e = np.zeros(theta.shape)
        e[0] = eps
        g[i] = (f(theta + e) - f(theta - e)) / (2 * eps)
    return g

# %% graph_backward: a has a part in v, too
def graph_backward(a, b, c):
    da = 0
    db = 3 * c
    dc = 3 * b
    return da, db, dc

# %% gradients_one: A nudge of w moves z by x times as much, not by w
def gradients_one(w, b, x, y):
    a = forward_example(x, b, w)
    dz = a - y
    dw = w.T * dz
    return {"dw": dw, "db": dz}

# %% propagate_loop: dw begins as ones here
def propagate_loop(w, b, X, Y):
    m = X.shape[1]
    J = 0
    dw = np.ones(w.shape)
    db = 0
    for i in range(m):
        x = X[:, [i]]
        a = forward_example(w, b, x)
        J += loss(a, Y[0, i])
        dw += x * (a - Y[0, i])
        db += a - Y[0, i]
    return {"dw": dw / m, "db": db / m}, J / m

# %% propagate_loop: dw and db begin as w and b here
def propagate_loop(w, b, X, Y):
    m = X.shape[1]
    J = 0
    dw = w.copy()
    db = b
    for i in range(m):
        x = X[:, [i]]
        a = forward_example(w, b, x)
        J += loss(a, Y[0, i])
        dw += x * (a - Y[0, i])
        db += a - Y[0, i]
    return {"dw": dw / m, "db": db / m}, J / m

# %% graph_forward: J is off by just u
def graph_forward(a, b, c):
    u = b * c
    v = a + u
    J = 3 * (a + b * c) + u
    return u, v, J

# %% gradients_one: x and dz are multiplied, not added
def gradients_one(w, b, x, y):
    a = forward_example(w, b, x)
    dz = a - y
    return {"dw": x + dz, "db": dz}

# %% numerical_gradient: Each slope is added into all entries
def numerical_gradient(f, theta, eps=1e-5):
    grad = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        e = np.zeros(theta.shape)
        e[i] = eps
        grad += (f(theta + e) - f(theta - e)) / (2 * eps)
    return grad

# %% graph_backward: divided by the nudge
def graph_backward(a, b, c):
    eps = 1e-4
    _, _, J = graph_forward(a, b, c)
    da = graph_forward(a + eps, b, c)[2] - J
    db = graph_forward(a, b + eps, c)[2] - J
    dc = graph_forward(a, b, c + eps)[2] - J
    return da, db, dc

# %% propagate_loop: label of the first
def propagate_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    y = Y[0, 0]
    for i in range(m):
        x = X[:, i:i + 1]
        J += loss(forward_example(w, b, x), y)
        grads = gradients_one(w, b, x, y)
        dw += grads["dw"]
        db += grads["db"]
    return {"dw": dw / m, "db": db / m}, J / m

# %% propagate_loop: db starts at 0
def propagate_loop(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        x, y = X[:, i:i + 1], Y[0, i]
        J += loss(forward_example(w, b, x), y)
        grads = gradients_one(w, b, x, y)
        dw += grads["dw"]
        b += grads["db"]
    return {"dw": dw / m, "db": b / m}, J / m

# %% numerical_gradient: copies nothing
def numerical_gradient(f, theta, eps=1e-5):
    gradient = np.zeros(theta.shape)
    for j in range(theta.shape[0]):
        up = theta
        up[j] += eps
        down = theta
        down[j] -= eps
        gradient[j] = (f(up) - f(down)) / (2 * eps)
    return gradient

# %% graph_backward: divided by the nudge
def graph_backward(a, b, c):
    def J(a, b, c):
        return 3 * (a + b * c)
    e = 0.001
    da = J(a + e, b, c) - J(a, b, c)
    db = J(a, b + e, c) - J(a, b, c)
    dc = J(a, b, c + e) - J(a, b, c)
    return da, db, dc

# %% graph_backward: u is a product
def graph_backward(a, b, c):
    u = b * c
    dv = 3
    du = dv
    return dv, du * u, du * b

# %% propagate_loop: X[:, i] has one axis only
def propagate_loop(w, b, X, Y):
    m = X.shape[1]
    dw = np.zeros(w.shape)
    db = 0
    J = 0
    for i in range(m):
        x = X[:, i]
        y = Y[0, i]
        a = forward_example(w, b, x)
        J += loss(a, y)
        dw += x * (a - y)
        db += a - y
    return {"dw": dw / m, "db": db / m}, J / m
