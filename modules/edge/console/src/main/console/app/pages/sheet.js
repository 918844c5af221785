import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "../html.js";
import { Icon } from "../icons.js";
import { number, t } from "../text.js";

const TONES = { good: [880, 0.07], over: [440, 0.25], unknown: [180, 0.45] };
let audio;

/** A short sound for each outcome of a scan: hands and eyes are with the goods. */
function sound(kind) {
  try {
    audio ??= new AudioContext();
    const [pitch, length] = TONES[kind];
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = pitch;
    tone.type = kind === "good" ? "sine" : "square";
    volume.gain.value = 0.08;
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + length);
  } catch (e) {
    // Without sound the colour says it.
  }
}

/**
 * Counts what arrives, by scanner or keyboard: a scanner types a SKU and presses Enter; "12*fm-1"
 * counts twelve. lines: {sku, open}; counts: units by SKU; free: a count without expectations.
 */
export function Sheet({ lines, names = {}, counts, onCount, columns = [], unknown, free }) {
  const [last, setLast] = useState(null);
  const field = useRef();
  useEffect(() => field.current.focus({ preventScroll: true }), []);
  const scan = (event) => {
    event.preventDefault();
    const typed = /^(?:(\d{1,6})\s*[*x]\s*)?(\S{1,64})$/i.exec(field.current.value.trim());
    field.current.value = "";
    if (!typed) return;
    const [, times = "1", code] = typed;
    const line = lines.find((l) => l.sku.toLowerCase() === code.toLowerCase());
    if (!line && !unknown && !free) {
      setLast({ kind: "unknown", text: t("scan.unknown", { sku: code }) });
      return sound("unknown");
    }
    const sku = line?.sku ?? code;
    const now = (counts[sku] || 0) + Number(times);
    onCount({ ...counts, [sku]: now });
    const kind = free ? "good" : !line ? "unknown" : now > line.open ? "over" : "good";
    setLast({ kind, text: t(free ? "scan.count" : "scan." + kind, { sku, n: now, open: line?.open ?? 0 }) });
    sound(kind);
  };
  const set = (sku, text) => onCount({ ...counts, [sku]: Math.min(1_000_000, Math.max(0, Math.trunc(Number(text) || 0))) });
  const extra = Object.keys(counts).filter((sku) => counts[sku] > 0 && !lines.some((l) => l.sku === sku));
  const rows = [...lines, ...extra.map((sku) => ({ sku, open: 0, extra: true }))];
  return html`<div class=${"scan " + (last?.kind || "")} data-testid="scan"><${Icon} name="scan" /><input ref=${field} aria-label=${t("scan.label")} placeholder=${t("scan.hint")} autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="80" data-testid="scan-input" onKeyDown=${(e) => e.key === "Enter" && scan(e)} /><span role="status" aria-live="assertive" data-testid="scan-result">${last?.text || ""}</span></div>
    <table class="sheet rows" data-testid="sheet"><thead><tr><th>${t("product")}</th>${columns.map((c) => html`<th class="num" key=${c.label}>${c.label}</th>`)}${free ? "" : html`<th class="num">${t("sheet.open")}</th>`}<th class="num">${t("sheet.now")}</th></tr></thead><tbody>
      ${rows.map((l) => { const n = counts[l.sku] || 0; return html`<tr key=${l.sku} class=${"row " + (free ? "" : n > l.open ? "over" : n && n === l.open ? "done" : "")} data-row=${l.sku}><td class="title">${names[l.sku] || ""} <span class="mono quiet">${l.sku}</span>${l.extra && !free ? html` <span class="badge bad">${t("sheet.unexpected")}</span>` : ""}</td>${columns.map((c) => html`<td class="num half" data-label=${c.label} key=${c.label}>${l.extra ? "–" : number(c.value(l))}</td>`)}${free ? "" : html`<td class="num half" data-label=${t("sheet.open")}>${number(l.open)}</td>`}
        <td class="num mark"><input type="number" inputmode="numeric" min="0" max="1000000" aria-label=${t("sheet.now") + " " + l.sku} value=${n || ""} data-testid="sheet-count" onInput=${(e) => set(l.sku, e.target.value)} /></td></tr>`; })}</tbody></table>`;
}

export const toLines = (counts) => Object.entries(counts).filter(([, n]) => n > 0).map(([sku, quantity]) => ({ sku, quantity }));
