import { KeyRefused, forgetKey, get, hasKey, keyFromAddress, listen, setKey } from "./api.js";
import { byId, colours, rate, say } from "./dom.js";
import { showAgents } from "./agents.js";
import { showJob } from "./job.js";
import { close } from "./watch.js";
import { hasEnded, isWorkedOn, overview, showJobs } from "./jobs.js";

/** News only say that something changed; what it is now is always asked for, at most this often. */
const BREATH = 1000;
const TICK = 2000;
const SELDOM = 15000;

const PAGE = 50;
const state = { jobs: [], agents: [], openId: "", chosen: false, connected: false, refusal: "", refreshed: 0 };

async function refreshFarm() {
  const [active, queued, newest, agents] = await Promise.all([
    get(`/jobs?limit=${PAGE}&state=probing,rendering,finishing`),
    get(`/jobs?limit=${PAGE}&state=queued`),
    get(`/jobs?limit=${PAGE}`),
    get("/agents"),
  ]);
  state.jobs = overview(active.jobs, queued.jobs, newest.jobs);
  state.agents = agents.agents;
  state.refreshed = Date.now();
  // Who has not chosen a job sees the one that runs.
  if (!state.chosen && !state.openId) state.openId = state.jobs.find(isWorkedOn)?.id ?? "";
  showJobs(state.jobs, state.openId, open);
  showAgents(state.agents, colours(state.agents));
  summarise();
}

async function refreshOpenJob() {
  const id = state.openId;
  if (!id) return;
  const path = `/jobs/${encodeURIComponent(id)}`;
  const [job, segments] = await Promise.all([get(path), get(`${path}/segments`)]);
  if (state.openId === id) showJob(job, segments, state.agents, colours(state.agents));
}

function summarise() {
  const present = state.agents.filter((agent) => agent.present).length;
  const running = state.jobs.filter(isWorkedOn);
  const queued = state.jobs.filter((job) => job.state === "QUEUED").length;
  const waiting = queued ? `, ${atLeast(queued)} queued` : "";
  const speed = running.reduce((sum, job) => sum + (job.progress?.framesPerSecond ?? 0), 0);
  const jobs = running.length === 1 ? "job" : "jobs";
  say(byId("summary"), `${present} of ${state.agents.length} agents · ${atLeast(running.length)} ${jobs} running${waiting} · ${rate(speed)} fps`);
}

const atLeast = (number) => (number < PAGE ? number : `${number} or more`);

function open(id) {
  state.chosen = true;
  state.openId = state.openId === id ? "" : id;
  history.replaceState(null, "", location.pathname + (state.openId && `#job=${encodeURIComponent(state.openId)}`));
  byId("job").hidden = true;
  close();
  showJobs(state.jobs, state.openId, open);
  attempt(refreshOpenJob);
}

/** Whatever fails is said where the eye looks for it, and tried again with the next tick. */
async function attempt(action) {
  try {
    await action();
    showConnection();
  } catch (problem) {
    if (problem instanceof KeyRefused) return askForKey(problem.message);
    say(byId("connection"), problem instanceof TypeError ? "The farm cannot be reached." : problem.message);
  }
}

function showConnection() {
  say(byId("connection"), state.connected ? "live" : state.refusal ? `not live: ${state.refusal}` : "reconnecting…");
}

let scheduled = 0;
const refreshSoon = () => refreshIn(BREATH);

function refreshIn(pause) {
  scheduled ||= setTimeout(async () => {
    await attempt(async () => {
      await refreshFarm();
      await refreshOpenJob();
    });
    scheduled = 0;
  }, pause);
}

function tick() {
  if (document.hidden || !hasKey() || scheduled) return;
  const opened = state.jobs.find((job) => job.id === state.openId);
  const stale = Date.now() - state.refreshed > (state.connected ? SELDOM : TICK);
  if (stale) refreshSoon();
  else if (opened && !hasEnded(opened)) attempt(refreshOpenJob);
}

let listening = new AbortController();

function askForKey(problem = "") {
  listening.abort();
  forgetKey();
  close();
  byId("farm").hidden = true;
  byId("login").hidden = false;
  say(byId("login-problem"), problem);
  say(byId("summary"), "");
  say(byId("connection"), "");
  byId("key").focus();
}

function watch() {
  byId("login").hidden = true;
  byId("farm").hidden = false;
  refreshIn(0);
  listening = new AbortController();
  const told = (connected, refusal = "") => {
    state.connected = connected;
    state.refusal = refusal;
    showConnection();
    // What happened before the stream began was told to nobody.
    if (connected) refreshSoon();
  };
  listen(refreshSoon, told, listening.signal).catch((problem) => askForKey(problem.message));
}

byId("login").addEventListener("submit", (event) => {
  event.preventDefault();
  setKey(byId("key").value);
  byId("key").value = "";
  watch();
});
document.addEventListener("visibilitychange", () => !document.hidden && hasKey() && refreshSoon());

keyFromAddress();
state.openId = new URLSearchParams(location.hash.slice(1)).get("job") ?? "";
setInterval(tick, TICK);
if (hasKey()) watch();
else askForKey();
