"use strict";
// Lets each column of a table be sorted. Without it the tables stay in their first order.
for (const table of document.querySelectorAll("table")) {
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const words = (row) => row.cells[column].textContent.trim();
      const sorted = rows.slice().sort((one, other) =>
        words(one).localeCompare(words(other), "en-GB", { numeric: true, sensitivity: "base" }));
      body.append(...(down ? sorted.reverse() : sorted));
    });
  });
}
