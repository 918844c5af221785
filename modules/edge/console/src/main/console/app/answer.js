import { useCallback, useEffect, useState } from "preact/hooks";
import { get } from "./api.js";

/** Loads one part of the page, and again when asked. */
export function useAnswer(path) {
  const [state, set] = useState({ loading: true });
  const load = useCallback(async () => {
    set((old) => ({ ...old, loading: true, problem: null }));
    try {
      const answer = await get(path);
      set({ data: answer.data, at: Date.now() });
    } catch (problem) {
      set({ problem });
    }
  }, [path]);
  useEffect(() => { load(); }, [load]);
  return { ...state, reload: load };
}
