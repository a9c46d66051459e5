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
