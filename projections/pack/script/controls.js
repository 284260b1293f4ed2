
// The choices, and what they show. All of it begins at the end of this file.

const byId = (id) => document.getElementById(id);
const chosen = { day: data.last, reported: false, area: "" };
const SETTLED = 400; // Milliseconds without a move until the day is announced.
const found = new Map();
let waiting = 0;
let asked = 0;

// The days at which the buttons halt.
function stops() {
  if (chosen.reported) {
    return reportDays();
  }
  if (!found.has(chosen.area)) {
    found.set(chosen.area, changeDays(chosen.area));
  }
  return found.get(chosen.area);
}

function draw() {
  asked = 0;
  const state = chosen.reported ? reportedBy(chosen.day) : trueOn(chosen.day);
  const rows = state ? inArea(state.rows, chosen.area) : [];
  const counts = state ? countsOf(state, rows) : [];
  drawDay();
  say("state-heading", `What was ${chosen.reported ? "reported by" : "true on"} ${printed(chosen.day)}`);
  say("basis", basisOf(state));
  fillWith("counts", drawCounts(counts));
  byId("counts").hidden = !counts.length;
  fillWith("changes", chosen.reported ? [] : drawChanges(rows));
  fillWith("areas", state ? drawAreas(state, rows) : []);
  return summary(state, counts, rows);
}

function drawDay() {
  const days = stops();
  const day = printed(chosen.day);
  const slider = byId("slider");
  say("day", day);
  say("mode", chosen.reported ? "what was reported" : "what was true");
  slider.value = chosen.day;
  slider.setAttribute("aria-valuetext", day);
  // Not while somebody is typing there.
  if (document.activeElement !== byId("date")) {
    byId("date").value = isoOf(chosen.day);
  }
  const what = chosen.reported ? "Report" : "Change";
  say("to-before", `${what} before`);
  say("to-after", `${what} after`);
  const off = {
    "to-first": chosen.day === 0,
    "to-before": !days.some((stop) => stop < chosen.day),
    "to-after": !days.some((stop) => stop > chosen.day),
    "to-last": chosen.day === data.last,
  };
  for (const [id, isOff] of Object.entries(off)) {
    byId(id).setAttribute("aria-disabled", String(isOff));
  }
}

function nothing() {
  if (!data.audience) {
    return "This working copy is for no audience in particular, so it holds no reports.";
  }
  return `Nothing had been reported to ${data.audience} by ${printed(chosen.day)}.`;
}

function basisOf(state) {
  if (!chosen.reported) {
    return `As known to entry #${data.known_to}, with every correction up to then.`;
  }
  return state ? state.report.says : nothing();
}

function summary(state, counts, rows) {
  const parts = [`${printed(chosen.day)}.`];
  if (!state) {
    return nothing();
  }
  if (state.report) {
    parts.push(state.report.says);
  }
  const live = rows.filter((row) => !row.ended).length;
  const said = counts.map(({ word, number }) => `${data.words[word]} ${number}`);
  if (counts.length) {
    parts.push(`${counted(live, "action")}: ${said.join(", ")}.`);
  }
  const changes = rows.flatMap((row) => row.changes).length;
  if (changes) {
    parts.push(`${counted(changes, "change")} on this day.`);
  }
  return parts.join(" ");
}

function announce(words) {
  clearTimeout(waiting);
  waiting = setTimeout(() => say("announcer", words), SETTLED);
}

function show(choice) {
  Object.assign(chosen, choice);
  if (!asked) {
    asked = requestAnimationFrame(() => announce(draw()));
  }
}

function goTo(day) {
  show({ day: within(day) });
}

function jump(event) {
  event.preventDefault();
  const day = dayOf(byId("date").value);
  const fits = day >= 0 && day <= data.last;
  byId("date").setAttribute("aria-invalid", String(!fits));
  say("date-error", fits ? "" : `Choose a day from ${printed(0)} to ${printed(data.last)}.`);
  if (fits) {
    goTo(day);
  }
}

function turnPages(event) {
  const months = { PageUp: 1, PageDown: -1 }[event.key];
  if (months) {
    event.preventDefault();
    goTo(monthsOn(chosen.day, months));
  }
}

function onPress(id, day) {
  byId(id).addEventListener("click", () => {
    const to = day();
    if (to === undefined) {
      announce("There is none on this page.");
    } else {
      goTo(to);
    }
  });
}

function listen() {
  const slider = byId("slider");
  slider.addEventListener("input", () => goTo(Number(slider.value)));
  slider.addEventListener("keydown", turnPages);
  byId("jump").addEventListener("submit", jump);
  byId("area").addEventListener("change", (event) => show({ area: event.target.value }));
  for (const mode of document.querySelectorAll("input[name=mode]")) {
    mode.addEventListener("change", () => show({ reported: mode.value === "reported" }));
  }
  onPress("to-first", () => 0);
  onPress("to-last", () => data.last);
  onPress("to-before", () => stops().filter((day) => day < chosen.day).pop());
  onPress("to-after", () => stops().find((day) => day > chosen.day));
}

function begin() {
  byId("slider").max = data.last;
  say("first-day", printed(0));
  say("last-day", printed(data.last));
  drawTicks(changeDays(""), reportDays());
  draw();
  listen();
  byId("choices").hidden = false;
  byId("time").hidden = false;
}

begin();
