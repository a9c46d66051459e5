# Wrong programs as beginners write them. Each cell: the exercise, and words of its first message.

# %% brightness: largest number
def brightness(image):
    return np.mean(image)

# %% brightness: 256 of them
def brightness(image):
    return image.mean() / 256

# %% brightness: needs a return
def brightness(image):
    b = image.mean() / 255

# %% brightness: print only shows
def brightness(image):
    print(image.mean() / 255)

# %% brightness: A sum grows
def brightness(image):
    total = np.sum(image)
    return total / 255

# %% brightness: three channels
def brightness(image):
    h = image.shape[0]
    w = image.shape[1]
    return image.sum() / (h * w) / 255

# %% brightness: three channels
def brightness(image):
    total = 0
    for row in range(image.shape[0]):
        for col in range(image.shape[1]):
            for c in range(3):
                total += int(image[row, col, c])
    return total / (image.shape[0] * image.shape[1] * 255)

# %% brightness: //
def brightness(image):
    return np.mean(image // 255)

# %% brightness: //
def brightness(image):
    return image.mean() // 255

# %% brightness: byte
def brightness(image):
    total = image[0, 0, 0] * 0
    for row in image:
        for pixel in row:
            for value in pixel:
                total = total + value
    return total / image.size / 255

# %% brightness: largest number in this picture
def brightness(image):
    return image.mean() / image.max()

# %% brightness: stretches
def brightness(image):
    img = (image - image.min()) / (image.max() - image.min())
    return img.mean()

# %% brightness: red alone
def brightness(image):
    red = image[:, :, 0]
    return red.mean() / 255

# %% brightness: One number is asked for: what is still to be
def brightness(image):
    return np.mean(image, axis=2) / 255

# %% brightness: for each colour
def brightness(image):
    return np.mean(image, axis=(0, 1)) / 255

# %% brightness: brightest
def brightness(image):
    return image.max() / 255

# %% brightness: median
def brightness(image):
    return np.median(image) / 255

# %% brightness: Each number is what it should be, divided by
def brightness(image):
    image = image / 255
    return image.mean() / 255

# %% brightness: return stands inside the loop
def brightness(image):
    total = 0
    for row in image:
        total += row.mean()
        return total / 255 / image.shape[0]

# %% brightness: argument
def brightness(image):
    return my_image.mean() / 255

# %% brightness: A function stands in a calculation without
def brightness(image):
    return image.mean / 255

# %% brightness: All white should give 1: which is the largest
def brightness(image):
    return image.sum() / image.size

# %% brightness: still says
def brightness(image):
    b = None
    return b

# %% brightness: 1 minus
def brightness(image):
    return 1 - image.mean() / 255

# %% brightness: Each number is 100 times what it should be.
def brightness(image):
    return image.mean() / 255 * 100

# %% brightness: The middle between
def brightness(image):
    return (image.max() + image.min()) / 2 / 255

# %% brightness: bytes are computed with
def brightness(image):
    total = 0
    count = 0
    for row in image:
        for pixel in row:
            total += pixel[0]
            count += 1
    return total / count / 255

# %% brightness: bytes are computed with
def brightness(image):
    r = image[:, :, 0]
    g = image[:, :, 1]
    b = image[:, :, 2]
    gray = (r + g + b) / 3
    return gray.mean() / 255
