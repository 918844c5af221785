import { useEffect, useState } from "preact/hooks";

/** A value that components follow. */
export function store(value) {
  const followers = new Set();
  return {
    get: () => value,
    set(next) {
      value = next;
      followers.forEach((follower) => follower(value));
    },
    follow(follower) {
      followers.add(follower);
      return () => followers.delete(follower);
    },
  };
}

export function useStore(source) {
  const [value, set] = useState(source.get());
  useEffect(() => {
    set(() => source.get());
    return source.follow((next) => set(() => next));
  }, [source]);
  return value;
}

/** A setting that this browser keeps; works without storage, too. */
export function keep(name, value) {
  try {
    if (value === undefined || value === null) localStorage.removeItem("holdfast." + name);
    else localStorage.setItem("holdfast." + name, JSON.stringify(value));
  } catch (e) {
    // Private windows without storage: the setting lasts as long as the page.
  }
}

export function kept(name, otherwise) {
  try {
    const text = localStorage.getItem("holdfast." + name);
    return text === null ? otherwise : JSON.parse(text);
  } catch (e) {
    return otherwise;
  }
}
