// The way back to a meeting: its link stays in this tab, and no request ever carries it along with an answer link.
// `respondent.js` asks for this where there is a place for it, so that the questions themselves stay small.
"use strict";

const MEETING = "bijeenkomst"; // under which a tab keeps the way back
const ANSWERED = "bijeenkomst geteld"; // and which questionnaire was answered in it
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

// It came in the part of the address that is never sent; left there it would stand in every picture of the screen.
function rememberMeeting() {
  const token = /^#bijeenkomst=([a-z2-7]{32})$/.exec(location.hash)?.[1];
  if (token && keep(MEETING, token)) history.replaceState(history.state, "", location.pathname + location.search);
}

// Without a referrer, so that the meeting does not learn which answers were sent from here.
function wayTo(token) {
  const way = document.createElement("a");
  way.className = "utrecht-button utrecht-button--primary-action";
  way.href = `/deelnemen/${token}`;
  way.rel = "noreferrer";
  way.textContent = "Terug naar de bijeenkomst";
  const line = document.createElement("p");
  line.className = "utrecht-paragraph";
  line.append(way);
  return line;
}

function alreadyAnswered() {
  const line = document.createElement("p");
  line.className = "utrecht-paragraph";
  line.textContent = "Vanaf dit toestel is al geantwoord. Bent u dat? Dan bent u klaar.";
  const box = document.createElement("div");
  box.className = "utrecht-alert utrecht-alert--info";
  box.append(line);
  return box;
}

function offer(token) {
  if (thanks) keep(ANSWERED, thanks.dataset.key);
  if (start && found(ANSWERED) !== start.dataset.key) return; // before the questions nobody has to go back
  place.replaceChildren(...(start ? [alreadyAnswered()] : []), wayTo(token));
}

rememberMeeting();
if (found(MEETING)) offer(found(MEETING));
