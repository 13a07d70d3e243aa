// The way back to a meeting: its link stays in this tab, and no request ever carries it along with an answer link.
// `respondent.js` asks for this where there is a place for it, so that the questions themselves stay small.
// data-elsewhere   on what is of no use to who came from a meeting.
"use strict";

const MEETING = "bijeenkomst"; // under which a tab keeps the way back
const ANSWERED = "bijeenkomst geteld"; // and which questionnaire was answered in it
const WAIT = 8000; // milliseconds until thanks lead back by themselves
const place = document.querySelector("[data-back]");
const thanks = document.querySelector("#bedankt");
const start = document.querySelector("form#begin");

function found(name) {
  try { return sessionStorage.getItem(name); } catch { return null; }
}

function keep(name, value) {
  try { sessionStorage.setItem(name, value); } catch { return false; }
  return true;
}

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

const line = (...children) => make("p", { className: "utrecht-paragraph" }, ...children);

// It came in the part of the address that is never sent; left there it would stand in every picture of the screen.
function rememberMeeting() {
  const token = /^#bijeenkomst=([a-z2-7]{32})$/.exec(location.hash)?.[1];
  if (token && keep(MEETING, token)) history.replaceState(history.state, "", location.pathname + location.search);
}

// Without a referrer, so that the meeting does not learn which answers were sent from here.
function wayTo(token) {
  return make("a", {
    className: "utrecht-button utrecht-button--primary-action",
    href: `/deelnemen/${token}`,
    rel: "noreferrer",
    textContent: "Terug naar de bijeenkomst",
  });
}

function alreadyAnswered() {
  const words = "Vanaf dit toestel is al geantwoord. Bent u dat? Dan bent u klaar.";
  return make("div", { className: "utrecht-alert utrecht-alert--info" }, line(words));
}

// The meeting goes on meanwhile. Who came back here with the browser's own 'back' wants to be here.
function leadBack(way) {
  if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") return;
  const told = line();
  told.setAttribute("role", "status");
  const timer = setTimeout(() => way.click(), WAIT);
  const stay = make("button", { type: "button", className: "utrecht-button utrecht-button--subtle", textContent: "Blijf op deze pagina" });
  const staying = line(stay);
  stay.addEventListener("click", () => {
    clearTimeout(timer);
    told.textContent = "U blijft op deze pagina.";
    staying.remove();
    way.focus();
  });
  place.prepend(told);
  place.append(staying);
  setTimeout(() => { told.textContent = "Over een paar seconden gaat u vanzelf terug naar de bijeenkomst."; }, 100); // so it is read out
}

function offer(token) {
  if (thanks) keep(ANSWERED, thanks.dataset.key);
  if (start && found(ANSWERED) !== start.dataset.key) return; // before the questions nobody has to go back
  document.querySelectorAll("[data-elsewhere]").forEach((each) => each.remove());
  const way = wayTo(token);
  place.replaceChildren(...(start ? [alreadyAnswered()] : []), line(way));
  if (!thanks) return;
  thanks.querySelector(":scope > [role=status]")?.remove(); // it would tell what is on the meeting's screen first
  leadBack(way);
}

rememberMeeting();
if (found(MEETING)) offer(found(MEETING));
