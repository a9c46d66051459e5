# %% brightness: three channels
def brightness(image):
    h, w, c = image.shape
    return image.sum() / (h * w) / 255

# %% brightness: // cuts off
def brightness(image):
    return image.mean() // 255

# %% brightness: // cuts off
def brightness(image):
    return np.mean(image // 255)

# %% brightness: a byte holds
def brightness(image):
    total = image[0, 0, 0] * 0
    for row in image:
        for pixel in row:
            for value in pixel:
                total += value
    return total / image.size / 255

# %% brightness: a byte holds
def brightness(image):
    total = np.uint8(0)
    for v in image.flatten():
        total = total + v
    return total / image.size / 255

# %% brightness: square
def brightness(image):
    h = image.shape[0]
    return image.sum() / (h * h * 3) / 255

# %% brightness: Every number is nearly right
def brightness(image):
    return int(image.mean()) / 255

# %% brightness: What comes back is a text
def brightness(image):
    return f"{image.mean() / 255:.2f}"

# %% brightness: That is how far the darkest and the lightest number are
def brightness(image):
    return (image.max() - image.min()) / 255

# %% brightness: That is a single number of the picture
def brightness(image):
    return image[0, 0, 0] / 255

# %% brightness: Added up over the rows
def brightness(image):
    s = 0
    for row in image:
        s += row.mean()
    return s / 255

# %% brightness: Rounded on the way
def brightness(image):
    return round(image.mean() / 255, 2)

# %% brightness: That is a length
def brightness(image):
    return np.linalg.norm(image) / 255

# %% brightness: Commas make 2 values of what you return
def brightness(image):
    return image.mean(), 255

# %% brightness: 255 is subtracted here
def brightness(image):
    return image.mean() - 255

# %% brightness: Python's own sum
def brightness(image):
    return sum(image) / 255

# %% brightness: That is three times too much
def brightness(image):
    pixels = image.shape[0] * image.shape[1]
    total = np.sum(image)
    return total / (255 * pixels)

# %% brightness: That is three times too much
def brightness(image):
    r = image[:, :, 0].mean()
    g = image[:, :, 1].mean()
    b = image[:, :, 2].mean()
    return (r + g + b) / 255
