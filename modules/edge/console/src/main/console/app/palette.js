import { useEffect, useRef, useState } from "preact/hooks";
import { get, query } from "./api.js";
import { html } from "./html.js";
import { Icon } from "./icons.js";
import { Dialog } from "./parts.js";
import { go } from "./router.js";
import { may } from "./session.js";
import { allowedPages } from "./shell.js";
import { t } from "./text.js";

function commands(text) {
  const wanted = text.trim().toLowerCase();
  const found = allowedPages()
    .map((page) => ({ id: page.id, icon: page.id, name: t("page." + page.id), keys: "g " + page.key, to: "/" + page.id }))
    .filter((one) => one.name.toLowerCase().includes(wanted));
  if (!wanted) return found;
  const q = encodeURIComponent(text.trim());
  if (may("operator") && /^[\w.-]{1,64}$/.test(text.trim()) && !/^[0-9a-f]{8}-/.test(text.trim())) {
    found.push({ id: "sku", icon: "stock", name: t("palette.stock", { text: text.trim() }), to: "/stock?q=" + q });
  }
  found.push({ id: "order", icon: "orders", name: t("palette.orders", { text: text.trim() }), to: "/orders?q=" + q });
  return found;
}

/** Goes anywhere from the keyboard: pages, products, orders. */
export function Palette({ onClose }) {
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const [products, setProducts] = useState([]);
  const list = useRef();
  const all = [...commands(text), ...products];
  const type = (typed) => {
    // At once: whoever types fast and presses an arrow must not be set back.
    setText(typed);
    setAt(0);
    setProducts([]);
  };
  useEffect(() => {
    if (text.trim().length < 2) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      // The list of stock knows the starts of words, too; the catalogue is what other roles may read.
      const path = may("operator") ? "stock" : "products";
      get(path + query({ q: text.trim(), limit: 30 }), { signal: stop.signal }).then((answer) => setProducts(
        [...new Map(answer.data.items.map((p) => [p.sku, p])).values()].slice(0, 6).map((p) => ({ id: p.sku, icon: "stock", name: p.name || p.sku, keys: p.sku, to: (may("operator") ? "/stock?q=" : "/orders?q=") + encodeURIComponent(p.sku) }))), () => {});
    }, 150);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text]);
  useEffect(() => list.current?.children[at]?.scrollIntoView({ block: "nearest" }), [at]);
  const choose = (one) => {
    if (!one) return;
    onClose();
    go(one.to);
  };
  const key = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt((at + step + all.length) % all.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(all[at]);
    }
  };
  return html`<${Dialog} title=${t("palette.open")} kind="palette" testid="palette" onClose=${onClose}>
    <input autofocus role="combobox" aria-expanded="true" aria-controls="palette-list" aria-activedescendant=${all[at] ? "palette-" + at : undefined} aria-label=${t("palette.open")} placeholder=${t("palette.hint")} maxlength="100" value=${text} data-testid="palette-input" onInput=${(e) => type(e.target.value)} onKeyDown=${key} />
    <ul id="palette-list" role="listbox" aria-label=${t("palette.open")} ref=${list}>
      ${all.map((one, i) => html`<li id=${"palette-" + i} key=${one.id} role="option" aria-selected=${i === at} data-testid="palette-item" onMouseMove=${() => setAt(i)} onClick=${() => choose(one)}><${Icon} name=${one.icon} /><span>${one.name}</span>${one.keys ? html`<kbd>${one.keys}</kbd>` : ""}</li>`)}
    </ul><//>`;
}

export function Help({ onClose }) {
  const keys = [["Ctrl K", "palette.open"], ["/", "help.search"], ["?", "help.help"], ["Esc", "help.close"]];
  return html`<${Dialog} title=${t("help.title")} onClose=${onClose} testid="help">
    <dl class="keys">${keys.map(([key, name]) => html`<dt key=${key}><kbd>${key}</kbd></dt><dd>${t(name)}</dd>`)}
      ${allowedPages().map((page) => html`<dt key=${page.id}><kbd>g</kbd> <kbd>${page.key}</kbd></dt><dd>${t("page." + page.id)}</dd>`)}</dl>
    <div class="actions"><button class="primary" autofocus onClick=${onClose}>${t("close")}</button></div><//>`;
}
