"use strict";
const page = document.body.dataset, key = `${page.form}/${page.assignment}/${page.question}`;
const groups = [...document.querySelectorAll("section[data-digest]")];
const kept = JSON.parse(localStorage.getItem(key) || "{}");
const fields = (group) => [group.querySelector("input"), group.querySelector("textarea")];

function entries() {
  const marks = {};
  for (const group of groups) {
    const [points, comment] = fields(group);
    const changed = points.value !== points.defaultValue || comment.value !== comment.defaultValue;
    if (changed && points.value !== "" && points.checkValidity()) {
      marks[group.dataset.digest] = {
        points: Number(points.value), comment: comment.value, before: JSON.parse(group.dataset.before),
      };
    }
  }
  return marks;
}

function show() {
  const marks = entries();
  localStorage.setItem(key, JSON.stringify(marks));
  for (const group of groups) group.classList.toggle("done", group.dataset.digest in marks);
  document.getElementById("count").textContent = Object.keys(marks).length;
  const said = new Set(groups.map((group) => fields(group)[1].value.trim()).filter(Boolean));
  const list = document.getElementById("comments");
  list.replaceChildren(...[...said].sort().map((text) => new Option(text, text)));
  for (const choice of document.querySelectorAll("select")) {
    choice.replaceChildren(new Option("use a comment again", ""), ...[...said].sort().map((text) => new Option(text, text)));
  }
}

for (const group of groups) {
  const [points, comment] = fields(group), before = kept[group.dataset.digest];
  if (before) { points.value = before.points; comment.value = before.comment; }
  group.querySelector("select").addEventListener("change", (event) => {
    const text = event.target.value;
    if (text && !comment.value.includes(text)) comment.value = [comment.value.trim(), text].filter(Boolean).join("\n");
    show();
  });
  for (const field of [points, comment]) field.addEventListener("change", show);
}
document.getElementById("save").addEventListener("click", () => {
  const said = { form: page.form, assignment: page.assignment, question: page.question, marks: entries() };
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(said, null, 1)], { type: "application/json" }));
  link.download = `${page.assignment}-${page.question}-marks.json`;
  link.click();
});
show();
