// What was typed into a form stays with the tab until the form is done: also where the session
// ended, or the page was left. `data-typed` names the form and the person.
"use strict";

const FIELDS = "input:not([type=hidden], [type=password], [type=file]), textarea, select";

function keep(form) {
  const values = {};
  for (const field of form.querySelectorAll(FIELDS)) {
    if (!field.name) continue;
    if (field.type === "radio" || field.type === "checkbox") {
      if (field.checked) values[field.name] = field.value;
    } else {
      values[field.name] = field.value;
    }
  }
  sessionStorage.setItem(`typed ${form.dataset.typed}`, JSON.stringify(values));
}

function bringBack(form) {
  const kept = sessionStorage.getItem(`typed ${form.dataset.typed}`);
  if (!kept || form.querySelector("[aria-invalid]")) return;
  for (const [name, value] of Object.entries(JSON.parse(kept))) {
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (field.type === "radio" || field.type === "checkbox") field.checked = field.value === value;
      else if (field.type !== "hidden") field.value = value;
    }
  }
}

const bringAllBack = (root) => root.querySelectorAll("form[data-typed]").forEach(bringBack);

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-typed]");
  if (form) keep(form);
});
document.addEventListener("change", (event) => {
  const form = event.target.closest?.("form[data-typed]");
  if (form) keep(form);
});
bringAllBack(document);
document.addEventListener("htmx:afterSettle", (event) => bringAllBack(event.target));
