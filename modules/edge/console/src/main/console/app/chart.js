import { useEffect, useRef } from "preact/hooks";
import { html } from "./html.js";

const seeThrough = (colour) => colour.replace(")", " / .12)").replaceAll(",", " ");

/** Resolves a colour of the theme. */
function colourOf(name) {
  const probe = document.createElement("span");
  probe.style.color = "var(--" + name + ")";
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

/**
 * A chart over time. What it shows has to be in a table beside it, for those who cannot see it.
 *
 * @param times seconds since 1970
 * @param lines lists of numbers with label and colour of the theme; kind is line, bars or dots
 */
export function TimeChart({ times, lines, height = 240, stepped }) {
  const box = useRef();
  const plot = useRef();
  const shape = lines.map((l) => l.label + l.kind).join() + height;
  useEffect(() => {
    let alive = true;
    let watch;
    const theme = new MutationObserver(() => draw());
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    const draw = () => import("uplot").then(({ default: Plot }) => {
      if (!alive || !box.current) return;
      plot.current?.destroy();
      const quiet = colourOf("quiet");
      const grid = { stroke: "rgb(128 128 128 / .18)", width: 1 };
      const series = lines.map((line) => {
        const colour = colourOf(line.colour || "accent");
        const bars = line.kind === "bars" ? Plot.paths.bars({ size: [0.7, 60] }) : stepped ? Plot.paths.stepped({ align: 1 }) : undefined;
        const dots = line.kind === "dots";
        return { label: line.label, stroke: colour, width: dots ? 0 : 2, fill: dots || line.kind === "plain" ? undefined : seeThrough(colour), paths: dots ? () => null : bars, points: { show: dots, size: 11, fill: colour, stroke: colour }, spanGaps: !dots };
      });
      plot.current = new Plot({
        width: box.current.clientWidth, height, legend: { show: false },
        cursor: { drag: { x: false, y: false }, points: { show: false } },
        axes: [{ stroke: quiet, grid, ticks: grid }, { stroke: quiet, grid, ticks: grid, size: 58, values: (self, values) => values.map((v) => new Intl.NumberFormat(undefined, { notation: "compact" }).format(v)) }],
        scales: { y: { range: (self, low, high) => [0, Math.max(1, high * 1.1)] } },
        series: [{}, ...series],
      }, data.current, box.current);
    });
    draw();
    theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    scheme.addEventListener("change", draw);
    watch = new ResizeObserver(() => plot.current?.setSize({ width: box.current.clientWidth, height }));
    watch.observe(box.current);
    return () => {
      alive = false;
      theme.disconnect();
      scheme.removeEventListener("change", draw);
      watch.disconnect();
      plot.current?.destroy();
      plot.current = null;
    };
  }, [shape]);
  const data = useRef();
  data.current = [times, ...lines.map((line) => line.values)];
  useEffect(() => plot.current?.setData(data.current), [times, lines]);
  return html`<div class="plot" style=${{ height: height + "px" }} ref=${box} aria-hidden="true" data-testid="chart"></div>`;
}
