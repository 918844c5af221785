import { store } from "./store.js";

export const BASE = "/console";

const read = () => ({
  path: location.pathname.slice(BASE.length).replace(/\/+$/, "") || "/",
  query: new URLSearchParams(location.search),
});

export const route = store(read());

addEventListener("popstate", () => route.set(read()));

/** Goes to an address of the console; nothing else can be reached this way. */
export function go(address, { replace = false } = {}) {
  const target = BASE + "/" + address.replace(/^[/\\]+/, "");
  if (target === location.pathname + location.search) return;
  history[replace ? "replaceState" : "pushState"](null, "", target);
  route.set(read());
}

/** Changes filters in the address; empty values leave it. */
export function setQuery(changes, { replace = true } = {}) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    query.delete(name);
    (Array.isArray(value) ? value : [value])
      .filter((one) => one !== undefined && one !== null && one !== "" && one !== false)
      .forEach((one) => query.append(name, String(one)));
  }
  const text = query.toString();
  go(route.get().path + (text ? "?" + text : ""), { replace });
}

/** Links stay in the page unless a new tab is asked for. */
addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const link = event.target.closest?.("a[href]");
  if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  if (!link.pathname.startsWith(BASE + "/")) return;
  event.preventDefault();
  if (link.hash && link.pathname === location.pathname) {
    document.querySelector(link.hash)?.focus();
    return;
  }
  go(link.pathname.slice(BASE.length) + link.search);
});
