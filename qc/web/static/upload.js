// Files dropped on the page are chosen; a form that is being sent says so and is sent once.
"use strict";
for (const area of document.querySelectorAll("[data-drop]")) {
  const input = area.querySelector("input[type=file]");
  for (const kind of ["dragover", "dragleave", "drop"]) {
    area.addEventListener(kind, (event) => {
      event.preventDefault();
      area.classList.toggle("over", kind === "dragover");
    });
  }
  area.addEventListener("drop", (event) => {
    input.files = event.dataTransfer.files;
  });
}
for (const form of document.querySelectorAll("[data-upload]")) {
  const button = form.querySelector("[data-busy]");
  const words = button.textContent;
  form.addEventListener("submit", () => {
    button.disabled = true;
    button.textContent = button.dataset.busy;
  });
  addEventListener("pageshow", () => {
    button.disabled = false;
    button.textContent = words;
  });
}
