import { byId, bytes, count, duration, list, make, rate, say } from "./dom.js";
import { hasEnded, speedOf } from "./jobs.js";
import { showOutputs } from "./outputs.js";
import { offer } from "./watch.js";

/** A strip of more pieces than this is thinner than pixels; neighbours of one agent are then drawn as one. */
const MOST_PIECES = 400;

/** The opened job: what is known of it, its lanes as strips, its files. */
export function showJob(job, { lanes, setbacks = [] }, agents, colour) {
  byId("job").hidden = false;
  say(byId("job-title"), job.source.name);
  say(byId("job-facts"), factsOf(job).join(" · "));
  showNotice(job);
  list(byId("job-remarks"), job.remarks, (remark) => remark, () => make("li"), say);
  offer(job);
  const names = new Map(agents.map((agent) => [agent.id, agent.name]));
  list(byId("lanes"), lanes, (lane) => String(lane.lane), laneElement, (element, lane) => {
    const [title, strip] = element.children;
    const text = `${lane.kind} · ${lane.encoder} · ${count((100 * lane.done) / lane.length)} % of ${unitsOf(lane)}`;
    say(title, text);
    strip.setAttribute("aria-label", text);
    const pieces = thinned(lane.segments.filter((piece) => piece.state !== "FREE"));
    list(strip, pieces, (piece) => `${piece.from}-${piece.attempt}`, pieceElement, (child, piece) =>
      showPiece(child, piece, lane, names, colour));
  });
  showSetbacks(setbacks, lanes, names);
  showOutputs(job.outputs);
}

function factsOf(job) {
  const facts = [job.id, job.state.toLowerCase(), `recipe ${job.recipe.name} v${job.recipe.version}`, `by ${job.owner}`];
  if (job.coordinator) facts.push(`worked on by ${job.coordinator}`);
  facts.push(bytes(job.source.bytes), `priority ${job.priority}`);
  for (const [key, value] of Object.entries(job.labels)) facts.push(`${key}=${value}`);
  if (job.progress?.frames) facts.push(`${count(job.progress.framesDone)} of ${count(job.progress.frames)} frames`);
  if (job.outputsUntil) facts.push(`kept until ${new Date(job.outputsUntil).toLocaleString()}`);
  else if (job.keep && !hasEnded(job)) facts.push(`to be kept for ${job.keep}`);
  if (job.progress && !hasEnded(job)) facts.push(...speedOf(job.progress));
  return facts;
}

/** Why nothing moves, or how it ended. */
function showNotice(job) {
  const waiting = job.progress?.waiting;
  const text = job.reason ?? (waiting ? `Waiting: ${waiting}` : "");
  const notice = byId("job-notice");
  notice.hidden = !text;
  notice.className = job.state === "FAILED" ? "failed" : "";
  say(notice, text);
}

/** What was tried in vain, latest first. */
function showSetbacks(setbacks, lanes, names) {
  byId("setbacks-box").hidden = !setbacks.length;
  const attempts = setbacks.length === 1 ? "1 attempt" : `${count(setbacks.length)} attempts`;
  say(byId("setbacks-summary"), `${attempts} came to nothing and went to the farm again`);
  list(byId("setbacks"), setbacks, (each) => `${each.lane}-${each.attempt}`, () => make("li"), (item, each) => {
    const unit = lanes[each.lane]?.kind === "audio" ? "sound, ms" : "frames";
    const who = names.get(each.agent) ?? each.agent;
    say(item, `${unit} ${count(each.from)}–${count(each.to)}, attempt ${each.attempt} on ${who}: ${each.reason}`);
  });
}

function laneElement() {
  const strip = make("div", "strip");
  strip.setAttribute("role", "img");
  return make("div", "lane", make("p"), strip);
}

const unitsOf = (lane) => (lane.kind === "audio" ? duration(lane.length / 1000) : `${count(lane.length)} frames`);

const pieceElement = () => make("div", "piece", make("div", "done"));

/** Free stretches are the strip's own ground; leased ones fill as their frames are done. */
function showPiece(element, piece, lane, names, colour) {
  const length = piece.to - piece.from;
  const leased = piece.state === "LEASED";
  element.className = `piece${leased ? " leased" : ""}${piece.backup ? " backup" : ""}`;
  element.style.left = `${(100 * piece.from) / lane.length}%`;
  element.style.width = `${(100 * length) / lane.length}%`;
  element.style.color = colour(piece.agent);
  element.firstElementChild.style.backgroundColor = colour(piece.agent);
  element.firstElementChild.style.width = `${leased ? (100 * piece.done) / length : 100}%`;
  element.title = hoverOf(piece, lane, names);
}

function hoverOf(piece, lane, names) {
  const parts = [`${lane.kind === "audio" ? "ms" : "frames"} ${count(piece.from)}–${count(piece.to)}`];
  parts.push(names.get(piece.agent) ?? piece.agent ?? "no agent", `attempt ${piece.attempt}`);
  if (piece.state === "LEASED") parts.push(`${count(piece.done)} done`);
  if (piece.speed > 0) parts.push(`${rate(piece.speed)} ${lane.kind === "audio" ? "ms per second" : "fps"}`);
  if (piece.backup) parts.push("backup");
  return parts.join(" · ");
}

function thinned(pieces) {
  if (pieces.length <= MOST_PIECES) return pieces;
  const joined = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const goesOn = last && last.to === piece.from && last.agent === piece.agent;
    if (goesOn && last.state === "ACCEPTED" && piece.state === "ACCEPTED") {
      joined[joined.length - 1] = { ...last, to: piece.to };
    } else {
      joined.push(piece);
    }
  }
  return joined;
}
