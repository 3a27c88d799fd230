import { ticket } from "./api.js";
import { byId, say } from "./dom.js";
import { play } from "./player.js";

/** The job whose film is offered, and what is played of it; another job or a click ends that. */
let shown = "";
let address = "";
let playing = new AbortController();

/** Offers the job's film as soon as there is something to see. */
export function offer(job) {
  if (shown !== job.id) {
    shown = job.id;
    address = "";
    close();
    say(byId("watch-link"), "");
  }
  // A coordinator that starts again has nothing to show for a moment.
  address = job.watch ?? address;
  byId("watch").hidden = !address;
}

/** Also for those who hide the film: it would go on unseen. */
export function close() {
  playing.abort();
  show(false);
  say(byId("watch-problem"), "");
}

function show(open) {
  byId("film").hidden = !open;
  byId("watch-here").setAttribute("aria-expanded", String(open));
  say(byId("watch-here"), open ? "Close" : "Watch");
}

const complain = (problem) => say(byId("watch-problem"), problem.message);

byId("watch-here").addEventListener("click", () => {
  const open = byId("film").hidden;
  close();
  if (!open) return;
  show(true);
  playing = new AbortController();
  const { signal } = playing;
  const tell = (text) => signal.aborted || say(byId("watch-problem"), text);
  play(byId("film"), address, signal, tell).catch((problem) => tell(problem.message));
});

byId("watch-elsewhere").addEventListener("click", async () => {
  try {
    const link = new URL(await ticket(address), location.href).href;
    byId("watch-link").href = link;
    say(byId("watch-link"), link);
  } catch (problem) {
    complain(problem);
  }
});
