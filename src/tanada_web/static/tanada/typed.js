// What was typed into a form whose session had ended is there again after signing in. A form with
// `data-typed` (its own name and the person) keeps it with the tab until it is done, also where
// the page was left.
"use strict";

const skipped = ["hidden", "password", "file", "submit", "button"];
const isChoice = (field) => field.type === "checkbox" || field.type === "radio";

const fieldsOf = (form) =>
  [...form.elements].filter((field) => field.name && !skipped.includes(field.type));

function keep(key, form) {
  const typed = fieldsOf(form).map((field) => [field.name, field.value, field.checked === true]);
  sessionStorage.setItem(key, JSON.stringify(typed));
}

function bringBack(key, fields) {
  for (const [name, value, checked] of JSON.parse(sessionStorage.getItem(key) ?? "[]")) {
    for (const field of fields.filter((each) => each.name === name)) {
      if (isChoice(field) && field.value === value) field.checked = checked;
      if (!isChoice(field) && !skipped.includes(field.type)) field.value = value;
    }
  }
}

// Forms by their own name, as they are typed into.
const nameOf = (form) => `typed ${form.dataset.typed}`;

function bringAllBack(root) {
  for (const form of root.querySelectorAll("form[data-typed]")) {
    if (!form.querySelector("[aria-invalid]")) bringBack(nameOf(form), fieldsOf(form));
  }
}

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => {
    const form = event.target.closest?.("form[data-typed]");
    if (form) keep(nameOf(form), form);
  });
}
bringAllBack(document);
document.addEventListener("htmx:afterSettle", (event) => bringAllBack(event.target));

// Other forms by their page, as they are sent.
const place = `typed:${location.pathname}`;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "post" && !form.dataset.typed) keep(place, form);
});
if (document.referrer && new URL(document.referrer).pathname === "/sign-in/") {
  const others = [...document.forms].filter((form) => !form.dataset.typed);
  bringBack(place, others.flatMap(fieldsOf));
}
sessionStorage.removeItem(place);
