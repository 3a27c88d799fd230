import { byId, count, duration, list, make, rate, say } from "./dom.js";

const ENDED = ["DONE", "FAILED", "CANCELLED"];

export const hasEnded = (job) => ENDED.includes(job.state);

export const isWorkedOn = (job) => !hasEnded(job) && job.state !== "QUEUED";

/**
 * What is worked on before all else: behind a long queue nobody would see it. Then what waits, which may be older than
 * all that is over.
 */
export function overview(active, queued, newest) {
  const jobs = new Map();
  for (const job of [...active, ...queued, ...newest]) {
    if (!jobs.has(job.id)) jobs.set(job.id, job);
  }
  return [...jobs.values()];
}

/** One row for each job; a click opens it. */
export function showJobs(jobs, openId, open) {
  byId("no-jobs").hidden = jobs.length > 0;
  list(byId("jobs"), jobs, (job) => job.id, (job) => row(job.id, open), (item, job) => {
    const button = item.firstElementChild;
    button.dataset.state = job.state;
    button.setAttribute("aria-expanded", String(job.id === openId));
    const [name, state, bar, note] = button.children;
    say(name, job.source.name);
    say(state, job.state.toLowerCase());
    bar.value = job.progress?.fraction ?? (job.state === "DONE" ? 1 : 0);
    bar.setAttribute("aria-label", `Progress of ${job.source.name}`);
    say(note, noteOf(job));
  });
}

function row(id, open) {
  const button = make("button", "job", make("strong"), make("span", "state"), make("progress"), make("span", "quiet"));
  button.type = "button";
  button.setAttribute("aria-controls", "job");
  button.addEventListener("click", () => open(id));
  return make("li", "", button);
}

/** Why it waits or how it ended; while it runs, how fast and how long still. */
function noteOf(job) {
  const progress = job.progress;
  if (job.reason) return job.reason;
  if (!progress || hasEnded(job)) return `${job.recipe.name} · ${job.owner}`;
  if (progress.waiting) return `waiting: ${progress.waiting}`;
  return [`${count(100 * progress.fraction)} %`, ...speedOf(progress)].join(" · ");
}

/** Speed, × realtime, agents and the time left, as far as they are known. */
export function speedOf(progress) {
  const parts = [];
  if (progress.framesPerSecond > 0) {
    parts.push(`${rate(progress.framesPerSecond)} fps`);
  }
  if (progress.realtime > 0) parts.push(`${rate(progress.realtime)} × realtime`);
  parts.push(`${progress.agents} ${progress.agents === 1 ? "agent" : "agents"}`);
  if (progress.secondsLeft !== undefined) parts.push(`${duration(progress.secondsLeft)} left`);
  return parts;
}
