// What was typed of this account goes once it was taken; before `typed.js` brings it back.
"use strict";

if (document.querySelector("#messages .notice.done")) {
  for (const form of document.querySelectorAll("form[data-typed]")) {
    sessionStorage.removeItem(`typed ${form.dataset.typed}`);
  }
}
