# %% sigmoid: what does your line divide by what
def sigmoid(z):
    return 1 / 1 + np.exp(z)

# %% sigmoid: Division comes before
def sigmoid(z):
    return 1 / 1 + np.exp(-z)

# %% sigmoid: which sign
def sigmoid(z):
    return 1 / (1 - np.exp(-z))

# %% initialize_with_zeros: still says w = None
def initialize_with_zeros(dim):
    w = None
    b = 0.0
    return w, b

# %% initialize_with_zeros: in parentheses
def initialize_with_zeros(dim):
    w = np.zeros(dim, 1)
    b = 0
    return w, b

# %% initialize_with_zeros: nothing is drawn at random
def initialize_with_zeros(dim):
    w = np.random.randn(dim, 1) * 0.01
    b = 0.0
    return w, b

# %% initialize_with_zeros: 2 values
def initialize_with_zeros(dim):
    return np.zeros((dim, 1))

# %% propagate: still says A = None
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = None
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dw = np.dot(X, (A - Y).T) / m
    db = np.sum(A - Y) / m
    return {"dw": dw, "db": db}, cost

# %% propagate: that is dw again
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    dZ = A - Y
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dw = X @ dZ.T / m
    db = X @ dZ.T / m
    return {"dw": dw, "db": db}, cost

# %% propagate: da/dz
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    dZ = A * (1 - A)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dw = X @ dZ.T / m
    db = np.sum(dZ) / m
    return {"dw": dw, "db": db}, cost

# %% propagate: where do parentheses belong
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + 1 - Y * np.log(1 - A)) / m
    dw = X @ (A - Y).T / m
    db = np.sum(A - Y) / m
    return {"dw": dw, "db": db}, cost

# %% propagate: each weight has a slope of its own
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dw = np.mean(X * (A - Y))
    db = np.mean(A - Y)
    return {"dw": dw, "db": db}, cost

# %% propagate: dw is flat
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dw = np.mean(X * (A - Y), axis=1)
    db = np.mean(A - Y)
    return {"dw": dw, "db": db}, cost

# %% propagate: not one of the function's arguments
def propagate(w, b, X, Y):
    m = train_set_x.shape[1]
    A = sigmoid(np.dot(w.T, train_set_x) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dw = X @ (A - Y).T / m
    db = np.sum(A - Y) / m
    return {"dw": dw, "db": db}, cost

# %% propagate: 2 values
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dw = X @ (A - Y).T / m
    db = np.sum(A - Y) / m
    return {"dw": dw, "db": db}

# %% optimize: every 99 iterations
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 99 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs

# %% optimize: every tenth
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 10 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs

# %% optimize: only the first cost was noted
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 1000 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs

# %% optimize: when print_cost is False
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if print_cost and i % 100 == 0:
            costs.append(cost)
            print(cost)
    return {"w": w, "b": b}, grads, costs

# %% optimize: 3 values
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    return {"w": w, "b": b}

# %% predict: the sigmoid is missing, and so is b
def predict(w, b, X):
    m = X.shape[1]
    Y = np.zeros((1, m))
    A = w.T @ X
    for i in range(m):
        if A[0, i] > 0.5:
            Y[0, i] = 1
    return Y

# %% predict: indentation
def predict(w, b, X):
    m = X.shape[1]
    Y = np.zeros((1, m))
    A = sigmoid(w.T @ X + b)
    for i in range(m):
        if A[0, i] <= 0.5:
            Y[0, i] = 0
    else:
        Y[0, i] = 1
    return Y

# %% predict: the return stands inside the loop
def predict(w, b, X):
    m = X.shape[1]
    Y = np.zeros((1, m))
    A = sigmoid(w.T @ X + b)
    for i in range(m):
        if A[0, i] > 0.5:
            Y[0, i] = 1
        return Y

# %% predict: in parentheses
def predict(w, b, X):
    m = X.shape[1]
    Y = np.zeros(1, m)
    A = sigmoid(w.T @ X + b)
    for i in range(m):
        if A[0, i] > 0.5:
            Y[0, i] = 1
    return Y

# %% predict: stays a probability
def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    for i in range(A.shape[1]):
        if A[0, i] > 0.5:
            A[0, i] = 1
    return A

# %% predict: number 0
def predict(w, b, X):
    m = X.shape[1]
    Y = np.zeros((1, m))
    A = sigmoid(w.T @ X + b)
    for i in range(1, m):
        if A[0, i] > 0.5:
            Y[0, i] = 1
    return Y

# %% predict: every number is 0
def predict(w, b, X):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    Y = np.zeros((1, m))
    return Y

# %% predict: still says A = None
def predict(w, b, X):
    m = X.shape[1]
    Y = np.zeros((1, m))
    A = None
    for i in range(m):
        if A[0, i] > 0.5:
            Y[0, i] = 1
    return Y

# %% model: X_train.shape[0]
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w, b = initialize_with_zeros(12288)
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test), "Y_prediction_train": predict(w, b, X_train),
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% model: X_train.shape[0]
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    num_px = 64
    w, b = initialize_with_zeros(num_px * num_px * 3)
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test), "Y_prediction_train": predict(w, b, X_train),
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% model: X_train.shape[0]
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w, b = initialize_with_zeros(num_px * num_px * 3)
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test), "Y_prediction_train": predict(w, b, X_train),
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% model: X_train.shape[0]
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[1])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test), "Y_prediction_train": predict(w, b, X_train),
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% model: takes a row
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w, b = initialize_with_zeros(X_train[1])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test), "Y_prediction_train": predict(w, b, X_train),
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% model: learning_rate and num_iterations
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, 2000, 0.5)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test), "Y_prediction_train": predict(w, b, X_train),
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% model: exchanged in the call
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, learning_rate, num_iterations, print_cost)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test), "Y_prediction_train": predict(w, b, X_train),
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% model: needs a return
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)

# %% sigmoid: keeps fractions
def sigmoid(z):
    return 1 // (1 + np.exp(-z))

# %% initialize_with_zeros: as a tuple
def initialize_with_zeros(dim):
    return np.zeros(dim, 1), 0.0

# %% propagate: the cost is their average
def propagate(w, b, X, Y):
    A = sigmoid(w.T @ X + b)
    cost = -(Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T)  # of shape (1, 1)
    m = X.shape[1]
    return {"dw": X @ (A - Y).T / m, "db": np.sum(A - Y) / m}, cost

# %% propagate: a logarithm is taken of A
def propagate(w, b, X, Y):
    A = sigmoid(w.T @ X + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - Y))
    m = X.shape[1]
    return {"dw": X @ (A - Y).T / m, "db": np.sum(A - Y) / m}, cost

# %% propagate: z is a matrix product
def propagate(w, b, X, Y):
    A, m = sigmoid(w * X + b), X.shape[1]
    dZ = A - Y
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, cost

# %% propagate: what lays w down
def propagate(w, b, X, Y):
    return sigmoid(w @ X + b) - Y

# %% propagate: what lays w down
def propagate(w, b, X, Y):
    return sigmoid(np.dot(w, X) + b) - Y

# %% propagate: keeps fractions
def propagate(w, b, X, Y):
    A, m = sigmoid(w.T @ X + b), X.shape[1]
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) // m
    return {"dw": X @ (A - Y).T // m, "db": np.sum(A - Y) // m}, cost

# %% optimize: does the return stand inside the loop
def optimize(
    w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False
):
    for _ in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        return {"w": w, "b": b}, grads, [cost]

# %% predict: if decides once
def predict(w, b, X):
    return 1 if sigmoid(w.T @ X + b) > 0.5 else 0

# %% propagate: For dw, the labels have no part in it
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dw = np.dot(X, A.T) / m
    db = np.sum(A - Y) / m
    grads = {"dw": dw, "db": db}
    return grads, cost

# %% propagate: Each round of the loop replaces dw, so that it holds only
def propagate(w, b, X, Y):
    n, m = X.shape
    cost = 0.0
    dw = np.zeros((n, 1))
    db = 0.0
    for i in range(m):
        x = X[:, i].reshape(-1, 1)
        y = Y[0, i]
        a = sigmoid(np.sum(w * x) + b)
        cost += -(y * np.log(a) + (1 - y) * np.log(1 - a))
        dw = x * (a - y)
        db += a - y
    return {"dw": dw / m, "db": db / m}, cost / m

# %% propagate: np.log(Y + eps) is the logarithm of a label, which is 0 or
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    eps = 1e-10
    cost = -np.sum(A * np.log(Y + eps) + (1 - A) * np.log(1 - Y + eps)) / m
    dZ = A - Y
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, cost

# %% optimize: The step is divided by the number of steps
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate / num_iterations * grads["dw"]
        b = b - learning_rate / num_iterations * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs

# %% optimize: b is updated with dw
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        dw, db = grads["dw"], grads["db"]
        w = w - learning_rate * dw
        b = b - learning_rate * dw
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, {"dw": dw, "db": db}, costs

# %% optimize: w and b are updated only where a cost is noted, at every
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if i % 100 == 0:
            costs.append(cost)
            w = w - learning_rate * grads["dw"]
            b = b - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs

# %% predict: The boundary is the average of the probabilities
def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    cut = A.mean()
    return (A > cut) * 1.0

# %% model: That is Y_test as it was passed
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "Y_prediction_test": Y_test, "Y_prediction_train": Y_train, "w": w, "b": b,
            "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% model: Only the last is left, but all are asked for
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs[-1], "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train,
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% model: Training runs twice, one after the other
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)[0]
    w, b = params["w"], params["b"]
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, False)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test),
            "Y_prediction_train": predict(w, b, X_train), "w": w, "b": b,
            "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% model: learning_rate and num_iterations are exchanged
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test),
            "Y_prediction_train": predict(w, b, X_train), "w": w, "b": b,
            "learning_rate": num_iterations, "num_iterations": learning_rate}

# %% propagate: For db, only one of the two is divided by m
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -1 / m * np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dw = 1 / m * X @ (A - Y).T
    db = np.sum(A - Y / m)
    return {"dw": dw, "db": db}, cost

# %% propagate: a(1 - a), for dw alone
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -1 / m * np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dZ = A - Y
    dA = dZ * A * (1 - A)
    dw = X @ dA.T / m
    db = np.sum(dZ) / m
    return {"dw": dw, "db": db}, cost

# %% propagate: In the cost, one term is added up and the other is
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    first = np.sum(Y * np.log(A))
    second = (1 - Y) * np.log(1 - A)
    cost = -(first + second) / m
    dZ = A - Y
    return {"dw": np.dot(X, dZ.T) / m, "db": np.sum(dZ) / m}, cost

# %% propagate: X * dZ is summed along the wrong axis
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dZ = A - Y
    dw = np.sum(X * dZ, axis=0) / m
    db = np.mean(dZ)
    return {"dw": dw, "db": db}, cost

# %% propagate: A is rounded to 0 and 1
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    A = np.round(A)
    dZ = A - Y
    cost = -np.mean(Y * np.log(A + 1e-9) + (1 - Y) * np.log(1 - A + 1e-9))
    return {"dw": X @ dZ.T / m, "db": np.mean(dZ)}, cost

# %% propagate: The sigmoid is taken twice
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = sigmoid(w.T @ X + b)
    A = sigmoid(Z)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dZ = A - Y
    return {"dw": X @ dZ.T / m, "db": np.mean(dZ)}, cost

# %% propagate: Each round of the loop replaces dw, so that it holds only
def propagate(w, b, X, Y):
    n, m = X.shape
    cost, db = 0, 0
    dw = np.zeros((n, 1))
    for i in range(m):
        z = b
        for j in range(n):
            z += w[j, 0] * X[j, i]
        a = sigmoid(z)
        cost -= Y[0, i] * np.log(a) + (1 - Y[0, i]) * np.log(1 - a)
        for j in range(n):
            dw[j, 0] = X[j, i] * (a - Y[0, i])
        db += a - Y[0, i]
    return {"dw": dw / m, "db": db / m}, cost / m

# %% optimize: learning_rate was passed to your function, and gets
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        learning_rate = learning_rate * 0.99
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs

# %% optimize: The gradients are divided by m once more
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    m = X.shape[1]
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"] / m
        b = b - learning_rate * grads["db"] / m
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs

# %% optimize: A step is the rate times the gradient, taken off
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        dw = grads["dw"]
        db = grads["db"]
        w = w - learning_rate * dw
        b = b - learning_rate * db * b
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, {"dw": dw, "db": db}, costs

# %% optimize: The step is made of the cost
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * cost
        b = b - learning_rate * cost
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs

# %% optimize: A break ends your loop before all of its rounds
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if cost < 0.5:
            break
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs

# %% optimize: b is updated with a gradient that was computed after the
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        cost = propagate(w, b, X, Y)[1]
        w = w - learning_rate * propagate(w, b, X, Y)[0]["dw"]
        b = b - learning_rate * propagate(w, b, X, Y)[0]["db"]
        if i % 100 == 0:
            costs.append(cost)
    grads = propagate(w, b, X, Y)[0]
    return {"w": w, "b": b}, grads, costs

# %% predict: Your boundary is 0.6
def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    return 1.0 * (A > 0.6)

# %% predict: argmax tells where the largest number stands
def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    return np.argmax(A, axis=0)

# %% predict: Only the cats are put into the list
def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    return [1 for a in A[0] if a > 0.5]

# %% model: How many weights there are is the number of features,
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w, b = initialize_with_zeros(X_train)
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test), "Y_prediction_train": predict(w, b, X_train),
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% model: w and b are the last gradients, dw and db
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = grads["dw"]
    b = grads["db"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test), "Y_prediction_train": predict(w, b, X_train),
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% model: num_iterations is asked for as it was passed
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test), "Y_prediction_train": predict(w, b, X_train),
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": len(costs)}

# %% model: Both predictions are for the test set
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_test)
    Y_prediction_test = predict(w, b, X_test)
    return {"costs": costs, "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train,
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% model: X_train and Y_test stand in one call
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_test, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test), "Y_prediction_train": predict(w, b, X_train),
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% sigmoid: np.clip(z, -1, 1) cuts off what lies beyond its
def sigmoid(z):
    z = np.clip(z, -1, 1)
    return 1 / (1 + np.exp(-z))

# %% sigmoid: What is behind the point is cut off, as // and int
def sigmoid(z):
    e = np.exp(-z)
    return np.array(1 / (1 + e), dtype=int)

# %% sigmoid: e to the z stands on top and e to the -z below
def sigmoid(z):
    return np.exp(z) / (1 + np.exp(-z))

# %% propagate: b is added to wᵀX, not multiplied by it
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid((w.T @ X) * b)
    dZ = A - Y
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": X @ dZ.T / m, "db": np.mean(dZ)}, cost

# %% propagate: w and b are changed here
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    dZ = A - Y
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dw = X @ dZ.T / m
    db = np.mean(dZ)
    w = w - 0.01 * dw
    b = b - 0.01 * db
    return {"dw": w, "db": b}, cost

# %% optimize: Asked for are the costs at iterations 0, 100, 200,
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i == 100:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs

# %% optimize: The order is exchanged
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return grads, {"w": w, "b": b}, costs

# %% optimize: The step is taken off w
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = learning_rate * grads["dw"] - w
        b = learning_rate * grads["db"] - b
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs

# %% predict: Only the cats are put into the list
def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    out = []
    for i in range(X.shape[1]):
        if A[0, i] > 0.5:
            out.append(1)
    return np.array([out])

# %% predict: Each round of the loop puts another value into p, and only
def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    for i in range(A.shape[1]):
        p = 1 if A[0, i] > 0.5 else 0
    return p

# %% model: These are accuracies or other numbers
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    test = predict(w, b, X_test)
    train = predict(w, b, X_train)
    return {"costs": costs, "Y_prediction_test": np.mean(test == Y_test), "Y_prediction_train": np.mean(train == Y_train),
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% model: The test set is predicted with the w and b from before
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    test = predict(w, b, X_test)
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    return {"costs": costs, "Y_prediction_test": test, "Y_prediction_train": predict(w, b, X_train),
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% initialize_with_zeros: Zeros are asked for
def initialize_with_zeros(dim):
    w = np.empty((dim, 1))
    w[:] = 0.01
    b = 0.0
    return w, b

# %% propagate: X[0, :] is the same entry in each round of the
def propagate(w, b, X, Y):
    n, m = X.shape
    A = sigmoid(w.T @ X + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dZ = A - Y
    dw = np.zeros((n, 1))
    for j in range(n):
        dw[j, 0] = np.sum(X[0, :] * dZ[0, :]) / m
    return {"dw": dw, "db": np.mean(dZ)}, cost

# %% propagate: In the cost, one example is missing, the last
def propagate(w, b, X, Y):
    m = X.shape[1]
    yhat = sigmoid(w.T @ X + b)
    J = 0
    for i in range(m - 1):
        J -= Y[0, i] * np.log(yhat[0, i]) + (1 - Y[0, i]) * np.log(1 - yhat[0, i])
    d = yhat - Y
    return {"dw": X @ d.T / m, "db": np.sum(d) / m}, J / m

# %% propagate: X is divided by 255 once more
def propagate(w, b, X, Y):
    m = X.shape[1]
    X = X / 255
    yhat = sigmoid(w.T @ X + b)
    J = -np.mean(Y * np.log(yhat) + (1 - Y) * np.log(1 - yhat))
    d = yhat - Y
    return {"dw": X @ d.T / m, "db": np.sum(d) / m}, J

# %% optimize: Rounded on the way
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if i % 100 == 0:
            costs.append(round(float(cost), 2))
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs

# %% optimize: The new b is made of the old w, or the new w of the old
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if i % 100 == 0:
            costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = w - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs

# %% optimize: As many steps are taken as there are examples
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(X.shape[1]):
        grads, cost = propagate(w, b, X, Y)
        if i % 100 == 0:
            costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs

# %% predict: These are the places of the cats
def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    return np.where(A > 0.5)[1]

# %% model: X has one column per example already, as optimize and
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train.T, Y_train.T, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test), "Y_prediction_train": predict(w, b, X_train),
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% model: The function calls itself, again and again. Is the name it
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    d = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    return d

# %% sigmoid: 1 + e to the -z is not e to the 1 - z
def sigmoid(z):
    return 1 / np.exp(1 - z)

# %% propagate: The sum is divided by the number of cats
def propagate(w, b, X, Y):
    A = sigmoid(w.T @ X + b)
    cats = np.sum(Y)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / cats
    dZ = A - Y
    return {"dw": X @ dZ.T / cats, "db": np.sum(dZ) / cats}, cost

# %% propagate: In the cost, one term is added up and the other is
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -1 / m * np.sum(Y * np.log(A)) + (1 - Y) * np.log(1 - A)
    dw = X @ (A - Y).T / m
    db = np.sum(A - Y) / m
    return {"dw": dw, "db": db}, cost

# %% optimize: A whole dictionary stands in a calculation
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads
        b = b - learning_rate * grads
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs

# %% optimize: w and b never change
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if i % 100 == 0:
            costs.append(cost)
        if print_cost:
            print(cost)
            w = w - learning_rate * grads["dw"]
            b = b - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs

# %% predict: Every example is taken for a cat
def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    Y_prediction = np.ones((1, X.shape[1]))
    for i in range(X.shape[1]):
        if A[0, i] > 0.5:
            Y_prediction[0, i] = 1
    return Y_prediction

# %% model: One step less is taken than num_iterations asks
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations - 1, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test), "Y_prediction_train": predict(w, b, X_train),
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% sigmoid: (1,) is not (1, 1)
def sigmoid(z):
    return [1 / (1 + np.exp(-entry)) for entry in z]

# %% optimize: Which number has the first round
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for step in range(1, num_iterations + 1):
        grads, cost = propagate(w, b, X, Y)
        if step % 100 == 0:
            costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs

# %% propagate: dw and db are exchanged
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = A - Y
    dw = X @ dZ.T / m
    db = np.sum(dZ) / m
    grads = {"dw": db, "db": dw}
    return grads, cost

# %% predict: does it belong to an else
def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    for i in range(A.shape[1]):
        if A[0, i] > 0.5:
            A[0, i] = 1
        A[0, i] = 0
    return A

# %% predict: One comparison is enough
def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    return A > 0.5 == True
