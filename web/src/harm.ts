// Who was hurt in the incidents shown: by side and group, each figure as a range, and who says which.
// Sums run over incidents that give a number, and always say how many those are.

import type { Context } from "./context";
import type { Bound, Toll } from "./data";
import { at } from "./data";
import { whenText } from "./dates";
import { el, type Child } from "./dom";
import { groupBy } from "./lists";
import { leansOn, sideName, voiceName, whereText } from "./names";
import { empty, gradeTag, link, sideTag } from "./parts";
import { number, t } from "./texts";
import { harmNoun, rangeText, tollWords } from "./words";

interface Entry {
  incident: number;
  toll: Toll;
}

/** The tolls of the incidents shown; those that are part of another are left out: they are counted there. */
export function entriesOf({ view }: Context): Entry[] {
  return view().incidents.flatMap(({ incident, position }) =>
    (incident.tolls ?? [])
      .filter(({ part }) => part !== true)
      .map((toll) => ({ incident: position, toll })),
  );
}

export function harmList(context: Context): Child[] {
  const entries = entriesOf(context);
  if (entries.length === 0) {
    return [empty(t("harm.none"))];
  }
  const bySide = groupBy(entries, ({ toll }) => toll.side ?? -1);
  return [
    el("p", { class: "means" }, t("harm.means")),
    ...[...bySide]
      .sort(([a], [b]) => (a < 0 ? 999 : a) - (b < 0 ? 999 : b))
      .map(([side, own]) =>
        el(
          "section",
          { class: "group harm" },
          el(
            "h3",
            {},
            side < 0 ? t("harm.side.none") : sideTag(context.payload, side),
            el("small", {}, t("count.entries", { n: own.length })),
          ),
          [...groupBy(own, ({ toll }) => `${toll.outcome}/${toll.who}`)].map(([, group]) =>
            groupRow(context, group),
          ),
        ),
      ),
  ];
}

const figure = (bound: Bound | undefined): number => bound?.count ?? 0;
const has = ({ toll }: Entry): boolean => [toll.low, toll.best, toll.high].some((bound) => bound !== undefined);

/** One group of one side: the range over its incidents, and within it every entry with its sources. */
function groupRow(context: Context, entries: Entry[]): HTMLElement {
  const [first] = entries;
  const counted = entries.filter(has);
  const sum = (pick: (toll: Toll) => Bound | undefined): number =>
    counted.reduce((total, { toll }) => total + figure(pick(toll)), 0);
  const low = sum(({ low, best, high }) => low ?? best ?? high);
  const best = sum(({ low, best, high }) => best ?? high ?? low);
  const high = sum(({ low, best, high }) => high ?? best ?? low);
  const without = entries.length - counted.length;
  const body = el("div", { class: "entries" });
  const noun = harmNoun(first?.toll.who ?? "", first?.toll.outcome ?? "", 2);
  const details = el(
    "details",
    {
      toggle: () => {
        if (details.open && body.childNodes.length === 0) {
          body.append(sayings(context, counted), ...entries.map((entry) => entryRow(context, entry)));
        }
      },
    },
    el(
      "summary",
      {},
      el("span", { class: "noun" }, noun),
      counted.length === 0
        ? el("b", {}, "?")
        : el(
            "span",
            { class: "figures" },
            el("span", {}, el("small", {}, t("toll.low")), number(low)),
            el("b", {}, el("small", {}, t("toll.best")), number(best)),
            el("span", {}, el("small", {}, t("toll.high")), number(high)),
          ),
      el(
        "small",
        { class: "over" },
        t("harm.over", { n: counted.length }),
        without > 0 && ` · ${t("harm.without", { n: without })}`,
      ),
    ),
    body,
  );
  return details;
}

/** What those who lean to each side say, side by side: over how many incidents, and how many people. */
function sayings({ payload }: Context, entries: readonly Entry[]): HTMLElement {
  const said = entries.flatMap(({ incident, toll }) =>
    (toll.claims ?? []).flatMap((position) => {
      const claim = at(payload.claims, position);
      if (claim.kind !== "harm" || claim.fact.count === undefined) {
        return [];
      }
      const { outlet, published } = at(payload.reports, claim.report);
      const leans = leaningName(payload, claim.voice ?? outlet, published);
      return [{ incident, leans, count: claim.fact.count }];
    }),
  );
  return el(
    "table",
    { class: "toll-table" },
    el("caption", {}, t("harm.who")),
    el(
      "tbody",
      {},
      [...groupBy(said, ({ leans }) => leans)].map(([leans, own]) => {
        const byIncident = [...groupBy(own, ({ incident }) => incident).values()];
        const total = (pick: (...counts: number[]) => number): number =>
          byIncident.reduce((sum, counts) => sum + pick(...counts.map(({ count }) => count)), 0);
        return el(
          "tr",
          {},
          el("th", { scope: "row" }, leans),
          el("td", {}, t("harm.over", { n: byIncident.length })),
          el("td", {}, rangeText(total(Math.min), total(Math.max))),
        );
      }),
    ),
  );
}

function leaningName(payload: Context["payload"], outlet: number | undefined, day?: string): string {
  if (outlet === undefined) {
    return t("leans.unknown");
  }
  const leans = leansOn(at(payload.outlets, outlet), day);
  return leans === undefined ? t("leans.none") : `${t("leans.to")} ${sideName(payload, leans)}`;
}

function entryRow({ payload, store }: Context, { incident, toll }: Entry): HTMLElement {
  const { where, when } = at(payload.incidents, incident);
  const bounds = [toll.low, toll.best, toll.high];
  const voices = new Map(
    bounds.flatMap((bound) => (bound === undefined ? [] : [[bound.claim, bound.count] as const])),
  );
  return el(
    "div",
    { class: "entry" },
    el(
      "span",
      {},
      link(whereText(payload, where), () => store.set({ item: { kind: "incident", position: incident } })),
      el("small", {}, ` ${whenText(when)}`),
      gradeTag(toll.grade),
    ),
    voices.size === 0
      ? el("span", {}, tollWords(toll).best)
      : el(
          "ul",
          {},
          [...voices].map(([claim, count]) =>
            el("li", {}, el("b", {}, number(count)), " ", el("bdi", {}, voiceName(payload, at(payload.claims, claim)))),
          ),
        ),
    (toll.remarks ?? []).map((remark) => el("small", { class: "remark" }, remark)),
  );
}
