import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { get, query } from "./api.js";

const PAGE = 100;

/**
 * A list of the API, page by page. A change of its filters starts it anew; what an earlier filter
 * answers late is dropped.
 */
export function useList(path, filters) {
  const address = path + query({ ...filters, limit: PAGE });
  const [state, set] = useState({ items: [], next: null, loading: true, problem: null, body: {} });
  const run = useRef(0);

  const load = useCallback(async (cursor) => {
    const mine = cursor ? run.current : ++run.current;
    set((old) => ({ ...old, loading: true, problem: null, stale: !cursor }));
    try {
      const answer = await get(cursor ? address + "&cursor=" + encodeURIComponent(cursor) : address);
      if (mine !== run.current) return;
      set((old) => ({
        items: cursor ? [...old.items, ...answer.data.items] : answer.data.items,
        next: answer.next, loading: false, problem: null, body: answer.data, at: Date.now(),
      }));
    } catch (problem) {
      if (mine === run.current) set((old) => ({ ...old, loading: false, problem, items: cursor ? old.items : [] }));
    }
  }, [address]);

  useEffect(() => {
    load();
    return () => run.current++;
  }, [load]);

  const latest = useRef();
  latest.current = state;
  useEffect(() => {
    // Whoever comes back to the page does not see old numbers; a long list is left where it is.
    const look = () => {
      const now = latest.current;
      if (document.visibilityState === "visible" && now.items.length <= PAGE && Date.now() - now.at > 10_000) load();
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [load]);

  const more = useCallback(() => {
    const now = latest.current;
    if (now.next && !now.loading) load(now.next);
  }, [load]);

  const change = useCallback((same, next) =>
    set((old) => ({ ...old, items: old.items.map((item) => (same(item) ? { ...item, ...next } : item)) })), []);

  return { ...state, more, reload: () => load(), change };
}

/** Everything that the filters find, up to a bound, for an export. */
export async function loadAll(path, filters, most = 20_000) {
  const items = [];
  let cursor = null;
  do {
    const answer = await get(path + query({ ...filters, limit: 200, cursor }));
    items.push(...answer.data.items);
    cursor = answer.next;
  } while (cursor && items.length < most);
  return { items, complete: !cursor };
}
