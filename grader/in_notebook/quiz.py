"""Ask a quiz question: a click on an answer opens its explanation; nothing is graded."""

from __future__ import annotations

from grader.in_notebook.display import show_html, with_code

OPENS = (
    '<div style="border-left:4px solid #0072B2;padding:.2em .8em;max-width:46em">'
    '<div><strong>Question.</strong> {question} <em style="opacity:.75">'
    "Click on your answer.</em></div>"
)
CHOICE = (
    '<details style="margin:.35em 0"><summary style="cursor:pointer">{answer}</summary>'
    '<div style="margin:.2em 0 .2em 1.2em">'
    '<strong style="color:{colour}">{mark}</strong> {explanation}</div></details>'
)
"""A browser opens and closes it by itself, by mouse or by keys: no script, no widget, no kernel."""


def quiz(question: str, answers: dict[str, str], *, right: str) -> None:
    """Show a question with its answers; each opens to say whether it is right, and why.

    Parameters
    ----------
    question : str
    answers : dict of str to str
        Each answer with its explanation. Code between backticks is shown as code.
    right : str
        The right answer, as it stands in ``answers``.

    Raises
    ------
    ValueError
        When ``right`` is none of the answers.
    """
    if right not in answers:
        raise ValueError(f"expected right to be one of {', '.join(answers)}; got {right!r}")
    show_html(_quiz_html(question, answers, right), _quiz_text(question, answers, right))


def _quiz_html(question: str, answers: dict[str, str], right: str) -> str:
    choices = [
        CHOICE.format(
            answer=with_code(answer),
            explanation=with_code(explanation),
            mark="✓ Right." if answer == right else "✗ Not this one.",
            colour="#009E73" if answer == right else "#D55E00",  # Okabe-Ito green, vermilion
        )
        for answer, explanation in answers.items()
    ]
    return f"{OPENS.format(question=with_code(question))}{''.join(choices)}</div>"


def _quiz_text(question: str, answers: dict[str, str], right: str) -> str:
    """Plain text if there is no HTML: the question, its answers, the right one and the reason."""
    letters = "abcdefghij"
    asked = [f"  {letter}) {answer}" for letter, answer in zip(letters, answers, strict=False)]
    said = [
        f"  {letter}) {'✓ right' if answer == right else '✗ not this one'}: {explanation}"
        for letter, (answer, explanation) in zip(letters, answers.items(), strict=False)
    ]
    return "\n".join([f"Question. {question}", *asked, "", "Which is right, and why:", *said])
