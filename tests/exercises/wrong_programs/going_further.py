# Wrong programs as beginners write them. Each cell: the exercise, and words of its first message.

# %% best_choice: best stays what it was
def best_choice(costs):
    best = 1000
    for r in range(len(costs)):
        for c in range(len(costs[0])):
            if costs[r][c] < best:
                row = r
                column = c
    return row, column

# %% confusion: as often as Y.shape[0] says
def confusion(Y_hat, Y):
    tp, fp, fn, tn = 0, 0, 0, 0
    for i in range(len(Y)):
        if Y_hat[0][i] == 1 and Y[0][i] == 1:
            tp += 1
        if Y_hat[0][i] == 1 and Y[0][i] == 0:
            fp += 1
        if Y_hat[0][i] == 0 and Y[0][i] == 1:
            fn += 1
        if Y_hat[0][i] == 0 and Y[0][i] == 0:
            tn += 1
    return tp, fp, fn, tn

# %% walk_back: place number 0 never has its turn
def walk_back(edges, slopes, count):
    d = np.zeros(count)
    d[count - 1] = 1
    for i in range(len(edges) - 1, 0, -1):
        s, e = edges[i]
        d[s] += slopes[i] * d[e]
    return d

# %% best_choice: With an axis, argmin gives
def best_choice(costs):
    row = np.argmin(costs, axis=0)
    col = np.argmin(costs, axis=1)
    return row, col

# %% standardize_features: axis=0 goes down the rows
def standardize_features(X_train, X_test):
    mu = np.mean(X_train, axis=0)
    sigma = np.std(X_train, axis=0)
    return (X_train - mu) / sigma, (X_test - mu) / sigma

# %% precision_recall: is divided by itself
def precision_recall(Y_hat, Y):
    tp, fp, fn, tn = confusion(Y_hat, Y)
    precision = tp / tp + fp
    recall = tp / tp + fn
    return precision, recall

# %% precision_recall: Precision divides by all
def precision_recall(Y_hat, Y):
    tp, fp, fn, tn = confusion(Y_hat, Y)
    return tp / (tp + tn), tp / (tp + fn)

# %% confusion: such as & and |
def confusion(Y_hat, Y):
    tp = np.sum(Y_hat == 1 and Y == 1)
    fp = np.sum(Y_hat == 1 and Y == 0)
    fn = np.sum(Y_hat == 0 and Y == 1)
    tn = np.sum(Y_hat == 0 and Y == 0)
    return tp, fp, fn, tn

# %% walk_back: Slopes along a path multiply
def walk_back(edges, slopes, count):
    d = np.zeros(count)
    d[count - 1] = 1
    for i in reversed(range(len(edges))):
        s, e = edges[i]
        d[s] += slopes[i]
    return d

# %% confusion: Equal are also the true negatives
def confusion(Y_hat, Y):
    tp = np.sum(Y_hat == Y)
    fp = np.sum(Y_hat > Y)
    fn = np.sum(Y_hat < Y)
    tn = Y.size - tp - fp - fn
    return tp, fp, fn, tn

# %% best_choice: as many numbers as there are columns
def best_choice(costs):
    place = costs.argmin()
    n = len(costs)
    return place // n, place % n

# %% precision_recall: in which order do the calls
def precision_recall(Y_hat, Y):
    tp, fn, fp, tn = confusion(Y_hat, Y)
    return tp / (tp + fp), tp / (tp + fn)

# %% precision_recall: in which order do the calls
def precision_recall(Y_hat, Y):
    tp, fp, fn, tn = confusion(Y, Y_hat)
    return tp / (tp + fp), tp / (tp + fn)

# %% standardize_features: before X_train is changed
def standardize_features(X_train, X_test):
    X_train = (X_train - X_train.mean(axis=1, keepdims=True)) / X_train.std(axis=1, keepdims=True)
    mu, sd = X_train.mean(axis=1, keepdims=True), X_train.std(axis=1, keepdims=True)
    return X_train, (X_test - mu) / sd

# %% standardize_features: 0 to 1
def standardize_features(X_train, X_test):
    a = X_train.min(axis=1, keepdims=True)
    width = np.ptp(X_train, axis=1, keepdims=True)
    return (X_train - a) / width, (X_test - a) / width

# %% standardize_features: m - 1
def standardize_features(X_train, X_test):
    mu = X_train.mean(axis=1, keepdims=True)
    m = X_train.shape[1]
    sd = np.sqrt(np.sum((X_train - mu) ** 2, axis=1, keepdims=True) / (m - 1))
    return (X_train - mu) / sd, (X_test - mu) / sd

# %% confusion: counts the errors, too
def confusion(Y_hat, Y):
    tp = np.sum(Y_hat * Y)
    return tp, np.sum(Y_hat) - tp, np.sum(Y) - tp, Y.shape[1] - tp

# %% walk_back: slope of another one
def walk_back(edges, slopes, count):
    d = np.zeros(count)
    d[-1] = 1
    for (start, end), s in zip(reversed(edges), slopes):
        d[start] += d[end] * s
    return d

# %% confusion: each comparison in parentheses
def confusion(Y_hat, Y):
    hit = np.sum(Y == 1 & Y_hat == 1)
    return hit, np.sum(Y_hat) - hit, np.sum(Y) - hit, np.sum(Y == 0 & Y_hat == 0)
