# Wrong programs as beginners write them. Each cell: the exercise, and words of its first message.

# %% graph_forward: last box
def graph_forward(a, b, c):
    u = b * c
    v = a + u
    J = v
    return u, v, J

# %% graph_forward: sum
def graph_forward(a, b, c):
    u = b * c
    v = a * u
    J = 3 * v
    return u, v, J

# %% graph_forward: product
def graph_forward(a, b, c):
    u = b + c
    v = a + u
    J = 3 * v
    return u, v, J

# %% graph_forward: how far does the 3
def graph_forward(a, b, c):
    u = b * c
    v = a + u
    J = 3 * a + b * c
    return u, v, J

# %% graph_forward: all three values
def graph_forward(a, b, c):
    u = b * c
    v = a + u
    J = 3 * v
    return J

# %% graph_forward: order are they asked
def graph_forward(a, b, c):
    u = b * c
    v = a + u
    J = 3 * v
    return J, v, u

# %% graph_forward: ** is a power
def graph_forward(a, b, c):
    u = b * c
    v = a + u
    J = v ** 3
    return u, v, J

# %% graph_forward: still says
def graph_forward(a, b, c):
    u = b * c
    v = a + u
    J = None
    return u, v, J

# %% graph_forward: needs a return
def graph_forward(a, b, c):
    u = b * c
    v = a + u
    J = 3 * v

# %% graph_forward: The answer is the same whatever the arguments
def graph_forward(a, b, c):
    return 6, 11, 33

# %% graph_forward: Round parentheses call
def graph_forward(a, b, c):
    return b * c, a + b * c, 3(a + b * c)

# %% graph_forward: bc has no value
def graph_forward(a, b, c):
    u = bc
    v = a + u
    J = 3 * v
    return u, v, J

# %% graph_backward: The answer is the same whatever the arguments
def graph_backward(a, b, c):
    return 3, 6, 9

# %% graph_backward: b's factor
def graph_backward(a, b, c):
    da = 3
    db = 3 * b
    dc = 3 * b
    return da, db, dc

# %% graph_backward: b or c times
def graph_backward(a, b, c):
    return 3, 3 * b, 3 * c

# %% graph_backward: slopes of v
def graph_backward(a, b, c):
    return 1, c, b

# %% graph_backward: slopes of u
def graph_backward(a, b, c):
    da = 3
    db = c
    dc = b
    return da, db, dc

# %% graph_backward: one more arrow
def graph_backward(a, b, c):
    return 3, 3, 3

# %% graph_backward: in which order
def graph_backward(a, b, c):
    return 3 * b, 3 * c, 3

# %% graph_backward: how much does J change
def graph_backward(a, b, c):
    return 3 * a, 3 * b * c, 3 * b * c

# %% graph_backward: Factors along a path
def graph_backward(a, b, c):
    return 4, 4 + c, 4 + b

# %% graph_backward: needs a return
def graph_backward(a, b, c):
    dJ_dv = 3
    da = dJ_dv * 1
    db = dJ_dv * c
    dc = dJ_dv * b

# %% graph_backward: That is a itself. Nudge a by 0.001: by how
def graph_backward(a, b, c):
    return a, 3 * c, 3 * b

# %% graph_backward: That looks at the values; how much does J
def graph_backward(a, b, c):
    return 3 * a, 3 * c, 3 * b

# %% graph_backward: divided by 3
def graph_backward(a, b, c):
    return 1, 3 * c, 3 * b

# %% graph_backward: 3 values
def graph_backward(a, b, c):
    return 3 * c

# %% gradients_one: sign is flipped
def gradients_one(w, b, x, y):
    a = forward_example(w, b, x)
    dz = y - a
    return {"dw": x * dz, "db": dz}

# %% gradients_one: that is da/dz
def gradients_one(w, b, x, y):
    a = forward_example(w, b, x)
    dz = a * (1 - a)
    return {"dw": x * dz, "db": dz}

# %% gradients_one: squared error
def gradients_one(w, b, x, y):
    a = forward_example(w, b, x)
    dz = (a - y) * a * (1 - a)
    return {"dw": x * dz, "db": dz}

# %% gradients_one: not with z
def gradients_one(w, b, x, y):
    z = (w.T @ x).item() + b
    dz = z - y
    return {"dw": x * dz, "db": dz}

# %% gradients_one: db is not 0
def gradients_one(w, b, x, y):
    a = forward_example(w, b, x)
    dz = a - y
    return {"dw": x * dz, "db": 0}

# %% gradients_one: Two gradients
def gradients_one(w, b, x, y):
    a = forward_example(w, b, x)
    return {"dw": x * (a - y)}

# %% gradients_one: where is x in dw
def gradients_one(w, b, x, y):
    a = forward_example(w, b, x)
    dz = a - y
    return {"dw": dz, "db": dz}

# %% gradients_one: not by w times
def gradients_one(w, b, x, y):
    a = forward_example(w, b, x)
    dz = a - y
    return {"dw": w * dz, "db": dz}

# %% gradients_one: a column, not a row
def gradients_one(w, b, x, y):
    a = forward_example(w, b, x)
    dz = a - y
    return {"dw": dz * x.T, "db": dz}

# %% gradients_one: dictionary
def gradients_one(w, b, x, y):
    a = forward_example(w, b, x)
    dz = a - y
    dw = x * dz
    db = dz
    return dw, db

# %% gradients_one: needs a return
def gradients_one(w, b, x, y):
    a = forward_example(w, b, x)
    dz = a - y
    grads = {"dw": x * dz, "db": dz}

# %% gradients_one: expected the key 'dw' in the dictionary; its
def gradients_one(w, b, x, y):
    a = forward_example(w, b, x)
    dz = a - y
    return {"dW": x * dz, "dB": dz}

# %% gradients_one: dw is one number here: each weight has a
def gradients_one(w, b, x, y):
    a = forward_example(w, b, x)
    dz = a - y
    return {"dw": np.sum(x * dz), "db": dz}

# %% gradients_one: db is dL/db: a nudge of b moves z by just as
def gradients_one(w, b, x, y):
    a = forward_example(w, b, x)
    dz = a - y
    return {"dw": x * dz, "db": b * dz}

# %% gradients_one: nothing to average
def gradients_one(w, b, x, y):
    m = x.shape[0]
    a = forward_example(w, b, x)
    dz = a - y
    return {"dw": x * dz / m, "db": dz / m}

# %% gradients_one: that is dL/da
def gradients_one(w, b, x, y):
    a = forward_example(w, b, x)
    da = -y / a + (1 - y) / (1 - a)
    return {"dw": x * da, "db": da}

# %% gradients_one: one number
def gradients_one(w, b, x, y):
    a = forward_example(w, b, x)
    dz = a - y
    return {"dw": x * dz, "db": x * dz}

# %% propagate_loop: dw and db are averages, too: what happens to
def propagate_loop(w, b, X, Y):
    n_x, m = X.shape
    J, db = 0, 0
    dw = np.zeros((n_x, 1))
    for i in range(m):
        x = X[:, i:i + 1]
        y = Y[0, i]
        a = forward_example(w, b, x)
        J += loss(a, y)
        dz = a - y
        dw += x * dz
        db += dz
    J = J / m
    return {"dw": dw, "db": db}, J

# %% propagate_loop: m times too large
def propagate_loop(w, b, X, Y):
    n_x, m = X.shape
    J, db = 0, 0
    dw = np.zeros((n_x, 1))
    for i in range(m):
        x = X[:, i:i + 1]
        y = Y[0, i]
        a = forward_example(w, b, x)
        J += loss(a, y)
        dw += x * (a - y)
        db += a - y
    return {"dw": dw, "db": db}, J

# %% propagate_loop: Only the last example
def propagate_loop(w, b, X, Y):
    n_x, m = X.shape
    J, db = 0, 0
    dw = np.zeros((n_x, 1))
    for i in range(m):
        x = X[:, i:i + 1]
        y = Y[0, i]
        a = forward_example(w, b, x)
        J = loss(a, y)
        dw = x * (a - y)
        db = a - y
    return {"dw": dw / m, "db": db / m}, J / m

# %% propagate_loop: return inside the loop
def propagate_loop(w, b, X, Y):
    n_x, m = X.shape
    J, db = 0, 0
    dw = np.zeros((n_x, 1))
    for i in range(m):
        x = X[:, i:i + 1]
        y = Y[0, i]
        a = forward_example(w, b, x)
        J += loss(a, y)
        dw += x * (a - y)
        db += a - y
        return {"dw": dw / m, "db": db / m}, J / m

# %% propagate_loop: sign is flipped
def propagate_loop(w, b, X, Y):
    n_x, m = X.shape
    J, db = 0, 0
    dw = np.zeros((n_x, 1))
    for i in range(m):
        x = X[:, i:i + 1]
        y = Y[0, i]
        a = forward_example(w, b, x)
        J += loss(a, y)
        dw += x * (y - a)
        db += y - a
    return {"dw": dw / m, "db": db / m}, J / m

# %% propagate_loop: keeps the example a column
def propagate_loop(w, b, X, Y):
    n_x, m = X.shape
    J, db = 0, 0
    dw = np.zeros((n_x, 1))
    for i in range(m):
        x = X[:, i]
        y = Y[0, i]
        a = 1 / (1 + np.exp(-(np.dot(w.T, x) + b)))
        J += loss(a, y)
        dw = dw + x * (a - y)
        db += a - y
    return {"dw": dw / m, "db": db / m}, J / m

# %% propagate_loop: Where do the examples stand
def propagate_loop(w, b, X, Y):
    n_x, m = X.shape
    J, db = 0, 0
    dw = np.zeros((n_x, 1))
    for i in range(m):
        x = X[:, i:i + 1]
        y = Y[i]
        a = forward_example(w, b, x)
        J += loss(a, y)
        dw += x * (a - y)
        db += a - y
    return {"dw": dw / m, "db": db / m}, J / m

# %% propagate_loop: as often as X.shape[0] says
def propagate_loop(w, b, X, Y):
    m = X.shape[0]
    J, db = 0, 0
    dw = np.zeros((X.shape[0], 1))
    for i in range(m):
        x = X[:, i:i + 1]
        y = Y[0, i]
        a = forward_example(w, b, x)
        J += loss(a, y)
        dw += x * (a - y)
        db += a - y
    return {"dw": dw / m, "db": db / m}, J / m

# %% propagate_loop: One example is missing: Python counts from 0.
def propagate_loop(w, b, X, Y):
    n_x, m = X.shape
    J, db = 0, 0
    dw = np.zeros((n_x, 1))
    for i in range(1, m):
        x = X[:, i:i + 1]
        y = Y[0, i]
        a = forward_example(w, b, x)
        J += loss(a, y)
        dw += x * (a - y)
        db += a - y
    return {"dw": dw / m, "db": db / m}, J / m

# %% propagate_loop: first the gradients, then the cost
def propagate_loop(w, b, X, Y):
    n_x, m = X.shape
    J, db = 0, 0
    dw = np.zeros((n_x, 1))
    for i in range(m):
        x = X[:, i:i + 1]
        y = Y[0, i]
        a = forward_example(w, b, x)
        J += loss(a, y)
        dw += x * (a - y)
        db += a - y
    return J / m, {"dw": dw / m, "db": db / m}

# %% propagate_loop: w and b are changed in the loop; here they
def propagate_loop(w, b, X, Y):
    n_x, m = X.shape
    J, db = 0, 0
    dw = np.zeros((n_x, 1))
    for i in range(m):
        x = X[:, i:i + 1]
        y = Y[0, i]
        a = forward_example(w, b, x)
        J += loss(a, y)
        dw += x * (a - y)
        db += a - y
        w = w - 0.01 * dw
        b = b - 0.01 * db
    return {"dw": dw / m, "db": db / m}, J / m

# %% propagate_loop: Divide by m once
def propagate_loop(w, b, X, Y):
    n_x, m = X.shape
    J, db = 0, 0
    dw = np.zeros((n_x, 1))
    for i in range(m):
        x = X[:, i:i + 1]
        y = Y[0, i]
        a = forward_example(w, b, x)
        J += loss(a, y)
        dw += x * (a - y)
        db += a - y
        J /= m
        dw /= m
        db /= m
    return {"dw": dw, "db": db}, J

# %% propagate_loop: needs a return
def propagate_loop(w, b, X, Y):
    n_x, m = X.shape
    J, db = 0, 0
    dw = np.zeros((n_x, 1))
    for i in range(m):
        x = X[:, i:i + 1]
        a = forward_example(w, b, x)
        J += loss(a, Y[0, i])
        dw += x * (a - Y[0, i])
        db += a - Y[0, i]
    grads = {"dw": dw / m, "db": db / m}

# %% propagate_loop: before it has a value
def propagate_loop(w, b, X, Y):
    n_x, m = X.shape
    for i in range(m):
        x = X[:, i:i + 1]
        a = forward_example(w, b, x)
        J += loss(a, Y[0, i])
        dw += x * (a - Y[0, i])
        db += a - Y[0, i]
    return {"dw": dw / m, "db": db / m}, J / m

# %% propagate_loop: One example is missing
def propagate_loop(w, b, X, Y):
    n_x, m = X.shape
    J, db, dw = 0, 0, np.zeros((n_x, 1))
    for i in range(m - 1):
        x = X[:, i:i + 1]
        a = forward_example(w, b, x)
        J += loss(a, Y[0, i])
        dw += x * (a - Y[0, i])
        db += a - Y[0, i]
    return {"dw": dw / m, "db": db / m}, J / m

# %% propagate_loop: = replaces
def propagate_loop(w, b, X, Y):
    n_x, m = X.shape
    J, db, dw = 0, 0, np.zeros((n_x, 1))
    for i in range(m):
        x = X[:, i:i + 1]
        a = forward_example(w, b, x)
        J += loss(a, Y[0, i])
        dw = x * (a - Y[0, i])
        db += a - Y[0, i]
    return {"dw": dw / m, "db": db / m}, J / m

# %% numerical_gradient: looks to one side
def numerical_gradient(f, theta, eps=1e-5):
    grad = np.zeros(theta.shape)
    for j in range(len(theta)):
        t = theta.astype(float)
        t[j] += eps
        grad[j] = (f(t) - f(theta)) / eps
    return grad

# %% numerical_gradient: from below to above
def numerical_gradient(f, theta, eps=1e-5):
    grad = np.zeros(theta.shape)
    for j in range(len(theta)):
        up = theta.astype(float)
        down = theta.astype(float)
        up[j] += eps
        down[j] -= eps
        grad[j] = (f(up) - f(down)) / eps
    return grad

# %% numerical_gradient: multiplied by eps
def numerical_gradient(f, theta, eps=1e-5):
    grad = np.zeros(theta.shape)
    for j in range(len(theta)):
        up = theta.astype(float)
        down = theta.astype(float)
        up[j] += eps
        down[j] -= eps
        grad[j] = (f(up) - f(down)) / 2 * eps
    return grad

# %% numerical_gradient: middle
def numerical_gradient(f, theta, eps=1e-5):
    grad = np.zeros(theta.shape)
    for j in range(len(theta)):
        up = theta.astype(float)
        up[j] += eps
        grad[j] = (f(up) - f(theta)) / (2 * eps)
    return grad

# %% numerical_gradient: above minus below
def numerical_gradient(f, theta, eps=1e-5):
    grad = np.zeros(theta.shape)
    for j in range(len(theta)):
        up = theta.astype(float)
        down = theta.astype(float)
        up[j] += eps
        down[j] -= eps
        grad[j] = (f(down) - f(up)) / (2 * eps)
    return grad

# %% numerical_gradient: One number for all of theta: each entry needs
def numerical_gradient(f, theta, eps=1e-5):
    return (f(theta + eps) - f(theta - eps)) / (2 * eps)

# %% numerical_gradient: under another name
def numerical_gradient(f, theta, eps=1e-5):
    grad = np.zeros(theta.shape)
    for j in range(len(theta)):
        up = theta
        down = theta
        up[j] += eps
        down[j] -= eps
        grad[j] = (f(up) - f(down)) / (2 * eps)
    return grad

# %% numerical_gradient: return inside the loop
def numerical_gradient(f, theta, eps=1e-5):
    grad = np.zeros(theta.shape)
    for j in range(len(theta)):
        up = theta.astype(float)
        down = theta.astype(float)
        up[j] += eps
        down[j] -= eps
        grad[j] = (f(up) - f(down)) / (2 * eps)
        return grad

# %% numerical_gradient: whole numbers
def numerical_gradient(f, theta, eps=1e-5):
    grad = np.zeros(theta.shape)
    for j in range(len(theta)):
        up = theta.copy()
        down = theta.copy()
        up[j] += eps
        down[j] -= eps
        grad[j] = (f(up) - f(down)) / (2 * eps)
    return grad

# %% numerical_gradient: whole numbers
def numerical_gradient(f, theta, eps=1e-5):
    grad = np.zeros_like(theta)
    for j in range(len(theta)):
        up = theta.astype(float)
        down = theta.astype(float)
        up[j] += eps
        down[j] -= eps
        grad[j] = (f(up) - f(down)) / (2 * eps)
    return grad

# %% numerical_gradient: the eps that was passed in
def numerical_gradient(f, theta, eps=1e-5):
    eps = 1e-5
    grad = np.zeros(theta.shape)
    for j in range(len(theta)):
        up = theta.astype(float)
        down = theta.astype(float)
        up[j] += eps
        down[j] -= eps
        grad[j] = (f(up) - f(down)) / (2 * eps)
    return grad

# %% numerical_gradient: taken back
def numerical_gradient(f, theta, eps=1e-5):
    grad = np.zeros(theta.shape)
    up = theta.astype(float)
    down = theta.astype(float)
    for j in range(len(theta)):
        up[j] += eps
        down[j] -= eps
        grad[j] = (f(up) - f(down)) / (2 * eps)
    return grad

# %% numerical_gradient: column, two axes
def numerical_gradient(f, theta, eps=1e-5):
    grad = []
    for j in range(len(theta)):
        up = theta.astype(float)
        down = theta.astype(float)
        up[j] += eps
        down[j] -= eps
        grad.append((f(up) - f(down)) / (2 * eps))
    return np.array(grad)

# %% numerical_gradient: divided by the distance
def numerical_gradient(f, theta, eps=1e-5):
    grad = np.zeros(theta.shape)
    for j in range(len(theta)):
        up = theta.astype(float)
        down = theta.astype(float)
        up[j] += eps
        down[j] -= eps
        grad[j] = f(up) - f(down)
    return grad

# %% numerical_gradient: replaces
def numerical_gradient(f, theta, eps=1e-5):
    for j in range(len(theta)):
        up = theta.astype(float)
        down = theta.astype(float)
        up[j] += eps
        down[j] -= eps
        grad = (f(up) - f(down)) / (2 * eps)
    return grad

# %% numerical_gradient: needs a return
def numerical_gradient(f, theta, eps=1e-5):
    grad = np.zeros(theta.shape)
    for j in range(len(theta)):
        up = theta.astype(float)
        down = theta.astype(float)
        up[j] += eps
        down[j] -= eps
        grad[j] = (f(up) - f(down)) / (2 * eps)

# %% propagate_loop: as often as X.shape[0] says
def propagate_loop(w, b, X, Y):
    m = X.shape[0]
    J = 0
    dw = np.zeros((X.shape[0], 1))
    db = 0
    for i in range(m):
        a = forward_example(w, b, X[:, i:i+1])
        dz = a - Y[0, i]
        J += loss(a, Y[0, i])
        dw += X[:, i:i+1] * dz
        db += dz
    return {"dw": dw / m, "db": db / m}, J / m

# %% graph_forward: The two signs are exchanged
def graph_forward(a, b, c):
    u = b + c
    v = a * u
    J = 3 * v
    return u, v, J

# %% graph_backward: J is divided by each input
def graph_backward(a, b, c):
    u = b * c
    v = a + u
    J = 3 * v
    da = J / a
    db = J / b
    dc = J / c
    return da, db, dc

# %% propagate_loop: stands behind the loop
def propagate_loop(w, b, X, Y):
    m = X.shape[1]
    dw = np.zeros(w.shape)
    db = 0
    for i in range(m):
        x = X[:, i:i+1]
        y = Y[0, i]
        a = forward_example(w, b, x)
        dw += x * (a - y)
        db += a - y
    J = loss(a, y)
    return {"dw": dw / m, "db": db / m}, J

# %% graph_backward: where da, db, dc are asked for
def graph_backward(a, b, c):
    dv = 3
    da = dv * 1
    du = dv * 1
    db = du * c
    dc = du * b
    return dv, du, db

# %% propagate_loop: one less than a number
def propagate_loop(w, b, X, Y):
    m = X.shape[1]
    J = 0
    dw = np.zeros((X.shape[0], 1))
    db = 0
    for i in range(m):
        xi = X[:, i:i+1]
        a = forward_example(w, b, xi)
        J += loss(a, Y[0, i])
        dw += xi * (a - Y[0, i])
        db += a - Y[0, i]
    return {"dw": dw / (m - 1), "db": db / (m - 1)}, J / (m - 1)

# %% graph_forward: v is a plus u
def graph_forward(a, b, c):
    u = b * c
    v = a + c
    J = 3 * v
    return u, v, J

# %% graph_forward: print only shows a value
def graph_forward(a, b, c):
    u = b * c
    v = a + u
    J = 3 * v
    print(u, v, J)

# %% graph_forward: expected 3 values
def graph_forward(a, b, c):
    u = b * c
    v = a + u
    return u, v

# %% graph_forward: b has no part
def graph_forward(a, b, c):
    u = a * c
    v = a + u
    J = 3 * v
    return u, v, J
