// Small tools for the page. Text enters only through textContent: file names may be hostile.

export const byId = (id) => document.getElementById(id);

/** Makes an element; children are elements or text. */
export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** Changes text only where it differs, so that a selection and screen readers are left in peace. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Shows one child per item and keeps the children of items that stay: focus and hover survive a refresh.
 * `create` makes a child, `update` fills it.
 */
export function list(parent, items, keyOf, create, update) {
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  items.forEach((item, index) => {
    const key = keyOf(item);
    const child = old.get(key) ?? create(item);
    child.dataset.key = key;
    old.delete(key);
    update(child, item);
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
  old.forEach((child) => child.remove());
}

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

export const count = (number) => whole.format(number);
export const rate = (number) => (number < 10 ? tenth : whole).format(number);

export function bytes(number) {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let unit = 0;
  for (; number >= 1000 && unit < units.length - 1; unit++) number /= 1000;
  return `${rate(number)} ${units[unit]}`;
}

export function duration(seconds) {
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  return `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`;
}

/** Neighbours in the list of agents get colours far apart: steps of the golden angle around the circle. */
export function colours(agents) {
  const hues = new Map(agents.map((agent, index) => [agent.id, (index * 137.5 + 210) % 360]));
  return (id) => `hsl(${hues.get(id) ?? 0} ${hues.has(id) ? 60 : 0}% 52%)`;
}
