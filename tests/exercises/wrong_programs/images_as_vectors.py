# Wrong programs as beginners write them. Each cell: the exercise, and words of its first message.

# %% dataset_shapes: len(shape)
def dataset_shapes(train_x, test_x):
    m_train = train_x.shape[0]
    m_test = test_x.shape[0]
    num_px = len(train_x.shape)
    return m_train, m_test, num_px

# %% dataset_shapes: which array
def dataset_shapes(train_x, test_x):
    m_train = len(train_x)
    m_test = len(train_x)
    num_px = train_x.shape[1]
    return m_train, m_test, num_px

# %% dataset_shapes: other arrays have other shapes
def dataset_shapes(train_x, test_x):
    m_train = 209
    m_test = 50
    num_px = 64
    return m_train, m_test, num_px

# %% dataset_shapes: 3 values
def dataset_shapes(train_x, test_x):
    return train_x.shape[0]

# %% dataset_shapes: A whole shape has several numbers
def dataset_shapes(train_x, test_x):
    return train_x.shape, test_x.shape

# %% dataset_shapes: 3 values
def dataset_shapes(train_x, test_x):
    return np.shape(train_x)

# %% dataset_shapes: counts the colours
def dataset_shapes(train_x, test_x):
    return train_x.shape[0], test_x.shape[0], train_x.shape[3]

# %% dataset_shapes: length of one side
def dataset_shapes(train_x, test_x):
    m_train, h, w, c = train_x.shape
    m_test = test_x.shape[0]
    num_px = h * w
    return m_train, m_test, num_px

# %% dataset_shapes: number of features
def dataset_shapes(train_x, test_x):
    m_train, h, w, c = train_x.shape
    m_test = test_x.shape[0]
    return m_train, m_test, h * w * c

# %% dataset_shapes: first axis
def dataset_shapes(train_x, test_x):
    m_train = train_x.shape[1]
    m_test = test_x.shape[1]
    num_px = train_x.shape[2]
    return m_train, m_test, num_px

# %% dataset_shapes: comes first, then
def dataset_shapes(train_x, test_x):
    m_train = test_x.shape[0]
    m_test = train_x.shape[0]
    num_px = train_x.shape[1]
    return m_train, m_test, num_px

# %% dataset_shapes: size counts all numbers
def dataset_shapes(train_x, test_x):
    return train_x.size, test_x.size, train_x.shape[1]

# %% dataset_shapes: still says
def dataset_shapes(train_x, test_x):
    m_train = None
    m_test = None
    num_px = None
    return m_train, m_test, num_px

# %% dataset_shapes: needs a return
def dataset_shapes(train_x, test_x):
    m_train = train_x.shape[0]
    m_test = test_x.shape[0]
    num_px = train_x.shape[1]
    print(m_train, m_test, num_px)

# %% dataset_shapes: argument
def dataset_shapes(train_x, test_x):
    return train_set_x.shape[0], test_set_x.shape[0], train_set_x.shape[1]

# %% dataset_shapes: square brackets
def dataset_shapes(train_x, test_x):
    return train_x.shape(0), test_x.shape(0), train_x.shape(1)

# %% dataset_shapes: whole picture
def dataset_shapes(train_x, test_x):
    return train_x.shape[0], test_x.shape[0], train_x[0].shape

# %% dataset_shapes: first axis says which picture
def dataset_shapes(train_x, test_x):
    m_train = train_x.shape[0]
    m_test = test_x.shape[0]
    num_px = train_x.shape[0]
    return m_train, m_test, num_px

# %% dataset_shapes: which value comes last
def dataset_shapes(train_x, test_x):
    return train_x.shape[0], train_x.shape[1], test_x.shape[0]

# %% dataset_shapes: test_y has no value
def dataset_shapes(train_x, test_x):
    return train_x.shape[0], test_y.shape[0], train_x.shape[1]

# %% image2vector: rank-1 array
def image2vector(image):
    return image.flatten()

# %% image2vector: rank-1 array
def image2vector(image):
    v = image.reshape(image.shape[0] * image.shape[1] * image.shape[2])
    return v

# %% image2vector: lies down
def image2vector(image):
    return image.reshape((1, -1))

# %% image2vector: row of three numbers
def image2vector(image):
    h, w, c = image.shape
    return image.reshape(h * w, 3)

# %% image2vector: three numbers
def image2vector(image):
    h, w, c = image.shape
    return image.reshape(h * w, 3, 1)

# %% image2vector: row changes fastest
def image2vector(image):
    return image.T.reshape(-1, 1)

# %% image2vector: row of the picture is still
def image2vector(image):
    return image.reshape(image.shape[0], -1)

# %% image2vector: row of the picture is still
def image2vector(image):
    h = image.shape[0]
    return image.reshape(h, -1).T

# %% image2vector: other sizes
def image2vector(image):
    return image.reshape(64 * 64 * 3, 1)

# %% image2vector: other sizes
def image2vector(image):
    v = image.reshape(12288, 1)
    return v

# %% image2vector: gives you a new one
def image2vector(image):
    image.reshape(-1, 1)
    return image

# %% image2vector: needs a return
def image2vector(image):
    v = image.reshape(-1, 1)

# %% image2vector: all red
def image2vector(image):
    r = image[:, :, 0].reshape(-1, 1)
    g = image[:, :, 1].reshape(-1, 1)
    b = image[:, :, 2].reshape(-1, 1)
    return np.concatenate([r, g, b])

# %% image2vector: scaled
def image2vector(image):
    return image.reshape(-1, 1) / 255.0

# %% image2vector: still says
def image2vector(image):
    v = None
    return v

# %% image2vector: square
def image2vector(image):
    n = image.shape[0]
    return image.reshape(n * n * 3, 1)

# %% image2vector: down the picture's columns
def image2vector(image):
    out = []
    for col in range(image.shape[1]):
        for row in range(image.shape[0]):
            for c in range(3):
                out.append(image[row, col, c])
    return np.array(out).reshape(-1, 1)

# %% image2vector: There is room for height times width numbers,
def image2vector(image):
    return image.reshape(image.shape[0] * image.shape[1], 1)

# %% image2vector: return stands inside the loop
def image2vector(image):
    out = []
    for row in image:
        for pixel in row:
            for c in pixel:
                out.append(c)
        return np.array(out).reshape(-1, 1)

# %% image2vector: k never changes in the loop, so each round
def image2vector(image):
    n = image.size
    v = np.zeros((n, 1))
    k = 0
    for i in range(image.shape[0]):
        for j in range(image.shape[1]):
            for c in range(3):
                v[k] = image[i, j, c]
    return v

# %% vector2image: Rows come first
def vector2image(x, height, width):
    return x.reshape(width, height, 3)

# %% vector2image: three matrices
def vector2image(x, height, width):
    return x.reshape(height, width)

# %% vector2image: last axis
def vector2image(x, height, width):
    return x.reshape(3, height, width)

# %% vector2image: red, then green
def vector2image(x, height, width):
    return x.reshape(3, height, width).transpose(1, 2, 0)

# %% vector2image: 64 by 64
def vector2image(x, height, width):
    return x.reshape(64, 64, 3)

# %% vector2image: axis too many
def vector2image(x, height, width):
    return x.reshape((height, width, 3, 1))

# %% vector2image: gives you a new one
def vector2image(x, height, width):
    x.reshape(height, width, 3)
    return x

# %% vector2image: rows change fastest
def vector2image(x, height, width):
    return x.reshape(height, width, 3, order='F')

# %% vector2image: needs a return
def vector2image(x, height, width):
    image = x.reshape((height, width, 3))

# %% vector2image: column by column
def vector2image(x, height, width):
    image = x.reshape(width, height, 3)
    return image.transpose(1, 0, 2)

# %% vector2image: red, then green
def vector2image(x, height, width):
    n = height * width
    img = np.zeros((height, width, 3))
    for c in range(3):
        img[:, :, c] = x[c*n:(c+1)*n].reshape(height, width)
    return img

# %% vector2image: one row for each pixel
def vector2image(x, height, width):
    return x.reshape(-1, 3)

# %% vector2image: height and width
def vector2image(x, height, width):
    n = int(np.sqrt(x.shape[0] / 3))
    return x.reshape(n, n, 3)

# %% unroll_channels: channels' axis has to come first
def unroll_channels(image):
    return image.reshape(-1, 1)

# %% unroll_channels: go down the columns
def unroll_channels(image):
    return image.T.reshape(-1, 1)

# %% unroll_channels: rank-1 array
def unroll_channels(image):
    r = image[:, :, 0].flatten()
    g = image[:, :, 1].flatten()
    b = image[:, :, 2].flatten()
    return np.concatenate((r, g, b))

# %% unroll_channels: lies down
def unroll_channels(image):
    r = image[:, :, 0].reshape(1, -1)
    g = image[:, :, 1].reshape(1, -1)
    b = image[:, :, 2].reshape(1, -1)
    return np.concatenate((r, g, b), axis=1)

# %% unroll_channels: row of its own
def unroll_channels(image):
    return np.array([image[:, :, c].flatten() for c in range(3)])

# %% unroll_channels: Blue
def unroll_channels(image):
    b, g, r = image[:, :, 2], image[:, :, 1], image[:, :, 0]
    return np.concatenate([b.reshape(-1, 1), g.reshape(-1, 1), r.reshape(-1, 1)])

# %% unroll_channels: index is the colour
def unroll_channels(image):
    r = image[0].reshape(-1, 1)
    g = image[1].reshape(-1, 1)
    b = image[2].reshape(-1, 1)
    return np.vstack([r, g, b])

# %% unroll_channels: column of its own
def unroll_channels(image):
    r = image[:, :, 0].reshape(-1, 1)
    g = image[:, :, 1].reshape(-1, 1)
    b = image[:, :, 2].reshape(-1, 1)
    return np.concatenate([r, g, b], axis=1)

# %% unroll_channels: inside the loop
def unroll_channels(image):
    for c in range(3):
        v = image[:, :, c].reshape(-1, 1)
        return v

# %% unroll_channels: blue
def unroll_channels(image):
    for c in range(3):
        v = image[:, :, c].reshape(-1, 1)
    return v

# %% unroll_channels: what about blue
def unroll_channels(image):
    out = []
    for c in range(2):
        out.append(image[:, :, c].reshape(-1, 1))
    return np.concatenate(out)

# %% unroll_channels: needs a return
def unroll_channels(image):
    x = image.transpose(2, 0, 1).reshape(-1, 1)

# %% unroll_channels: unroll them into one column
def unroll_channels(image):
    return np.transpose(image, (2, 0, 1))

# %% flatten_images: small step is missing
def flatten_images(images):
    return images.reshape(images.shape[0], -1)

# %% flatten_images: deals the pixels out
def flatten_images(images):
    m = images.shape[0]
    return images.reshape(-1, m)

# %% flatten_images: deals the pixels out
def flatten_images(images):
    m, h, w, c = images.shape
    return images.reshape(h * w * c, m)

# %% flatten_images: 209
def flatten_images(images):
    return images.reshape(209, -1).T

# %% flatten_images: in one column
def flatten_images(images):
    return images.reshape(-1, 1)

# %% flatten_images: stacked behind each other
def flatten_images(images):
    out = []
    for image in images:
        out.append(image.reshape(-1, 1))
    return np.array(out)

# %% flatten_images: inside the loop
def flatten_images(images):
    m = images.shape[0]
    X = np.zeros((images[0].size, m))
    for i in range(m):
        X[:, i] = images[i].flatten()
        return X

# %% flatten_images: inside the loop
def flatten_images(images):
    for i in range(images.shape[0]):
        X = images[i].reshape(-1, 1)
        return X

# %% flatten_images: last picture
def flatten_images(images):
    for i in range(images.shape[0]):
        X = images[i].reshape(-1, 1)
    return X

# %% flatten_images: small step is missing
def flatten_images(images):
    rows = []
    for image in images:
        rows.append(image.flatten())
    return np.array(rows)

# %% flatten_images: The line X.T computes something that is lost:
def flatten_images(images):
    X = images.reshape(len(images), -1)
    X.T
    return X

# %% flatten_images: which axis is which
def flatten_images(images):
    return images.reshape(images.shape[1], -1).T

# %% flatten_images: image2vector's order
def flatten_images(images):
    return images.T.reshape(-1, images.shape[0])

# %% flatten_images: scaled
def flatten_images(images):
    X = images.reshape(images.shape[0], -1).T
    return X / 255

# %% flatten_images: needs a return
def flatten_images(images):
    images.reshape(images.shape[0], -1).T

# %% flatten_images: other sizes
def flatten_images(images):
    return images.reshape(images.shape[0], 64 * 64 * 3).T

# %% flatten_images: argument
def flatten_images(images):
    return train_set_x.reshape(train_set_x.shape[0], -1).T

# %% flatten_images: where does your loop begin
def flatten_images(images):
    m = images.shape[0]
    X = np.zeros((images[0].size, m))
    for i in range(1, m):
        X[:, i] = images[i].flatten()
    return X

# %% flatten_images: The last column is still 0, the others are
def flatten_images(images):
    m = images.shape[0]
    X = np.zeros((images[0].size, m))
    for i in range(m - 1):
        X[:, i] = images[i].flatten()
    return X

# %% as_column: wrong side
def as_column(v):
    return v[np.newaxis, :]

# %% as_column: wrong side
def as_column(v):
    return v.reshape(1, -1)

# %% as_column: rank-1 array is the array itself
def as_column(v):
    return v.T

# %% as_column: axes are one too many
def as_column(v):
    return v.reshape(1, -1, 1)

# %% as_column: numbers, but shape (5,1) does not
def as_column(v):
    return v.reshape(5, 1)

# %% as_column: needs a return
def as_column(v):
    v = v.reshape(-1, 1)

# %% as_column: Still one axis, as v has. What gives an array
def as_column(v):
    v.reshape(-1, 1)
    return v

# %% as_column: where are the numbers
def as_column(v):
    column = np.zeros((v.shape[0], 1))
    return column

# %% as_column: still says
def as_column(v):
    column = None
    return column

# %% as_column: n rows and n columns would need n times n
def as_column(v):
    return v.reshape(len(v), len(v))

# %% as_column: indentation
def as_column(v):
    column = np.zeros((len(v), 1))
    for i in range(len(v)):
        column[i, 0] = v[i]
        return column

# %% as_column: parentheses
def as_column(v):
    column = np.zeros(len(v), 1)
    for i in range(len(v)):
        column[i, 0] = v[i]
    return column

# %% as_column: rank-1 array is the array itself
def as_column(v):
    return np.transpose(v)

# %% as_column: Still one axis, as v has. What gives an array
def as_column(v):
    column = []
    for x in v:
        column.append(x)
    return np.array(column)

# %% standardize: largest value that happens
def standardize(X):
    return X / np.max(X)

# %% standardize: own largest value
def standardize(X):
    return X / np.max(X, axis=0)

# %% standardize: 256 values
def standardize(X):
    return X / 256

# %% standardize: whole numbers
def standardize(X):
    return X // 255

# %% standardize: in place
def standardize(X):
    X /= 255.
    return X

# %% standardize: The line X / 255 computes something that is
def standardize(X):
    X / 255
    return X

# %% standardize: needs a return
def standardize(X):
    X = X / 255.

# %% standardize: over all numbers
def standardize(X):
    return (X - np.mean(X)) / np.std(X)

# %% standardize: darkest and lightest
def standardize(X):
    return (X - np.min(X)) / (np.max(X) - np.min(X))

# %% standardize: The numbers are still those of the picture:
def standardize(X):
    norm = np.linalg.norm(X, axis=1, keepdims=True)
    return X

# %% standardize: Each row is divided by its own largest value.
def standardize(X):
    return X / X.max(axis=1, keepdims=True)

# %% standardize: whole numbers
def standardize(X):
    out = X.copy()
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            out[i, j] = X[i, j] / 255
    return out

# %% standardize: whole numbers
def standardize(X):
    return (X / 255).astype(int)

# %% standardize: print shows a value and gives nothing back:
def standardize(X):
    return print(X / 255)

# %% standardize: transposed
def standardize(X):
    return (X / 255).T

# %% standardize: twice
def standardize(X):
    X = X / 255
    X = X / 255
    return X

# %% standardize: argument
def standardize(X):
    return train_set_x_flatten / 255.

# %% standardize: between 0 and 1, not between -1
def standardize(X):
    return X / 127.5 - 1

# %% standardize: length
def standardize(X):
    return X / np.linalg.norm(X)

# %% standardize: inside the loop
def standardize(X):
    out = np.zeros(X.shape)
    for i in range(X.shape[0]):
        out[i] = X[i] / 255
        return out

# %% unroll_red: The red values have one axis only. A column
def unroll_red(image):
    return image[:, :, 0].flatten()

# %% unroll_red: All three colours are there. Take the red
def unroll_red(image):
    return image.reshape(-1, 1)

# %% unroll_red: row
def unroll_red(image):
    return image[:, :, 0].reshape(1, -1)

# %% unroll_red: image[0] is the first row of pixels. The
def unroll_red(image):
    return image[0].reshape(-1, 1)

# %% unroll_red: image[0] is the first row of pixels. The
def unroll_red(image):
    return image[0, :, :].reshape(-1, 1)

# %% unroll_red: blue
def unroll_red(image):
    return image[:, :, 2].reshape(-1, 1)

# %% unroll_red: green
def unroll_red(image):
    return image[:, :, 1].reshape(-1, 1)

# %% unroll_red: unroll
def unroll_red(image):
    red = image[:, :, 0]
    return red

# %% unroll_red: needs a return
def unroll_red(image):
    red = image[:, :, 0].reshape(-1, 1)

# %% unroll_red: down
def unroll_red(image):
    return image[:, :, 0].T.reshape(-1, 1)

# %% unroll_red: size
def unroll_red(image):
    return image[:, :, 0].reshape(4096, 1)

# %% unroll_red: The red values are right, but still a matrix.
def unroll_red(image):
    red = image[:, :, 0]
    red.reshape(-1, 1)
    return red

# %% unroll_red: still says
def unroll_red(image):
    red = None
    return red

# %% flatten_images: deals the pixels out like cards
def flatten_images(images):
    return images.reshape(-1, images.shape[0]).T

# %% flatten_images: X[i] is a row of X
def flatten_images(images):
    m = images.shape[0]
    n = images.shape[1] * images.shape[2] * images.shape[3]
    X = np.zeros((n, m))
    for i in range(m):
        X[i] = images[i].reshape(n)
    return X

# %% vector2image: the axes have changed places
def vector2image(x, height, width):
    img = x.reshape(height, width, 3)
    return img.transpose(1, 0, 2)

# %% standardize: bytes are computed with
def standardize(X):
    return X * 100 / 255
