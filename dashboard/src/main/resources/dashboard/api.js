// Everything that goes over the network. The key travels in a header only, never in an address.

const ROOT = "/api/v1";
const KEPT = "framefarm.key";

export class KeyRefused extends Error {}

/** What the farm said, and after how many milliseconds it wants to be asked again. */
class Refused extends Error {
  constructor(text, response) {
    super(text);
    this.pause = 1000 * (Number(response.headers.get("Retry-After")) || 0);
  }
}

/** Takes the key out of the address bar, so that nobody copies it with the link. */
export function keyFromAddress() {
  const fragment = new URLSearchParams(location.hash.slice(1));
  if (!fragment.has("key")) return;
  setKey(fragment.get("key"));
  fragment.delete("key");
  const rest = fragment.toString();
  history.replaceState(null, "", location.pathname + (rest && `#${rest}`));
}

export const setKey = (key) => sessionStorage.setItem(KEPT, key.trim());
export const hasKey = () => !!sessionStorage.getItem(KEPT);
export const forgetKey = () => sessionStorage.removeItem(KEPT);

async function request(path, options = {}) {
  const headers = { ...options.headers, Authorization: `Bearer ${sessionStorage.getItem(KEPT)}` };
  const response = await fetch(ROOT + path, { ...options, headers, cache: "no-store" });
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  const text = problem.detail ?? `The farm answered ${response.status}.`;
  throw response.status === 401 ? new KeyRefused(text) : new Refused(text, response);
}

export async function get(path) {
  return (await request(path, { signal: AbortSignal.timeout(15000) })).json();
}

/** By the whole address, as the farm names it. */
export const text = async (address) => (await request(address.slice(ROOT.length))).text();

export const read = async (address) => (await request(address.slice(ROOT.length))).json();

/** Some bytes of a file, as a Range header says. */
export async function part(address, range) {
  return (await request(address.slice(ROOT.length), { headers: { Range: range } })).arrayBuffer();
}

/** An address that opens without the key for a while. */
export async function ticket(address) {
  return (await (await request(`${address.slice(ROOT.length)}/ticket`, { method: "POST" })).json()).href;
}

/** Lets the browser itself save a file: its link gets a ticket that opens this one file for a while. */
export async function download(output) {
  const link = document.createElement("a");
  link.href = await ticket(output.href);
  link.click();
}

/**
 * Listens to the farm until it is told to stop. EventSource cannot send the key, so the stream is read by hand; after a
 * break it goes on behind the last number that was seen. Where the farm refuses, the state comes with its reason.
 */
export async function listen(onEvent, onState, signal) {
  let last = "";
  for (let pause = 1000; !signal.aborted; pause = Math.min(pause * 2, 15000)) {
    let refusal;
    try {
      const response = await request("/events", { signal, headers: last ? { "Last-Event-ID": last } : {} });
      onState(true);
      pause = 500;
      for await (const event of events(response.body)) {
        last = event.id || last;
        onEvent(event);
      }
    } catch (problem) {
      if (problem instanceof KeyRefused) throw problem;
      if (problem instanceof Refused) refusal = problem;
    }
    if (!signal.aborted) onState(false, refusal?.message);
    await new Promise((resolve) => setTimeout(resolve, Math.max(pause, refusal?.pause ?? 0)));
  }
}

/** The farm sends a sign of life every 15 s; silence for much longer means that the line is dead. */
const PATIENCE = 40000;

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  try {
    for (;;) {
      const { done, value } = await within(PATIENCE, reader.read());
      if (done) return;
      text += value;
      const blocks = text.split("\n\n");
      text = blocks.pop();
      for (const block of blocks) {
        const event = Object.fromEntries(block.split("\n").map(field).filter(([name]) => name));
        if (event.data) yield event;
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function field(line) {
  const colon = line.indexOf(":");
  return [line.slice(0, colon), line.slice(colon + 1).trimStart()];
}

function within(milliseconds, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("silence")), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
