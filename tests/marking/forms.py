"""A corpus of forms: one finished notebook as many programs and accidents write it.

Each form changes a notebook's JSON or its bytes, and nothing that its student has done. `LINES` are
harmless lines on top of the import cell. All of them are made up here; none is copied.
"""

import copy
import json
import re
import uuid

FORMS = {}
"""Functions from a notebook's JSON to other JSON or to a file's bytes, by name."""


def form(function):
    FORMS[function.__name__] = function
    return function


def code(notebook):
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def text(notebook):
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "markdown"]


def every(kind, name):
    """A form that changes each cell of a kind."""

    def declare(change):
        def changed(notebook):
            for number, cell in enumerate(kind(notebook), 1):
                change(cell, number)
            return notebook

        FORMS[name] = changed
        return change

    return declare


def everything(notebook):
    return notebook["cells"]


def _setting(kind, name, key, value):
    @every(kind, name)
    def change(cell, number):
        cell[key] = copy.deepcopy(value)


def _removing(kind, name, *keys):
    @every(kind, name)
    def change(cell, number):
        for key in keys:
            cell.pop(key, None)


def _of_metadata(name, key, value):
    @every(everything, name)
    def change(cell, number):
        cell["metadata"][key] = copy.deepcopy(value)


def _of_notebook(name, **values):
    def changed(notebook):
        return notebook | copy.deepcopy(values)

    FORMS[name] = changed


def _encoded(name, encode):
    FORMS[name] = lambda notebook: encode(_as_json(notebook))


def _as_json(notebook):
    """A file's text; half a character is escaped, because no encoding has it."""
    text = json.dumps(notebook, indent=1, ensure_ascii=False)
    return re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", text)


# --- what VS Code, papermill and others add to or leave out of cells

_setting(text, "text cells with outputs", "outputs", [])
_setting(text, "text cells with an execution count", "execution_count", None)
_setting(text, "text cells with a number", "execution_count", 3)
_removing(code, "code cells without outputs", "outputs")
_removing(code, "code cells without execution count", "execution_count")
_removing(code, "code cells without both", "outputs", "execution_count")
_removing(everything, "cells without id", "id")
_setting(everything, "one id for all cells", "id", "same")
_setting(everything, "ids with spaces", "id", "not valid!")
_setting(everything, "ids that are numbers", "id", 7)
_setting(everything, "ids that are null", "id", None)
_setting(everything, "ids that are too long", "id", "x" * 80)
for _name, _value in {
    "float": 3.0,
    "star": "*",
    "text": "12",
    "negative": -1,
    "huge": 10**40,
    "true": True,
    "list": [1],
    "fraction": 2.5,
}.items():
    _setting(code, f"execution count: {_name}", "execution_count", _value)
_setting(code, "outputs null", "outputs", None)
_setting(code, "outputs a mapping", "outputs", {})
_setting(code, "outputs text", "outputs", "ran")
_setting(code, "code cells with attachments", "attachments", {})
_setting(text, "attachments null", "attachments", None)
_setting(text, "attachments a list", "attachments", [])
_setting(text, "attachments of numbers", "attachments", {"image.png": 5})
_setting(everything, "a field of an editor's own", "vscode", {"languageId": "python"})
_setting(everything, "cell numbers", "cell_number", 1)
_setting(everything, "block groups, as Deepnote has", "block_group", "ab12")


@every(everything, "cell types in capitals")
def _capitals(cell, number):
    cell["cell_type"] = cell["cell_type"].upper()


@every(text, "text cells called md")
def _md(cell, number):
    cell["cell_type"] = "md"


@every(code, "code cells called python")
def _python(cell, number):
    cell["cell_type"] = "python"


@every(code, "code cells without a type")
def _typeless(cell, number):
    del cell["cell_type"]


@form
def marked_cells_of_another_type(notebook):
    """As in nbgrader's own fixtures: somebody changed the type of each marked cell."""
    for cell in notebook["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["cell_type"] = "markdown" if cell["cell_type"] == "code" else "code"
    return notebook


@form
def marked_cells_raw(notebook):
    for cell in notebook["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["cell_type"] = "raw"
    return notebook


# --- outputs

STREAM = {"output_type": "stream", "name": "stdout", "text": "ran\n"}
SHOWN = {"output_type": "display_data", "data": {"text/plain": "ran"}, "metadata": {}}
RESULT = SHOWN | {"output_type": "execute_result", "execution_count": 1}
ERROR = {"output_type": "error", "ename": "E", "evalue": "x", "traceback": ["x"]}


def without(output, *keys):
    return {key: value for key, value in output.items() if key not in keys}


for _name, _output in {
    "a display without metadata": without(SHOWN, "metadata"),
    "a result without metadata": without(RESULT, "metadata"),
    "a result without a count": without(RESULT, "execution_count"),
    "a result with count 3.0": RESULT | {"execution_count": 3.0},
    "a result with count star": RESULT | {"execution_count": "*"},
    "a display with a count": SHOWN | {"execution_count": 1},
    "a stream with metadata": STREAM | {"metadata": {}},
    "a stream without name": without(STREAM, "name"),
    "a stream without text": without(STREAM, "text"),
    "a stream of lines": STREAM | {"text": ["a\n", "b\n"]},
    "a stream of a number": STREAM | {"text": 5},
    "a stream with null": STREAM | {"text": None},
    "an error without traceback": without(ERROR, "traceback"),
    "an error without name": without(ERROR, "ename"),
    "an error without value": without(ERROR, "evalue"),
    "an error whose traceback is text": ERROR | {"traceback": "a\nb"},
    "an error whose value is a number": ERROR | {"evalue": 5},
    "data null": SHOWN | {"data": None},
    "data a list": SHOWN | {"data": []},
    "data of lines": SHOWN | {"data": {"text/plain": ["a\n", "b"]}},
    "data of a number": SHOWN | {"data": {"text/plain": 5}},
    "data of a mapping": SHOWN | {"data": {"text/html": {"a": 1}}},
    "metadata null": SHOWN | {"metadata": None},
    "an unknown type": {"output_type": "update"},
    "an update of a display": SHOWN | {"output_type": "update_display_data"},
    "no type": without(SHOWN, "output_type"),
    "type null": SHOWN | {"output_type": None},
    "transient": SHOWN | {"transient": {"display_id": "a"}},
    "a widget": SHOWN | {"data": {"application/vnd.jupyter.widget-view+json": {"model_id": "x"}}},
    "pyout": {"output_type": "pyout", "text": ["4"], "prompt_number": 1},
    "pyerr": ERROR | {"output_type": "pyerr"},
    "a picture of format 3": {"output_type": "display_data", "png": "aGk=", "metadata": {}},
    "null": None,
    "text": "ran",
    "a list": [],
}.items():
    _setting(code, f"outputs: {_name}", "outputs", [_output])


@form
def outputs_with_nan(notebook):
    for cell in code(notebook):
        cell["outputs"] = [SHOWN | {"data": {"application/json": {"a": float("nan")}}}]
    return notebook


@form
def outputs_with_1e999(notebook):
    shown = SHOWN | {"data": {"application/json": {"a": 12345.5}}}
    for cell in code(notebook):
        cell["outputs"] = [shown]
    return json.dumps(notebook).replace("12345.5", "1e999").encode()


@form
def integers_of_5000_digits(notebook):
    shown = SHOWN | {"data": {"application/json": {"a": 1234567}}}
    code(notebook)[0]["outputs"] = [shown]
    return json.dumps(notebook).replace("1234567", "9" * 5000).encode()


@form
def outputs_nested_deeply(notebook):
    deep = "[" * 200 + "]" * 200
    shown = SHOWN | {"data": {"application/json": "DEEP"}}
    code(notebook)[0]["outputs"] = [shown]
    return json.dumps(notebook).replace('"DEEP"', deep).encode()


@form
def ten_thousand_outputs(notebook):
    code(notebook)[0]["outputs"] = [STREAM] * 10_000
    return notebook


# --- metadata

for _name, _value in {
    "null": None,
    "listed twice": ["a", "a"],
    "text": "a",
    "numbers": [1, 2],
    "with commas": ["a,b"],
    "empty": [""],
    "a mapping": {},
}.items():

    @every(text, f"tags: {_name}")
    def _tagged(cell, number, value=_value):
        if "nbgrader" not in cell["metadata"]:
            cell["metadata"]["tags"] = copy.deepcopy(value)


@every(everything, "tags of papermill, twice")
def _papermill(cell, number):
    cell["metadata"]["tags"] = [*cell["metadata"].get("tags", []), "parameters", "parameters"]


_of_metadata("collapsed as text", "collapsed", "true")
_of_metadata("scrolled as text", "scrolled", "yes")
_of_metadata("a name that is empty", "name", "")
_of_metadata("jupyter null", "jupyter", None)
_of_metadata("execution a list", "execution", [])
_of_metadata("format a number", "format", 5)
_of_metadata("Colab's metadata", "colab", {"base_uri": "https://localhost:8080/"})
_of_metadata("Kaggle's metadata", "_uuid", "0" * 40)
_of_metadata("Deepnote's metadata", "deepnote_cell_type", "code")
_of_metadata("papermill's times", "papermill", {"duration": 0.1, "exception": None})
_of_metadata("Databricks' metadata", "application/vnd.databricks.v1+cell", {"title": ""})


@every(lambda nb: [c for c in everything(nb) if not c["metadata"]], "metadata null where empty")
def _null(cell, number):
    cell["metadata"] = None


@every(lambda nb: [c for c in everything(nb) if not c["metadata"]], "no metadata where empty")
def _none(cell, number):
    del cell["metadata"]


@every(everything, "marks with fields of their own")
def _fields(cell, number):
    if "nbgrader" in cell["metadata"]:
        cell["metadata"]["nbgrader"] |= {"schema_version": 1, "extra": {"a": []}, "points": "many"}


_of_notebook("metadata null", metadata=None)
_of_notebook("metadata a list", metadata=[])
for _name, _value in {
    "null": None,
    "empty": {},
    "text": "python3",
    "without a name": {"display_name": "Python 3", "language": "python"},
    "without a display name": {"name": "python3"},
    "language python3": {"name": "python3", "display_name": "x", "language": "python3"},
    "language ipython": {"name": "python3", "display_name": "x", "language": "ipython"},
    "language Python": {"name": "python3", "display_name": "x", "language": "Python"},
    "language empty": {"name": "python3", "display_name": "x", "language": ""},
    "language null": {"name": "python3", "display_name": "x", "language": None},
    "language a number": {"name": "python3", "display_name": "x", "language": 3},
    "another environment": {"name": "conda-env-py39", "display_name": "mine", "language": "python"},
}.items():
    _of_notebook(f"kernelspec {_name}", metadata={"kernelspec": _value})
_of_notebook("language_info without name", metadata={"language_info": {"version": "3.9"}})
_of_notebook("language_info of VS Code", metadata={"language_info": {"name": "plaintext"}})
_of_notebook("language_info null", metadata={"language_info": None})
_of_notebook("title a number", metadata={"title": 5})
_of_notebook("authors text", metadata={"authors": "me"})
_of_notebook("orig_nbformat null", metadata={"orig_nbformat": None})
_of_notebook("metadata of widgets", metadata={"widgets": {"state": {"a": {"b": [1] * 100}}}})
_of_notebook("a top-level field", cells_count=54, signature="", worksheets=[])
_of_notebook("format 4.0", nbformat_minor=0)
_of_notebook("format 4.2", nbformat_minor=2)
_of_notebook("format 4.4", nbformat_minor=4)
_of_notebook("format 4.9", nbformat_minor=9)
_of_notebook("minor null", nbformat_minor=None)
_of_notebook("minor text", nbformat_minor="5")
_of_notebook("format as text", nbformat="4")
_of_notebook("format with a point", nbformat=4.0)
_of_notebook("format null", nbformat=None)


@form
def minor_missing(notebook):
    notebook.pop("nbformat_minor", None)
    return notebook


@form
def formats_missing(notebook):
    notebook.pop("nbformat_minor", None)
    notebook.pop("nbformat", None)
    return notebook


@form
def nothing_but_cells(notebook):
    return {"cells": notebook["cells"]}


@form
def sorted_keys(notebook):
    return json.dumps(notebook, sort_keys=True).encode()


# --- the text of cells


@every(everything, "sources as lines")
def _lines(cell, number):
    cell["source"] = cell["source"].splitlines(keepends=True)


LINE_END = re.compile(r"\r\n|\r|\n")
"""Whatever an earlier form has made of it."""


@every(everything, "sources as lines without ends")
def _endless(cell, number):
    cell["source"] = LINE_END.split(cell["source"])


@every(everything, "sources with CRLF")
def _crlf(cell, number):
    cell["source"] = LINE_END.sub("\r\n", cell["source"])


@every(everything, "sources as lines with CRLF")
def _crlf_lines(cell, number):
    cell["source"] = LINE_END.sub("\r\n", cell["source"]).splitlines(keepends=True)


@every(everything, "sources with CR")
def _cr(cell, number):
    cell["source"] = LINE_END.sub("\r", cell["source"])


@every(code, "sources in input, as format 3 has")
def _input(cell, number):
    cell["input"] = cell.pop("source")


@every(code, "half a character in a comment")
def _half(cell, number):
    if "nbgrader" not in cell["metadata"] and cell["source"].startswith("import"):
        cell["outputs"] = [STREAM | {"text": "\ud83d"}]


# --- whole files

_encoded("UTF-8", str.encode)
_encoded("UTF-8 with a mark", lambda t: t.encode("utf-8-sig"))
_encoded("UTF-16", lambda t: t.encode("utf-16"))
_encoded("UTF-16 without a mark, little", lambda t: t.encode("utf-16-le"))
_encoded("UTF-16 without a mark, big", lambda t: t.encode("utf-16-be"))
_encoded("UTF-32", lambda t: t.encode("utf-32"))
_encoded("a file with CRLF", lambda t: t.replace("\n", "\r\n").encode())
_encoded("a file with CR", lambda t: t.replace("\n", "\r").encode())
_encoded("zeros at the end", lambda t: t.encode() + b"\0" * 512)
_encoded("blank lines around", lambda t: b"\n\n" + t.encode() + b"\n \n")
_encoded("the end of an older file", lambda t: t.encode() + b'"metadata": {}}\n')
_encoded("tabs between", lambda t: t.replace("\n ", "\n\t").encode())
_encoded("a notebook as a text", lambda t: json.dumps(t).encode())
_encoded("one line", lambda t: json.dumps(json.loads(t), separators=(",", ":")).encode())


@form
def a_contents_answer(notebook):
    return {"name": "a.ipynb", "type": "notebook", "format": "json", "content": notebook}


@form
def escapes_instead_of_letters(notebook):
    return json.dumps(notebook, ensure_ascii=True).encode()


# --- the list of cells


@form
def empty_cells_between(notebook):
    blank = {
        "cell_type": "code",
        "metadata": {},
        "source": "",
        "outputs": [],
        "execution_count": None,
    }
    notebook["cells"] = [each for cell in notebook["cells"] for each in (cell, dict(blank))]
    return notebook


@form
def nulls_between(notebook):
    notebook["cells"] = [each for cell in notebook["cells"] for each in (cell, None)]
    return notebook


@form
def mappings_between(notebook):
    notebook["cells"] = [each for cell in notebook["cells"] for each in ({}, cell)]
    return notebook


@form
def format_3(notebook):
    for cell in notebook["cells"]:
        cell.pop("id", None)
        if cell["cell_type"] == "code":
            cell |= {"input": cell.pop("source"), "prompt_number": 1, "language": "python"}
            cell.pop("execution_count", None)
            cell["outputs"] = [{"output_type": "pyout", "text": ["4"], "prompt_number": 1}]
    sheet = {"cells": notebook["cells"], "metadata": {}}
    return {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": [sheet]}


@form
def cells_in_a_worksheet(notebook):
    cells = notebook.pop("cells")
    return notebook | {"worksheets": [{"cells": cells, "metadata": {}}]}


@form
def fresh_ids(notebook):
    for cell in notebook["cells"]:
        cell["id"] = uuid.uuid5(uuid.NAMESPACE_DNS, cell["source"]).hex
    return notebook


@form
def ids_in_metadata(notebook):
    for cell in notebook["cells"]:
        cell["metadata"]["id"] = cell.pop("id")
    return notebook | {"nbformat_minor": 0}


LINES = [
    "!ls",
    "!pip install -q h5py",
    "! pip install numpy --upgrade",
    "!!ls",
    "files = !ls",
    "files = !ls\nprint(len(files), files)",
    "%pip install h5py",
    "pip install h5py",
    "%conda install -y h5py",
    "%mamba install h5py",
    "%uv pip install h5py",
    "%matplotlib widget",
    "%matplotlib notebook",
    "%matplotlib ipympl",
    "%matplotlib qt",
    "%matplotlib tk",
    "%matplotlib inline",
    "%matplotlib",
    "%load_ext autoreload\n%autoreload 2",
    "%load_ext tensorboard",
    "%load_ext line_profiler",
    "%tensorflow_version 2.x",
    "%cd /content/drive/MyDrive",
    "%cd ..",
    "%ls",
    "%mkdir data",
    "%autosave 60",
    "%config InlineBackend.figure_format = 'retina'",
    "%env OMP_NUM_THREADS=1",
    "%run helpers.ipynb",
    "%store -r weights",
    "%watermark -v",
    "%%time",
    "%%capture",
    "%%capture captured",
    "%%memory_profile",
    "get_ipython().system('ls')",
    "get_ipython().getoutput('ls')",
    "get_ipython().run_line_magic('pip', 'install x')",
    "import os\nos.system('pip install h5py')",
    "import os\nos.chdir('/content')",
    "import subprocess, sys\nsubprocess.check_call([sys.executable, '-m', 'pip', 'install', 'x'])",
    "import urllib.request\nurllib.request.urlretrieve('http://localhost/x.h5', 'x.h5')",
    "import pandas",
    "import pandas as pd\npd.set_option('display.width', 100)",
    "import pandas as pd, seaborn as sns",
    "import cv2",
    "import seaborn as sns; sns.set()",
    "from tqdm import tqdm",
    "from tqdm.auto import tqdm, trange",
    "from sklearn.linear_model import LogisticRegression",
    "import sklearn.metrics as metrics",
    "import scipy\nfrom scipy import ndimage",
    "from lr_utils import load_dataset",
    "from public_tests import *",
    "import tensorflow as tf\nprint(tf.__version__)",
    "import torch\ndevice = torch.device('cuda' if torch.cuda.is_available() else 'cpu')",
    "from google.colab import drive\ndrive.mount('/content/drive')",
    "from google.colab import files\nup = files.upload()\nfor each in up:\n    print(each)",
    "try:\n    import google.colab\n    IN_COLAB = True\nexcept ImportError:\n    IN_COLAB = False",
    "if True:\n    import gdown\n    gdown.download('https://x', 'x.h5')",
    "import matplotlib\nmatplotlib.use('TkAgg')",
    "import matplotlib.pyplot as plt\nplt.style.use('seaborn')",
    "import warnings\nwarnings.warn('careful')",
    "name = input('Your name: ')",
    "open('/content/notes.txt').read()",
    "for folder, _, names in __import__('os').walk('/kaggle/input'):\n    print(folder)",
    "data = pd.read_csv('cats.csv')\n",
    "1 / 0",
    "this is no Python",
    "assert False, 'Run the cell above first'",
]
"""Harmless, or nearly so, on top of a notebook's import cell."""
