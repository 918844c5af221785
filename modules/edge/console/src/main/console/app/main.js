import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "./html.js";
import { LoginPage, SessionEnded } from "./login.js";
import { Help, Palette } from "./palette.js";
import { Empty } from "./parts.js";
import { go, route } from "./router.js";
import { ended, load, session } from "./session.js";
import { Nav, PAGES, Top, allowedPages } from "./shell.js";
import { useStore } from "./store.js";
import { t, useLanguage } from "./text.js";
import { Toasts } from "./toast.js";
import { Orders } from "./pages/orders.js";
import { OrderPage } from "./pages/order.js";
import { Stock } from "./pages/stock.js";
import { ProductPage } from "./pages/product.js";
import { Receiving } from "./pages/receiving.js";
import { InboundPage } from "./pages/inbound.js";
import { Transfers } from "./pages/transfers.js";
import { TransferPage } from "./pages/transfer.js";
import { Shipments } from "./pages/shipments.js";
import { Returns } from "./pages/returns.js";
import { Live } from "./pages/live.js";
import { Insights } from "./pages/insights.js";
import { Alerts } from "./pages/alerts.js";
import { Operations } from "./pages/operations.js";

const LISTS = { orders: Orders, sales: Live, insights: Insights, shipments: Shipments, returns: Returns, stock: Stock, receiving: Receiving, transfers: Transfers, alerts: Alerts, operations: Operations };
const DETAILS = { orders: OrderPage, stock: ProductPage, receiving: InboundPage, transfers: TransferPage, operations: Operations };

const isTyping = (element) => element?.closest?.("input, select, textarea, [contenteditable]");

function useKeys(onPalette, onHelp) {
  useEffect(() => {
    let afterG = 0;
    const press = (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        if (!document.querySelector("dialog[open]")) onPalette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
      if (event.key === "/") {
        const field = document.querySelector("[data-search]");
        if (field) {
          event.preventDefault();
          field.focus();
          field.select();
        }
      } else if (event.key === "?") {
        onHelp();
      } else if (event.key === "g") {
        afterG = Date.now();
        return;
      } else if (Date.now() - afterG < 1500) {
        const page = allowedPages().find((p) => p.key === event.key);
        if (page) go("/" + page.id);
      }
      afterG = 0;
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}

function Page({ name, id }) {
  const page = PAGES.find((p) => p.id === name);
  if (!page) return html`<${Empty} title=${t("nowhere")} action=${html`<a class="link" href="/console/">${t("nowhere.home")}</a>`} />`;
  if (!allowedPages().includes(page)) return html`<${Empty} title=${t("forbidden")} icon="alerts">${t("forbidden.more")}<//>`;
  const View = id ? DETAILS[name] : LISTS[name];
  return View ? html`<${View} key=${name + "/" + (name === "operations" ? "" : id || "")} id=${id} />` : html`<${Empty} title=${t("nowhere")} />`;
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch (e) {
    return part;
  }
}

function Shell() {
  const { path } = useStore(route);
  const hasEnded = useStore(ended);
  const [over, setOver] = useState(null);
  const [menu, setMenu] = useState(false);
  const main = useRef();
  useKeys(() => setOver("palette"), () => setOver("help"));
  const [, name = "", id] = path.split("/");
  useEffect(() => {
    const close = (e) => document.querySelectorAll("details[open]").forEach((d) => d.contains(e.target) || (d.open = false));
    addEventListener("pointerdown", close);
    return () => removeEventListener("pointerdown", close);
  }, []);
  useEffect(() => {
    if (!name) go("/" + (allowedPages()[0]?.id || "orders"), { replace: true });
  }, [name]);
  const title = t(PAGES.some((p) => p.id === name) ? "page." + name : "nowhere");
  useEffect(() => {
    document.title = title + " · Holdfast";
    if (main.current && !isTyping(document.activeElement)) main.current.scrollTop = 0;
  }, [title, path]);
  return html`<div class="shell"><a class="skip" href="#main">${t("skip")}</a>
    <${Nav} current=${name} open=${menu} onClose=${() => setMenu(false)} />
    <div class="work"><${Top} title=${title} onMenu=${() => setMenu(true)} onFind=${() => setOver("palette")} />
      <main id="main" tabindex="-1" ref=${main}>${name ? html`<${Page} name=${name} id=${id && decoded(id)} />` : ""}</main></div>
    ${over === "palette" ? html`<${Palette} onClose=${() => setOver(null)} />` : ""}
    ${over === "help" ? html`<${Help} onClose=${() => setOver(null)} />` : ""}
    ${hasEnded ? html`<${SessionEnded} />` : ""}</div>`;
}

function App() {
  const who = useStore(session);
  useLanguage();
  if (who === undefined) return "";
  return html`${who ? html`<${Shell} />` : html`<${LoginPage} />`}<${Toasts} />`;
}

load().then(() => render(html`<${App} />`, document.getElementById("app")));
