import { byId, bytes, count, duration, list, make, say } from "./dom.js";
import { download, read } from "./api.js";

/** Films by themselves, each with its proof; what is made of them for players lies in one folder. */
export function showOutputs(outputs) {
  const films = outputs.filter((output) => output.certificate);
  const parts = outputs.filter((output) => !output.certificate);
  list(byId("outputs"), films, (output) => output.href, filmElement, (item, output) =>
    say(item.children[1], factsOf(output)));
  byId("package").hidden = !parts.length;
  const size = parts.reduce((sum, output) => sum + output.bytes, 0);
  say(byId("package-summary"), `Package: ${count(parts.length)} files for players and pages, ${bytes(size)}`);
  list(byId("parts"), parts, (output) => output.href, fileElement, (item, output) =>
    say(item.children[1], output.expired ? "expired" : bytes(output.bytes)));
}

function factsOf(output) {
  const facts = [bytes(output.bytes), ...(output.frames ? [`${count(output.frames)} frames`] : []), duration(output.seconds)];
  return (output.expired ? ["expired, submit the film again", ...facts] : facts).join(" · ");
}

function fileElement(output) {
  const button = make("button", "", output.name);
  button.type = "button";
  button.setAttribute("aria-label", `Download ${output.name}`);
  const facts = make("span", "quiet");
  button.addEventListener("click", () => download(output).catch((problem) => say(facts, problem.message)));
  return make("li", "", button, facts);
}

function filmElement(output) {
  const item = fileElement(output);
  const proof = make("details", "proof", make("summary", "", "Certificate"), make("dl"));
  proof.addEventListener("toggle", () => proof.open && show(proof.lastElementChild, output));
  item.append(proof);
  return item;
}

/** Read when somebody wants to see it. */
async function show(target, output) {
  try {
    const certificate = await read(output.certificate);
    target.replaceChildren(...linesOf(certificate).flatMap(([name, text]) => [make("dt", "", name), make("dd", "", text)]));
  } catch (problem) {
    target.replaceChildren(make("dt", "", "Problem"), make("dd", "", problem.message));
  }
}

function linesOf({ exactness, output, source, rate, sound, lanes, seams, warnings }) {
  const worst = seams.filter((seam) => seam.quality).map((seam) => Math.min(seam.quality.before, seam.quality.after));
  const agents = new Set(lanes.flatMap((lane) => lane.segments.map((segment) => segment.agent)));
  const lines = [
    exactness.framesExpected
      ? ["Frames", `${count(exactness.framesOut)} of ${count(exactness.framesExpected)}, ${exactness.exact ? "exact" : "not exact"}`]
      : ["Sound alone", exactness.exact ? "exact" : "not exact"],
    ["Farthest from its time", `${exactness.largestDeviation} s`],
    ["Segments", `${count(lanes.reduce((sum, lane) => sum + lane.segments.length, 0))} by ${count(agents.size)} agents`],
    ["Seams", `${count(seams.length)}${worst.length ? `, ${worst.length} looked at, lowest SSIM ${Math.min(...worst)}` : ""}`],
  ];
  if (rate) lines.push(["Bit rate", `${count(rate.found / 1000)} kbit/s, wanted ${count(rate.wanted / 1000)}`]);
  sound.forEach((track) => lines.push([`Sound ${track.language ?? ""}`, soundOf(track)]));
  warnings.forEach((warning) => lines.push(["Warning", warning]));
  lines.push(["SHA-256", output.sha256], ["SHA-256 of the source", source.sha256 ?? "could not be taken"]);
  return lines;
}

const soundOf = ({ how, difference }) =>
  difference ? `${how}, begins ${difference.start} s and ends ${difference.end} s beside its place` : how;
