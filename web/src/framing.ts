// How each outlet names the parties and the deeds, side by side: a row for each plain word.

import type { Context } from "./context";
import type { WordUse } from "./data";
import { at } from "./data";
import { dayOf, shortDay } from "./dates";
import { el, outside, type Child } from "./dom";
import { groupBy } from "./lists";
import { empty, leaning } from "./parts";
import { number, t } from "./texts";

export function wordList({ payload, store }: Context): Child[] {
  const { outlet: chosen } = store.state.filters;
  const name = ({ outlet, source }: WordUse): string =>
    outlet === undefined ? (source ?? t("outlet.none")) : at(payload.outlets, outlet).name;
  const uses = payload.words.filter((use) => chosen === undefined || chosen.includes(name(use)));
  if (uses.length === 0) {
    return [empty(t("words.none"))];
  }
  const outlets = [...groupBy(uses, name)].sort(([, a], [, b]) => total(b) - total(a));
  const plain = [...groupBy(uses, ({ neutral }) => neutral ?? "")].sort(
    ([a, x], [b, y]) => Number(a === "") - Number(b === "") || total(y) - total(x),
  );
  const heads = outlets.map(([outlet, own]) =>
    el(
      "th",
      { scope: "col" },
      el("bdi", {}, outlet),
      el("small", {}, leaning(payload, own[0]?.outlet)),
    ),
  );
  return [
    el("p", { class: "means" }, t("words.means")),
    el(
      "div",
      { class: "wide", tabindex: 0, role: "region", "aria-label": t("tab.words") },
      el(
        "table",
        { class: "words" },
        el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("words.plain")), heads)),
        el(
          "tbody",
          {},
          plain.map(([neutral, group]) =>
            el(
              "tr",
              {},
              el("th", { scope: "row" }, neutral === "" ? el("i", {}, t("words.judgement")) : neutral),
              outlets.map(([outlet]) =>
                el("td", {}, merged(group.filter((use) => name(use) === outlet)).map(useNote)),
              ),
            ),
          ),
        ),
      ),
    ),
  ];
}

const total = (uses: readonly WordUse[]): number => uses.reduce((sum, { count }) => sum + count, 0);

/** One use for each term: an outlet may go by several names in its reports. The first is that of the earliest. */
function merged(uses: readonly WordUse[]): WordUse[] {
  return [...groupBy(uses, ({ term }) => term).values()].flatMap((own) => {
    const [first, ...others] = [...own].sort((a, b) => ((a.first ?? "9") < (b.first ?? "9") ? -1 : 1));
    return first === undefined
      ? []
      : others.reduce(
          (sum, { count, quoted, reports }) => ({
            ...sum,
            count: sum.count + count,
            quoted: sum.quoted + quoted,
            reports: sum.reports + reports,
          }),
          first,
        );
  });
}

/** The words around a term's first use, the term marked. */
function marked({ quote, term }: WordUse): Child[] {
  const start = quote.toLocaleLowerCase("en").indexOf(term.toLocaleLowerCase("en"));
  const end = start + term.length;
  return start < 0 ? [quote] : [quote.slice(0, start), el("mark", {}, quote.slice(start, end)), quote.slice(end)];
}

/** A term and how often; opened, the words around its first use. */
function useNote(use: WordUse): HTMLElement {
  const inQuotes = use.quoted > 0 && t("words.quoted", { n: use.quoted });
  return el(
    "details",
    {},
    el("summary", {}, el("bdi", {}, use.term), el("small", {}, ` ×${number(use.count)}`)),
    el("blockquote", { dir: "auto" }, "… ", marked(use), " …"),
    el(
      "small",
      {},
      [use.first !== undefined && shortDay(dayOf(use.first)), use.report, inQuotes].filter(Boolean).join(" · "),
    ),
    use.url !== undefined && el("small", {}, outside(use.url, t("report.open"))),
  );
}
