# %% dataset_shapes: number of axes
def dataset_shapes(train_x, test_x):
    return len(train_x), len(test_x), len(train_x.shape)

# %% dataset_shapes: 3 values
def dataset_shapes(train_x, test_x):
    m_train = train_x.shape[0]
    return m_train

# %% dataset_shapes: not one of the function's arguments
def dataset_shapes(train_x, test_x):
    m_train = train_x.shape[0]
    m_test = test_set_x.shape[0]
    num_px = train_x.shape[1]
    return m_train, m_test, num_px

# %% dataset_shapes: still says m_train = None
def dataset_shapes(train_x, test_x):
    m_train = None
    m_test = test_x.shape[0]
    num_px = train_x.shape[1]
    return m_train, m_test, num_px

# %% image2vector: still says x = None
def image2vector(image):
    x = None
    return x

# %% image2vector: never gets a value
def image2vector(image):
    return x

# %% image2vector: two axes
def image2vector(image):
    h, w, c = image.shape
    return image.reshape(h * w, 3, 1)

# %% image2vector: all numbers belong in one column
def image2vector(image):
    h = image.shape[0]
    return image.reshape(h, -1).T

# %% image2vector: square
def image2vector(image):
    n = image.shape[0]
    return image.reshape(n * n * 3, 1)

# %% vector2image: square
def vector2image(x, height, width):
    return x.reshape(height, height, 3)

# %% flatten_images: indentation
def flatten_images(images):
    m, h, w, c = images.shape
    X = np.zeros((h * w * c, m))
    for i in range(m):
        X[:, i] = images[i].reshape(-1)
        return X

# %% flatten_images: row
def flatten_images(images):
    return images.reshape(images.shape[0], -1)

# %% unroll_channels: square
def unroll_channels(image):
    n = image.shape[0]
    return image.transpose(2, 0, 1).reshape(3 * n * n, 1)

# %% flatten_images: square
def flatten_images(images):
    m, n = images.shape[0], images.shape[1]
    return images.reshape(m, n * n * 3).T

# %% standardize: has to be returned
def standardize(X):
    Y = X / 255
    return X
