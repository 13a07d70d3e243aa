// How long the reasons that are ticked take together; without script the page says it once it is sent.
"use strict";

const total = document.querySelector("[data-total-time]");
const boxes = [...document.querySelectorAll("input[data-statements]")];

function showTotal() {
  const count = boxes.filter((box) => box.checked).reduce((sum, box) => sum + Number(box.dataset.statements), 0);
  const minutes = Math.ceil((count * total.dataset.seconds) / 60);
  total.textContent = `Samen ${count} stellingen, ongeveer ${minutes} ${minutes === 1 ? "minuut" : "minuten"}.`;
  total.hidden = count === 0;
}

if (total) boxes.forEach((box) => box.addEventListener("change", showTotal));
