import { useEffect, useState } from "preact/hooks";
import { get } from "./api.js";
import { html } from "./html.js";
import { Icon } from "./icons.js";
import { BASE } from "./router.js";
import { logout, may, session } from "./session.js";
import { keep, store, useStore } from "./store.js";
import { language, setLanguage, t } from "./text.js";
import { toast } from "./toast.js";

export const PAGES = [
  { id: "orders", group: "sell", role: "shop", key: "o" },
  { id: "sales", group: "sell", role: "operator", key: "l" },
  { id: "shipments", group: "sell", role: "shop", key: "p" },
  { id: "returns", group: "sell", role: "shop", key: "r" },
  { id: "stock", group: "stock", role: "operator", key: "s" },
  { id: "receiving", group: "stock", role: "operator", key: "e" },
  { id: "transfers", group: "stock", role: "operator", key: "t" },
  { id: "insights", group: "watch", role: "operator", key: "i" },
  { id: "alerts", group: "watch", role: "operator", key: "a" },
  { id: "operations", group: "watch", role: "admin", key: "x" },
];
const GROUPS = ["sell", "stock", "watch"];

export const allowedPages = () => PAGES.filter((page) => may(page.role));

/** Open alerts, shown beside their page. */
export const openAlerts = store(0);
export async function countAlerts() {
  if (!may("operator")) return;
  try {
    const answer = await get("alerts?state=OPEN&limit=100");
    openAlerts.set(answer.next ? "99+" : answer.data.items.length);
  } catch (e) {
    // The page of alerts says why; the number is left as it was.
  }
}

export function Nav({ current, open, onClose }) {
  const alerts = useStore(openAlerts);
  useEffect(() => {
    countAlerts();
    const timer = setInterval(() => document.visibilityState === "visible" && countAlerts(), 60_000);
    return () => clearInterval(timer);
  }, []);
  const pages = allowedPages();
  return html`${open ? html`<button class="veil" aria-label=${t("close")} onClick=${onClose}></button>` : ""}
    <nav class=${"nav" + (open ? " open" : "")} aria-label=${t("nav.label")} data-testid="nav" onClick=${(e) => e.target.closest("a") && onClose()}>
    <a class="brand" href=${BASE + "/"}><img src=${new URL("../mark.svg", import.meta.url).href} alt="" />Holdfast</a>
    ${GROUPS.map((group) => {
      const own = pages.filter((page) => page.group === group);
      return own.length ? html`<h2 key=${group}>${t("nav." + group)}</h2>${own.map((page) => html`<a key=${page.id} href=${BASE + "/" + page.id} aria-current=${current === page.id ? "page" : undefined} data-testid=${"nav-" + page.id}>
        <${Icon} name=${page.id} />${t("page." + page.id)}${page.id === "alerts" && alerts ? html`<span class="count"><span aria-hidden="true">${alerts}</span><span class="hidden">${t("alerts.open", { n: Number(alerts) || 100 })}</span></span>` : ""}</a>`)}` : "";
    })}
  </nav>`;
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem("holdfast.theme", theme);
  } catch (e) {
    keep("theme", null);
  }
}

function Choice({ label, values, value, onChange, testid }) {
  return html`<div role="group" aria-label=${label}><span class="quiet">${label}</span><div class="segments">
    ${values.map((v) => html`<button key=${v.id} aria-pressed=${value === v.id} data-testid=${testid + "-" + v.id} onClick=${() => onChange(v.id)}>${v.name}</button>`)}</div></div>`;
}

async function leave() {
  if (!(await logout())) toast(t("logout.failed"));
}

function Person() {
  const [theme, show] = useState(document.documentElement.dataset.theme);
  const who = session.get();
  const role = ["admin", "operator", "shop"].find(may);
  const close = (e) => {
    if (e.key === "Escape") e.currentTarget.open = false;
  };
  return html`<details class="person" onKeyDown=${close}><summary data-testid="person" aria-label=${t("person", { name: who.name })}><span class="avatar" aria-hidden="true">${who.name.slice(0, 1)}</span><span class="who">${who.name}</span></summary>
    <div class="pop"><div><strong>${who.name}</strong><div class="quiet">${role ? t("role." + role) : ""}</div></div>
      <${Choice} label=${t("theme")} testid="theme" value=${theme} onChange=${(v) => { setTheme(v); show(v); }} values=${["system", "light", "dark"].map((id) => ({ id, name: t("theme." + id) }))} />
      <${Choice} label=${t("language")} testid="language" value=${language.get()} onChange=${setLanguage} values=${[{ id: "en", name: "English" }, { id: "de", name: "Deutsch" }]} />
      <button onClick=${leave} data-testid="logout"><${Icon} name="out" />${t("logout")}</button></div></details>`;
}

export function Top({ title, onMenu, onFind }) {
  return html`<header class="top"><button class="bare menu" aria-label=${t("nav.open")} data-testid="menu" onClick=${onMenu}><${Icon} name="menu" /></button>
    <h1 data-testid="title">${title}</h1>
    <button class="find" onClick=${onFind} data-testid="palette-open" aria-label=${t("palette.open")}><${Icon} name="search" /><span>${t("palette.short")}</span><kbd aria-hidden="true">Ctrl K</kbd></button>
    <${Person} /></header>`;
}
