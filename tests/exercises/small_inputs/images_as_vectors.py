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

# %% dataset_shapes: A whole shape has several numbers
def dataset_shapes(train_x, test_x):
    m_train = train_x.shape
    m_test = test_x.shape
    num_px = train_x[0].shape
    return m_train, m_test, num_px

# %% image2vector: The three colours of a pixel are averaged
def image2vector(image):
    h, w = image.shape[0], image.shape[1]
    v = np.zeros((h * w, 1))
    k = 0
    for i in range(h):
        for j in range(w):
            v[k] = image[i, j].mean()
            k += 1
    return v

# %% vector2image: resize changes np.copy(x) itself and gives back None
def vector2image(x, height, width):
    return np.copy(x).resize(height, width, 3)

# %% unroll_channels: The three channels are added into one
def unroll_channels(image):
    r = image[:, :, 0].reshape(-1, 1)
    g = image[:, :, 1].reshape(-1, 1)
    b = image[:, :, 2].reshape(-1, 1)
    return r + g + b

# %% flatten_images: The return stands inside the loop
def flatten_images(images):
    cols = []
    for im in images:
        cols.append(image2vector(im))
        X = np.hstack(cols)
        return X

# %% dataset_shapes: 64 is typed in
def dataset_shapes(train_x, test_x):
    return len(train_x), len(test_x), 64

# %% image2vector: reshape leaves the array itself as it was and gives you a
def image2vector(image):
    image.reshape(-1, 1)
    return image

# %% image2vector: k changes once for each round of the outer loop only
def image2vector(image):
    v = np.zeros((image.size, 1))
    k = 0
    for i in range(image.shape[0]):
        for j in range(image.shape[1]):
            for c in range(3):
                v[k] = image[i, j, c]
        k += 1
    return v

# %% unroll_red: Green and blue are 0 here
def unroll_red(image):
    red = image.copy()
    red[:, :, 1:] = 0
    return red.reshape(-1, 1)

# %% unroll_red: The three colours are averaged here
def unroll_red(image):
    return image.mean(axis=2).reshape(-1, 1)

# %% unroll_channels: Red is there three times
def unroll_channels(image):
    h, w, d = image.shape
    out = np.zeros((3 * h * w, 1))
    k = 0
    for c in range(3):
        for i in range(h):
            for j in range(w):
                out[k] = image[i, j, 0]
                k += 1
    return out

# %% flatten_images: Each round of the loop over i puts the same into its place
def flatten_images(images):
    m, h, w, c = images.shape
    X = np.zeros((h * w * c, m))
    for i in range(m):
        X[:, i] = images[0].ravel()
    return X

# %% as_column: The right numbers are there
def as_column(v):
    return v[:, None] * np.ones(len(v))

# %% standardize: Multiplied by 255
def standardize(X):
    return X * 255

# %% standardize: Everywhere 0.5 too small
def standardize(X):
    return X / 255 - 0.5

# %% dataset_shapes: What comes back is a text
def dataset_shapes(train_x, test_x):
    return str(train_x.shape[0]), str(test_x.shape[0]), str(train_x.shape[1])

# %% dataset_shapes: The two sets are counted together
def dataset_shapes(train_x, test_x):
    m = train_x.shape[0] + test_x.shape[0]
    return m, m, train_x.shape[1]

# %% image2vector: That is image as it was passed
def image2vector(image):
    return image.squeeze()

# %% image2vector: The three colours of a pixel are added
def image2vector(image):
    return image.sum(axis=2).reshape(-1, 1)

# %% image2vector: The right numbers are all there
def image2vector(image):
    return np.sort(image.reshape(-1, 1), axis=0)

# %% image2vector: The order is right
def image2vector(image):
    v = image.reshape(-1, 1).astype(float)
    v = v / v.max()
    return v

# %% vector2image: reshape leaves the array itself as it was and gives you a
def vector2image(x, height, width):
    image = x
    image.reshape(height, width, 3)
    return image

# %% vector2image: That is x as it was passed
def vector2image(x, height, width):
    return image2vector(x)

# %% vector2image: k changes once for each round of the outer loop only
def vector2image(x, height, width):
    image = np.zeros((height, width, 3))
    k = 0
    for i in range(height):
        for j in range(width):
            for c in range(3):
                image[i, j, c] = x[k, 0]
            k += 1
    return image

# %% vector2image: k grows before it is used
def vector2image(x, height, width):
    image = np.zeros((height, width, 3))
    k = 0
    for i in range(height):
        for j in range(width):
            for c in range(3):
                k += 1
                image[i, j, c] = x[k, 0]
    return image

# %% unroll_red: Only the first is left
def unroll_red(image):
    return image[0][0][0]

# %% unroll_red: There are as many numbers as axis 0 of image is long
def unroll_red(image):
    values = []
    for i in range(image.shape[0]):
        for j in range(image.shape[1]):
            red = image[i, j, 0]
        values.append(red)
    return np.array(values).reshape(-1, 1)

# %% unroll_red: The red values are right
def unroll_red(image):
    return image[:, :, 0].T

# %% unroll_red: Index 3 is asked for where axis 2 has 3 entries
def unroll_red(image):
    h, w, c = image.shape
    return image[:, :, 3].reshape(h * w, 1)

# %% unroll_red: The right numbers are there
def unroll_red(image):
    return np.repeat(image[:, :, 0].reshape(-1, 1), 3, axis=1)

# %% unroll_channels: All numbers of image are there
def unroll_channels(image):
    return image.transpose(1, 0, 2).reshape(-1, 1)

# %% unroll_channels: All numbers of image are there
def unroll_channels(image):
    return np.transpose(image, (1, 2, 0)).reshape(-1, 1)

# %% unroll_channels: Red is there three times
def unroll_channels(image):
    return np.concatenate([unroll_red(image), unroll_red(image), unroll_red(image)])

# %% unroll_channels: np.concatenate takes the arrays as one argument
def unroll_channels(image):
    r = unroll_red(image)
    g = image[:, :, 1].reshape(-1, 1)
    b = image[:, :, 2].reshape(-1, 1)
    return np.concatenate(r, g, b)

# %% unroll_channels: All numbers of image are there
def unroll_channels(image):
    return np.moveaxis(image, 0, -1).reshape(-1, 1)

# %% unroll_channels: The three channels are added into one
def unroll_channels(image):
    red = image[:, :, 0].flatten()
    green = image[:, :, 1].flatten()
    blue = image[:, :, 2].flatten()
    return (red + green + blue).reshape(-1, 1)

# %% flatten_images: All numbers of images are there
def flatten_images(images):
    return images.T

# %% flatten_images: There is one column too many
def flatten_images(images):
    X = image2vector(images[0])
    for image in images:
        X = np.hstack([X, image2vector(image)])
    return X

# %% flatten_images: as often as images.shape[1] says
def flatten_images(images):
    m, h, w, c = images.shape
    X = np.zeros((h * w * c, m))
    for i in range(h):
        X[:, i] = images[i].ravel()
    return X

# %% flatten_images: The columns are the right ones
def flatten_images(images):
    X = images[0].reshape(-1, 1)
    for i in range(1, len(images)):
        X = np.hstack((images[i].reshape(-1, 1), X))
    return X

# %% as_column: There is one column too many
def as_column(v):
    return np.vstack((v, v)).T

# %% standardize: Divided by the sum of all numbers
def standardize(X):
    return X / X.sum()

# %% standardize: No logarithm is needed
def standardize(X):
    return np.log(X) / np.log(255)

# %% standardize: Cutting off at 1 makes all the same
def standardize(X):
    return np.clip(X, 0, 1)

# %% standardize: Rounded on the way
def standardize(X):
    return np.round(X / 255, 1)

# %% dataset_shapes: That is test_x as it was passed
def dataset_shapes(train_x, test_x):
    m_train = len(train_x)
    m_test = test_x
    num_px = train_x.shape[1]
    return m_train, m_test, num_px

# %% dataset_shapes: Look at the order of the docstring
def dataset_shapes(train_x, test_x):
    num_px, m_train = train_x.shape[0], train_x.shape[1]
    m_test = test_x.shape[0]
    return m_train, m_test, num_px

# %% image2vector: Some entries are right
def image2vector(image):
    h, w, c = image.shape
    out = np.zeros((h * w * c, 1))
    k = 0
    for i in range(h - 1):
        for j in range(w):
            for l in range(c):
                out[k, 0] = image[i, j, l]
                k += 1
    return out

# %% image2vector: The right numbers are all there
def image2vector(image):
    return image[:, ::-1].reshape(-1, 1)

# %% vector2image: Some entries are right
def vector2image(x, height, width):
    image = np.zeros((height, width, 3))
    image[:, :, 0] = x[::3].reshape(height, width)
    return image

# %% flatten_images: One colour alone is in the columns
def flatten_images(images):
    m = images.shape[0]
    return images[:, :, :, 0].reshape(m, -1).T

# %% as_column: Each round of the loop writes into c[0]
def as_column(v):
    c = np.zeros((len(v), 1))
    for i in range(len(v)):
        c[0] = v[i]
    return c

# %% as_column: An array is asked for with 2 indices
def as_column(v):
    return v[:, 0]

# %% standardize: Divided by the spread
def standardize(X):
    return X / X.std()

# %% standardize: Something is subtracted first
def standardize(X):
    return (X - 128) / 255

# %% dataset_shapes: 2 values come back
def dataset_shapes(train_x, test_x):
    m_train, h, w, c = train_x.shape
    m_test = len(test_x)
    return m_train, m_test, (h, w)

# %% image2vector: The right numbers are all there
def image2vector(image):
    v = []
    for row in image:
        for r, g, b in row:
            v.extend([b, g, r])
    return np.array(v).reshape(-1, 1)

# %% image2vector: Index 5 is asked for where axis 1 has 5 entries
def image2vector(image):
    v = []
    for i in range(image.shape[0]):
        for c in range(3):
            v.append(image[i, i, c])
    return np.array(v).reshape(-1, 1)

# %% vector2image: All these numbers are among the right ones
def vector2image(x, height, width):
    image = np.zeros((height, width, 3))
    for i in range(height):
        for j in range(width):
            for c in range(3):
                image[i, j, c] = x[i * width + j + c, 0]
    return image

# %% unroll_red: There are as many numbers as axis 1 of image is long
def unroll_red(image):
    return image[0, :, 0].reshape(-1, 1)

# %% unroll_channels: All these numbers are among the right ones
def unroll_channels(image):
    r = unroll_red(image)
    g = image[:, :, 1].reshape(-1, 1)
    b = image[:, :, 1].reshape(-1, 1)
    return np.vstack([r, g, b])

# %% flatten_images: There are as many numbers as axes 0 and 3 of images have
def flatten_images(images):
    return np.array([im.mean(axis=(0, 1)) for im in images]).T

# %% as_column: There is one column too many
def as_column(v):
    return np.array([v, v]).T

# %% standardize: Each picture is divided by its own sum
def standardize(X):
    return X / X.sum(axis=0)

# %% dataset_shapes: The pictures are counted by axis 0
def dataset_shapes(train_x, test_x):
    m_train = train_x.shape[0]
    m_test = test_x.shape[1]
    num_px = train_x.shape[2]
    return m_train, m_test, num_px

# %% vector2image: lies beyond the end
def vector2image(x, height, width):
    image = np.zeros((height, width, 3))
    for i in range(height):
        for j in range(width):
            for c in range(3):
                image[i, j, c] = x[i * height * 3 + j * 3 + c, 0]
    return image

# %% dataset_shapes: Look at the order of the docstring
def dataset_shapes(train_x, test_x):
    m_train, num_px = train_x.shape[:2]
    m_test, num_px = test_x.shape[:2]
    return num_px, m_train, m_test

# %% image2vector: k changes once for each round of the outer loop only
def image2vector(image):
    h, w, c = image.shape
    v = np.zeros((h * w * c, 1))
    k = 0
    for i in range(h):
        for j in range(w):
            for l in range(c):
                v[k, 0] = image[i, j, l]
        k += 1
    return v

# %% flatten_images: All numbers of images are there
def flatten_images(images):
    m, h, w, c = images.shape
    return images.reshape((h * w * c, m), order="F")

# %% as_column: Only the last is left
def as_column(v):
    column = []
    for x in v:
        column = [[x]]
    return np.array(column)

# %% standardize: The largest number becomes 255 here
def standardize(X):
    return X / np.max(X) * 255

# %% image2vector: np.reshape takes the array first
def image2vector(image):
    return np.reshape((-1, 1), image)

# %% flatten_images: Each round of the loop writes into X[:
def flatten_images(images):
    m = images.shape[0]
    X = np.zeros((images[0].size, m))
    for i in range(m):
        X[:, 0] = images[i].reshape(-1)
    return X

# %% flatten_images: same entry in each round
def flatten_images(images):
    columns = image2vector(images[0])
    for k in range(1, len(images)):
        columns = np.concatenate([columns, image2vector(images[0])], axis=1)
    return columns

# %% as_column: a name from another library
def as_column(v):
    return v.unsqueeze(1)

# %% as_column: fills all of column
def as_column(v):
    n = len(v)
    column = np.zeros((n, 1))
    for i in range(n):
        column[:] = v[i]
    return column

# %% flatten_images: a place that has another shape
def flatten_images(images):
    X = np.zeros((images[0].size, len(images)))
    for i in range(len(images)):
        X[:, i] = images[i].reshape(-1, 1)
    return X

# %% unroll_channels: taken apart row by row
def unroll_channels(image):
    R, G, B = image
    return np.concatenate([R.ravel(), G.ravel(), B.ravel()]).reshape(-1, 1)
