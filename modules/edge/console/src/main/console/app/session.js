import { store } from "./store.js";

/** How people log in: password, oidc or none. */
export let loginKind = "password";

/** Who is logged in: undefined before it is known, null if nobody is. */
export const session = store(undefined);

/** True while somebody must log in again to go on with the page as it is. */
export const ended = store(false);

let waiting = null;

const HEADERS = { "X-Holdfast-Console": "1", "Content-Type": "application/json" };
const ADDRESS = "/console/session";

export async function load() {
  try {
    const answer = await (await fetch(ADDRESS, { headers: HEADERS })).json();
    loginKind = answer.login ?? loginKind;
    session.set(answer.signedIn ? answer : null);
  } catch (e) {
    session.set(null);
  }
}

/** Where the identity provider's login begins; it leads back to this address. */
export const providerLogin = (to) => "/console/sso?to=" + encodeURIComponent(to);

/** Looks whether somebody has logged in, in another window. */
export async function look() {
  const answer = await fetch(ADDRESS, { headers: HEADERS }).then((a) => a.json()).catch(() => ({}));
  if (answer.signedIn) begun(answer);
}

/** Logs in; gives null, or the problem. */
export async function login(name, password) {
  let answer;
  try {
    answer = await fetch(ADDRESS, {
      method: "POST",
      headers: HEADERS,
      body: JSON.stringify({ name, password }),
    });
  } catch (e) {
    return { status: 0 };
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    return { ...body, status: answer.status, retryAfter: Number(answer.headers.get("Retry-After")) };
  }
  begun(body);
  return null;
}

function begun(body) {
  const before = session.get();
  if (ended.get() && before && before.name !== body.name) {
    // Somebody else: what is on the page belongs to another person.
    location.reload();
    return;
  }
  session.set(body);
  ended.set(false);
  waiting?.resolve();
  waiting = null;
}

/** Logs out; gives false if the server could not be told, and the session goes on. */
export async function logout() {
  const answer = await fetch(ADDRESS, { method: "DELETE", headers: HEADERS }).catch(() => null);
  if (!answer?.ok) return false;
  if (answer.status === 200) {
    // The identity provider ends its session, too, and leads back.
    location.assign((await answer.json()).goTo);
    return true;
  }
  session.set(null);
  ended.set(false);
  return true;
}

/** Waits until the person has logged in again; the page stays as it is meanwhile. */
export function again() {
  if (!waiting) {
    waiting = {};
    waiting.promise = new Promise((resolve) => (waiting.resolve = resolve));
    ended.set(true);
  }
  return waiting.promise;
}

export const may = (role) => !!session.get()?.roles?.includes(role);
