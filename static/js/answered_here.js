// In a meeting: who sent answers from this tab is not led to the questions again by accident. Only this tab knows it:
// `way_back.js` kept it when the thanks came. The classes that go with it are in participant.css.
"use strict";

const MEETING = "bijeenkomst"; // the link of the meeting that this tab came from
const ANSWERED = "bijeenkomst geteld";

function isAnswered() {
  try {
    return location.pathname.endsWith(`/${sessionStorage.getItem(MEETING)}`) && sessionStorage.getItem(ANSWERED) !== null;
  } catch { return false; }
}

function tell() { document.documentElement.classList.toggle("has-answered", isAnswered()); }

// A phone that goes from hand to hand.
function askAnother() {
  sessionStorage.removeItem(ANSWERED);
  tell();
  document.querySelector(".to-questions a").focus();
}

document.addEventListener("click", (event) => { if (event.target.closest("[data-another]")) askAnother(); });
window.addEventListener("pageshow", tell); // also when the browser kept this page as it was
tell();
