import { kept, keep, store, useStore } from "./store.js";
import en from "./texts/en.js";
import de from "./texts/de.js";

const TEXTS = { en, de };

const first = () => {
  const chosen = kept("languageChoice", null);
  return chosen in TEXTS ? chosen : navigator.language.startsWith("de") ? "de" : "en";
};

export const language = store(first());
document.documentElement.lang = language.get();

export function setLanguage(next) {
  keep("languageChoice", next);
  try {
    localStorage.setItem("holdfast.language", next);
  } catch (e) {
    // See keep.
  }
  document.documentElement.lang = next;
  language.set(next);
}

export const useLanguage = () => useStore(language);

/** Numbers and dates by the language and, where it has variants, by the viewer's browser. */
const locale = () => (navigator.language.startsWith(language.get()) ? navigator.language : language.get());

const made = new Map();
function format(kind, options) {
  const id = kind.name + locale() + JSON.stringify(options);
  if (!made.has(id)) made.set(id, new kind(locale(), options));
  return made.get(id);
}

/**
 * A text by its name. {x} is replaced; a text with forms is chosen by the plural rules for n.
 * A name without a text is shown as it is, so that a new state of the server is readable.
 */
export function t(name, values = {}) {
  let text = TEXTS[language.get()][name] ?? TEXTS.en[name];
  if (text === undefined) return readable(name);
  if (typeof text === "object") {
    text = text[format(Intl.PluralRules, {}).select(values.n)] ?? text.other;
  }
  return text.replace(/\{(\w+)\}/g, (whole, key) => {
    const value = values[key];
    return value === undefined ? whole : typeof value === "number" ? number(value) : String(value);
  });
}

export const has = (name) => name in TEXTS.en;

function readable(name) {
  const word = name.split(".").pop().replaceAll("_", " ").toLowerCase();
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export const number = (value) => format(Intl.NumberFormat, {}).format(value);
export const signed = (value) => format(Intl.NumberFormat, { signDisplay: "exceptZero" }).format(value);
export const money = (value, currency) =>
  format(Intl.NumberFormat, { style: "currency", currency, currencyDisplay: "narrowSymbol" }).format(value);
export const day = (at) => format(Intl.DateTimeFormat, { dateStyle: "medium" }).format(new Date(at));
export const moment = (at) =>
  format(Intl.DateTimeFormat, { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));
export const precise = (at) =>
  format(Intl.DateTimeFormat, { dateStyle: "medium", timeStyle: "medium" }).format(new Date(at));
/** The start of a day in the viewer's zone, as the API wants it; undefined for what is no day. */
export const dayStart = (text, offset = 0) => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text || "")) return undefined;
  const [y, m, d] = text.split("-").map(Number);
  return new Date(y, m - 1, d + offset).toISOString();
};
export const utc = (at) => new Date(at).toISOString().replace("T", " ").replace(/\.\d+Z$/, " UTC").replace("Z", " UTC");

export function seconds(value) {
  if (value < 90) return t("seconds", { n: Math.round(value) });
  if (value < 5400) return t("minutes", { n: Math.round(value / 60) });
  return t("hours", { n: Math.round(value / 3600) });
}
