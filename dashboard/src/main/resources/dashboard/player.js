// Plays what a farm makes for players while it is still being made: lists and fragments of HLS, fetched with the key
// and handed to the browser's own decoder (Media Source Extensions).

import { KeyRefused, part, text } from "./api.js";

const AHEAD = 30;
const BEHIND = 20;
const LOOK = 500;
const LARGEST = 720;
/** A farm that fails so often is not away for a moment only, and is asked more and more seldom. */
const OFTEN = 4;
const SELDOM = 15000;

/** Plays until the signal ends it, and tells what keeps it from going on. Fails when nothing here can be played. */
export async function play(video, address, signal, tell) {
  if (!window.MediaSource) throw new Error("This browser cannot play films in pieces.");
  const folder = address.slice(0, address.lastIndexOf("/") + 1);
  const tracks = chosen(await text(address)).map((each) => ({ ...each, list: folder + each.uri, folder, next: 0 }));
  signal.throwIfAborted();
  const source = new MediaSource();
  video.src = URL.createObjectURL(source);
  signal.addEventListener("abort", () => stop(video), { once: true });
  await event(source, "sourceopen");
  for (const track of tracks) {
    track.buffer = source.addSourceBuffer(track.type);
    video.addEventListener("seeking", () => (track.next = indexAt(track, video.currentTime)), { signal });
  }
  await Promise.all(tracks.map((track) => feed(video, source, track, tracks, signal, tell)));
}

function stop(video) {
  URL.revokeObjectURL(video.src);
  video.removeAttribute("src");
  video.load();
}

/** The largest pictures that suit a small screen, and the usual track of sound. */
function chosen(master) {
  const lines = master.split("\n");
  const variants = lines.flatMap((line, at) => {
    if (!line.startsWith("#EXT-X-STREAM-INF:")) return [];
    const [pictures, sound] = attribute(line, "CODECS").split(",");
    const height = Number(line.match(/RESOLUTION=\d+x(\d+)/)?.[1] ?? 0);
    return [{ type: `video/mp4; codecs="${pictures}"`, sound, height, uri: lines[at + 1] }];
  });
  const playable = variants.filter((each) => MediaSource.isTypeSupported(each.type));
  if (!playable.length) throw new Error("This browser has no decoder for these pictures.");
  playable.sort((one, other) => other.height - one.height);
  const pictures = playable.find((each) => each.height <= LARGEST) ?? playable.at(-1);
  const media = lines.find((line) => line.startsWith("#EXT-X-MEDIA:TYPE=AUDIO"));
  const sound = media && { type: `audio/mp4; codecs="${pictures.sound}"`, uri: attribute(media, "URI") };
  return sound && MediaSource.isTypeSupported(sound.type) ? [pictures, sound] : [pictures];
}

const attribute = (line, name) => line.match(new RegExp(`[:,]${name}="([^"]*)"`))?.[1] ?? "";

/**
 * Keeps one track's buffer ahead of what is shown, and its list up to date as long as it grows. A farm that is away for
 * a moment is asked again; a decoder that failed stays so.
 */
async function feed(video, source, track, all, signal, tell) {
  await refresh(source, track, all);
  await append(track.buffer, await part(track.folder + track.file, track.header));
  for (let failures = 0; !signal.aborted; ) {
    if (video.error) throw undecodable(video.error);
    try {
      const worked = await step(video, source, track, all);
      if (failures >= OFTEN) tell("");
      failures = 0;
      if (worked) continue;
    } catch (problem) {
      if (problem instanceof KeyRefused || signal.aborted) throw problem;
      if (++failures >= OFTEN && !video.error) tell(problem.message);
    }
    await new Promise((resolve) => setTimeout(resolve, Math.min(LOOK * 2 ** failures, SELDOM)));
  }
}

const undecodable = (error) =>
  new Error(`This browser cannot decode this film: ${error.message || "no reason given"}. Use the link for another player.`);

/** Whether there was something to do. */
async function step(video, source, track, all) {
  if (!track.complete && Date.now() - track.looked > track.pause) await refresh(source, track, all);
  const at = track.next;
  const segment = track.segments[at];
  if (!segment || segment.start > video.currentTime + AHEAD) {
    end(source, all);
    return false;
  }
  await append(track.buffer, await part(track.folder + track.file, segment.range));
  await forget(track.buffer, video.currentTime - BEHIND);
  if (track.next === at) track.next++;
  skipGap(video);
  return true;
}

async function refresh(source, track, all) {
  Object.assign(track, parsed(await text(track.list)));
  track.looked = Date.now();
  const seconds = Math.max(...all.map((each) => each.seconds ?? 0));
  const idle = all.every((each) => !each.buffer.updating);
  if (source.readyState === "open" && idle && !(source.duration >= seconds)) source.duration = seconds;
}

function parsed(list) {
  const segments = [];
  let seconds = 0;
  for (const [, length, bytes, offset] of list.matchAll(/#EXTINF:([\d.]+),\n#EXT-X-BYTERANGE:(\d+)@(\d+)/g)) {
    segments.push({ start: seconds, range: `bytes=${offset}-${Number(offset) + Number(bytes) - 1}` });
    seconds += Number(length);
  }
  const [, file, bytes] = list.match(/#EXT-X-MAP:URI="([^"]+)",BYTERANGE="(\d+)@0"/);
  const pause = (Number(list.match(/#EXT-X-TARGETDURATION:(\d+)/)[1]) * 1000) / 2;
  return { segments, seconds, file, pause, header: `bytes=0-${bytes - 1}`, complete: list.includes("#EXT-X-ENDLIST") };
}

function indexAt(track, seconds) {
  const after = track.segments.findIndex((segment) => segment.start > seconds);
  return Math.max(0, (after < 0 ? track.segments.length : after) - 1);
}

/** Where pictures begin later than the film there is nothing to show at first. */
function skipGap(video) {
  if (video.buffered.length && video.currentTime < video.buffered.start(0)) video.currentTime = video.buffered.start(0);
}

async function append(buffer, bytes) {
  buffer.appendBuffer(bytes);
  await event(buffer, "updateend");
}

async function forget(buffer, until) {
  if (until <= 0 || !buffer.buffered.length || buffer.buffered.start(0) >= until) return;
  buffer.remove(0, until);
  await event(buffer, "updateend");
}

/** Everything is there: the browser knows then where the film ends. */
function end(source, all) {
  const over = all.every((each) => each.complete && each.next >= each.segments.length && !each.buffer.updating);
  if (over && source.readyState === "open") source.endOfStream();
}

const event = (target, name) => new Promise((resolve) => target.addEventListener(name, resolve, { once: true }));
