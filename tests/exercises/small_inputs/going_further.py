# Small slips as beginners write them. Each cell: the exercise, and words of its first message.

# %% propagate_l2: no λ
def propagate_l2(w, b, X, Y, strength):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m + strength / (2 * m) * np.sum(w ** 2)
    grads = {"dw": X @ (A - Y).T / m + w / m, "db": np.sum(A - Y) / m}
    return grads, cost

# %% confusion: else belongs to the last if
def confusion(Y_hat, Y):
    tp = fp = fn = tn = 0
    for i in range(Y.shape[1]):
        if Y_hat[0, i] == 1 and Y[0, i] == 1:
            tp += 1
        if Y_hat[0, i] == 1 and Y[0, i] == 0:
            fp += 1
        if Y_hat[0, i] == 0 and Y[0, i] == 1:
            fn += 1
        else:
            tn += 1
    return tp, fp, fn, tn

# %% precision_recall: shares that tp has
def precision_recall(Y_hat, Y):
    tp, fp, fn, tn = confusion(Y_hat, Y)
    m = tp + fp + fn + tn
    return (tp + fp) / m, (tp + fn) / m

# %% mini_batch: without gaps
def mini_batch(X, Y, k, size):
    return X[:, k::size], Y[:, k::size]

# %% mini_batch: number of pieces
def mini_batch(X, Y, k, size):
    return np.split(X, size, axis=1)[k], np.split(Y, size, axis=1)[k]

# %% mini_batch: fewer than size
def mini_batch(X, Y, k, size):
    columns = np.arange(k * size, (k + 1) * size)
    return X[:, columns], Y[:, columns]

# %% walk_back: output's derivative is 1
def walk_back(edges, slopes, count):
    derivatives = np.zeros(count)
    derivatives[0] = 1
    for i in range(len(slopes)):
        start, end = edges[i]
        derivatives[end] += slopes[i] * derivatives[start]
    return derivatives

# %% mini_batch: fewer than size
def mini_batch(X, Y, k, size):
    columns = []
    labels = []
    for i in range(k * size, k * size + size):
        columns.append(X[:, i])
        labels.append(Y[0, i])
    X_batch = np.array(columns).T
    Y_batch = np.array([labels])
    return X_batch, Y_batch

# %% confusion: do not belong to fp and fn
def confusion(Y_hat, Y):
    tp = np.sum((Y_hat == 1) & (Y == 1))
    fp = np.sum(Y_hat == 1)
    fn = np.sum(Y == 1)
    tn = Y.size - tp - fp - fn
    return tp, fp, fn, tn

# %% walk_back: before the loop
def walk_back(edges, slopes, count):
    derivatives = np.zeros(count)
    for i in range(len(slopes) - 1, -1, -1):
        start, end = edges[i]
        derivatives[start] += slopes[i] * derivatives[end]
    derivatives[count - 1] = 1
    return derivatives

# %% confusion: a is a whole row
def confusion(Y_hat, Y):
    tp = fp = fn = tn = 0
    for a, b in zip(Y_hat, Y):
        if a == 1 and b == 1:
            tp += 1
        elif a == 1:
            fp += 1
        elif b == 1:
            fn += 1
        else:
            tn += 1
    return tp, fp, fn, tn

# %% mini_batch: cuts between rows
def mini_batch(X, Y, k, size):
    X_batches = np.array_split(X, size)
    Y_batches = np.array_split(Y, size, axis=1)
    return X_batches[k], Y_batches[k]

# %% precision_recall: The second number is the accuracy
def precision_recall(Y_hat, Y):
    tp, fp, fn, tn = confusion(Y_hat, Y)
    return tp / (tp + fp), (tp + tn) / (tp + fp + fn + tn)

# %% confusion: is a whole row of Y_hat
def confusion(Y_hat, Y):
    tp = fp = fn = tn = 0
    for i in range(len(Y)):
        if Y_hat[i] == 1 and Y[i] == 1:
            tp += 1
        elif Y_hat[i] == 1:
            fp += 1
        elif Y[i] == 1:
            fn += 1
        else:
            tn += 1
    return tp, fp, fn, tn
