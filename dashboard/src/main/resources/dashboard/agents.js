import { byId, bytes, count, list, make, rate, say } from "./dom.js";

/** One card for each agent the farm knows. */
export function showAgents(agents, colour) {
  byId("no-agents").hidden = agents.length > 0;
  list(byId("agents"), agents, (agent) => agent.id, card, (element, agent) => {
    const here = agent.here;
    element.style.borderLeftColor = colour(agent.id);
    element.classList.toggle("away", !agent.present);
    const [name, machine, encoders, load, work] = element.children;
    say(name, agent.name);
    say(machine, here ? machineOf(here) : "not connected");
    say(encoders, here ? `proven: ${here.encoders.map((each) => each.name).join(", ") || "no encoder yet"}` : "");
    say(load, here ? `load ${rate(here.load)} · ${bytes(here.freeDiskBytes)} free · FFmpeg ${here.ffmpeg}` : "");
    say(work, workOf(agent));
  });
}

function card() {
  return make("li", "agent", make("h3"), make("p"), make("p", "quiet"), make("p", "quiet"), make("p"));
}

function machineOf(here) {
  const gpus = here.gpus.length ? ` · ${here.gpus.join(", ")}` : "";
  return `${here.host} · ${here.cores} cores · ${here.busy} of ${here.slots} slots${gpus}`;
}

function workOf(agent) {
  const notes = [];
  if (agent.draining) notes.push("draining: takes nothing new");
  if (agent.aside) notes.push(agent.aside.reason);
  if (agent.here?.leaving) notes.push("leaving");
  for (const [encoder, reason] of Object.entries(agent.here?.failing ?? {})) {
    notes.push(`${encoder} does not work: ${reason}`);
  }
  if (agent.here?.detour) notes.push(`deliveries come through the coordinator: ${agent.here.detour}`);
  if (agent.here?.sliceDetour) notes.push(`slices come through the coordinator: ${agent.here.sliceDetour}`);
  for (const piece of agent.encoding) {
    const unit = piece.kind === "audio" ? "ms of sound" : "frames";
    notes.push(`${piece.job}: ${unit} ${count(piece.from)}–${count(piece.to)}, ${percent(piece)} %`);
  }
  if (!agent.encoding.length && agent.here?.busy) notes.push("busy with jobs that are not shown here");
  return notes.join(" · ") || (agent.present ? "idle" : "");
}

const percent = (piece) => count((100 * piece.done) / (piece.to - piece.from));
