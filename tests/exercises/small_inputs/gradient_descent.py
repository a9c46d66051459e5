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
