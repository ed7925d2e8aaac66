// The queue by keyboard. Each key does what a link or a field of the page does as well.
"use strict";

const work = () => document.getElementById("work");
const inField = (target) => target.closest?.("input, textarea, select, [contenteditable], dialog");

function step(by) {
  const links = [...work().querySelectorAll(".queue li > a")];
  const at = links.findIndex((link) => link.hasAttribute("aria-current"));
  const link = links[at + by] ?? (by > 0 ? work().querySelector(".queue .more-rows.later") : null);
  link?.click();
}

function choose(key) {
  const radio = work().querySelector(`.outcome input[data-key="${key}"]`);
  if (!radio) return false;
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
  const first = radio.value === "adjusted" ? ".kinds input:checked" : "#reason";
  work().querySelector(first)?.focus();
  return true;
}

// A choice made while the next item is on its way is made once it is there.
let waiting = "";
const isMoving = () => work().querySelector(".queue .htmx-request") !== null;

const keys = {
  j: () => step(1),
  ArrowDown: () => step(1),
  k: () => step(-1),
  ArrowUp: () => step(-1),
  o: () => document.getElementById("open-account")?.click(),
  "?": () => document.getElementById("keys")?.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (!work() || event.isComposing || event.altKey || event.metaKey) return;
  const form = event.target.closest?.(".decide");
  if (event.key === "Enter" && event.ctrlKey && form) {
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  if (event.ctrlKey || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape" && inField(event.target) && form) {
    event.target.blur();
    return;
  }
  if (inField(event.target)) return;
  const act = keys[event.key];
  if (act) {
    event.preventDefault();
    waiting = "";
    act();
  } else if (event.key.length === 1 && isMoving()) {
    event.preventDefault();
    waiting = event.key.toLowerCase();
  } else if (event.key.length === 1 && choose(event.key.toLowerCase())) {
    event.preventDefault();
  }
});

// The open item in view in its list; after a change its name is where one stands.
function show(moved) {
  const current = work()?.querySelector(".queue [aria-current]");
  const list = current?.closest(".queue");
  if (list && list.scrollHeight > list.clientHeight) {
    const at = current.offsetTop - list.clientHeight / 2;
    list.scrollTop = Math.max(0, at);
  }
  // htmx would leave the focus in the reason of the next item, where keys are letters.
  if (moved) {
    const wrong = work()?.querySelector(".decide [aria-invalid]");
    (wrong ?? document.getElementById("item"))?.focus({ preventScroll: true });
  }
}
show(false);
for (const name of ["htmx:afterSwap", "htmx:afterSettle"]) {
  document.addEventListener(name, (event) => {
    if (event.target.id !== "work") return;
    show(true);
    if (name === "htmx:afterSettle" && waiting) {
      choose(waiting);
      waiting = "";
    }
  });
}

// What did not come through is told; the form stays as it was typed.
for (const name of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(name, (event) => {
    if (!event.target.closest?.(".decide, .queue")) return;
    waiting = "";
    const notice = document.createElement("p");
    notice.className = "notice need";
    notice.textContent = work().dataset.failed;
    document.getElementById("messages").replaceChildren(notice);
  });
}

// A refused form is answered with 422, and is shown like any page.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 422) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});
