import { html } from "./html.js";
import { store, useStore } from "./store.js";
import { useEffect, useRef } from "preact/hooks";

const shown = store([]);
let last = 0;

/** Says what has happened; with an action, for instance to undo it. */
export function toast(text, action) {
  const one = { id: ++last, text, action };
  shown.set([...shown.get().slice(-2), one]);
  setTimeout(() => drop(one.id), action ? 9000 : 5000);
}

const drop = (id) => shown.set(shown.get().filter((one) => one.id !== id));

export function Toasts() {
  const all = useStore(shown);
  const box = useRef();
  useEffect(() => {
    // A popover is above modal dialogs, so that the news is seen there, too.
    const element = box.current;
    if (element.matches(":popover-open")) element.hidePopover();
    if (all.length) element.showPopover();
  }, [all]);
  return html`<div class="toasts" popover="manual" role="status" aria-live="polite" ref=${box} data-testid="toasts">
    ${all.map((one) => html`<div class="toast" key=${one.id} data-testid="toast"><span>${one.text}</span>
      ${one.action ? html`<button class="small" data-testid="toast-action" onClick=${() => { drop(one.id); one.action.work(); }}>${one.action.label}</button>` : ""}</div>`)}
  </div>`;
}
