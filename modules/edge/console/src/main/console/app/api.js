import { again, session } from "./session.js";

const ROOT = "/console/api";

/** A refusal in the server's own words (RFC 9457). */
export class Problem extends Error {
  constructor(body) {
    super(body.detail || body.title || "");
    Object.assign(this, { status: 0, title: "", ...body });
    this.kind = (body.type || "").split(":").pop();
  }
}

/** One key for one wish: the same key makes a repetition harmless, also after a lost answer. */
export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");

/** Keys for one form: the same content keeps its key, another content is another wish. */
export function wish() {
  let text;
  let key;
  return (content) => {
    const now = JSON.stringify(content);
    if (now !== text) {
      text = now;
      key = newKey();
    }
    return key;
  };
}

async function send(method, path, { body, key, ifMatch, signal }) {
  const headers = { "X-Holdfast-Console": "1", Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (key) headers["Idempotency-Key"] = key;
  if (ifMatch) headers["If-Match"] = ifMatch;
  return fetch(path.startsWith("/") ? path : ROOT + "/" + path, {
    method,
    headers,
    signal,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}

async function outcome(answer) {
  const text = await answer.text();
  let body = {};
  try {
    body = text ? JSON.parse(text) : {};
  } catch (e) {
    body = { detail: text.slice(0, 200) };
  }
  if (!answer.ok) throw new Problem({ title: answer.statusText, ...body, status: answer.status });
  const next = /<([^>]+)>;\s*rel="next"/.exec(answer.headers.get("Link") || "");
  return {
    data: body,
    etag: answer.headers.get("ETag"),
    next: next && new URLSearchParams(next[1].split("?")[1]).get("cursor"),
  };
}

/**
 * Calls the API. When the session has ended, the person logs in again over the page, and the call
 * is repeated: reading is always safe to repeat, and changes carry a key or a version.
 */
export async function call(method, path, options = {}) {
  for (;;) {
    let answer;
    try {
      answer = await send(method, path, options);
    } catch (e) {
      if (e.name === "AbortError") throw e;
      throw new Problem({ type: "offline", status: 0 });
    }
    if (answer.status === 401 && session.get()) {
      await again();
      continue;
    }
    return outcome(answer);
  }
}

export const get = (path, options) => call("GET", path, options);
export const post = (path, body, options) => call("POST", path, { ...options, body });
export const put = (path, body, options) => call("PUT", path, { ...options, body });
export const remove = (path, options) => call("DELETE", path, options);

/** A query string without empty values; lists repeat their name. */
export function query(values) {
  const all = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    (Array.isArray(value) ? value : [value])
      .filter((one) => one !== undefined && one !== null && one !== "" && one !== false)
      .forEach((one) => all.append(name, String(one)));
  }
  const text = all.toString();
  return text ? "?" + text : "";
}

/** The warehouses, asked for once. */
let warehouses;
export function loadWarehouses() {
  warehouses ??= get("warehouses?limit=200")
    .then((answer) => answer.data.items)
    .catch((e) => {
      warehouses = undefined;
      throw e;
    });
  return warehouses;
}
