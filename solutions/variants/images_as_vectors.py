"""Right answers to 01-images-as-vectors in many styles."""

from __future__ import annotations

import numpy as np

from grader.course.variants import variant


@variant("dataset_shapes")
def by_len(train_x, test_x):
    return len(train_x), len(test_x), len(train_x[0])


@variant("dataset_shapes")
def by_unpacking(training, testing):
    m_train, _, num_px, _ = training.shape
    m_test, *_ = testing.shape
    return [m_train, m_test, num_px]


@variant("dataset_shapes")
def as_numpy_numbers(train_x, test_x, verbose=True):
    print("shapes", train_x.shape, test_x.shape)
    return np.int64(train_x.shape[0]), np.array([test_x.shape[0]]), float(test_x.shape[2])


@variant("dataset_shapes")
def side_from_the_area(train_x, test_x):
    return train_x.shape[0], test_x.shape[0], np.sqrt(train_x[0, :, :, 0].size)


@variant("image2vector")
def by_product_of_shape(image):
    return image.reshape(image.shape[0] * image.shape[1] * image.shape[2], 1)


@variant("image2vector")
def by_three_channels_and_float32(image):
    h, w, _ = image.shape
    return np.reshape(image, (h * w * 3, 1)).astype(np.float32)


@variant("image2vector")
def by_three_loops(image):
    return [[value] for row in image for pixel in row for value in pixel]


@variant("image2vector")
def flattened_with_new_axis(image):
    return image.flatten()[:, None]


@variant("image2vector")
def in_place_on_a_copy(image):
    x = image.copy()
    x.shape = (x.size, 1)
    return x


@variant("image2vector")
def rows_first_of_a_fortran_array(image):
    return np.asfortranarray(image).reshape(-1, 1)


@variant("vector2image")
def with_the_rest_inferred(x, height, width):
    return x.reshape(height, width, -1)


@variant("vector2image")
def from_a_flat_copy(x, h, w):
    return np.reshape(x.flatten(), [h, w, 3]).astype(float)


@variant("vector2image")
def pixel_after_pixel(x, height, width):
    image = np.zeros((height, width, 3), dtype=int)
    for k, value in enumerate(x[:, 0]):
        image[k // 3 // width, k // 3 % width, k % 3] = value
    return image


@variant("vector2image")
def in_two_steps(x, height, width):
    return np.array(np.split(x.reshape(-1, 3), height))


@variant("vector2image")
def channels_from_strides(x, height, width):
    return np.dstack([x[c::3].reshape(height, width) for c in range(3)])


@variant("unroll_red")
def every_third_number(image):
    return image.reshape(-1, 1)[::3]


@variant("unroll_red")
def red_with_ellipsis(image):
    return image[..., 0].flatten()[:, None].astype(float)


@variant("unroll_red")
def first_of_the_pixels(image):
    return image.reshape(-1, 3)[:, [0]]


@variant("unroll_red")
def red_by_loops(image):
    return [[pixel[0]] for row in image for pixel in row]


@variant("unroll_channels")
def by_concatenating(image):
    return np.concatenate([image[:, :, c].reshape(-1, 1) for c in range(3)], axis=0)


@variant("unroll_channels")
def by_named_channels(image):
    red, green, blue = image[..., 0], image[..., 1], image[..., 2]
    return np.vstack((red.ravel()[:, None], green.ravel()[:, None], blue.ravel()[:, None]))


@variant("unroll_channels")
def by_moveaxis(image):
    return np.moveaxis(image, -1, 0).reshape(image.size, 1)


@variant("unroll_channels")
def by_einsum(image):
    return np.einsum("hwc->chw", image).reshape(-1, 1)


@variant("unroll_channels")
def down_the_flattened_columns(image):
    return image.reshape(-1, 3).reshape(-1, 1, order="F")


@variant("unroll_channels")
def by_loops(image):
    h, w, _ = image.shape
    x = np.zeros((3 * h * w, 1))
    k = 0
    for channel in range(3):
        for row in range(h):
            for column in range(w):
                x[k] = image[row, column, channel]
                k += 1
    return x


@variant("unroll_channels")
def turned_round_and_back(image):
    return image.T.swapaxes(1, 2).ravel().reshape(-1, 1)


@variant("flatten_images")
def sizes_written_out(images):
    m, h, w, c = images.shape
    return np.transpose(images.reshape((m, h * w * c)))


@variant("flatten_images")
def columns_side_by_side(images):
    return np.hstack([image.reshape(-1, 1) for image in images])


@variant("flatten_images")
def filled_column_by_column(images):
    X = np.empty((images[0].size, len(images)))
    for i in range(len(images)):
        X[:, i] = images[i].flatten()
    return X


@variant("flatten_images")
def pictures_axis_last(images):
    return np.moveaxis(images, 0, -1).reshape(-1, images.shape[0])


@variant("flatten_images")
def as_a_list_of_rows(images):
    return [list(feature) for feature in zip(*(image.ravel() for image in images), strict=True)]


@variant("flatten_images")
def stacked_along_columns(images):
    return np.stack([image.ravel() for image in images], axis=1).astype(np.float32)


@variant("as_column")
def reshaped_with_minus_one(v):
    return v.reshape(-1, 1)


@variant("as_column")
def by_expand_dims(v):
    return np.expand_dims(v, axis=1)


@variant("as_column")
def transposed_row(v):
    return np.array([v], dtype=float).T


@variant("as_column")
def each_number_in_a_list(v):
    return [[number] for number in v]


@variant("as_column")
def stacked_numbers(v):
    return np.vstack(v)


@variant("as_column")
def shape_assigned(v):
    v.shape = (len(v), 1)  # on the caller's array: told, not punished
    return v


@variant("standardize")
def by_255_point_0(X):
    return np.divide(X, 255.0)


@variant("standardize")
def scaled_in_float32(X):
    return X.astype(np.float32) / np.float32(255)


@variant("standardize")
def times_a_fraction(X):
    return X * (1 / 255)


@variant("standardize")
def in_place_on_a_float_copy(X):
    scaled = X.astype("float64")
    scaled /= 255
    return scaled


@variant("standardize")
def number_by_number(X):
    return [[int(value) / 255 for value in row] for row in X]


@variant("standardize")
def interpolated(X):
    return np.interp(X, [0, 255], [0, 1])


@variant("standardize")
def by_what_a_byte_can_hold(X):
    return X / np.iinfo(np.uint8).max
