// Files dropped onto the form, and those that are too large told before they are sent.
"use strict";

const form = document.querySelector("form.drop");

function tooLarge() {
  const files = [...form.elements.files.files];
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  const wrong = document.getElementById("files-wrong");
  const refused = bytes > Number(form.dataset.most);
  const found = Math.ceil(bytes / 1e6).toLocaleString("en");
  wrong.textContent = refused ? wrong.dataset.text.replace("%", found) : "";
  form.elements.files.setAttribute("aria-invalid", String(refused));
  return refused;
}

if (form) {
  for (const name of ["dragenter", "dragover"]) {
    form.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
  }
  for (const name of ["dragleave", "drop"]) {
    form.addEventListener(name, () => form.classList.remove("over"));
  }
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    form.elements.files.files = event.dataTransfer.files;
    if (!tooLarge()) form.requestSubmit();
  });
  form.elements.files.addEventListener("change", tooLarge);
  form.addEventListener("submit", (event) => {
    if (tooLarge()) event.preventDefault();
  });
}
