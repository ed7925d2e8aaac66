// Finding and sorting within long tables; the page says everything without this.
for (const table of document.querySelectorAll("table[data-sortable]")) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const field = document.querySelector(`input[data-for="${table.id}"]`);
  if (field) {
    field.closest("label").hidden = false;
    field.addEventListener("input", () => {
      const sought = field.value.trim().toLowerCase();
      for (const row of rows) {
        row.hidden = !row.textContent.toLowerCase().includes(sought);
      }
    });
  }
  for (const [at, title] of [...table.tHead.rows[0].cells].entries()) {
    title.tabIndex = 0;
    title.classList.add("sorts");
    const sort = () => {
      const upward = title.getAttribute("aria-sort") === "descending";
      for (const other of table.tHead.rows[0].cells) {
        other.removeAttribute("aria-sort");
      }
      title.setAttribute("aria-sort", upward ? "ascending" : "descending");
      const key = (row) => row.cells[at].dataset.value ?? row.cells[at].textContent;
      const order = (first, second) =>
        key(first).localeCompare(key(second), document.documentElement.lang, { numeric: true });
      rows.sort((first, second) => (upward ? order(first, second) : order(second, first)));
      body.append(...rows);
    };
    title.addEventListener("click", sort);
    title.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        sort();
      }
    });
  }
}
