// What was typed into a form whose session had ended is there again after signing in.
"use strict";

const place = `typed:${location.pathname}`;
const skipped = ["hidden", "password", "file", "submit", "button"];

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  const typed = [...form.elements]
    .filter((field) => field.name && !skipped.includes(field.type))
    .map((field) => [field.name, field.value, field.checked === true]);
  sessionStorage.setItem(place, JSON.stringify(typed));
});

const typed = JSON.parse(sessionStorage.getItem(place) ?? "[]");
sessionStorage.removeItem(place);
if (document.referrer && new URL(document.referrer).pathname === "/sign-in/") {
  for (const [name, value, checked] of typed) {
    for (const field of document.getElementsByName(name)) {
      const chosen = field.type === "checkbox" || field.type === "radio";
      if (chosen && field.value === value) field.checked = checked;
      if (!chosen && !skipped.includes(field.type)) field.value = value;
    }
  }
}
