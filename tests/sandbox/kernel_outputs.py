"""What the outputs of two runs have in common where both ran the same cell."""

import re


def joined(outputs):
    """Streams in the order in which a kernel may send them: each name by itself."""
    streams = {}
    others = []
    for kind, content in map(shown, outputs):
        if isinstance(content, str) and kind in {"stdout", "stderr"}:
            streams[kind] = streams.get(kind, "") + content
        else:
            others.append((kind, content))
    return streams, others


def shown(output):
    """What counts: kind, text and data; not counters, times, addresses, colours or frames."""
    if output.output_type == "stream":
        return output.name, plain(output.text)
    if output.output_type == "error":
        return output.ename, plain(output.evalue)
    data = {mime: plain(str(content)) for mime, content in sorted(output.data.items())}
    if "image/svg+xml" in data:  # it holds a date, and ids that are drawn by lot
        data["image/svg+xml"] = data["image/svg+xml"].count("<path")
    return output.output_type, data


def plain(text):
    text = re.sub(r"\x1b\[[0-9;]*m|0x[0-9a-f]+", "", text)
    return "times" if "Wall time" in text else text
