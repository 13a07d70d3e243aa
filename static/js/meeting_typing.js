// Agreements are saved while one types, so that the room sees them; without script the button does it.
//
// data-autosave on a form: it is sent a moment after the last key, to where it would be sent by its button.
// data-said     in the form: what became of it. Someone else's text is never gone over: then the button shows both.
"use strict";

const CALM_AFTER = 900; // milliseconds without a key
const LONGEST = 3000; // while someone goes on typing
const AGAIN = 3000; // when it could not be saved
const NOT_YET = "Nog niet bewaard. Wij proberen het zo opnieuw; laat deze pagina open.";
const NOT_HERE = [400, 403, 404, 410]; // the meeting is over, or this page may not save any more
const COPY = "Bewaren kan hier niet meer. Kopieer uw tekst.";
const REFUSED = "Dit lukt niet vanzelf. Kies ‘Bewaren’.";

function keep(form) {
  const said = form.querySelector("[data-said]");
  const fields = [...form.elements].filter((each) => each.type === "text");
  let [timer, first, isSending, isStopped, isLost] = [0, 0, false, false, false];
  let kept = typed();

  function typed() { return JSON.stringify(fields.map((each) => each.value)); }

  function say(words) { if (said.textContent !== words) said.textContent = words; }

  function soon(wait) {
    clearTimeout(timer);
    timer = setTimeout(send, wait);
  }

  async function send() {
    if (isSending || isStopped || typed() === kept || !form.elements.namedItem(fields[0].name).value.trim()) return;
    const sent = typed();
    [isSending, first] = [true, 0];
    const body = new URLSearchParams(new FormData(form));
    const options = { method: "POST", body, headers: { Accept: "application/json" }, redirect: "error" };
    const answer = await fetch(form.action, options).catch(() => null);
    const told = answer && (await answer.json().catch(() => null));
    isSending = false;
    if (answer?.ok && told) saved(told, sent);
    else if (answer?.status === 409 || answer?.status === 422) refused(answer.status, told);
    else if (NOT_HERE.includes(answer?.status)) { isLost = true; stop(COPY); }
    else if (answer && answer.status < 500) stop(REFUSED);
    else { say(NOT_YET); soon(AGAIN); }
  }

  function saved(told, sent) {
    kept = sent;
    form.elements.was.value = told.was;
    form.action = told.address;
    history.replaceState(null, "", told.address);
    say(typed() === sent ? told.said : "");
    if (typed() !== sent) soon(CALM_AFTER);
  }

  function refused(status, told) {
    if (status === 409) stop(told?.said ?? REFUSED);
    else say(told?.said ?? REFUSED);
  }

  function stop(words) {
    isStopped = true;
    say(words);
  }

  form.addEventListener("input", () => {
    if (isStopped) return;
    const now = Date.now();
    first ||= now;
    if (typed() !== kept) say("");
    soon(Math.max(0, Math.min(CALM_AFTER, first + LONGEST - now)));
  });
  form.addEventListener("submit", () => { clearTimeout(timer); isStopped = true; isLost = false; });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  addEventListener("beforeunload", (event) => { if ((!isStopped || isLost) && typed() !== kept) event.preventDefault(); });
}

document.querySelectorAll("form[data-autosave]").forEach(keep);
