"use strict";
// Sort by a column's button, filter by words and by what is the matter; all is in the page already.
for (const box of document.querySelectorAll("[data-students]")) {
  const body = box.querySelector("tbody");
  const rows = [...body.rows];
  let texts; // read when first asked for: a page of thousands of rows opens faster
  const search = box.querySelector("input");
  const only = box.querySelector("select");
  const count = box.querySelector("output");
  const value = (row, column) => {
    const text = row.cells[column].textContent.trim();
    const number = parseFloat(text);
    return Number.isNaN(number) ? text : number;
  };
  const compare = (a, b) =>
    typeof a === typeof b ? (a < b ? -1 : a > b ? 1 : 0) : typeof a === "number" ? 1 : -1;
  const filter = () => {
    texts ??= rows.map((row) => row.textContent.toLowerCase());
    const words = search.value.toLowerCase().split(/\s+/);
    let shown = 0;
    rows.forEach((row, i) => {
      const wanted = !only.value || row.classList.contains(only.value);
      row.hidden = !(wanted && words.every((word) => texts[i].includes(word)));
      shown += !row.hidden;
    });
    count.textContent = `${shown} of ${rows.length} students`;
  };
  box.querySelectorAll("thead th").forEach((header, column) => {
    header.querySelector("button").addEventListener("click", () => {
      const down = header.getAttribute("aria-sort") === "ascending";
      for (const other of header.parentNode.cells) other.removeAttribute("aria-sort");
      header.setAttribute("aria-sort", down ? "descending" : "ascending");
      const keyed = rows.map((row) => [column ? value(row, column) : row.cells[0].textContent, row]);
      keyed.sort((a, b) => (down ? -1 : 1) * compare(a[0], b[0]));
      body.append(...keyed.map((pair) => pair[1]));
    });
  });
  search.addEventListener("input", filter);
  only.addEventListener("change", filter);
  box.querySelector(".filter").hidden = false;
}
